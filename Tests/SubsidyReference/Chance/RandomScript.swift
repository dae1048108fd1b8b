/// What people do in a random office, one command after the other: mostly what comes next, often something else that may
/// be done, and now and then what makes no sense, by the wrong person, too early, or twice.
public struct RandomScript: Sendable {
    var dice: Dice
    let families: RandomFamilies
    let forms: RandomForms
    /// Mostly one; two of the same families now and then.
    let notices: [SubsidyCommand.Notice]
    /// The batch that it is about.
    private(set) var turn = 0
    /// The office's time: the day, and seconds of it.
    private(set) var today = "2023-08-01"
    private var second = 9 * 3600
    private var last: SubsidyCommand?
    /// How far the files are taken in, batch by batch.
    private var files: [Set<String>]
    /// Files of findings, to be brought again.
    var brought: [[FindingLine]] = []
    private var left: Int
    private var isProlonged = false
    /// How often, of a hundred commands, it is something else than the next one.
    private let oddPercent: Int

    public init(seed: Int) {
        dice = Dice(seed)
        let count = dice.chance(70) ? dice.roll(1...12) : dice.roll(13...40)
        families = RandomFamilies(count, seed: seed, &dice)
        forms = RandomForms(seed: seed)
        let names = dice.chance(12) ? ["notice-\(seed)", "notice-\(seed)-b"] : ["notice-\(seed)"]
        var notices: [SubsidyCommand.Notice] = []
        for name in names {
            let conditions = dice.chance(20) ? (1...dice.roll(1...2)).map { "LH-18-\($0)" } : []
            notices.append(.init(name: name, quota: dice.roll(1...12), extraConditions: conditions))
        }
        self.notices = notices
        files = Array(repeating: [], count: names.count)
        left = dice.roll(20...42) * names.count
        oddPercent = dice.pick([0, 5, 10, 20]) ?? 0
    }

    /// nil at its end.
    public mutating func next(_ hall: RuleHall) -> SubsidyCommand? {
        left -= 1
        // What was overpaid mostly comes to its end.
        let isOwing = hall.batches.contains { $0.families.contains { $0.agreement?.state == "RECOVERY_OPEN" } }
        if left < 0, isOwing, dice.chance(80) { left = 0 }
        let isPaying = hall.batches.contains { batch in batch.families.contains { $0.agreement != nil } }
        // Runs take many commands, and come last.
        if left < 0, isPaying, !isProlonged {
            isProlonged = true
            left = dice.roll(10...25)
        }
        guard left >= 0 else { return nil }
        choose(hall)
        let office = hall.batches[turn]
        // Nobody is paid, and nobody can be called.
        if hall.batches.allSatisfy({ $0.state == "FINISHED" }), !isPaying { left = min(left, 3) }
        pass(seconds: dice.roll(30...4000))
        if dice.chance(oddPercent / 3), var again = last {
            again.at = now
            // The same once more, often by somebody else who has it before him too.
            if !again.act.isOwn, dice.chance(40) { again.by = doer(of: again.act) }
            return again
        }
        let act = dice.chance(oddPercent) ? anything(office) : story(office)
        // What families do by themselves comes besides.
        if act.isOwn { left += 1 }
        var by = act.isOwn ? owner(of: act, office) : doer(of: act)
        if dice.chance(oddPercent / 4) { by = dice.pick(Staff.logins) ?? by }
        let command = SubsidyCommand(to: turn, by: by, at: now, act)
        last = command
        return command
    }

    /// Mostly the one that lags behind.
    private mutating func choose(_ hall: RuleHall) {
        let stages = ["", "OPEN", "CLOSED", "REVIEWED", "PUBLISHED", "CONCLUDED", "SIGNING", "FILLED", "FINISHED"]
        let far = hall.batches.map { stages.firstIndex(of: $0.state) ?? 0 }
        if far.count < 2 || dice.chance(40) {
            turn = dice.roll(0...far.count - 1)
        } else {
            turn = far[0] <= far[1] ? 0 : 1
        }
    }

