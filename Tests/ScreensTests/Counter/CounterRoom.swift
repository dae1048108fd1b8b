import Cells
import Forms
import Foundation
import Housing
import OfficeSupport
import PaperSamples
import Store
import TestSupport

@testable import Office
@testable import Screens

/// A training office filled with the sample, with as many counters as a test opens; gone with the test.
final class CounterRoom {
    let office: Office
    let sample: SampleOffice
    let clocks: StoredClocks
    let pictures = CardReader()
    let paper = ScriptedPaper()
    let sealer = ScriptedSealer()
    let printer = ScriptedPrinter()
    private let folder: TemporaryFolder
    private let premises: OpenedPremises
    let records: HinderedRecords

    /// Logins of the sample's staff. The first has a case in hand from the day before.
    static let reviewer = "shenhe"
    static let otherReviewer = "shenhe2"
    static let clerk = "shouli"
    static let manager = "zhuguan"

    init(policies: Policies = .standard()) throws {
        let made = try MadeRoom.made.get()
        folder = try TemporaryFolder()
        sample = made.sample
        let place = folder("office")
        try FileManager.default.copyItem(atPath: MadeRoom.directory, toPath: place)
        premises = try MadeRoom.store.open(at: place)
        records = HinderedRecords(premises.records)
        clocks = StoredClocks(premises.records)
        office = Office(
            records: records, vault: premises.vault, clocks: clocks, entropy: SeededEntropy(8),
            policies: policies, options: MadeRoom.options,
            devices: OfficeDevices(shelf: CardShelf(), pictures: pictures, printer: printer, paper: paper),
            sealer: sealer)
    }

    deinit { premises.upkeep.close() }

    func account(_ situation: SampleSituation) -> SampleOffice.Account? {
        sample.accounts.first { $0.situation == situation }
    }

    func password(of login: String) -> String {
        sample.accounts.first { $0.login == login }?.password ?? ""
    }

    func document(_ number: String) throws -> IdentityNumber {
        try IdentityNumber(number, kind: .residentCard, on: nil)
    }

    func session(_ login: String) throws -> Session {
        let claim = LoginClaim(door: .staff, login: login, secret: password(of: login))
        return try office.signIn.signIn(claim, by: .password, at: TerminalID("test"))
    }

    /// A counter at its first page.
    func counter(size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let settings = CounterSettings(Settings(), terminal: "C1", isTraining: true)
        let desk = CounterDesk(office: office, settings: settings)
        return CounterPlace(ProgramHarness(Counter.settings(settings), interpreter: desk, size: size), room: self)
    }

    /// A counter with somebody signed in.
    func counter(_ login: String, size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let place = counter(size: size)
        place.signIn(login)
        return place
    }

    func states() throws -> QueueCounts { try office.review.counts(try session(Self.reviewer)) }
}

/// Somebody at a counter: keys, time and looks.
final class CounterPlace {
    let harness: ProgramHarness<CounterAsk, CounterAnswer, CounterDesk>
    let room: CounterRoom

    init(_ harness: ProgramHarness<CounterAsk, CounterAnswer, CounterDesk>, room: CounterRoom) {
        self.harness = harness
        self.room = room
    }

    func press(_ keys: Key...) {
        for key in keys {
            harness.press(key)
            LawOfPinyin.expect(harness.program)
        }
    }

    func type(_ text: String) { harness.type(text) }

    func typeTwice(_ password: String) {
        for _ in 1...2 {
            type(password)
            press(.enter)
        }
    }

    func signIn(_ login: String) {
        type(login)
        press(.tab)
        type(room.password(of: login))
        press(.enter)
    }

    /// Time passes for the screen and for the machine.
    func pass(seconds: Int) {
        // What goes on by itself looks at the machine's clock at each second; over minutes nothing does.
        let step = seconds > 10 ? seconds : 1
        for _ in stride(from: 0, to: seconds, by: step) {
            room.clocks.pass(seconds: step)
            harness.pass(seconds: step)
        }
    }

    /// Whether the window says this, wherever its lines break, in a dialog too: there only its own rows count.
    func says(_ sentence: String) -> Bool {
        let sought = sentence.filter { $0 != " " }
        func holds(_ rows: [String]) -> Bool { rows.map { $0.filter { $0 != " " } }.joined().contains(sought) }
        let framed = harness.rows.compactMap { row -> String? in
            let parts = row.split(separator: "│", omittingEmptySubsequences: false)
            return parts.count == 3 ? String(parts[1]) : nil
        }
        return holds(harness.rows) || holds(framed)
    }

    /// As the loop does when the change notice is heard.
    func hear() {
        for news in harness.interpreter.news(from: 0) { harness.receive(news) }
    }
}
