import Testing

@testable import Forms

/// A page offers pinyin where the field in focus takes Chinese, and nowhere else. Looked at after every key of every test:
/// the field is found in the page itself.
enum LawOfPinyin {
    static func expect<Ask, Answer>(_ program: Program<Ask, Answer>) {
        let page = program.current.screen.base
        // Asked only while something can be typed.
        guard page.takesText else { return }
        if let words = broken(by: page, offers: page.takesChinese) { Issue.record("\(words)") }
    }

    /// For a person to read.
    static func broken(by page: Any, offers takesChinese: Bool) -> String? {
        let fields = fields(in: page).filter(\.takesText)
        // Of several nobody knows from outside which one is shown.
        guard let first = fields.first, fields.allSatisfy({ $0.takesChinese == first.takesChinese }) else { return nil }
        guard takesChinese != first.takesChinese else { return nil }
        return "\(type(of: page)) \(takesChinese ? "offers" : "does not offer") pinyin, and its field is another one"
    }

    private static func fields(in value: Any, depth: Int = 0) -> [any TypedInto] {
        if let field = value as? any TypedInto { return [field] }
        let children = Mirror(reflecting: value).children
        guard depth < 4, children.count < 40 else { return [] }
        return children.flatMap { fields(in: $0.value, depth: depth + 1) }
    }
}

/// What somebody types into.
protocol TypedInto {
    var takesText: Bool { get }
    var takesChinese: Bool { get }
}

extension Form: TypedInto {}
extension TextField: TypedInto {
    var takesText: Bool { true }
}
