import Housing
import Testing

@testable import Office

/// The rules and texts that a new office starts with, and what is wrong with files that were edited.
@Suite struct PoliciesTests {
    private func policies(_ path: String, _ text: String) -> Policies {
        Policies { asked throws(OfficeFailure) in
            asked == path ? Array(text.utf8) : DefaultFiles.policies.first { $0.path == asked }?.bytes
        }
    }

    @Test("What is shipped has no problem")
    func shipped() throws {
        let policies = Policies.standard()
        #expect(policies.problems().isEmpty)
        let renewal = try policies.renewal(on: day(2023, 8, 21))
        #expect(renewal.parameters.original.opensMonthsBeforeEnd == 3)
        #expect(renewal.parameters.declarationSeconds == 10)
        #expect(try policies.text(.declaration, on: day(2023, 8, 21)).title.contains("个人续约声明"))
    }

    @Test("The shipped calendar has the working days that the model counts", arguments: [(2023, 249), (2026, 248)])
    func calendar(year: Int, workingDays: Int) throws {
        let calendar = try Policies.standard().calendar()
        var count = 0
        var current = day(year, 1, 1)
        while current.year == year {
            if try calendar.isWorking(current) { count += 1 }
            current = current.adding(days: 1)
        }
        #expect(count == workingDays)
    }

    /// Files that can be edited while they are used.
    private final class Disk {
        var texts: [String: String] = [:]
        var edits = 0
        var told: [OfficeFailure] = []

        init() {
            for file in DefaultFiles.policies { texts[file.path] = String(decoding: file.bytes, as: UTF8.self) }
        }

        func write(_ path: String, _ text: String) {
            texts[path] = text
            edits += 1
        }

        var policies: Policies {
            Policies(
                files: { path throws(OfficeFailure) in self.texts[path].map { Array($0.utf8) } },
                stamp: { path in
                    self.texts[path].map { Policies.Stamp(bytes: $0.utf8.count, seconds: self.edits, nanoseconds: 0) }
                }, log: { self.told.append($0) })
        }
    }

