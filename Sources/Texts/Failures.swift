import Housing

/// What is said when something was not done: what it was, the way on, and a number by which it is found in the log and
/// in the handbook. The number never changes its meaning.
public struct FailureText: Equatable, Sendable {
    /// `E-104`: 1xx starting, 2xx reading and confirming, 3xx materials, 4xx whose case, 5xx returning and ending,
    /// 6xx signing in, 7xx the office, 8xx what was given, 9xx the machine.
    public let number: String
    /// What was not done and why. Ends with a full stop.
    public let what: String
    /// What can be done now. Ends with a full stop.
    public let wayOn: String

    init(_ number: Int, _ what: String, _ wayOn: String) {
        self.number = "E-\(number)"
        self.what = what
        self.wayOn = wayOn
    }

    /// All of it, for a message line.
    public var sentence: String { "\(what)\(wayOn)（编号 \(number)）" }
}

/// The sentences for every failure.
public enum FailureTexts {
    /// A role that may not do something. `act` is said as a verb, `role` as it is called; nil when nobody is signed in.
    public static func denied(role: OfficeRole?) -> FailureText {
        guard let role else {
            return FailureText(701, "现在不能做这项操作。", "请用有权限的账号登录后再做。")
        }
        return FailureText(702, "「\(role.name)」角色不能做这项操作。", "请由有权限的人员办理。")
    }

    /// Another reviewer has the case.
    ///
    /// - Parameter name: masked.
    public static func held(by name: String, since: Moment?) -> FailureText {
        let time = since.map { "（\($0.clock) 起）" } ?? ""
        return FailureText(
            405, "这件申请正由\(name)审核\(time)。", "您写的内容没有丢失；请另取一件，或与\(name)联系。")
    }
}
