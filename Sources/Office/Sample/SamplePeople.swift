import Housing

/// Makes up people and dwellings that cannot be taken for real ones: 样 stands in every name, and every identity
/// number has a sequence of 99x, which the office's test vectors use too.
struct SamplePeople {
    private var random: SampleRandom
    private var numbers: Set<String> = []
    private var mobiles: Set<String> = []
    private var rooms: Set<Int> = []

    /// - Parameter taken: numbers that somebody has already.
    init(seed: UInt64, besides taken: Set<String> = []) {
        random = SampleRandom(seed: seed)
        numbers = taken
    }

    /// An adult or a child with a resident card of Luohu, not used before.
    ///
    /// - Parameter wantsX: draws until the check character is X, which the kiosk types as `*`.
    mutating func person(
        _ sex: Sex, bornIn years: ClosedRange<Int>, family: String? = nil, marital: MaritalState? = nil,
        hasMobile: Bool = true, wantsX: Bool = false
    ) throws(OfficeFailure) -> (name: String, document: IdentityNumber, mobile: Mobile?, marital: MaritalState?) {
        let name = (family ?? random.pick(Self.families)) + "样" + random.pick(sex == .male ? Self.men : Self.women)
        let document = try number(sex, bornIn: years, wantsX: wantsX)
        return (name, document, hasMobile ? try mobile() : nil, marital)
    }

    /// A dwelling of a made-up estate in Luohu.
    mutating func dwelling(_ id: DwellingID, area: Area) throws(OfficeFailure) -> Dwelling {
        var place = Int.random(in: 0..<9_000, using: &random)
        while !rooms.insert(place).inserted { place = (place + 1) % 9_000 }
        let building = place / 300 + 1
        let room = (place % 300 / 10 + 1) * 100 + place % 10 + 1
        // 440303007: 东湖街道, with a community and a building that no register knows.
        let code = "440303007999" + "9999" + Self.padded(building, 3) + Self.padded(place + 1, 6)
        do {
            return Dwelling(
                id: id, code: try HouseCode(code), estate: "样例家园", building: "\(building)栋", room: String(room),
                builtArea: area)
        } catch {
            throw .store(.damaged(what: "sample dwelling"))
        }
    }

    private mutating func number(
        _ sex: Sex, bornIn years: ClosedRange<Int>, wantsX: Bool
    ) throws(OfficeFailure) -> IdentityNumber {
        while true {
            let year = Int.random(in: years, using: &random)
            let birth = Day(year, Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
            guard let birth else { continue }
            let sequence = random.pick(Self.sequences.filter { ($0 % 2 == 1) == (sex == .male) })
            let body = "440303" + birth.description.filter { $0 != "-" } + String(sequence)
            let number = body + Self.checkCharacter(body)
            guard wantsX == number.hasSuffix("X"), numbers.insert(number).inserted else { continue }
            do {
                return try IdentityNumber(number, kind: .residentCard, on: nil)
            } catch {
                throw .store(.damaged(what: "sample identity number"))
            }
        }
    }

    private mutating func mobile() throws(OfficeFailure) -> Mobile {
        while true {
            let number = "199" + Self.padded(Int.random(in: 0..<100_000_000, using: &random), 8)
            guard mobiles.insert(number).inserted else { continue }
            do {
                return try Mobile(number)
            } catch {
                throw .store(.damaged(what: "sample mobile"))
            }
        }
    }

    /// GB 11643-1999, 4.2.
    private static func checkCharacter(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return String(Array("10X98765432")[sum % 11])
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }

    private static let sequences = Array(990...999)
    private static let families = [
        "陈", "李", "黄", "张", "林", "王", "吴", "刘", "梁", "曾", "何", "罗", "谢", "邓", "郑", "冯", "欧阳",
    ]
    private static let men = ["明", "强", "华", "伟", "杰", "辉", "勇", "平", "军", "斌"]
    private static let women = ["芳", "丽", "敏", "静", "霞", "英", "娟", "燕", "玲", "梅"]
}
