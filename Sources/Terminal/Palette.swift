import CNcurses
import Cells

/// The look of every role in the terms of the terminal at hand: 256 colours, fewer, or none.
struct Palette {
    struct Look {
        var attributes: attr_t
        var pair: Int16
    }

    private(set) var looks: [Look]

    subscript(role: Role) -> Look { looks[Int(role.rawValue)] }

    /// Tells ncurses the pairs of `theme`, a pair a role. Without colours `Theme.plain` stands in for any theme.
    init(_ theme: Theme, colours: ColourCapability) {
        let theme = colours == .none ? Theme.plain : theme
        looks = Role.allCases.map { role in
            let style = theme[role]
            var look = Look(attributes: Palette.attributes(style), pair: 0)
            guard colours != .none else { return look }
            look.pair = Int16(role.rawValue) + 1
            let foreground = colours.number(style.foreground, ground: .fore)
            let background = colours.number(style.background, ground: .back)
            if foreground.isBright { look.attributes |= anju_bold() }
            init_extended_pair(Int32(look.pair), foreground.number, background.number)
            return look
        }
    }

    private static func attributes(_ style: Style) -> attr_t {
        var attributes: attr_t = 0
        if style.bold { attributes |= anju_bold() }
        if style.underline { attributes |= anju_underline() }
        if style.reverse { attributes |= anju_reverse() }
        if style.dim { attributes |= anju_dim() }
        return attributes
    }
}

/// How many colours a terminal has, and how one of xterm's palette is said there.
enum ColourCapability: Equatable {
    case none
    /// The basic colours; bright ones are said by bold.
    case basic(hasDefault: Bool)
    case palette256(hasDefault: Bool)
    /// Colours above 7 are given as red, green and blue.
    case direct(hasDefault: Bool)

    enum Ground { case fore, back }

    /// Asks ncurses, which must be running.
    static func detect(isColourless: Bool) -> ColourCapability {
        guard !isColourless, has_colors(), start_color() == OK, anju_colours() >= 8,
            anju_colour_pairs() > Role.allCases.count
        else { return .none }
        let hasDefault = use_default_colors() == OK
        switch anju_colours() {
        case ..<256: return .basic(hasDefault: hasDefault)
        case 256: return .palette256(hasDefault: hasDefault)
        default: return .direct(hasDefault: hasDefault)
        }
    }

    private var hasDefault: Bool {
        switch self {
        case .none: false
        case .basic(let hasDefault), .palette256(let hasDefault), .direct(let hasDefault): hasDefault
        }
    }

    func number(_ colour: Colour, ground: Ground) -> (number: Int32, isBright: Bool) {
        guard case .indexed(let index) = colour else {
            return (hasDefault ? -1 : ground == .fore ? 7 : 0, false)
        }
        switch self {
        case .none: return (-1, false)
        case .palette256: return (Int32(index), false)
        case .basic:
            let basic = index < 16 ? index : XtermPalette.nearestBasic(index)
            return (Int32(basic % 8), basic >= 8 && ground == .fore)
        case .direct:
            guard index >= 8 else { return (Int32(index), false) }
            let (red, green, blue) = XtermPalette.components(index)
            return (Int32(red << 16 | green << 8 | blue), false)
        }
    }
}

/// The colours behind the numbers of xterm's palette.
enum XtermPalette {
    /// Red, green and blue, each 0 to 255.
    static func components(_ index: UInt8) -> (Int, Int, Int) {
        let index = Int(index)
        switch index {
        case 0..<16:
            return basic[index]
        case 16..<232:
            let levels = [0, 95, 135, 175, 215, 255]
            let cube = index - 16
            return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
        default:
            let grey = 8 + 10 * (index - 232)
            return (grey, grey, grey)
        }
    }

    /// The one of the first 16 colours that looks most like `index`.
    static func nearestBasic(_ index: UInt8) -> UInt8 {
        let (red, green, blue) = components(index)
        let distances = basic.map { colour in
            let (r, g, b) = (colour.0 - red, colour.1 - green, colour.2 - blue)
            return r * r + g * g + b * b
        }
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 7
        return UInt8(nearest)
    }

    private static let basic: [(Int, Int, Int)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]
}