    @Test("A file that changes while the program runs is read anew, and a broken one leaves all rules as they were")
    func changed() throws {
        let disk = Disk()
        let policies = disk.policies
        let today = day(2023, 8, 21)
        func seconds() throws -> Int {
            policies.refresh()
            return try policies.renewal(on: today).parameters.declarationSeconds
        }
        #expect(try seconds() == 10)
        let known = try policies.calendar().lastKnown
        let text = try #require(disk.texts[RenewalPolicy.path])
        let holidays = try #require(disk.texts[HolidayFile.path])
        disk.write(RenewalPolicy.path, text.replacing("declaration_seconds = 10", with: "declaration_seconds = 20"))
        #expect(try seconds() == 20)
        // One file is good and the other is not: neither counts, and it is told once.
        disk.write(RenewalPolicy.path, text.replacing("declaration_seconds = 10", with: "declaration_seconds = 30"))
        disk.write(HolidayFile.path, "date,kind\n")
        for _ in 1...3 { #expect(try seconds() == 20) }
        #expect(try policies.calendar().lastKnown == known && disk.told.count == 1)
        disk.write(HolidayFile.path, holidays)
        #expect(try seconds() == 30)
        // A text that the rules name now and that is not there.
        disk.write(RenewalPolicy.path, text.replacing("\"notice-collect-3\"", with: "\"notice-collect-9\""))
        #expect(try seconds() == 30 && disk.told.count == 2)
        #expect(try policies.text(.notice, on: today).name == "notice-collect-3")
    }

    @Test("Every reason of the domain is offered once, each on a key of its own")
    func reasons() throws {
        let reasons = try Policies.standard().reasons()
        #expect(Set(reasons.returning.map(\.code)) == Set(ReturnReason.allCases))
        #expect(Set(reasons.rejecting.map(\.code)) == Set(RejectReason.allCases))
        #expect(Set(reasons.returning.map(\.number)).count == reasons.returning.count)
        #expect(reasons.sentence(ReturnReason.unreadable)?.hasSuffix("。") == true)
    }

    @Test("An information is not sent back as a blurred picture, and a picture not for want of a proof")
    func subjects() throws {
        let reasons = try Policies.standard().reasons()
        let line = reasons.returning(about: .line(InfoLine(.tenant, .mobile))).map(\.code)
        let material = reasons.returning(about: .material(.cardFront)).map(\.code)
        #expect(line == [.differsFromRegister, .proofNeeded, .other])
        let marital = reasons.returning(about: .line(InfoLine(.tenant, .marital))).map(\.code)
        #expect(marital == [.differsFromRegister, .proofNeeded, .familyChanged, .other])
        #expect(material.contains(.unreadable) && !material.contains(.proofNeeded) && material.last == .other)
        let group = "number = 1\ncode = \"OTHER\"\nsentence = \"其他。\"\n"
        let file = "[[return]]\n\(group)items = \"material\"\n[[reject]]\n\(group)"
        #expect(throws: OfficeFailure.self) { try Reasons(Array(file.utf8), source: "reasons.toml") }
    }

    @Test("Q32 A reason opens what the file says, else what is usual, and gives as long as it says")
    func opens() throws {
        let group = "number = 1\ncode = \"OTHER\"\nsentence = \"其他。\"\n"
        func reasons(_ lines: String) throws -> Reasons {
            let proof = "[[return]]\nnumber = 2\ncode = \"PROOF_NEEDED\"\nsentence = \"要证明。\"\n" + lines
            return try Reasons(Array("[[return]]\n\(group)\(proof)\n[[reject]]\n\(group)".utf8), source: "reasons.toml")
        }
        let relation = ItemPath.line(InfoLine(.occupants, .relation, of: PersonID("p-1")))
        let older = try reasons("items = \"information\"")
        #expect(older.slot(for: .proofNeeded, about: relation) == .familyProof)
        #expect(older.slot(for: .proofNeeded, about: .line(InfoLine(.dwelling, .room))) == .other)
        #expect(older.deadline(for: .proofNeeded) == nil && older.slot(for: .other, about: relation) == nil)
        let newer = try reasons("items = [\"INFO/OCCUPANTS\"]\nopens = \"OTHER\"\nworking_days = 15")
        #expect(newer.slot(for: .proofNeeded, about: relation) == .other)
        #expect(newer.deadline(for: .proofNeeded) == .workingDays(15))
        #expect(newer.returning(about: relation).map(\.code) == [.other, .proofNeeded])
        #expect(newer.returning(about: .block(.tenant)).map(\.code) == [.other])
        #expect(try reasons("opens = \"none\"\ndays = 7").slot(for: .proofNeeded, about: relation) == nil)
        for wrong in [
            "items = []", "items = [\"INFO/DWELLING/MOBILE\"]", "opens = \"CARD_FRONT\"", "days = 0",
            "days = 3\nworking_days = 3",
        ] {
            #expect(throws: OfficeFailure.self, "\(wrong)") { try reasons(wrong) }
        }
    }

    @Test("A group of parameters holds from its day until the next")
    func dated() throws {
        let shipped = DefaultFiles.policies.first { $0.path == RenewalPolicy.path }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        let first = try #require(shipped)
        let second = first.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "[[parameters]]" }
            .joined(separator: "\n")
            .replacing("effective_from = 2020-01-01", with: "effective_from = 2024-01-01")
            .replacing("declaration_seconds = 10", with: "declaration_seconds = 20")
        let policies = policies(RenewalPolicy.path, first + "\n" + second)
        #expect(try policies.renewal(on: day(2023, 12, 31)).parameters.declarationSeconds == 10)
        #expect(try policies.renewal(on: day(2024, 1, 1)).parameters.declarationSeconds == 20)
        #expect(throws: OfficeFailure.self) { try policies.renewal(on: day(2019, 12, 31)) }
    }

