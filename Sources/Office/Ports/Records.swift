import Housing

/// The office's memory, as its desks see it: questions in a snapshot, acts in one transaction.
///
/// A closure given to `write` may run again from its start (a serialisation conflict asks that), so everything that
/// must not be drawn twice, ids, moments, random bytes, is fixed before it. No closure waits for a person.
public protocol Records: AnyObject {
    /// Answers a question from one consistent snapshot.
    func read<Answer>(
        _ question: (any RecordReader) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer

    /// Does an act as a whole or not at all: lock, transaction, `body`, chain, commit to the disk.
    ///
    /// Throws `.store(.locked)` when the lock was not had within some tens of milliseconds; the caller asks again.
    func write<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer

    /// Moves with every committed act of any process that touched `topic`; cheap enough to ask on every wake-up.
    func version(of topic: Topic) throws(OfficeFailure) -> Int64

    /// The only import of the office at a time: held until what is returned is let go, which a process that ends does
    /// however it ends. nil while another has it.
    func holdImports() throws(OfficeFailure) -> AnyObject?
}

/// What a screen can depend on. A screen reads again when its topic's version moved.
public enum Topic: String, CaseIterable, Sendable {
    case cases, people, accounts, calls, drafts, clock
    /// Batches of the rent subsidy, and everything in them.
    case subsidy
    /// Which leases and people there are, by which names and numbers: what an import is checked against.
    case register
}

/// Every question that the desks ask.
public protocol RecordReader: SubsidyReader {
    // People, dwellings, leases.
    func person(_ id: PersonID) throws(OfficeFailure) -> Person
    /// By the exact, normalised number; found through a keyed index, never by the plain text.
    func person(document: IdentityNumber) throws(OfficeFailure) -> Person?
    func lease(_ id: LeaseID) throws(OfficeFailure) -> LeaseRecord
    func lease(number: String) throws(OfficeFailure) -> LeaseRecord?
    func dwelling(code: HouseCode) throws(OfficeFailure) -> Dwelling?
    /// The leases of which `tenant` is the tenant, newest end first.
    func leases(tenant: PersonID) throws(OfficeFailure) -> [LeaseRecord]
    /// A page of the leases that `organisation` signed for its staff, newest end first.
    func leases(organisation: CreditCode, offset: Int, limit: Int) throws(OfficeFailure) -> [LeaseRecord]
    /// Every lease of a dwelling, by number.
    func leases(dwelling: DwellingID) throws(OfficeFailure) -> [Lease]

