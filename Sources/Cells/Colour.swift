/// A colour of the terminal.
public enum Colour: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// A place in xterm's palette: 0-7 the basic colours, 8-15 their bright twins, 16-231 the 6x6x6 cube, 232-255 greys.
    case indexed(UInt8)
}

/// The colours behind the numbers of xterm's palette.
public enum XtermPalette {
    public struct Components: Hashable, Sendable {
        /// Each 0 to 255.
        public let red: Int
        public let green: Int
        public let blue: Int

        public init(red: Int, green: Int, blue: Int) {
            self.red = red
            self.green = green
            self.blue = blue
        }

        func distance(to other: Components) -> Int {
            let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
            return r * r + g * g + b * b
        }
    }

    public static func components(_ index: UInt8) -> Components {
        let index = Int(index)
        switch index {
        case 0..<16:
            let (red, green, blue) = basic[index]
            return Components(red: red, green: green, blue: blue)
        case 16..<232:
            let levels = [0, 95, 135, 175, 215, 255]
            let cube = index - 16
            return Components(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
        default:
            let grey = 8 + 10 * (index - 232)
            return Components(red: grey, green: grey, blue: grey)
        }
    }

    /// The number, within `range`, of the colour that looks most like `components`.
    ///
    /// People change the first 16 in their terminal; 16 to 255 look the same everywhere.
    public static func nearest(to components: Components, in range: ClosedRange<UInt8> = 16...255) -> UInt8 {
        var nearest = range.lowerBound
        var least = Int.max
        for index in range {
            let distance = self.components(index).distance(to: components)
            if distance < least { (nearest, least) = (index, distance) }
        }
        return nearest
    }

    private static let basic: [(Int, Int, Int)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]
}
