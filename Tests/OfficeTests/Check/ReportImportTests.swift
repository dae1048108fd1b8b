import Crypto
import Foundation
import Housing
import OfficeSupport
import Testing

@testable import Office

/// `anju check import`: all or nothing, the same again without harm.
@Suite("Reports come back") struct ReportImportTests {
    private let test: TestOffice
    private let clerk: Session

    init() throws {
        test = try TestOffice()
        clerk = try test.staff("shouli", 70, .clerk)
    }

    private func checks(_ count: Int) throws -> [EconomicCheck] {
        let checks = try (1...count).map { try test.requested(try test.tenant($0)) }
        try test.send(clerk)
        return checks
    }

    @Test(
        "5.8 Every row of the worked example comes to its result",
        arguments: [
            (1, 5_400_000, 66_000_000, true), (1, 5_400_001, 0, false), (3, 16_200_000, 66_000_100, false),
            (4, 21_600_000, 87_000_000, true), (4, 21_600_100, 10_000_000, false),
        ])
    func example(people: Int, income: Int, property: Int, meets: Bool) throws {
        let check = try test.requested(try test.family(1, of: people))
        try test.send(clerk)
        let line = try test.line("B-1", for: check, income: income, property: property)
        let report = try test.take(TestOffice.file(line), clerk)
        #expect(report.isTaken && report.taken == 1 && report.meeting == (meets ? 1 : 0))
        let result = try #require(try test.stored(check).result)
        #expect(result.assessment.people == people && result.assessment.meets == meets)
        #expect(result.assessment.income.fen == income && result.assessment.property.fen == property)
        #expect(result.assessment.limitsFrom == day(2023, 8, 1))
        #expect(result.validUntil == day(2024, 2, 21))
        #expect(result.objectionUntil == (meets ? nil : day(2023, 8, 28)))
        #expect(try test.audit() == [])
    }

    @Test("The same file again changes nothing; the same number with other content is refused")
    func idempotent() throws {
        let checks = try checks(2)
        let file = TestOffice.file(try checks.enumerated().map { try test.line("B-\($0)", for: $1) })
        #expect(try test.take(file, clerk).taken == 2)
        let before = try checks.map { try test.stored($0) }
        let again = try test.take(file, clerk)
        #expect(again.isTaken && again.taken == 0 && again.alreadyIn == 2 && again.changedNothing)
        #expect(try checks.map { try test.stored($0) } == before)
        let other = try test.take(TestOffice.file(try test.line("B-0", for: checks[0], income: 1)), clerk)
        #expect(other.problems.map(\.failure) == [.refused(Refusal(.reportDiffers, "6.2"))])
        let elsewhere = try test.take(TestOffice.file(try test.line("B-0", for: checks[1])), clerk)
        #expect(elsewhere.problems.map(\.failure.code) == ["REPORT_DIFFERS"])
        #expect(try checks.map { try test.stored($0) } == before)
    }

    @Test("One bad line of many and nothing is taken; each is named by line and field")
    func allOrNothing() throws {
        let checks = try checks(3)
        var lines = try checks.enumerated().map { try test.line("B-\($0)", for: $1).text }
        lines[1] = lines[1].replacing("\"fen\":9000000", with: "\"fen\":9000000.5")
        let report = try test.take(Array(lines.joined(separator: "\n").utf8), clerk)
        #expect(!report.isTaken && report.lines == 3)
        #expect(
            report.problems.map(\.failure) == [
                .input(
                    InputProblem(
                        source: "reports.jsonl", line: 2, column: "members[0].income[0].fen",
                        reason: .wrongType(expected: "整数")))
            ])
        for check in checks { #expect(try test.stored(check).state == .inProgress) }
        #expect(try !test.office.imports.isPending())
    }