    // Cases.
    func matter<Kind: Matter>(_ id: CaseID, as type: Kind.Type) throws(OfficeFailure) -> Kind
    func matter<Kind: Matter>(number: ReceiptNumber, as type: Kind.Type) throws(OfficeFailure) -> Kind?
    /// The one matter of its kind about a lease whose state is open, if any.
    func openMatter<Kind: Matter>(of lease: LeaseID, as type: Kind.Type) throws(OfficeFailure) -> Kind?
    /// Newest first.
    func matters<Kind: Matter>(applicant: PersonID, as type: Kind.Type) throws(OfficeFailure) -> [Kind]
    /// A page of the checks that wait to leave the office, in the order of the queue.
    ///
    /// - Parameter last: that with which the page before ended; nil for the first page.
    func checksToSend(after last: CaseID?, limit: Int) throws(OfficeFailure) -> [EconomicCheck]
    /// A page of those of one kind in any of these states, in the order of the queue.
    func matters<Kind: Matter>(
        in states: [String], as type: Kind.Type, offset: Int, limit: Int
    ) throws(OfficeFailure) -> [Kind]
    /// The number that ``RecordWriter/nextReceiptNumber(kind:in:)`` would give out now. Another may have it before it is taken.
    func upcomingReceiptNumber(kind: CaseKind, in month: Month) throws(OfficeFailure) -> ReceiptNumber
    /// Approved renewals for which no contract is open, the first handed in first.
    func awaitingContract(offset: Int, limit: Int) throws(OfficeFailure) -> [CaseID]
    /// A page of the queue in `order`, with the counts kept by the store.
    func queue(_ filter: QueueFilter, offset: Int, limit: Int) throws(OfficeFailure) -> [CaseSummary]
    func queueCounts() throws(OfficeFailure) -> QueueCounts
    /// Submitted cases that nobody has claimed, in the order in which they were first handed in.
    func unclaimed(offset: Int, limit: Int) throws(OfficeFailure) -> [CaseID]
    /// The cases that `reviewer` has claimed and not decided, the longest claimed first.
    func claimed(by reviewer: PersonID) throws(OfficeFailure) -> [CaseID]
    /// Cases that wait for the applicant and whose last day is before `day`, or whose lease leaves none; oldest first
    /// (``Matter/dueDay(leaseEnd:_:)``).
    func overdue(_ kind: CaseKind, on day: Day, limit: Int) throws(OfficeFailure) -> [CaseID]
    /// The same of one applicant, of every kind.
    func overdue(of applicant: PersonID, on day: Day) throws(OfficeFailure) -> [(kind: CaseKind, id: CaseID)]
    /// Free text or a personal value that a case refers to by its id: a note, a corrected telephone number.
    func text(_ id: TextID) throws(OfficeFailure) -> String?
    /// The four blocks that `commitment` stands for, as they were confirmed.
    func snapshot(_ commitment: Commitment, of id: CaseID) throws(OfficeFailure) -> InfoSnapshot?
    /// A keyed digest of `canonical` for one case: the same text gives the same commitment there, another elsewhere.
    func commitment(to canonical: String, in id: CaseID) throws(OfficeFailure) -> Commitment
    /// A keyed digest of a certificate (DER), the same whenever that is brought again.
    func commitment(toCertificate der: [UInt8]) throws(OfficeFailure) -> Commitment
    /// The report of that number that counts, if it is in.
    func report(number: String) throws(OfficeFailure) -> ReportRecord?
    /// The moment of the journal's last entry; nil while there is none.
    func lastEntryAt() throws(OfficeFailure) -> Moment?
    func timeline(of id: CaseID) throws(OfficeFailure) -> [JournalLine]

    // Materials and drafts.
    /// Where the files of a case lie, superseded ones too. Which are current stands in the case.
    func files(of id: CaseID) throws(OfficeFailure) -> [MaterialFile]
    func file(_ id: MaterialID) throws(OfficeFailure) -> MaterialFile
    func draft(person: PersonID, flow: Flow) throws(OfficeFailure) -> Draft?

    // Accounts.
    func account(_ id: AccountID) throws(OfficeFailure) -> Account
    func account(login: Login) throws(OfficeFailure) -> Account?
    func accounts(staffOnly: Bool) throws(OfficeFailure) -> [Account]
    func throttle(_ key: ThrottleKey) throws(OfficeFailure) -> Throttle?
    func oneTimeCode(account: AccountID) throws(OfficeFailure) -> OneTimeCode?
    /// The newest consent of `person` to `notice`, if any.
    func consent(person: PersonID, notice: String) throws(OfficeFailure) -> ConsentRecord?

    // Calls for staff.
    /// Oldest first.
    func openCalls() throws(OfficeFailure) -> [StaffCall]

    // Imports.
    /// The import that is under way, or was when its process ended; at most one.
    func importRun() throws(OfficeFailure) -> ImportRun?
    /// The next staged rows that are not in the register yet, in their order.
    func stagedRows(of run: ImportRun, limit: Int) throws(OfficeFailure) -> [[UInt8]]

    // The office.
    func officeInfo() throws(OfficeFailure) -> OfficeInfo
    /// The stored clock of a training directory; nil in a working office.
    func storedClock() throws(OfficeFailure) -> StoredClock?
}

/// Every act, on top of every question. Named for what they keep true, not for tables.
public protocol RecordWriter: RecordReader, SubsidyWriter {
    /// Adds or changes a person. The values before stay as an old version with its time, under the retention class.
    func save(_ person: Person) throws(OfficeFailure)
    /// Adds or changes a lease with its dwelling and occupants, old versions kept as above. Saves the persons too.
    func save(_ lease: LeaseRecord) throws(OfficeFailure)

    /// The next number of a kind for the month of `day`; gapless within a committed transaction.
    func nextReceiptNumber(kind: CaseKind, in month: Month) throws(OfficeFailure) -> ReceiptNumber

