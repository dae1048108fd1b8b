import Housing
import Office
import OfficeSupport
import Store
import TestSupport

/// A training office on a real store, and one batch of it through the desks.
public final class DeskOffice {
    let clocks: HandClocks
    let office: Office
    let opened: OpenedPremises
    private let folder: TemporaryFolder
    private var sessions: [String: Session] = [:]
    /// What the last file was told, line by line.
    var said: [String] = []

    /// The batch that is under way.
    var batch: BatchID { names.indices.contains(turn) ? BatchID(names[turn]) : BatchID("") }
    private(set) var names: [String] = []
    private(set) var turn = 0
    /// What is known of each.
    private var numbers: [Numbers] = []

    /// The office's numbers, in the order in which they were given.
    struct Numbers {
        var objections: [String] = []
        var changes: [String] = []
        var runs: [String] = []
        /// Of agreements, by receipt.
        var agreements: [String: String] = [:]
        /// The bank's file that left last.
        var sent = ""
    }

    var given: Numbers {
        get { numbers[turn] }
        set { numbers[turn] = newValue }
    }

    public init() throws {
        folder = try TemporaryFolder(inMemory: true)
        let begin = Moment(milliseconds: 1_690_000_000_000)
        let clocks = HandClocks(begin)
        self.clocks = clocks
        let premises = SQLitePremises(entropy: SeededEntropy(1), machine: { clocks.machineNow })
        let place = folder("office")
        try premises.create(at: place, training: StoredClock(office: begin, setAt: clocks.machineNow, isFrozen: true))
        opened = try premises.open(at: place)
        office = Office(
            records: opened.records, vault: opened.vault, clocks: clocks, entropy: SeededEntropy(2),
            policies: .standard())
        try hire()
    }

    deinit { opened.upkeep.close() }

    private func hire() throws {
        for staff in Staff.roles {
            let person = Person(
                id: PersonID("p-\(staff.key)"), name: "样员工",
                document: try IdentityNumber(Staff.idNo(staff.key), kind: .residentCard, on: nil))
            let account = Account(
                id: AccountID("a-\(staff.key)"), login: Login(normalised: staff.key), person: person.id,
                name: person.name, roles: Set(staff.value.compactMap(OfficeRole.init(rawValue:))), passwordHash: nil,
                isDisabled: false, createdAt: clocks.officeNow)
            try opened.records.write { (writer) throws(OfficeFailure) in
                try writer.save(person)
                try writer.save(account)
            }
        }
    }

    func session(_ login: String) throws(OfficeFailure) -> Session {
        if let session = sessions[login] { return session }
        let session = try office.console.session(by: login, for: .stepBatch) { () throws(OfficeFailure) in nil }
        sessions[login] = session
        return session
    }

    private func applicantSession(_ number: String) throws -> Session {
        if let session = sessions[number] { return session }
        let session = try applicant(number)
        sessions[number] = session
        return session
    }

    /// Begins other batches; what is known of those before is forgotten.
    public func begin(_ names: [String]) {
        (self.names, numbers, turn) = (names, Array(repeating: Numbers(), count: names.count), 0)
    }

    /// From now on it is about this batch.
    func take(up number: Int) { turn = number }

    /// Does it, at its time.
    ///
    /// - Throws: what is neither an answer nor a slip of a file: damage, a lock.
    public func perform(_ command: SubsidyCommand) throws -> SubsidyAnswer {
        guard let moment = Moment(command.at) else { return .refused(nil) }
        clocks.officeNow = moment
        take(up: command.batch)
        said = []
        do {
            guard command.act.isOwn, !Staff.logins.contains(command.by) else {
                return try answer(command, try session(command.by))
            }
            return try own(command.act, try applicantSession(command.by))
        } catch OfficeFailure.refused(let refusal) {
            return .refused(refusal.code.rawValue)
        } catch OfficeFailure.denied {
            return .refused("ROLE_NOT_ALLOWED")
        } catch OfficeFailure.input(let problem) {
            return .badFile(problem.line.map { [$0] } ?? [])
        }
    }
}
