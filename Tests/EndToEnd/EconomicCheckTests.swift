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
        try applicant.goHome()
        try applicant.terminal.see("不符合要求，可以在")
        try applicant.terminal.press("2")
        try applicant.terminal.see("查看核对结果，提出异议")
        try applicant.terminal.press("Enter")
        try applicant.terminal.see("人均 54,000.01元", "限额 54,000.00元", "[ 提出异议 ]")
        try applicant.terminal.press("Enter")
        try applicant.terminal.see("您认为哪里不对")
        try applicant.terminal.press("1", "Enter")
        try applicant.terminal.see("请核对，然后提交")
        try applicant.terminal.press("Enter")
        try applicant.terminal.see("您的异议已经提交")
        let listed = try Command.anju("check", "list", "--json", "--state", "OBJECTION", data: office.directory)
        #expect(listed.output.contains(number))
    }
}
