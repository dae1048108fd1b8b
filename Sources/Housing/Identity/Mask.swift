/// How personal values are shown wherever they are not being typed. The number of stars is that of the hidden
/// characters, so that columns stay as wide as the value.
public enum Mask {
    /// 张三丰 is 张*丰, 张三 is 张*; a single character is hidden whole.
    public static func name(_ name: String) -> String {
        switch name.count {
        case 0: ""
        case 1: "*"
        case 2: keep(name, first: 1, last: 0)
        default: keep(name, first: 1, last: 1)
        }
    }

    /// The first three and last four characters; of short numbers the first and the last two. The birth date is
    /// never seen.
    public static func document(_ number: String) -> String {
        number.count >= 12 ? keep(number, first: 3, last: 4) : keep(number, first: 1, last: 2)
    }

    /// 138****8000
    public static func mobile(_ number: String) -> String {
        keep(number, first: 3, last: 4)
    }

    /// The first and the last four digits of a bank account.
    public static func account(_ number: String) -> String {
        keep(number, first: 4, last: 4)
    }

    /// The last four digits of a bank account, for narrow tables.
    public static func accountEnd(_ number: String) -> String {
        number.count > 4 ? String(number.suffix(4)) : String(repeating: "*", count: number.count)
    }

    /// Hides everything where so little would be left to hide that the value could be read from it.
    private static func keep(_ text: String, first: Int, last: Int) -> String {
        let hidden = text.count - first - last
        guard hidden > 0 else { return String(repeating: "*", count: text.count) }
        return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
    }
}