    var notice: SubsidyCommand.Notice { notices[turn] }

    var filesTaken: Set<String> {
        get { files[turn] }
        set { files[turn] = newValue }
    }

    // MARK: Time

    var now: String {
        let clock = [second / 3600, second / 60 % 60, second % 60].map { RandomFamilies.padded($0, 2) }
        return "\(today)T\(clock.joined(separator: ":"))+08:00"
    }

    mutating func pass(seconds: Int) {
        second += seconds
        while second >= 86_400 {
            second -= 86_400
            today = CountedDays.adding(1, to: today)
        }
    }

    /// Nothing where that is past.
    mutating func wait(until day: String, second: Int = 10 * 3600) {
        guard day > today || (day == today && second > self.second) else { return }
        (today, self.second) = (day, second)
    }

    private mutating func doer(of act: SubsidyCommand.Act) -> String {
        let able = Staff.logins.filter { Staff.hold($0, act.roles) }
        return dice.pick(able) ?? "manager1"
    }

    // MARK: Something else

    /// Any command, with whatever comes to hand.
    private mutating func anything(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(20) { return late(office) }
        let receipt = anyReceipt(office)
        let day = CountedDays.adding(-dice.roll(0...60), to: today)
        let acts: [SubsidyCommand.Act] = [
            .open(notice), .close, .review, .publish, .conclude, .call(nil), .call(1), .waive, .finish, .supplementary,
            .confirm([receipt]), .confirm([receipt]), .correct(receipt, items: ["lease_end"]), .withdraw(receipt),
            .object(receipt),
            .decide(dice.roll(0...2), upheld: dice.chance(50)), .sign(receipt), .decline(receipt),
            .discretion(receipt, rule: dice.pick(["LH-06", "LH-65"]) ?? "LH-65"), .prepare(CountedDays.month(today)),
            .approve(dice.roll(0...2)), .export(dice.roll(0...2)), .reportChange(receipt, kind: "住房", day: day),
            .decideChange(dice.roll(0...2), eligible: dice.chance(50)), .requeue(receipt, day: day), .suspend(receipt),
            .resume(receipt), .reinstate(receipt), .breach(receipt), .repaid(receipt, fen: 115_500), .escalate(receipt),
            .importRegister(families.register, asOf: RuleOffice.cutOff, skipsBad: false),
            .importRegister(families.close, asOf: RuleOffice.closesAt, skipsBad: false),
            .importRegister([], asOf: RuleOffice.closesAt, skipsBad: false),
            .importMembers(families.members, skipsBad: false), .recheck(CountedDays.month(today)), .commit,
        ]
        return dice.pick(acts) ?? .review
    }

    /// A file, at whatever time.
    private mutating func late(_ office: RuleOffice) -> SubsidyCommand.Act {
        switch dice.roll(1...8) {
        case 1: return handIn(office, percent: 40)
        case 2: return findings(office)
        case 3: return .importRegister(families.register, asOf: RuleOffice.cutOff, skipsBad: true)
        case 4: return .importRegister([], asOf: RuleOffice.cutOff, skipsBad: dice.chance(50))
        case 5: return dice.chance(50) ? .importFindings([], skipsBad: true) : .importMembers([], skipsBad: true)
        case 6: return .importApplications([], skipsBad: dice.chance(50))
        case 7: return correcting(office)
        default: return news(office)
        }
    }

    mutating func anyReceipt(_ office: RuleOffice) -> String {
        if dice.chance(4) { return "BHR99999999" }
        let applied = office.families.filter { !$0.state.isEmpty }.map(\.line.receipt)
        return dice.pick(dice.chance(80) ? applied : families.register.map(\.receipt)) ?? "BHR99999999"
    }

    mutating func receipt(_ office: RuleOffice, in states: String...) -> String? {
        dice.pick(office.families.filter { states.contains($0.state) }.map(\.line.receipt))
    }
}
