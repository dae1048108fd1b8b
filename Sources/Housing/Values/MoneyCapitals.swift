extension Money {
    /// The amount in capital characters, as contracts and receipts write it beside the figures: 壹仟壹佰伍拾伍元整.
    ///
    /// Zeros in the middle are one 零; at the end of a group they are left out. A sum that ends with 元 or 角 is
    /// closed by 整, one that ends with 分 is not; 分 without 角 follow 零. After 《支付结算办法》 annex 1 and
    /// 《会计基础工作规范》 Art. 52; where those allow a 零 to be left out (壹拾万柒仟元) it is left out.
    public var capitals: String {
        let sign = fen < 0 ? "负" : ""
        let magnitude = fen.magnitude
        let (yuan, cents) = magnitude.quotientAndRemainder(dividingBy: 100)
        guard magnitude > 0 else { return "零元整" }
        let whole = yuan > 0 ? Capitals.whole(yuan) + "元" : ""
        return sign + whole + Capitals.cents(cents, afterYuan: yuan > 0)
    }
}

/// Numbers in the characters that cannot be changed by a stroke.
private enum Capitals {
    /// 1 or more.
    static func whole(_ number: UInt) -> String {
        if number >= 100_000_000 { return joined(number, by: 100_000_000, "亿") }
        if number >= 10_000 { return joined(number, by: 10_000, "万") }
        return group(number)
    }

    /// 整, 伍角整, 零伍分, 叁角贰分.
    static func cents(_ cents: UInt, afterYuan: Bool) -> String {
        let (jiao, fen) = cents.quotientAndRemainder(dividingBy: 10)
        if cents == 0 { return "整" }
        if jiao == 0 { return (afterYuan ? "零" : "") + digit(fen) + "分" }
        return digit(jiao) + "角" + (fen == 0 ? "整" : digit(fen) + "分")
    }

    /// The part above a unit, the unit, and the part below it: 零 stands between where the lower part begins
    /// with a zero.
    private static func joined(_ number: UInt, by unit: UInt, _ name: String) -> String {
        let (above, below) = number.quotientAndRemainder(dividingBy: unit)
        let upper = whole(above) + name
        if below == 0 { return upper }
        return upper + (below < unit / 10 ? "零" : "") + whole(below)
    }

    /// 1...9,999.
    private static func group(_ number: UInt) -> String {
        var text = ""
        var rest = number
        var isGap = false
        for (place, name) in [(UInt(1000), "仟"), (100, "佰"), (10, "拾"), (1, "")] {
            let value = rest / place
            rest %= place
            if value == 0 {
                isGap = !text.isEmpty
            } else {
                text += (isGap ? "零" : "") + digit(value) + name
                isGap = false
            }
        }
        return text
    }

    private static func digit(_ value: UInt) -> String {
        ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"][Int(value % 10)]
    }
}
