import Cells

/// Where things stand in the window: title line, stepper, body, message line, hint line.
struct Frame {
    let title: Rect
    let stepper: Rect?
    let body: Rect
    let message: Rect
    let hints: Rect

    /// The widest a page to be read becomes.
    static let pageColumns = 76
    static let marginColumns = 2
    /// From this height on, lines of space are given away freely.
    static let roomyRows = 30

    init(size: Size, hasStepper: Bool, layout: Chrome.Layout) {
        let isRoomy = size.height >= Frame.roomyRows
        var rest = Rect(size: size)
        (title, rest) = rest.splitTop(1)
        (rest, hints) = rest.splitBottom(1)
        (rest, message) = rest.splitBottom(1)
        if hasStepper {
            if isRoomy { rest = rest.splitTop(1).rest }
            let split = rest.splitTop(1)
            stepper = split.top.inset(horizontal: Frame.marginColumns, vertical: 0)
            rest = split.rest
        } else {
            stepper = nil
        }
        rest = rest.splitTop(1).rest.splitBottom(1).rest
        body = Frame.columns(of: rest, layout)
    }

    init<Ask, Answer>(program: Program<Ask, Answer>, now: Instant) {
        let chrome = program.current.screen.base.chrome
        self.init(size: program.size, hasStepper: chrome.stepper != nil, layout: chrome.layout)
    }

    private static func columns(of rect: Rect, _ layout: Chrome.Layout) -> Rect {
        let inside = rect.inset(horizontal: marginColumns, vertical: 0)
        switch layout {
        case .wide: return inside
        case .page: return inside.centred(Size(width: pageColumns, height: inside.height))
        }
    }

    /// The body of the help page.
    static func helpBody(_ size: Size) -> Rect {
        Frame(size: size, hasStepper: false, layout: .page).body
    }
}
