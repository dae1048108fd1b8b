/// What somebody does to a batch of the rent subsidy, at what time.
public struct SubsidyCommand: Hashable, Sendable {
    /// To which of the office's batches, from 0.
    public var batch: Int
    /// The login of one of ``Staff``.
    public var by: String
    public var at: String
    public var act: Act

    public init(to batch: Int = 0, by: String, at: String, _ act: Act) {
        self.batch = batch
        self.by = by
        self.at = at
        self.act = act
    }

    public enum Act: Hashable, Sendable {
        case open(Notice)
        case importRegister([RegisterLine], asOf: String, skipsBad: Bool)
        case importMembers([MemberLine], skipsBad: Bool)
        case importApplications([FormLine], skipsBad: Bool)
        case importFindings([FindingLine], skipsBad: Bool)
        case importUsedHouses([UsedHouseLine])
        /// Binds the register's order by a published number.
        case commit
        case close
        case review
        case publish
        case conclude
        case call(Int?)
        case waive
        case finish
        case supplementary
        case confirm([String])
        case correct(String, items: [String])
        case supplement(String, FormLine)
        case withdraw(String)
        case object(String)
        /// The objection by its place among all that were made, from 0.
        case decide(Int, upheld: Bool)
        case sign(String)
        case decline(String)
        case discretion(String, rule: String)
        case prepare(String)
        case recheck(String)
        /// The payment run by its place among all, from 0.
        case approve(Int)
        case export(Int)
        case results([ResultLine], skipsBad: Bool)
        case reportChange(String, kind: String, day: String)
        /// The change by its place among all, from 0.
        case decideChange(Int, eligible: Bool, isFalse: Bool = false, lease: LeaseLine? = nil)
        case requeue(String, day: String)
        case suspend(String)
        case resume(String)
        case reinstate(String)
        case breach(String)
        case repaid(String, fen: Int)
        case escalate(String)
        /// At a kiosk: `by` is the applicant's number, the time of handing in that of the command.
        case submitOwn(FormLine)
        case withdrawOwn(String)
        case mendOwn(String, FormLine)
        case objectOwn(String)
        /// One finding by hand, as of now.
        case enter(FindingLine)
    }

    /// What differs from `luohu-2023.toml`.
    public struct Notice: Hashable, Sendable {
        public var name: String
        public var quota: Int
        /// `LH-18-1` …, one after the other.
        public var extraConditions: [String]
    }
}

/// Who works in every random office, and as what. `both` may enter and confirm, `purse` prepare and approve: separations
/// hold by person.
public enum Staff {
    public static let roles: KeyValuePairs<String, [String]> = [
        "clerk1": ["clerk"], "clerk2": ["clerk"], "reviewer1": ["reviewer"], "reviewer2": ["reviewer"],
        "manager1": ["manager"], "cashier1": ["cashier"], "cashier2": ["cashier"], "auditor1": ["auditor"],
        "both": ["clerk", "reviewer"], "purse": ["cashier", "manager"],
    ]

    public static func hold(_ login: String, _ allowed: [String]) -> Bool {
        roles.first { $0.key == login }?.value.contains(where: allowed.contains) ?? false
    }

    public static var logins: [String] { roles.map(\.key) }

    /// The document of each; now and then one of them is of a family that applies.
    public static func idNo(_ login: String) -> String {
        let body = "4403031980010110\(logins.firstIndex(of: login) ?? 0)"
        return body + RandomFamilies.check(body)
    }
}

/// What came of a command.
public enum SubsidyAnswer: Hashable, Sendable, CustomStringConvertible {
    case done
    /// nil where the rules say that it is refused and not by which code.
    case refused(String?)
    /// A file that cannot be taken in, by the lines that are wrong.
    case badFile([Int])
    /// Taken without the lines that are wrong.
    case doneWithout([Int])

    public func fits(_ other: SubsidyAnswer) -> Bool {
        switch (self, other) {
        case (.refused(nil), .refused), (.refused, .refused(nil)): true
        case (.done, .doneWithout(let lines)), (.doneWithout(let lines), .done): lines.isEmpty
        default: self == other
        }
    }

    public var isDone: Bool {
        switch self {
        case .done, .doneWithout: true
        case .refused, .badFile: false
        }
    }

    public var description: String {
        switch self {
        case .done: "done"
        case .refused(let code): "refused \(code ?? "")"
        case .badFile(let lines): "bad file, lines \(lines)"
        case .doneWithout(let lines): "done without lines \(lines)"
        }
    }
}
