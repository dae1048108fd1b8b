import Cells
import Forms
import Housing
import OfficeSupport
import Testing

@testable import Office
@testable import Screens

extension CounterRoom {
    static let cashier = "fafang"
    static let auditor = "jiandu"

    var shelf: CardShelf? { office.devices.shelf as? CardShelf }

    /// The office's time stands still at nine o'clock of a day.
    func at(_ text: String) throws {
        let day = try #require(Day(text))
        try office.clock.set(Moment(day, hour: 9), isFrozen: true, try session(Self.manager))
    }

    /// Families that have signed in `luohu-2023`, at the places from 1.
    ///
    /// - Returns: the agreements' numbers.
    @discardableResult
    func signFamilies(_ sizes: [Int], leaseEnd: Day? = nil) throws -> [String] {
        try at("2023-10-20")
        return try SignedFamilies.sign(sizes, in: office, leaseEnd: leaseEnd, try session(Self.clerk))
    }

    /// The cashier prepares a month.
    func prepare(_ month: String) throws -> PaymentRunReport {
        let month = try #require(Month(month))
        let session = try session(Self.cashier)
        return try #require(try office.payments.prepare(SignedFamilies.batch, month: month, session))
    }

    /// Every month up to `last` was paid to everybody; it is the 20th of that month then.
    func pay(through last: String) throws {
        let (cashier, manager) = (try session(Self.cashier), try session(Self.manager))
        var month = try #require(Month("2023-11"))
        let end = try #require(Month(last))
        while month <= end {
            try at("\(month)-20")
            let run = try #require(try office.payments.prepare(SignedFamilies.batch, month: month, cashier))
            _ = try office.payments.approve(run.number, manager)
            let export = try office.payments.export(run.number, cashier)
            let bytes = Array(bankAnswer(export.csv.text, run.number).utf8)
            _ = try office.payments.results(bytes, source: "results.csv", skipsBad: false, cashier)
            month = month.adding(months: 1)
        }
    }

    /// What the bank says to a file that it was given.
    func bankAnswer(_ sent: String, _ run: String, failing: String? = nil) -> String {
        let at = (try? office.now()).map { "\($0)" } ?? ""
        let rows = sent.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            return cells[0] == failing
                ? "\(cells[0]),\(cells[4]),\(cells[5]),失败,YHF\(run),\(at)"
                : "\(cells[0]),\(cells[4]),\(cells[5]),成功,YH\(run)\(cells[0])\(cells[4]),\(at)"
        }
        return (["agreement_no,month,amount_fen,result,bank_ref,paid_at"] + rows).joined(separator: "\n") + "\n"
    }

    /// A counter at a section of `luohu-2023`, which stands below the sample's batch.
    func section(_ key: Character, of login: String, size: Size = Size(width: 80, height: 24)) -> CounterPlace {
        let place = counter(login, size: size)
        place.press(.function(5), .down, .enter, .character(key))
        place.work()
        return place
    }
}

extension CounterPlace {
    /// Jobs that were begun go on to their end.
    func work() { harness.pass(milliseconds: 400) }

    /// Presses keys, each with what it begins brought to its end.
    func go(_ keys: Key...) {
        for key in keys {
            press(key)
            work()
        }
    }
}
