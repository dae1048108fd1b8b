/// A batch that is kept as somebody would by hand, from the rules alone: lists, loops and texts, and nothing of the program
/// that it is compared with. It is slow, and says of every command what must come of it.
public struct RuleOffice: Sendable {
    public var notice: SubsidyCommand.Notice?
    public var state = ""
    /// In the order of the register.
    public var families: [Family] = []
    public var hasMembers = false
    public var hasCloseRegister = false
    /// Whether a number that binds the register's order was published.
    public var isCommitted = false
    /// Dwellings that were imported as used, in whatever batch, and who brought them.
    public var usedHouses: [String: Set<String>] = [:]
    /// What the other batches of the office have come to.
    public var elsewhere = Elsewhere()
    /// The last day of each published list.
    public var lists: [String] = []
    public var objections: [Objection] = []
    public var changes: [Change] = []
    public var runs: [Run] = []
    /// How many months were taken out of a run because the bank had paid them after all.
    public var paidAfterAll = 0
    /// What was imported last of each kind, for the same file again does no harm.
    var imported: [String: [Int]] = [:]
    /// The files of findings that came, each by how often it says what.
    var findingFiles: [[FindingLine: Int]] = []
    /// How many files of findings or members came, for a run that was looked at is looked at again after them.
    var newsCount = 0
    /// When the members last came, and who brought them.

    public init() {}

    /// What one batch must know of the others.
    public struct Elsewhere: Sendable, Equatable {
        /// Receipts and numbers of those who signed there.
        public var signed: Set<String> = []
        /// Dwellings for which an instalment was paid.
        public var drawn: Set<String> = []
        /// Dwellings of agreements that are in force, or still to be paid.
        public var held: Set<String> = []
        /// Receipts and numbers of those whose agreements are in force, have months to be paid, or were paid by.
        public var bound: Set<String> = []

        public init() {}
    }

    public struct Family: Sendable {
        public var line: RegisterLine
        /// As of the close where that is known (Q5).
        public var size: Int
        /// Whom the register names now: that of the close where it names the family.
        public var applicant: String
        /// By the register of the close, or since it signed (LH-57).
        public var hasLeft = false
        public var members: [MemberLine] = []
        /// When the last file that names them came, and who brought it.
        var membersCame: (day: String, by: String)?
        /// By number and rule: the result, its time, and in which order it came.
        public var findings: [String: [String: Finding]] = [:]
        public var form: FormLine?
        /// The line of the file that brought the form, as it was before anything was mended; nil for one from a kiosk.
        public var fileLine: FormLine?
        /// 6.4; empty where it never applied.
        public var state = ""
        /// Who handed the form in, or mended it.
        public var enteredBy: Set<String> = []
        public var gaps: Set<String> = []
        public var proposed: Set<String> = []
        /// By the last review: something was not known.
        public var isUndecided = false
        public var reasons: Set<String> = []
        /// The dwelling that a manager excepted (Q16).
        public var exceptedHouse: String?
        public var list = 0
        public var sequence = 0
        public var signBy = ""
        public var correction: (items: [String], deadline: String, by: String)?
        /// Who asked for what was not mended in time, since it was mended last.
        public var lapsedBy: Set<String> = []
        public var agreement: Agreement?
    }

    public struct Finding: Sendable, Equatable {
        public var result: String
        var checkedAt: String
        /// Who said it, and who said it again.
        var by: Set<String>
        /// With which file it came first, from 1.
        var number: Int
    }

    public struct Objection: Sendable {
        public var receipt: String
        var by: String
        public var isOpen = true
    }

    public struct Change: Sendable {
        public var receipt: String
        var day: String
        /// The day that it had before another one was found.
        var firstDay: String?
        var reportedDay: String { firstDay ?? day }
        /// Who reported it, or brought in the findings that the monthly check went by.
        var by: Set<String>
        /// What was not passed when it was found: the reviewer had it before him.
        var seen: Set<Doubt> = []
        /// Whether it is about the lease, which may be followed by a new one.
        public var isOfLease = false
        public var isOpen = true
    }