    @Test(
        "A problem is told with file, line and key",
        arguments: [
            ("policies/renewal.toml", "[[parameters]]\neffective_from = \"2020\"\n", 2, "parameters[0].effective_from"),
            ("policies/renewal.toml", "[[parameters]]\nefective_from = 2020-01-01\n", 2, "parameters[0].efective_from"),
            ("policies/reasons.toml", "[[return]]\nnumber = 1\ncode = \"LATE\"\n", 3, "return[0].code"),
            (
                "policies/reasons.toml",
                "[[return]]\nnumber = 1\ncode = \"OTHER\"\nsentence = \"其他。\"\nitems = \"paper\"\n", 5,
                "return[0].items"
            ),
            (
                "policies/reasons.toml",
                "[[return]]\nnumber = 1\ncode = \"OTHER\"\nsentence = \"其他。\"\nopens = \"CARD\"\n", 5, "return[0].opens"
            ),
            ("policies/places.toml", "[[district]]\ncode = \"罗湖\"\nname = \"罗湖区\"\n", 2, "district[0].code"),
            ("policies/places.toml", "[[estates]]\nstreet = \"翠竹\"\nnames = [\"翠竹苑\"]\n", 2, "estates[0].street"),
            (
                "policies/holidays.csv", "date,kind,name,weekday,notice_year,gov_cn_notice\n2023-01-01,of,a,b,2023,c\n",
                2, "kind"
            ),
            ("policies/holidays.csv", "date,kind\n", 1, "name"),
            (
                "policies/holidays.csv",
                "date,kind,name,weekday,notice_year,gov_cn_notice\n2023-01-01,off,a,Mon,2023,c\n", 2, "weekday"
            ),
            (
                "policies/holidays.csv",
                "date,kind,name,weekday,notice_year,gov_cn_notice\n2023-01-02,work,a,Mon,2023,c\n", 2, "kind"
            ),
        ] as [(String, String, Int, String)])
    func problems(path: String, text: String, line: Int, column: String) throws {
        let problems = policies(path, text).problems()
        guard case .input(let problem)? = problems.first else {
            Issue.record("no problem: \(problems)")
            return
        }
        #expect(problem.source == path && problem.line == line && problem.column == column)
    }

    @Test("Next year's notice is a file: its days count from then on, and what was unknown is known")
    func nextNotice() throws {
        let path = "policies/holidays.csv"
        let shipped = try #require(DefaultFiles.policies.first { $0.path == path }?.bytes)
        let before = try Policies.standard().calendar()
        let next = before.years.upperBound + 1
        let text = String(decoding: shipped, as: UTF8.self) + "\(next)-01-01,off,元旦,Fri,\(next),content_1\n"
        let after = try policies(path, text).calendar()
        let eve = Month(year: next - 1, month: 12).last
        #expect(before.reckon(.workingDays(5), after: eve).isProvisional)
        let reckoned = after.reckon(.workingDays(5), after: eve)
        #expect(!reckoned.isProvisional && reckoned.day > before.reckon(.workingDays(5), after: eve).day)
    }

    @Test("A file that is gone is named")
    func missing() {
        let policies = Policies { _ throws(OfficeFailure) in nil }
        let problem = InputProblem(source: "policies/holidays.csv", reason: .notAFile)
        #expect(throws: OfficeFailure.input(problem)) { try policies.calendar() }
    }

    @Test("Another word in a text is another digest")
    func digest() throws {
        let name = "renewal-declaration-1"
        let bytes = try #require(DefaultFiles.policies.first { $0.path == PolicyText.path(name) }?.bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        let before = try PolicyText(bytes, name: name, source: name)
        let changed = try PolicyText(Array(text.replacing("自愿", with: "自己").utf8), name: name, source: name)
        #expect(before.template.version == changed.template.version)
        #expect(before.template.digest != changed.template.digest)
    }

    @Test("A declaration is not shown where the notice is named", arguments: ["notice", "information", "declaration"])
    func wrongText(_ key: String) throws {
        let other = key == "notice" ? "renewal-declaration-1" : "notice-collect-1"
        let policies = Policies { path throws(OfficeFailure) in
            guard let file = DefaultFiles.policies.first(where: { $0.path == path }) else { return nil }
            guard path == RenewalPolicy.path else { return file.bytes }
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { line in
                line.hasPrefix("\(key) = ") ? "\(key) = \"\(other)\"" : String(line)
            }
            return Array(lines.joined(separator: "\n").utf8)
        }
        let kind = try #require(PolicyText.Kind.allCases.first { $0.key == key })
        let expected = OfficeFailure.input(
            InputProblem(
                source: "templates/\(other).toml", column: "kind",
                reason: .unknown(other.replacing("-1", with: ""), allowed: [kind.rawValue])))
        failure(expected) { _ = try policies.text(kind, on: TestOffice.opening.day) }
        #expect(policies.problems() == [expected])
        #expect(Policies.standard().problems().isEmpty)
    }
}
