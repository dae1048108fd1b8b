import Housing

/// Complaints by call, letter or visit (LH-64). Who complains and of what is for those who answer; each look at them leaves
/// an entry, and no entry holds a word of them.
public struct ComplaintDesk {
    let office: Office

    /// 来电, 来信, 来访.
    public static let ways = ["来电", "来信", "来访"]
    /// Typed by who complains, at a terminal.
    static let kioskWay = "自助终端"

    /// What somebody said who took the trouble; the real name is encouraged and never needed.
    public struct Given: Equatable, Sendable {
        public let way: String
        public let text: String
        public var name: String?
        public var contact: String?
        /// 备案回执号 of the family that it is about.
        public var receipt: String?

        public init(way: String, text: String, name: String? = nil, contact: String? = nil, receipt: String? = nil) {
            self.way = way
            self.text = text
            self.name = name
            self.contact = contact
            self.receipt = receipt
        }
    }

    /// A complaint as those see it who answer.
    public struct Complaint: Equatable, Sendable {
        public let id: String
        /// As people say it; nil for one of before there were numbers.
        public let number: String?
        /// `OPEN`, `ANSWERED`.
        public let state: String
        public let at: Moment
        public let given: Given
        public let answeredAt: Moment?
        public let answer: String?

        init(_ kept: KeptRecord<ComplaintBody>) {
            id = kept.id
            number = kept.number
            state = kept.state.rawValue
            at = kept.at
            given = Given(
                way: kept.body.way, text: kept.body.text, name: kept.body.name.nonEmpty,
                contact: kept.body.contact.nonEmpty, receipt: kept.body.receipt)
            answeredAt = kept.body.answeredAt
            answer = kept.body.answer
        }
    }

    /// - Returns: its id, and its number as people say it; it is answered by either.
    public func add(
        _ given: Given, _ session: Session
    ) throws(OfficeFailure) -> (id: String, number: String) {
        guard Self.ways.contains(given.way) else {
            throw .input(InputProblem(source: "--way", reason: .unknown(given.way, allowed: Self.ways)))
        }
        let text = try FreeText.read(given.text, "--text")
        let name = try given.name.map { (name) throws(OfficeFailure) in try FreeText.read(name, "--name") }
        let contact = try given.contact.map { (text) throws(OfficeFailure) in try FreeText.read(text, "--contact") }
        let (id, now) = (office.entropy.identifier(), try office.clocks.office())
        return try office.write(.takeComplaint, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let number = try writer.nextComplaintNumber()
            let body = ComplaintBody(
                way: given.way, text: text, name: name ?? "", contact: contact ?? "",
                receipt: given.receipt.map(Normal.folded), by: actor)
            try writer.save(
                KeptRecord(
                    id: id, batch: nil, number: number, state: ComplaintBody.State.open, at: now, body: body))
            try writer.append([Entry(.complaintReceived, ["complaint": .id(id)])], at: now, by: actor)
            return (id, number)
        }
    }

    /// All of them, the first first; who has seen them stands in the journal.
    public func list(_ session: Session) throws(OfficeFailure) -> [Complaint] {
        let now = try office.clocks.office()
        return try office.write(.answerComplaint, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let kept = try writer.kept(ComplaintBody.self, of: nil)
            let entry = Entry(
                .personalShown, ["what": .code(SubsidyRecord.Kind.complaint.rawValue), "count": .number(kept.count)])
            try writer.append([entry], at: now, by: actor)
            return kept.map(Complaint.init)
        }
    }

    /// A complaint without a word of what it says: nobody is to be known by it.
    public struct Head: Equatable, Sendable {
        public let id: String
        public let number: String
        public let state: String
        public let at: Moment
        public let way: String
        public let answeredAt: Moment?

        public var isOpen: Bool { state == ComplaintBody.State.open.rawValue }
    }

    /// All of them, the first first, to choose from. What they say is looked at one by one (``look(_:_:)``).
    public func heads(_ session: Session) throws(OfficeFailure) -> [Head] {
        try office.read(.answerComplaint, session) { (reader, _) throws(OfficeFailure) in
            try reader.kept(ComplaintBody.self, of: nil).map { kept in
                Head(
                    id: kept.id, number: kept.number ?? kept.id, state: kept.state.rawValue, at: kept.at,
                    way: kept.body.way, answeredAt: kept.body.answeredAt)
            }
        }
    }

    /// One of them; that somebody looked stands in the journal.
    ///
    /// - Parameter complaint: its number or its id.
    /// - Throws: `.refused` with `NOT_FOUND`.
    public func look(_ complaint: String, _ session: Session) throws(OfficeFailure) -> Complaint {
        let now = try office.clocks.office()
        return try office.write(.answerComplaint, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            guard let kept = try writer.kept(ComplaintBody.self, called: complaint) else {
                throw .refused(Refusal(.notFound, "LH-64"))
            }
            let entry = Entry(
                .personalShown,
                ["what": .code(SubsidyRecord.Kind.complaint.rawValue), "complaint": .id(kept.id)])
            try writer.append([entry], at: now, by: actor)
            return Complaint(kept)
        }
    }

    /// - Parameter complaint: its number or its id.
    /// - Throws: `.refused` with `NOT_FOUND`, `ALREADY_DECIDED` where it was answered.
    public func answer(_ complaint: String, _ text: String, _ session: Session) throws(OfficeFailure) {
        let text = try FreeText.read(text, "--text")
        let now = try office.clocks.office()
        try office.write(.answerComplaint, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            guard var kept = try writer.kept(ComplaintBody.self, called: complaint) else {
                throw .refused(Refusal(.notFound, "LH-64"))
            }
            guard kept.state == .open else { throw .refused(Refusal(.alreadyDecided, "LH-64")) }
            kept.state = .answered
            kept.body.answeredAt = now
            kept.body.answeredBy = actor
            kept.body.answer = text
            try writer.save(kept)
            try writer.append([Entry(.complaintAnswered, ["complaint": .id(kept.id)])], at: now, by: actor)
        }
    }
}

extension SubsidyReader {
    func nextComplaintNumber() throws(OfficeFailure) -> String {
        ComplaintBody.number(try subsidyRecordCount(.complaint, batch: nil, state: nil) + 1)
    }
}

extension Office {
    public var complaints: ComplaintDesk { ComplaintDesk(office: self) }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
