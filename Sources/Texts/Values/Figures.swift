import Housing

// How days, sums, areas and numbers are written wherever people read them.

extension Day {
    /// 2023年8月21日
    public var words: String { "\(year)年\(monthOfYear)月\(dayOfMonth)日" }

    /// 2023年8月21日24时: the end of a period, whose last day counts (Civil Code Art. 203).
    public var endWords: String { "\(words)24时" }
}

extension Moment {
    /// 2023年8月21日 10:05
    public var words: String { "\(day.words) \(clock)" }

    /// 10:05
    public var clock: String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Money {
    /// 1,155.00元
    public var words: String {
        let parts = description.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first, let cents = parts.last else { return "\(description)元" }
        let isNegative = whole.hasPrefix("-")
        let digits = Array(isNegative ? whole.dropFirst() : whole)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return "\(isNegative ? "-" : "")\(grouped).\(cents)元"
    }
}

extension Area {
    /// 35.00平方米
    public var words: String { "\(self)平方米" }
}

extension Mobile {
    /// 138 0013 8000
    public var grouped: String { Grouping.of(value, 3, 4, 4) }
    /// 138 **** 8000
    public var maskedWords: String { Grouping.of(masked, 3, 4, 4) }
}

extension IdentityNumber {
    /// 440308 19990110 1512; a number of another length stays as it is.
    public var grouped: String { value.count == 18 ? Grouping.of(value, 6, 8, 4) : value }
    /// 440*** ******** 1512
    public var maskedWords: String { value.count == 18 ? Grouping.of(masked, 6, 8, 4) : masked }
}

/// Cuts a number into groups with spaces between, so that it can be read out and compared.
public enum Grouping {
    public static func of(_ text: String, _ sizes: Int...) -> String {
        var rest = Substring(text)
        var groups: [Substring] = []
        for size in sizes where !rest.isEmpty {
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        if !rest.isEmpty { groups.append(rest) }
        return groups.joined(separator: " ")
    }
}

/// Sizes of files as people know them.
public enum FileSize {
    /// 812 KB, 3.4 MB, 71.5 GB
    public static func words(bytes: Int) -> String {
        if bytes < 1024 { return "\(bytes) 字节" }
        if bytes < 1024 * 1024 { return "\((bytes + 512) / 1024) KB" }
        let isGreat = bytes >= 1 << 30
        let unit = isGreat ? 1 << 30 : 1 << 20
        let tenths = (bytes / 16 * 10 + unit / 32) / (unit / 16)
        return "\(tenths / 10).\(tenths % 10) \(isGreat ? "GB" : "MB")"
    }
}

/// Lengths of time.
public enum TimeSpan {
    /// 45秒, 3分钟, 1小时5分钟
    public static func words(seconds: Int) -> String {
        if seconds < 60 { return "\(max(0, seconds))秒" }
        let minutes = (seconds + 59) / 60
        if minutes < 60 { return "\(minutes)分钟" }
        let rest = minutes % 60
        return rest == 0 ? "\(minutes / 60)小时" : "\(minutes / 60)小时\(rest)分钟"
    }
}