    @Test(
        "What is wrong with a line is told by its field",
        arguments: [
            ("\"check_date\":\"2023-08-21\"", "\"check_date\":\"2023-8-21\"", "check_date"),
            ("\"issuer\":\"样例核对机构\"", "\"issuer\":\"\"", "issuer"),
            ("\"issuer\":\"样例核对机构\"", "\"issuer\":\"\\u202e样例\"", "issuer"),
            ("\"report_no\":\"B-0\"", "\"report_no\":7", "report_no"),
            ("\"report_no\":\"B-0\",", "", "report_no"),
            ("\"report_no\":\"B-0\",", "\"report_no\":\"B-0\",\"report_no\":\"B-9\",", "report_no"),
            ("\"report_no\":\"B-0\",", "\"report_no\":\"B-0\",\"remark\":\"\",", nil),
            ("\"fen\":9000000", "\"fen\":-1", "members[0].income[0].fen"),
            ("\"fen\":9000000", "\"fen\":9e6", "members[0].income[0].fen"),
            ("\"fen\":9000000", "\"fen\":99999999999999999999", "members[0].income[0].fen"),
            ("\"fen\":9000000", "\"fen\":9000000,\"counted\":0", "members[0].income[0].counted"),
            ("\"kind\":\"WAGES\"", "\"kind\":\"\"", "members[0].income[0].kind"),
            ("\"kind\":\"WAGES\"", "\"kind\":\"WAGE\"", "members[0].income[0].kind"),
            ("\"kind\":\"WAGES\"", "\"kind\":\"DEPOSIT\"", "members[0].income[0].kind"),
            ("\"property\":[]", "\"property\":{}", "members[0].property"),
            ("\"income\":[]", "\"id_type\":\"驾驶证\",\"income\":[]", "members[1].id_type"),
            ("\"income\":[]", "\"id_type\":\"护照\",\"income\":[]", "members[1].id_no"),
            ("\"members\":[", "\"members\":[1,", "members[0]"),
            ("{\"report_no\"", "[{\"report_no\"", nil),
            ("\"request\":\"E", "\"request\":\"R", "request"),
        ] as [(String, String, String?)])
    func fields(old: String, new: String, field: String?) throws {
        let check = try checks(1)[0]
        let line = try test.line("B-0", for: check).text
        let changed = try #require(line.contains(old) ? line.replacing(old, with: new, maxReplacements: 1) : nil)
        let report = try test.take(Array(changed.utf8), clerk)
        #expect(report.problems.count == 1 && !report.isTaken)
        guard case .input(let problem) = report.problems.first?.failure else {
            Issue.record("\(report.problems)")
            return
        }
        #expect(problem.line == 1 && problem.column == field)
        // No number of a document is told, in whatever sentence.
        for serial in [1, 501] {
            #expect(try !OfficeFailure.input(problem).sentence.contains(TestOffice.document(serial).value))
        }
    }

    @Test("What a rule says of a line is told by its code, a person who is missing or twice among it")
    func rules() throws {
        let check = try checks(1)[0]
        let good = try test.line("B-0", for: check)
        let member =
            "{\"id_no\":\"\(try TestOffice.document(501).value)\",\"income\":[],"
            + "\"property\":[{\"kind\":\"DEPOSIT\",\"fen\":10000000}]}"
        for (old, new, code) in [
            (",\(member)", "", "MEMBER_MISSING"), (",\(member)", ",\(member),\(member)", "MEMBER_TWICE"),
            ("2023-08-21", "2023-08-22", "REPORT_IN_FUTURE"), ("2023-08-21", "2023-07-31", "REPORT_TOO_OLD"),
        ] {
            #expect(good.text.contains(old))
            let report = try test.take(Array(good.text.replacing(old, with: new).utf8), clerk)
            #expect(report.problems.map(\.failure.code) == [code] && !report.isTaken)
        }
        let unknown = try test.take(
            Array(good.text.replacing("\(check.number)", with: "\(try Self.number(999))").utf8), clerk)
        #expect(unknown.problems.map(\.failure.code) == ["INPUT_INVALID"])
        let draft = try test.authorised(try test.tenant(2))
        let early = try test.take(TestOffice.file(try test.line("B-1", for: draft)), clerk)
        #expect(early.problems.map(\.failure.code) == ["WRONG_STATE"])
    }

    private static func number(_ serial: Int) throws -> ReceiptNumber {
        try #require(ReceiptNumber(kind: .economicCheck, month: Month(year: 2023, month: 8), serial: serial))
    }

