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
            var foreground = colours.number(style.foreground, ground: .fore)
            let background = colours.number(style.background, ground: .back)
            if foreground.number == background.number, foreground.number >= 0, style.foreground != style.background {
                // Two colours that fewer colours cannot keep apart.
                foreground = (background.number == 7 ? 0 : 7, false)
            }
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
            let components = XtermPalette.components(index)
            let basic = index < 16 ? index : XtermPalette.nearest(to: components, in: 0...15)
            // Bright black is black on many a terminal: text in it would be gone.
            if basic == 8, ground == .fore { return (hasDefault ? -1 : 7, false) }
            return (Int32(basic % 8), basic > 8 && ground == .fore)
        case .direct:
            guard index >= 8 else { return (Int32(index), false) }
            let colour = XtermPalette.components(index)
            return (Int32(colour.red << 16 | colour.green << 8 | colour.blue), false)
        }
    }
}
