import Housing
import Testing

@testable import Office

@Suite struct NoticeFileTests {
    private static let source = "luohu-2023.toml"

    private func shipped() throws -> String {
        let file = try #require(DefaultFiles.policies.first { $0.path == NoticeFile.shippedPath })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    private func read(_ text: String) throws -> NoticeFile { try NoticeFile(Array(text.utf8), source: Self.source) }

    @Test("The notice of 2023 as it ships: every figure of it")
    func figures() throws {
        let file = try read(shipped())
        let notice = file.notice
        #expect(notice.name == "luohu-2023" && notice.district == "440303")
        #expect(notice.quota == 1000 && notice.listMost == 1200)
        #expect(notice.cutOff.description == "2023-07-31T18:00:00+08:00")
        #expect(notice.window.lowerBound.description == "2023-08-15T09:00:00+08:00")
        #expect(notice.window.upperBound.description == "2023-08-29T18:00:00+08:00")
        #expect(notice.standard.monthly(registeredSize: 1).fen == 115_500)
        #expect(notice.standard.monthly(registeredSize: 2).fen == 214_500)
        #expect(notice.standard.termMonths == 36 && notice.standard.firstMonthOffset == 1)
        #expect(
            notice.periods
                == .init(
                    publicityWorkingDays: 5, takedownDays: 30, leaseMonths: 6, signingWorkingDays: 10,
                    correctionWorkingDays: 5))
        #expect(file.words.houseCodeWays.count == 4 && file.kinds.homes.count == 15)
        #expect(file.kinds.exceptedSubsidies == ["新引进人才租房和生活补贴"])
        #expect(file.contact.phones == ["25666765", "22185615", "25650918", "82170385"])
        #expect(file.complaints.ways == ["来电", "来信", "来访"] && file.complaints.phone == "25650868")
    }

    @Test("LH-41: papers of each family, as the notice lists them")
    func papers() throws {
        let materials = try read(shipped()).notice.materials
        func missing(_ marital: MaritalState, _ children: Int, _ handedIn: Set<String>) -> Int {
            materials.missing(
                marital: marital, children: children,
                handedIn: handedIn.union(["身份证", "户口簿", "住房租赁合同", "知情同意书"])
            ).count
        }
        #expect(missing(.single, 0, []) == 0 && missing(.married, 0, []) == 1 && missing(.married, 0, ["结婚证"]) == 0)
        #expect(missing(.divorced, 0, ["离婚证"]) == 1 && missing(.divorced, 0, ["离婚证", "离婚协议"]) == 0)
        #expect(missing(.divorced, 0, ["法院判决书"]) == 0 && missing(.widowed, 0, []) == 0)
        #expect(missing(.single, 1, []) == 1 && missing(.single, 2, ["出生证明"]) == 0)
        #expect(materials.missing(marital: .single, children: 0, handedIn: ["身份证", "户口簿"]).count == 2)
    }

    @Test(
        "A slip is told with its line",
        arguments: [
            ("quota = 1000", "quota = 0", "quota"), ("quota = 1000", "quata = 1000", "quata"),
            ("list_factor = [12, 10]", "list_factor = [12]", "list_factor"),
            ("list_factor = [12, 10]", "list_factor = [9, 10]", "list_factor"),
            ("\"2023-08-15T09:00:00+08:00\"", "\"2023-08-15 09:00\"", "opens_at"),
            ("\"2023-08-29T18:00:00+08:00\"", "\"2023-08-14T18:00:00+08:00\"", "closes_at"),
            ("\"2023-07-31T18:00:00+08:00\"", "\"2023-09-01T18:00:00+08:00\"", "cut_off"),
            ("price_fen = 3300", "price_fen = 3333", nil), ("district = \"440303\"", "district = \"罗湖\"", "district"),
            ("whom = \"married\"", "whom = \"wed\"", "materials.needs[1].whom"),
            ("one_of = [[\"结婚证\"]]", "one_of = [[\"婚书\"]]", "materials.needs"),
            ("phone = \"25650868\"", "phone = \"\"", "complaints.phone"),
        ] as [(String, String, String?)])
    func slips(_ from: String, _ to: String, _ key: String?) throws {
        let text = try shipped()
        let changed = text.replacing(from, with: to)
        #expect(changed != text)
        guard let key else {
            // 3,333 fen times 35 and 65 whole square metres is exact: no slip that can be found.
            _ = try read(changed)
            return
        }
        do {
            _ = try read(changed)
            Issue.record("taken: \(to)")
        } catch let OfficeFailure.input(problem) {
            #expect(problem.source == Self.source && problem.column == key, "\(problem)")
            let lines = changed.split(separator: "\n", omittingEmptySubsequences: false)
            let line = lines[try #require(problem.line) - 1]
            // The key itself, or the heading of its table.
            let word = key.split(separator: ".").last?.split(separator: "[").first ?? ""
            #expect(line.contains(word), "\(problem)")
        }
    }

    @Test("An amount that is not exact to the fen is refused")
    func exact() throws {
        let text = try shipped().replacing("area_of_one_cm2 = 350000", with: "area_of_one_cm2 = 350001")
        #expect(throws: OfficeFailure.self) { try read(text) }
    }
}
