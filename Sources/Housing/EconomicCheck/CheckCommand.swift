extension EconomicCheck {
    /// Everything that can be asked of a check.
    public enum Command: Hashable, Sendable {
        /// An adult of the family read the authorisation and ticked it.
        case authorise(Given)
        /// A clerk took a signed authorisation in, with its picture.
        case authoriseOnPaper(PersonID, template: TemplateVersion, picture: MaterialID)
        /// A person takes his authorisation back; once requested, this ends the check.
        case withdrawAuthorisation(PersonID)
        /// 发起收入财产核对.
        case request
        /// The request is in a file that leaves the office.
        case send
        /// A report came in by file.
        case receive(Filing)
        /// A clerk entered a report from paper.
        case enterReport(Filing, paper: MaterialID)
        /// A second person compared it with the paper. `content` is that of the report as stored.
        case confirmReport(CheckReport)
        /// It was entered wrongly; the note says what.
        case refuseReport(note: TextID)
        /// The applicant objects, in the words of that row.
        case object(TextID)
        case decideObjection(isUpheld: Bool, note: TextID)
        /// A renewal was handed in on its result. It follows from that, in the same transaction.
        case use(CaseID)
        /// The result is out of date.
        case age
        /// The lease is over, or has another tenant.
        case lapse
        case cancel

        public var act: Act {
            switch self {
            case .authorise: .authorise
            case .authoriseOnPaper: .authoriseOnPaper
            case .withdrawAuthorisation: .withdrawAuthorisation
            case .request: .request
            case .send: .send
            case .receive: .receive
            case .enterReport: .enterReport
            case .confirmReport: .confirmReport
            case .refuseReport: .refuseReport
            case .object: .object
            case .decideObjection: .decideObjection
            case .use: .use
            case .age: .age
            case .lapse: .lapse
            case .cancel: .cancel
            }
        }
    }

    /// What is ticked by one adult.
    public struct Given: Hashable, Sendable {
        public let person: PersonID
        public let template: TemplateVersion
        /// Whole seconds for which the text was visible.
        public let visibleSeconds: Int
        public let isTicked: Bool
        /// His own number, as he typed it; the applicant, who is signed in by his, types none.
        public let document: IdentityNumber?

        public init(
            person: PersonID, template: TemplateVersion, visibleSeconds: Int, isTicked: Bool,
            document: IdentityNumber? = nil
        ) {
            self.person = person
            self.template = template
            self.visibleSeconds = visibleSeconds
            self.isTicked = isTicked
            self.document = document
        }
    }

    /// A report with the row in which it lies.
    public struct Filing: Hashable, Sendable {
        public let report: CheckReport
        public let stored: TextID
        /// Stands for the content.
        public let content: Commitment
        /// Somebody was told that the last day of objection goes by a calendar that is not known yet.
        public let acceptsProvisionalDay: Bool

        public init(
            report: CheckReport, stored: TextID, content: Commitment, acceptsProvisionalDay: Bool = false
        ) {
            self.report = report
            self.stored = stored
            self.content = content
            self.acceptsProvisionalDay = acceptsProvisionalDay
        }
    }
}