    @Test("A number twice in one file, and two reports for one check, are told with the first line")
    func twice() throws {
        let checks = try checks(2)
        let lines = [
            try test.line("B-0", for: checks[0]), try test.line("B-0", for: checks[1]),
            try test.line("B-1", for: checks[0]),
        ]
        let report = try test.take(TestOffice.file(lines), clerk)
        #expect(
            report.problems.map(\.failure) == [
                .input(
                    InputProblem(
                        source: "reports.jsonl", line: 2, column: "report_no", reason: .duplicate(firstLine: 1))),
                .input(
                    InputProblem(source: "reports.jsonl", line: 3, column: "request", reason: .duplicate(firstLine: 1))),
            ])
    }

    @Test("BOM, CRLF, blank lines and full-width characters do no harm")
    func tolerated() throws {
        let checks = try checks(2)
        let lines = try checks.enumerated().map { try test.line("b-\($0)", for: $1).text }
        let text = "\u{FEFF}" + lines[0].replacing("b-0", with: "Ｂ-０") + "\r\n\r\n" + lines[1] + "\r\n"
        #expect(try test.take(Array(text.utf8), clerk).taken == 2)
        #expect(try test.take(TestOffice.file(try test.line("B-0", for: checks[0])), clerk).alreadyIn == 1)
    }

    @Test("A file with nothing in it, or of no text, is told as such")
    func unreadable() throws {
        failure(.input(InputProblem(source: "reports.jsonl", reason: .empty))) { _ = try test.take([0x0A], clerk) }
        let report = try test.take([0x22, 0xFF, 0x22], clerk)
        #expect(
            report.problems.map(\.failure) == [
                .input(InputProblem(source: "reports.jsonl", line: 1, reason: .notUTF8))
            ])
    }

    @Test("With the check body's key a file needs its signature: right, wrong, of another file, none")
    func signed() throws {
        let check = try checks(1)[0]
        let key = Curve25519.Signing.PrivateKey()
        var options = test.office.options
        options.reportKey = ReportKey(key.publicKey.rawRepresentation.base64EncodedString())
        let office = Office(
            records: test.premises.records, vault: test.premises.vault, clocks: test.clocks, entropy: SeededEntropy(9),
            policies: .standard(), options: options)
        let file = TestOffice.file(try test.line("B-0", for: check))
        func take(_ signature: [UInt8]?) throws -> ReportImportReport {
            try office.exchange.reports(file, source: "reports.jsonl", signature: signature, by: clerk)
        }
        let right = Array(try key.signature(for: file))
        refusal(.reportUnsigned) { _ = try take(nil) }
        refusal(.reportSignatureWrong) { _ = try take(Array(try key.signature(for: file + [0x0A]))) }
        refusal(.reportSignatureWrong) { _ = try take(Array(right.dropLast())) }
        refusal(.reportSignatureWrong) {
            _ = try take(Array(try Curve25519.Signing.PrivateKey().signature(for: file)))
        }
        #expect(try test.stored(check).state == .inProgress)
        #expect(try take(Array(Data(right).base64EncodedString().utf8) + [0x0A]).taken == 1)
        #expect(try take(right).alreadyIn == 1)
    }

    @Test("Beyond the last known notice nothing is taken, unless its provisional days are accepted")
    func provisional() throws {
        test.clocks.officeNow = Moment(day(2026, 12, 30), hour: 10)
        let session = try test.tenant(1, end: day(2027, 3, 1))
        let check = try test.requested(session)
        try test.send(clerk)
        let line = try test.line("B-1", for: check, property: 66_000_001, on: "2026-12-30")
        let refused = try test.take(TestOffice.file(line), clerk)
        #expect(refused.problems.map(\.failure.code) == ["CALENDAR_UNKNOWN"])
        #expect(try test.stored(check).state == .inProgress)
        #expect(try test.take(TestOffice.file(line), acceptsProvisional: true, clerk).provisional == 1)
        #expect(try test.stored(check).result?.isProvisional == true)
    }
}

/// The number of a report on paper is as unique as one by file.
@Suite("Reports by file and on paper") struct ReportNumberTests {
    private let test: TestOffice
    private let clerk: Session
    private let second: Session

    init() throws {
        test = try TestOffice(pictures: InkReader())
        clerk = try test.staff("shouli", 70, .clerk)
        second = try test.staff("fuhe", 71, .reviewer)
    }

    private func enter(
        _ number: String, _ check: EconomicCheck, _ picture: [UInt8] = TestOffice.front, income: Int = 1
    ) throws -> EconomicCheck {
        let people = check.members.enumerated().map { index, member in
            CheckReport.PersonReport(
                person: member.person,
                income: index == 0 ? [.init(kind: "WAGES", amount: Money(fen: income))] : [], property: [])
        }
        let report = CheckReport(
            number: number, issuer: "样例核对机构", checkDate: day(2023, 8, 21), people: people)
        let seen = try test.office.look(at: picture, named: nil).finish()
        return try test.office.checkReview.enterReport(report, picture: seen, in: check, clerk)
    }

    @Test("One entered wrongly frees its number; one that counts keeps it")
    func onPaper() throws {
        var check = try test.requested(try test.tenant(1))
        let other = try test.requested(try test.tenant(2))
        check = try enter("b-1", check)
        refusal(.reportDiffers) { _ = try enter("B-1", other) }
        #expect(try test.stored(other).state == .requested)
        let first = try #require(check.report?.stored)
        check = try test.office.checkReview.refuseReport("金额抄错", in: check, second)
        check = try enter("B-1", check, TestOffice.back, income: 2)
        // The first one is not confirmed in the place of the second, however new the check is that is held.
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            _ = try test.office.checkReview.confirmReport(first, in: check, second)
        }
        check = try test.office.checkReview.confirmReport(
            try #require(check.report?.stored), in: check, second)
        #expect(check.state == .meets)
        refusal(.reportDiffers) { _ = try enter("B-1", other) }
        #expect(try test.audit() == [])
    }

    @Test("By file what is in from paper, with the same content, is in already")
    func both() throws {
        let check = try test.requested(try test.family(1, of: 1))
        try test.send(clerk)
        let entered = try enter("B-1", try test.stored(check), income: 9)
        let stored = try #require(entered.report?.stored)
        _ = try test.office.checkReview.confirmReport(stored, in: entered, second)
        var line = try test.line("B-1", for: check, income: 9).text
        line = line.replacing("{\"kind\":\"DEPOSIT\",\"fen\":10000000}", with: "")
        let report = try test.take(Array(line.utf8), clerk)
        #expect(report.alreadyIn == 1 && report.taken == 0 && report.problems == [])
    }
}
