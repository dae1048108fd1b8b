import Foundation
import HostSupport
import Testing

/// 【经济状况核对】 and the renewal under the new policy by keys in a real terminal, and the check body by files.
@Suite(.serialized) struct EconomicCheckTests {
    /// What `check export` writes of a request.
    private struct Request: Decodable {
        struct Member: Decodable {
            let id_no: String
        }

        let request: String
        let members: [Member]
    }

    private let office: TrainingOffice
    private let clerk: String

    init() throws {
        office = try TrainingOffice()
        clerk = try office.staff("clerk").login
    }

    /// The request leaves the office and its report comes back: each member with an income of so much.
    private func answer(_ number: String, incomeFen: Int) throws {
        let requests = office.directory + "-requests.jsonl"
        let sent = try Command.anju("check", "export", "--to", requests, "--by", clerk, data: office.directory)
        try #require(sent.status == 0, "\(sent.errors)")
        let lines = try String(contentsOfFile: requests, encoding: .utf8).split(separator: "\n")
        let all = try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
        let request = try #require(all.first { $0.request == number })
        let members = request.members.map { member in
            "{\"id_no\":\"\(member.id_no)\",\"income\":[{\"kind\":\"WAGES\",\"fen\":\(incomeFen)}],\"property\":[]}"
        }
        let report =
            "{\"report_no\":\"B-\(number)\",\"request\":\"\(number)\",\"issuer\":\"样例核对机构\","
            + "\"check_date\":\"2023-08-21\",\"members\":[\(members.joined(separator: ","))]}\n"
        let reports = office.directory + "-reports.jsonl"
        try report.write(toFile: reports, atomically: true, encoding: .utf8)
        let taken = try Command.anju("check", "import", reports, "--by", clerk, data: office.directory)
        try #require(taken.status == 0, "\(taken.errors)")
    }

    @Test("X and N: tenant and spouse authorise, the report meets, and the new policy leads to 提交成功")
    func newPolicy() throws {
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy-late"))
        try applicant.walk([.signIn, .notice])
        let spouse = try applicant.readSpouseNumber()
        let number = try applicant.requestCheck(spouse: spouse)
        try applicant.goHome()
        try applicant.terminal.see("正在办理，请等待结果")
        try answer(number, incomeFen: 5_400_000)
        // The screen hears of it by itself.
        try applicant.terminal.see("\(number) 符合要求")
        try applicant.chooseNewPolicy()
        try applicant.walk([.information, .declaration, .dwelling, .tenant, .occupants])
        try applicant.terminal.see("续租后适用政策")
        try applicant.walk([.renewal, .front, .back, .review, .submit])
    }

    @Test("A result above the limit is told with its figures, and the objection goes to staff")
    func objection() throws {
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy-late"))
        try applicant.walk([.signIn, .notice])
        let spouse = try applicant.readSpouseNumber()
        let number = try applicant.requestCheck(spouse: spouse)
        try answer(number, incomeFen: 5_400_001)
        try applicant.objectToResult(told: "人均 54,000.01元")
        let listed = try Command.anju("check", "list", "--json", "--state", "OBJECTION", data: office.directory)
        #expect(listed.output.contains(number))
    }

    @Test("A report on paper: entered by one, confirmed by a second, objected to at the kiosk, decided by a third")
    func paper() throws {
        let family = try office.account("check-in-progress")
        let listed = try Command.anju("check", "list", "--state", "IN_PROGRESS", "--json", data: office.directory)
        let number = String(try #require(listed.output.firstMatch(of: /E\d{4}-\d{5}-\d/)).output)

        let first = Clerk(terminal: try office.counter(), account: try office.staff("clerk"))
        try first.signIn()
        try first.openCheck(number)
        try first.enterReport("HD-2023-0815", income: "900000", picture: "old-policy-back.png")
        try first.terminal.press("F5")
        try first.terminal.see("须由其他人复核")

        let second = Clerk(terminal: try office.counter(), account: try office.staff("reviewer"))
        try second.signIn()
        try second.openCheck(number)
        try second.confirmReport()
        // The other terminal hears of it by itself.
        try first.terminal.see("不符合要求")

        let applicant = Applicant(terminal: try office.kiosk(), account: family)
        try applicant.signIn()
        try applicant.terminal.see("公共租赁住房业务")
        try applicant.objectToResult(told: "限额 54,000.00元")
        try second.terminal.press("F5")
        try second.terminal.see("须由其他审核人员处理")

        let third = Clerk(terminal: try office.counter(), account: try office.staff("reviewer", 1))
        try third.signIn()
        try third.openCheck(number)
        try third.upholdObjection("再核对一次")
        try second.terminal.see("第 2 次送出")
        let again = office.directory + "-again.jsonl"
        let sent = try Command.anju("check", "export", "--to", again, "--by", clerk, data: office.directory)
        try #require(sent.status == 0, "\(sent.errors)")
        let lines = try String(contentsOfFile: again, encoding: .utf8).split(separator: "\n")
        #expect(lines.contains { $0.contains(number) && $0.contains("\"round\":2") }, "\(lines.count) lines")
        #expect(try office.damage() == nil)
    }
}
