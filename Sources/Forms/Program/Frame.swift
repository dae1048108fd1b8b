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
        let lowest = rest.splitBottom(1)
        message = Frame.columns(of: lowest.bottom, layout)
        rest = lowest.rest
        if hasStepper {
            if isRoomy { rest = rest.splitTop(1).rest }
            let split = rest.splitTop(1)
            stepper = Frame.columns(of: split.top, layout)
            rest = split.rest
        } else {
            stepper = nil
        }
        rest = rest.splitTop(1).rest.splitBottom(1).rest
        body = Frame.columns(of: rest, layout)
    }

    /// Where things stand for the screen on top. A window too small changes nothing: what was read and typed in a larger one
    /// stays where it was.
    init<Ask, Answer>(program: Program<Ask, Answer>) {
        let chrome = program.current.screen.base.chrome
        let size = Frame.drawable(program.size)
        self.init(size: size, hasStepper: chrome.stepper != nil, layout: chrome.layout)
    }

    private static func drawable(_ size: Size) -> Size {
        Size(width: max(size.width, leastSize.width), height: max(size.height, leastSize.height))
    }

    /// The smallest window in which pages are drawn.
    static let leastSize = Size(width: 80, height: 24)

    private static func columns(of rect: Rect, _ layout: Chrome.Layout) -> Rect {
        let inside = rect.inset(horizontal: marginColumns, vertical: 0)
        switch layout {
        case .wide: return inside
        case .page: return inside.centred(Size(width: pageColumns, height: inside.height))
        }
    }

    /// The body of the help page.
    static func helpBody(_ size: Size) -> Rect {
        Frame(size: drawable(size), hasStepper: false, layout: .page).body
    }
}
