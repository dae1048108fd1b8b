import Foundation
import HostSupport

/// The sample's batch of the rent subsidy: its files and its time, which come by commands, and what it says afterwards.
extension TrainingOffice {
    static let batch = "sample-2023"

    /// A batch as `anju batch show` tells it.
    struct Batch: Decodable {
        struct Application: Decodable {
            let receipt_no: String
            let state: String
            let agreement_state: String?
            let agreement_no: String?
            let list: Int?
            let paid_fen: Int
            let overpaid_fen: Int
            let recovered_fen: Int
        }

        let state: String
        let signed: Int
        let quota_left: Int
        let applications: [Application]
    }

    func batch() throws -> Batch {
        try JSONDecoder().decode(Batch.self, from: Data(try run("batch", "show", Self.batch, "--json").utf8))
    }

    func application(_ receipt: String) throws -> Batch.Application {
        guard let found = try batch().applications.first(where: { $0.receipt_no == receipt }) else {
            throw Failed(what: "no application \(receipt)")
        }
        return found
    }

    /// A command that has to succeed.
    @discardableResult
    func run(_ words: String..., input: String = "") throws -> String {
        let finished = try HostProgram.run([Command.anju, "--data", directory] + words, input: input)
        guard finished.status == 0 else { throw Failed(what: "\(words): \(finished.errors)") }
        return finished.output
    }

    func media(_ name: String) -> String { directory + "/media/" + name }

    /// Lays the sample's notice beside the rules, under another name.
    func layNotice(_ name: String) throws {
        let notice = try String(contentsOfFile: media("subsidy-notice.toml"), encoding: .utf8)
        let text = notice.replacingOccurrences(of: Self.batch, with: name)
        try text.write(
            toFile: directory + "/policies/notices/\(name).toml", atomically: true, encoding: .utf8)
    }

    /// The office's time, like `2023-08-29T18:01`.
    func setTime(_ time: String) throws { try run("clock", "set", time, "--by", try staff("manager").login) }

    /// The ten applications of the sample's file and, a minute after the close, the register of the close.
    func takeApplications() throws {
        try run("fair", "commit", Self.batch)
        try run("import", "members", media("subsidy-members.csv"))
        try run("import", "applications", media("subsidy-applications.jsonl"))
        try setTime("2023-08-29T18:01")
        try run(
            "import", "register", media("subsidy-register-close.csv"), "--batch", Self.batch, "--as-of",
            "2023-08-29T18:00")
    }

    /// What was found about every family of the sample, on the day after the close.
    func takeFindings() throws {
        try setTime("2023-08-30T10:00")
        try run("import", "findings", media("subsidy-findings.csv"))
    }

    /// Five families are called, and all but the last of them have signed.
    func leaveOnePlace() throws {
        try takeApplications()
        try run("batch", "close", Self.batch)
        try takeFindings()
        try run("batch", "review", Self.batch)
        try run("batch", "confirm", Self.batch, "--receipt", "BHR00000115")
        try setTime("2023-08-31T09:00")
        try run("batch", "publish", Self.batch)
        try setTime("2023-09-08T09:00")
        try run("batch", "conclude", Self.batch)
        try run("batch", "call", Self.batch)
        for position in [112, 131, 140, 152] {
            try run(
                "batch", "sign", Self.batch, "--receipt", "BHR00000\(position)", "--bank", "样例银行", "--account-fd",
                "0", input: "6222020200001\(position)\n")
        }
    }

    /// Lays what the bank answers to a run's file beside it: everything is paid, but for one agreement.
    func answerOfBank(to run: String, failing agreement: String, at time: String) throws {
        let sent = try String(contentsOfFile: media("\(run).csv"), encoding: .utf8)
        let rows = sent.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            let result = cells[0] == agreement ? "失败" : "成功"
            return "\(cells[0]),\(cells[4]),\(cells[5]),\(result),YH\(cells[0]),\(time)"
        }
        let text = (["agreement_no,month,amount_fen,result,bank_ref,paid_at"] + rows).joined(separator: "\n") + "\n"
        try text.write(toFile: media("results.csv"), atomically: true, encoding: .utf8)
    }
}
