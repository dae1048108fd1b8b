import Housing
import Office

extension OfficeFailure {
    /// The contract's exit status. An option that is missing is a matter of usage, a value that is none of its is bad
    /// input.
    public var exitStatus: ExitStatus {
        switch self {
        case .refused, .held, .denied: .refused
        case .input(let problem): problem.isMissingOption ? .usage : .badInput
        case .store: .failure
        }
    }

    /// Whether it is the machine's fault, so that who keeps the machine finds it in the log.
    public var isTechnical: Bool {
        guard case .store(let failure) = self else { return false }
        switch failure {
        case .notAnOffice, .notWritable, .noPermission, .notADirectory, .notEmpty, .changedByOther, .notFound:
            return false
        default: return true
        }
    }

    /// One line for standard error: a refusal with its code and rule first.
    public var line: String {
        guard exitStatus == .refused else { return sentence }
        return "\(code)（\(rule ?? "")）\(sentence)"
    }

    /// What stands beside `"ok":false` for a command line that could not be read.
    static func misuse(_ message: String) -> JSON.Member {
        JSON.Member(name: "refusal", value: ["code": "USAGE", "rule": .null, "message": .text(message)])
    }

    /// What stands beside `"ok":false`.
    var refusal: JSON.Member {
        var members: [JSON.Member] = [
            JSON.Member(name: "code", value: .text(code)),
            JSON.Member(name: "rule", value: .optional(rule)),
            JSON.Member(name: "message", value: .text(sentence)),
        ]
        if case .input(let problem) = self {
            members.append(JSON.Member(name: "source", value: .text(problem.source)))
            members.append(JSON.Member(name: "line", value: problem.line.map(JSON.number) ?? .null))
            members.append(JSON.Member(name: "column", value: .optional(problem.column)))
        }
        return JSON.Member(name: "refusal", value: .object(members))
    }

    /// The number of the rule; of a role that may not, the act.
    private var rule: String? {
        switch self {
        case .refused(let refusal), .held(let refusal, _): refusal.rule.description
        case .denied(let act, _): act.rawValue
        case .input, .store: nil
        }
    }
}

extension InputProblem {
    fileprivate var isMissingOption: Bool {
        guard case .missing = reason else { return false }
        return source.hasPrefix("--")
    }
}