    /// One thing that a family does not pass: what a source said of somebody, somebody about whom a source said nothing, or
    /// one of those whom nobody named.
    struct Doubt: Hashable, Sendable {
        var idNo = ""
        var rule = ""
        var result = ""
        var checkedAt = ""
        /// Of those whom nobody named the how-manieth.
        var unnamed = 0
    }

    public struct Run: Sendable {
        public var month: String
        var by: String
        /// PREPARED, APPROVED, SENT; CANCELLED where everything was taken out before.
        public var state = "PREPARED"
        /// How many files of news had come when it was looked at; nil where it was not.
        var newsSeen: Int?
        /// When its list left the office.
        var sentAt = ""
        /// Whose month, in the register's order.
        public var rows: [(receipt: String, month: String)] = []
    }

    public struct Agreement: Sendable {
        /// 6.5
        public var state = "EFFECTIVE"
        public var monthlyFen: Int
        public var months: [String]
        /// What became of each: empty before a run took it up, then DUE, APPROVED, SENT, PAID or FAILED.
        public var fates: [String: String] = [:]
        /// The month in which it ended, which is the last that is paid (LH-56); empty where none was ever due (LH-62).
        public var endMonth: String?
        /// While a change is looked into.
        public var changeMonth: String?
        public var signedAt: String
        /// The last day of the lease in force (Q13).
        public var leaseEnd: String
        /// The dwellings of the new leases, one after the other.
        public var moves: [String] = []
        /// Papers are missing, whatever became of it since (Q22).
        public var isWithheld = false
        /// Who entered or decided that it ends.
        var enders: Set<String> = []
        /// What the bank has said.
        var said: Set<ResultLine> = []
        /// The failures of which the bank's word is kept, for it may take them back.
        public var failedLines: [ResultLine] { said.filter { $0.result == "失败" }.sorted { $0.month < $1.month } }
        /// What was found to be overpaid.
        public var foundFen = 0
        public var recoveredFen = 0

        public var paidMonths: [String] { months.filter { fates[$0] == "PAID" } }
        public var paidFen: Int { paidMonths.count * monthlyFen }

        public var isInForce: Bool { ["EFFECTIVE", "PAYING", "CHANGE_REVIEW", "SUSPENDED"].contains(state) }

        public func isPayable(_ month: String) -> Bool {
            guard let endMonth else { return true }
            return month <= endMonth
        }

        /// The last month that is owed.
        public var lastOwed: String? { months.last(where: isPayable) }

        /// LH-32: for no month two subsidies are paid for one dwelling.
        public var hasDwelling: Bool {
            isInForce
                || months.contains { month in
                    let isOver = !leaseEnd.isEmpty && month > CountedDays.month(leaseEnd)
                    let isOwed = isPayable(month) && !isOver && state != "ESCALATED" && fates[month] != "PAID"
                    return isOwed || ["DUE", "APPROVED", "SENT"].contains(fates[month] ?? "")
                }
        }

        public var overpaidFen: Int { paidMonths.filter { !isPayable($0) }.count * monthlyFen }
    }

    // MARK: What every command asks

    /// What comes of a command that its person may give.
    mutating func perform(_ command: SubsidyCommand) -> SubsidyAnswer {
        if case .open(let notice) = command.act { return open(notice) }
        guard notice != nil else { return .refused(command.act.namesBatch ? "BATCH_UNKNOWN" : nil) }
        if command.act.isEmptyFile { return .badFile([]) }
        if case .supplement(_, let form) = command.act, !Self.isConsistent(form) { return .badFile([]) }
        if let family = family(of: command.act), isOwn(family, command.by) { return .refused("OWN_CASE") }
        return answer(command)
    }

    /// 3.8: nobody of the staff acts on his own family, wherever that stands: he applies, is named, or rents with it.
    func isOwn(_ family: Family, _ by: String) -> Bool {
        let number = Staff.idNo(by)
        return family.applicant == number || family.members.contains { $0.idNo == number }
            || family.form?.coTenants.contains(number) ?? false
    }

