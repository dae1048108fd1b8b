import Forms
import Housing
import Office

/// What the counter's pages about economic checks ask.
public enum CounterCheckAsk: Equatable, Sendable {
    case open(CaseID)
    /// Income and property item by item. The look leaves an entry.
    case reports(EconomicCheck)
    /// What this clerk began of a report on paper.
    case draft(CaseID)
    case keep(PaperReportDraft, CaseID)
    case enter(CheckReport, picture: StagedFile, EconomicCheck)
    /// - Parameter report: the one that was compared with the paper.
    case confirm(TextID, EconomicCheck)
    case refuse(String, EconomicCheck)
    case decide(isUpheld: Bool, String, EconomicCheck)
    case authorise(PersonID, picture: StagedFile, EconomicCheck)
    /// A job: 授权书 of one adult is drawn and printed.
    case printSheet(PersonID, EconomicCheck)
}

/// What comes back.
public enum CounterCheckAnswer: Equatable, Sendable {
    case opened(OpenCheck)
    case reports([TextID: CheckReport])
    /// - Parameter issuer: who issued the report that this clerk entered last; empty where he entered none.
    case draft(PaperReportDraft?, issuer: String)
    /// - Parameter dropped: whose draft was the oldest of too many and went for it.
    case kept(dropped: ReceiptNumber?)
    case notKept(CounterTrouble)
    /// The picture that was to go with it is no longer there: it is taken anew.
    case pictureGone
    case done(CheckDone)
}

/// A check that is being looked at.
public struct OpenCheck: Equatable, Sendable {
    public let file: CheckFile
    public let today: Day

    public var check: EconomicCheck { file.check }

    /// The act that comes next at the counter; nil where it waits for nobody there.
    var next: EconomicCheck.Act? {
        switch check.state {
        case .draft: .authoriseOnPaper
        case .requested, .inProgress: .enterReport
        case .reported: .confirmReport
        case .objection: .decideObjection
        case .meets, .fails, .expired, .cancelled: nil
        }
    }

    /// Who of the office did last what another may wait to do.
    private var lastPerson: PersonID? {
        let acts: [(at: Moment, by: PersonID)] =
            check.sendings.map { ($0.at, $0.by) } + check.reports.map { ($0.at, $0.by) }
            + check.reports.compactMap { $0.confirmation.map { ($0.at, $0.by) } }
            + check.reports.compactMap { $0.refusal.map { ($0.at, $0.by) } }
            + check.objections.compactMap { $0.decision.map { ($0.at, $0.by) } }
            + check.authorisations.compactMap { given in
                if case .paper(_, let clerk) = given.way { (given.at, clerk) } else { nil }
            }
        return acts.filter { $0.at == check.updatedAt }.last?.by
    }

    /// His masked name; nil where the applicant or nobody did it.
    var lastDoer: String? { lastPerson.flatMap { file.staff[$0] } }

    func wasLastDone(by clerk: Clerk) -> Bool { lastPerson == clerk.person }
}

/// What was done with a check at the counter.
public struct CheckDone: Equatable, Sendable {
    public enum Deed: Equatable, Sendable {
        case authorised, entered, confirmed, refused, upheld, dismissed
    }

    public let deed: Deed
    public let check: EconomicCheck
}

/// What a clerk has typed of a report on paper and not handed in. It lies in a row until he does.
public struct PaperReportDraft: Codable, Equatable, Sendable {
    public enum Group: String, Codable, CaseIterable, Sendable {
        case income, property
    }

    /// An item of the report.
    public struct Line: Codable, Equatable, Sendable {
        public var person: PersonID
        public var group: Group
        public var kind: String
        public var amount: Money
        public var isCounted: Bool
    }

    /// An item that is being typed.
    public struct Typing: Codable, Equatable, Sendable {
        public var person: PersonID
        public var group: Group
        /// The line that it changes; nil for a new one.
        public var line: Int?
        public var kind: String?
        public var amount: String
        public var isCounted: Bool
    }

    public var number = ""
    public var issuer = ""
    public var checkDate: Day?
    public var lines: [Line] = []
    public var typing: Typing?

    public init() {}

    /// What was entered before and refused, to be put right.
    init(_ report: CheckReport) {
        number = report.number
        issuer = report.issuer
        checkDate = report.checkDate
        lines = report.people.flatMap { person in
            Group.allCases.flatMap { group in
                person[group].map {
                    Line(
                        person: person.person, group: group, kind: $0.kind, amount: $0.amount, isCounted: $0.isCounted)
                }
            }
        }
    }

    /// The lines of one person and group, with their places.
    func lines(of person: PersonID, _ group: Group) -> [(index: Int, line: Line)] {
        lines.enumerated().filter { $0.element.person == person && $0.element.group == group }
            .map { (index: $0.offset, line: $0.element) }
    }

    /// The report as far as it goes, with every member of the family.
    func report(of members: [EconomicCheck.Member], checked day: Day) -> CheckReport {
        CheckReport(
            number: Normal.name(number), issuer: Normal.name(issuer), checkDate: day,
            people: members.map { member in
                func items(_ group: Group) -> [CheckReport.Item] {
                    lines(of: member.person, group).map {
                        CheckReport.Item(kind: $0.line.kind, amount: $0.line.amount, isCounted: $0.line.isCounted)
                    }
                }
                return CheckReport.PersonReport(
                    person: member.person, income: items(.income), property: items(.property))
            })
    }
}

extension CheckReport.PersonReport {
    subscript(group: PaperReportDraft.Group) -> [CheckReport.Item] { group == .income ? income : property }
}

extension CheckPolicy {
    /// The kinds of items of a group, in the office's order.
    func kinds(_ group: PaperReportDraft.Group) -> [Kind] { group == .income ? income : property }

    func name(of code: String, _ group: PaperReportDraft.Group) -> String {
        group == .income ? name(ofIncome: code) : name(ofProperty: code)
    }
}

/// All that one clerk has begun, as it lies in his row.
struct PaperReportDrafts: Codable, Equatable {
    struct Begun: Codable, Equatable {
        let check: CaseID
        let draft: PaperReportDraft
    }

    /// Who issued the report that was entered last.
    var issuer = ""
    /// The latest last.
    private(set) var begun: [Begun] = []

    static let most = 20

    subscript(check: CaseID) -> PaperReportDraft? { begun.last { $0.check == check }?.draft }

    /// Keeps what was typed of one check. What had to go for it, where there were too many.
    mutating func keep(_ draft: PaperReportDraft, of check: CaseID) -> CaseID? {
        forget(check)
        begun.append(Begun(check: check, draft: draft))
        return begun.count > Self.most ? begun.removeFirst().check : nil
    }

    mutating func forget(_ check: CaseID) { begun.removeAll { $0.check == check } }
}
