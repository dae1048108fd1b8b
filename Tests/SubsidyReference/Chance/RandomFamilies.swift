/// A register of synthetic families, with all that can be odd about them.
public struct RandomFamilies: Sendable {
    public private(set) var register: [RegisterLine] = []
    /// The same as of the close: sizes changed, some gone, some unknown.
    public private(set) var close: [RegisterLine] = []
    public private(set) var members: [MemberLine] = []

    /// - Parameter seed: receipts of different seeds differ, and the numbers of people of ten seeds in a row, which may lie
    ///   in one office.
    public init(_ count: Int, seed: Int, _ dice: inout Dice) {
        var position = 0
        for index in 0..<count {
            position += dice.roll(1...(dice.chance(10) ? 700 : 40))
            add(index, at: position, seed, &dice)
        }
        if dice.chance(30) { employ(&dice) }
        register = dice.shuffled(register)
        close = dice.shuffled(close)
    }

    private mutating func add(_ index: Int, at position: Int, _ seed: Int, _ dice: inout Dice) {
        let receipt = "BHR" + Self.padded(seed % 10_000, 4) + Self.padded(index, 4)
        let size = dice.chance(35) ? 1 : dice.roll(2...5)
        let id = Self.resident(birth: "19\(dice.roll(60...95))0\(dice.roll(1...9))1\(seed % 10)", index * 8)
        var line = RegisterLine(
            receipt: receipt, position: position, districtPosition: index + 1, name: Self.name(&dice), idNo: id,
            size: size, district: dice.chance(93) ? "440303" : "440304", listedAt: "2019-05-06T10:00:00+08:00",
            status: "正常轮候", outAt: "")
        Self.makeOdd(&line, &dice)
        register.append(line)
        addMembers(of: line, index, &dice)
        if dice.chance(4) { return }
        if dice.chance(12) { line.size = dice.chance(25) ? line.size + 1 : dice.roll(1...line.size) }
        if dice.chance(3), let other = members.last, other.receipt == line.receipt { line.idNo = other.idNo }
        if dice.chance(4) { (line.status, line.outAt) = ("已租房出册", "2023-08-\(dice.roll(10...28))T10:00:00+08:00") }
        close.append(line)
    }

    /// Somebody of a family works in the office.
    private mutating func employ(_ dice: inout Dice) {
        let adults = members.indices.filter { !["申请人", "未成年子女"].contains(members[$0].role) }
        guard let place = dice.pick(Array(adults)), let login = dice.pick(Staff.logins) else { return }
        let (before, now) = (members[place].idNo, Staff.idNo(login))
        (members[place].idNo, members[place].birthDay) = (now, Self.birthDay(now))
        for index in close.indices where close[index].idNo == before { close[index].idNo = now }
    }

    /// LH-04 at the second.
    private static func makeOdd(_ line: inout RegisterLine, _ dice: inout Dice) {
        guard dice.chance(12) else { return }
        switch dice.roll(1...7) {
        case 1: line.listedAt = RuleOffice.cutOff
        case 2: line.listedAt = "2023-07-31T18:00:01+08:00"
        case 3: line.listedAt = ""
        case 4: line.status = "已冻结"
        case 5: (line.status, line.outAt) = ("已租房出册", "2023-07-31T18:00:01+08:00")
        case 6: (line.status, line.outAt) = ("已租房出册", RuleOffice.cutOff)
        default: line.status = "其他情况已出册"
        }
    }

    private mutating func addMembers(of line: RegisterLine, _ index: Int, _ dice: inout Dice) {
        members.append(
            MemberLine(
                receipt: line.receipt, name: line.name, idNo: line.idNo, relation: "本人", role: "申请人",
                birthDay: Self.birthDay(line.idNo)))
        // Now and then the register has more people than the file names, or fewer.
        let named = dice.chance(4) ? line.size - 1 : dice.chance(3) ? line.size + 1 : line.size
        for number in 1..<max(2, named) where named > 1 {
            let role = number == 1 && dice.chance(80) ? "配偶" : dice.pick(["未成年子女", "共同申请人", "其他"]) ?? "其他"
            let year = role == "未成年子女" ? "20\(dice.roll(10...22))" : "1978"
            let birth = "\(year)0\(dice.roll(1...9))1\(Self.digit(of: line))"
            let id = Self.resident(birth: birth, index * 8 + number)
            let relation = ["配偶": "配偶", "未成年子女": "子女", "共同申请人": "父母"][role] ?? "其他"
            members.append(
                MemberLine(
                    receipt: line.receipt, name: Self.name(&dice), idNo: id, relation: relation, role: role,
                    birthDay: Self.birthDay(id)))
        }
    }

    /// Somebody of a family whom no file has named yet.
    static func newcomer(_ line: RegisterLine, _ serial: Int, role: String) -> MemberLine {
        let id = resident(birth: (role == "未成年子女" ? "2014031" : "1979031") + digit(of: line), serial)
        return MemberLine(
            receipt: line.receipt, name: "样新人", idNo: id, relation: role == "配偶" ? "配偶" : "子女", role: role,
            birthDay: birthDay(id))
    }

    // MARK: Synthetic people

    /// The last one of the seed.
    private static func digit(of line: RegisterLine) -> String { String(Array(line.receipt)[6]) }

    private static func name(_ dice: inout Dice) -> String {
        let surname = dice.pick(["样", "例", "示", "测"]) ?? "样"
        return surname + (dice.pick(["一", "二", "三", "四", "五"]) ?? "一") + (dice.pick(["民", "安", "居", ""]) ?? "")
    }

    /// GB 11643, counted by hand.
    private static func resident(birth: String, _ serial: Int) -> String {
        let body = "440303" + birth + padded(serial % 1000, 3)
        return body + check(body)
    }

    private static func birthDay(_ id: String) -> String {
        let birth = Array(id)[6..<14].map(String.init)
        return birth[0..<4].joined() + "-" + birth[4..<6].joined() + "-" + birth[6..<8].joined()
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// The check character of a resident number.
    static func check(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (Int(String($1.0)) ?? 0) * $1.1 }
        return String(Array("10X98765432")[sum % 11])
    }
}