    /// The one family that an act is about, where it is there, and has signed where it must have.
    private func family(of act: SubsidyCommand.Act) -> Family? {
        var wanted: (receipt: String, isSigned: Bool)?
        switch act {
        case .correct(let receipt, _), .supplement(let receipt, _), .withdraw(let receipt), .object(let receipt),
            .sign(let receipt), .decline(let receipt), .discretion(let receipt, _):
            wanted = (receipt, false)
        case .enter(let line): wanted = (line.receipt, false)
        case .reportChange(let receipt, _, _), .requeue(let receipt, _), .suspend(let receipt), .resume(let receipt),
            .breach(let receipt), .repaid(let receipt, _), .escalate(let receipt), .reinstate(let receipt):
            wanted = (receipt, true)
        case .decide(let number, _):
            if objections.indices.contains(number) { wanted = (objections[number].receipt, false) }
        case .decideChange(let number, _, _, _):
            if changes.indices.contains(number) { wanted = (changes[number].receipt, true) }
        default: return nil
        }
        guard let wanted, let index = index(wanted.receipt) else { return nil }
        return wanted.isSigned && families[index].agreement == nil ? nil : families[index]
    }

    private mutating func answer(_ command: SubsidyCommand) -> SubsidyAnswer {
        let (by, now) = (command.by, command.at)
        let today = CountedDays.day(now)
        switch command.act {
        case .open: return .done
        case .importRegister(let lines, let asOf, let skips): return importRegister(lines, asOf, skips, now)
        case .importMembers(let lines, let skips): return importMembers(lines, skips, by, today)
        case .importApplications(let lines, let skips): return importForms(lines, skips, by, now)
        case .importFindings(let lines, let skips): return importFindings(lines, skips, by)
        case .importUsedHouses: return .done
        case .commit: return commit()
        case .close: return close(now)
        case .review: return review(today)
        case .publish: return publish(today)
        case .conclude: return conclude(today)
        case .call(let count): return call(count, today)
        case .waive: return waive(today)
        case .finish: return finish()
        case .supplementary: return supplementary(today)
        case .confirm(let receipts): return confirm(receipts, by)
        case .correct(let receipt, let items): return correct(receipt, items, by, today)
        case .supplement(let receipt, let form): return supplement(receipt, form, by, today)
        case .withdraw(let receipt): return withdraw(receipt, now)
        case .object(let receipt): return object(receipt, by, today)
        case .decide(let index, let upheld): return decide(index, upheld, by)
        case .sign(let receipt): return sign(receipt, now)
        case .decline(let receipt): return decline(receipt)
        case .discretion(let receipt, let rule): return discretion(receipt, rule)
        case .prepare(let month): return prepare(month, by, today)
        case .recheck(let month): return recheck(month, today)
        case .approve(let run): return approve(run, by)
        case .export(let run): return export(run, now)
        case .results(let lines, let skips): return results(lines, skips)
        case .reportChange(let receipt, let kind, let day):
            return reportChange(receipt, day, kind == "租赁合同", by, today)
        case .decideChange(let index, let eligible, let isFalse, let lease):
            return decideChange(index, eligible, isFalse: isFalse, lease, by, today)
        case .requeue(let receipt, let day): return requeue(receipt, day, by, today)
        case .reinstate(let receipt): return reinstate(receipt, by)
        case .suspend(let receipt): return suspend(receipt)
        case .resume(let receipt): return resume(receipt)
        case .breach(let receipt): return breach(receipt)
        case .repaid(let receipt, let fen): return repaid(receipt, fen)
        case .escalate(let receipt): return escalate(receipt)
        case .submitOwn(let form): return submitOwn(form, by, now)
        case .withdrawOwn(let receipt): return withdraw(receipt, now)
        case .mendOwn(let receipt, let form): return supplement(receipt, form, by, today)
        case .objectOwn(let receipt): return objectOwn(receipt, by, today)
        case .enter(let line): return enter(line, by, now)
        }
    }

    private mutating func open(_ new: SubsidyCommand.Notice) -> SubsidyAnswer {
        // The same file again is no harm.
        if let notice { return notice == new ? .done : .refused("BATCH_EXISTS") }
        notice = new
        state = "OPEN"
        return .done
    }

    // MARK: Helpers

    static let district = "440303"
    static let cutOff = "2023-07-31T18:00:00+08:00"
    static let opensAt = "2023-08-15T09:00:00+08:00"
    static let closesAt = "2023-08-29T18:00:00+08:00"

    var quota: Int { notice?.quota ?? 0 }

    public func count(_ states: String...) -> Int { families.filter { states.contains($0.state) }.count }