    /// Adds a new matter with the entries that made it. Refuses (`ALREADY_OPEN`) a second open one of its kind about a lease.
    func insert<Kind: Matter>(_ matter: Kind, entries: [Entry], at: Moment, by: Actor) throws(OfficeFailure)
    /// Loads, performs, saves where the version is unchanged, appends the entries and extends the chain.
    ///
    /// `expecting` is the version that the person saw; nil takes the stored one. A different stored version is
    /// `.store(.changedByOther)`.
    func perform<Kind: Matter>(
        _ command: Kind.Command, on id: CaseID, expecting version: Int?, at: Moment, by: Actor,
        facts: (Kind, any RecordReader) throws(OfficeFailure) -> Kind.Facts
    ) throws(OfficeFailure) -> Kind
    /// Entries that no case made: sign-ins, codes, imports, settings, looks at personal values. One with a field
    /// `case` is part of that case's timeline.
    func append(_ entries: [Entry], at: Moment, by: Actor) throws(OfficeFailure)
    func save(text: String, as id: TextID, of caseID: CaseID) throws(OfficeFailure)
    /// Keeps what was confirmed; the same snapshot twice is kept once.
    func save(_ snapshot: InfoSnapshot, as commitment: Commitment, of caseID: CaseID) throws(OfficeFailure)

    /// Refuses (`REPORT_DIFFERS`) a number that another report has, at whatever check.
    func insert(_ report: ReportRecord) throws(OfficeFailure)
    /// A report that was said to be entered wrongly counts for nothing, and its number is free again.
    func deleteReport(number: String) throws(OfficeFailure)

    func insert(_ file: MaterialFile) throws(OfficeFailure)
    func save(_ draft: Draft) throws(OfficeFailure)
    func deleteDraft(person: PersonID, flow: Flow) throws(OfficeFailure)
    /// Drafts that nobody touched since `moment` go. Returns how many.
    func deleteDrafts(savedBefore moment: Moment) throws(OfficeFailure) -> Int

    func save(_ account: Account) throws(OfficeFailure)
    func save(_ throttle: Throttle) throws(OfficeFailure)
    func clearThrottle(_ key: ThrottleKey) throws(OfficeFailure)
    func save(_ code: OneTimeCode) throws(OfficeFailure)
    func deleteOneTimeCode(account: AccountID) throws(OfficeFailure)
    func save(_ consent: ConsentRecord) throws(OfficeFailure)
    /// Forgets every consent of `person` to `notice`, whatever its version; the journal keeps that they were given.
    func deleteConsents(person: PersonID, notice: String) throws(OfficeFailure)

    /// Adds or changes the run.
    func save(_ run: ImportRun) throws(OfficeFailure)
    /// Puts rows under seal behind those that `run` has staged, and saves the run with them.
    func stage(_ rows: [[UInt8]], of run: ImportRun) throws(OfficeFailure) -> ImportRun
    /// Removes the next `count` staged rows, which are in the register or are not wanted any more, and saves the run
    /// without them; a run without rows is removed itself and nil is returned.
    func unstage(_ count: Int, of run: ImportRun) throws(OfficeFailure) -> ImportRun?

    /// Adds or changes a call; a closed one is no longer among `openCalls`.
    func save(_ call: StaffCall) throws(OfficeFailure)
    func save(_ clock: StoredClock) throws(OfficeFailure)
}

extension RecordReader {
    public func renewal(_ id: CaseID) throws(OfficeFailure) -> Renewal { try matter(id, as: Renewal.self) }

    public func renewal(number: ReceiptNumber) throws(OfficeFailure) -> Renewal? {
        try matter(number: number, as: Renewal.self)
    }

    /// The one renewal of a lease whose state is open, if any.
    public func openRenewal(lease: LeaseID) throws(OfficeFailure) -> Renewal? {
        try openMatter(of: lease, as: Renewal.self)
    }

    /// Newest first.
    public func renewals(applicant: PersonID) throws(OfficeFailure) -> [Renewal] {
        try matters(applicant: applicant, as: Renewal.self)
    }

    public func signing(_ id: CaseID) throws(OfficeFailure) -> Signing { try matter(id, as: Signing.self) }

    /// The one contract of a lease that is still to be signed or approved, if any.
    public func openSigning(lease: LeaseID) throws(OfficeFailure) -> Signing? {
        try openMatter(of: lease, as: Signing.self)
    }
}
