import Housing
import Testing

@testable import Office

@Suite("Families of the waiting list are found by receipt, by a number of theirs and by two characters of a name")
struct FamilySearchTests {
    typealias Hall = ImportHall

    /// Seven hundred families over several chunks; every third applicant is called 样家丰, the others 样家; each has a member
    /// called 样人, and the one of family 500 a son called 陈丰年.
    private func hall() throws -> Hall {
        let hall = try Hall()
        let positions = Array(1...700)
        try hall.register(
            Hall.file(
                Hall.registerHeader,
                positions.map { position in
                    let row = Hall.row(Hall.Family(position: position))
                    return position % 3 == 0 ? row.replacing("样家", with: "样家丰") : row
                }))
        var members = positions.map { Hall.member($0, 0, "申请人") }
        members.append(Hall.member(500, 2, "未成年子女").replacing("样人", with: "陈丰年"))
        try hall.members(Hall.file(Hall.memberHeader, members))
        return hall
    }

    private func find(
        _ text: String, after last: Int? = nil, limit: Int = 20, _ hall: Hall
    ) throws -> [FoundFamily] {
        try hall.test.office.batches.find(text, in: hall.id, after: last, limit: limit, hall.clerk)
    }

    @Test("By the receipt, typed wide or narrow: one family, with its masked name")
    func receipt() throws {
        let hall = try hall()
        let family = FoundFamily(receipt: Hall.receipt(123), maskedName: "样*丰", position: 123, size: 2, state: nil)
        #expect(try find(Hall.receipt(123), hall) == [family])
        #expect(try find("ＢＨＲ" + Hall.receipt(123).dropFirst(3), hall) == [family])
        #expect(try find(Hall.receipt(701), hall) == [])
        #expect(try find(Hall.receipt(123), after: 123, hall) == [])
    }

    @Test("By the number of the applicant and of a member")
    func document() throws {
        let hall = try hall()
        #expect(try find(Hall.number(7), hall).map(\.position) == [7])
        #expect(try find(Hall.number(500, 2), hall).map(\.position) == [500])
        #expect(try find(Hall.number(500, 1), hall) == [])
    }

    @Test("By two characters of a name, page by page in the register's order, each family once")
    func names() throws {
        let hall = try hall()
        #expect(try find("丰年", hall).map(\.position) == [500])
        #expect(try find("样人", limit: 1000, hall).map(\.position) == Array(1...700))
        var found: [Int] = []
        while true {
            let page = try find("家丰", after: found.last, limit: 50, hall).map(\.position)
            found += page
            if page.count < 50 { break }
        }
        #expect(found == Array(stride(from: 3, through: 700, by: 3)))
        #expect(try find("样家丰", limit: 1000, hall).map(\.position) == found)
        #expect(try find("家样", hall) == [])
        #expect(try find("丰", hall) == [])
        #expect(try find("", hall) == [])
    }

    @Test("By who applies by the register of the close, and not by who did before")
    func otherApplicant() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12, 31))
        try hall.members(Hall.members(12, 31))
        let wife = Hall.row(.init(position: 12)).replacing("样家", with: "陈丰年")
            .replacing(Hall.number(12), with: Hall.number(12, 2))
        let close = Hall.file(Hall.registerHeader, [wife, Hall.row(.init(position: 31))])
        try hall.register(close, at: Hall.close)
        let now = FoundFamily(receipt: Hall.receipt(12), maskedName: "陈*年", position: 12, size: 2, state: nil)
        for text in [Hall.number(12, 2), "丰年", "陈丰年", Hall.receipt(12)] { #expect(try find(text, hall) == [now]) }
        for text in [Hall.number(12), Hall.number(12, 1)] { #expect(try find(text, hall) == []) }
        for text in ["样家", "样人", Hall.number(31)] { #expect(try find(text, hall).map(\.position) == [31]) }
        let own = [Hall.member(12, 2, "申请人"), Hall.member(12, 0, "其他")]
        try hall.members(Hall.file(Hall.memberHeader, own))
        for person in [0, 2] { #expect(try find(Hall.number(12, person), hall) == [now]) }
        #expect(try find(Hall.number(12, 1), hall) == [])
        // As at the cut-off again: the husband applies, and his people have to be brought again.
        try hall.register(Hall.register(12, 31), at: Hall.close)
        #expect(try find(Hall.number(12, 2), hall) == [] && find("丰年", hall) == [])
        #expect(try find(Hall.number(12), hall).map(\.maskedName) == ["样*"])
    }

    @Test("By another name of the same applicant")
    func otherName() throws {
        let hall = try Hall()
        try hall.register(Hall.register(12))
        try hall.register(Hall.register(12).replacing("样家", with: "样丰年"), at: Hall.close)
        #expect(try find("丰年", hall).map(\.maskedName) == ["样*年"])
        #expect(try find("样家", hall) == [] && find(Hall.number(12), hall).count == 1)
    }

    @Test("By whom a later file of members names, and not by whom it replaced")
    func laterMembers() throws {
        let hall = try hall()
        let rows = [Hall.member(500, 0, "申请人"), Hall.member(500, 1, "其他").replacing("样人", with: "李小满")]
        try hall.members(Hall.file(Hall.memberHeader, rows))
        #expect(try find("丰年", hall) == [] && find(Hall.number(500, 2), hall) == [])
        #expect(try find("小满", hall).map(\.position) == [500])
        #expect(try find(Hall.number(500, 1), hall).map(\.position) == [500])
        #expect(try find("样人", limit: 1000, hall).map(\.position) == Array(1...700))
    }

    @Test("Pairs that stand in a name otherwise do not find it")
    func pairsApart() throws {
        let hall = try Hall()
        try hall.register(
            Hall.file(
                Hall.registerHeader,
                [Hall.row(Hall.Family(position: 1)).replacing("样家", with: "家丰样家")]))
        #expect(try find("样家丰", hall) == [])
        #expect(try find("丰样家", hall).map(\.position) == [1])
    }

    @Test("Asked by a clerk, and of a batch with a register")
    func gates() throws {
        let hall = try Hall()
        #expect(throws: OfficeFailure.refused(Refusal(.registerMissing, "LH-04"))) { try find("样家", hall) }
        let batches = hall.test.office.batches
        let cashier = try hall.test.staff("fafang", 904, .cashier)
        #expect(throws: OfficeFailure.self) { try batches.find("样家", in: hall.id, cashier) }
        #expect(throws: OfficeFailure.refused(Refusal(.batchUnknown, "LH-30"))) {
            try batches.find("样家", in: BatchID("none"), hall.clerk)
        }
    }
}