    /// Without a register nobody is known at all.
    var unknown: SubsidyAnswer { .refused(families.isEmpty ? nil : "RECEIPT_UNKNOWN") }

    func index(_ receipt: String) -> Int? { families.indices.first { families[$0].line.receipt == receipt } }

    /// Through publication, not called yet; by list, then by place.
    var waiting: [Int] {
        families.indices.filter { families[$0].state == "PUBLICITY_PASSED" }
            .sorted { (families[$0].list, families[$0].sequence) < (families[$1].list, families[$1].sequence) }
    }

    /// floor(n x 12 / 10), counted: the most whose tenfold is not above twelve times the places (LH-51).
    static func listMost(_ places: Int) -> Int {
        var most = 0
        while (most + 1) * 10 <= places * 12 { most += 1 }
        return most
    }

    /// How it stands, as `batch show` must tell it.
    public var view: SubsidyView {
        var view = SubsidyView()
        view.state = state
        view.quota = quota
        view.listMost = Self.listMost(quota)
        view.called = count("CALLED")
        view.signed = count("SIGNED")
        view.waived = count("WAIVED")
        view.quotaLeft = quota - view.signed
        view.publicityEndsOn = lists.last
        var rank = 0
        for family in families where !family.state.isEmpty {
            var application = Self.application(family)
            if Self.ranked.contains(family.state) {
                rank += 1
                application.rank = rank
            }
            view.applications.append(application)
        }
        return view
    }

    private static let ranked = [
        "ELIGIBLE", "PUBLISHED", "NOT_REACHED", "PUBLICITY_PASSED", "CALLED", "SIGNED", "WAIVED",
    ]

    private static func application(_ family: Family) -> SubsidyView.Application {
        var view = SubsidyView.Application()
        view.receipt = family.line.receipt
        view.state = family.state
        view.agreementState = family.agreement?.state
        view.reasons = family.reasons.sorted()
        view.proposed = family.proposed.sorted()
        view.cityPosition = family.line.position
        view.list = family.list
        view.sequence = family.sequence == 0 ? nil : family.sequence
        view.size = family.size
        view.areaCm2 = family.size == 1 ? 350_000 : 650_000
        view.monthlyFen = family.size == 1 ? 115_500 : 214_500
        view.signBy = family.signBy.isEmpty ? nil : family.signBy
        view.firstMonth = family.agreement?.months.first
        view.lastMonth = family.agreement?.lastOwed
        view.paidFen = family.agreement?.paidFen ?? 0
        view.overpaidFen = family.agreement?.overpaidFen ?? 0
        view.recoveredFen = family.agreement?.recoveredFen ?? 0
        return view
    }
}

extension SubsidyCommand.Act {
    /// Not what is known by a number of its own.
    fileprivate var namesBatch: Bool {
        switch self {
        case .decide, .decideChange, .approve, .export, .results, .importUsedHouses: false
        default: true
        }
    }

    /// Bad, whatever the batch has.
    fileprivate var isEmptyFile: Bool {
        switch self {
        case .importRegister(let lines, _, _): lines.isEmpty
        case .importMembers(let lines, _): lines.isEmpty
        case .importApplications(let lines, _): lines.isEmpty
        case .importFindings(let lines, _): lines.isEmpty
        default: false
        }
    }

    /// Who may (contract, People).
    var roles: [String] {
        switch self {
        case .open, .supplementary, .discretion, .reinstate, .commit: ["manager"]
        case .importRegister, .importMembers, .importApplications, .importFindings, .importUsedHouses, .enter:
            ["clerk", "manager"]
        case .submitOwn, .withdrawOwn, .mendOwn, .objectOwn: []
        case .close, .review, .publish, .conclude, .finish, .decide: ["reviewer", "manager"]
        case .call, .waive: ["clerk", "manager"]
        case .confirm, .correct, .decideChange, .suspend, .resume: ["reviewer"]
        case .supplement, .withdraw, .object: ["clerk", "manager"]
        case .sign, .decline, .reportChange, .requeue, .breach: ["clerk"]
        case .prepare, .recheck, .export, .results, .repaid, .escalate: ["cashier"]
        case .approve: ["cashier", "manager"]
        }
    }
}
