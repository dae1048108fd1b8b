import Housing

/// The page of evidence behind a signed contract.
public enum EvidenceTexts {
    public static let title = "签署证据页"
    public static let reason = "租赁合同签订"
    public static let introduction = "本页由系统在审批通过时生成，附在合同之后，记载这份合同是怎样签订的。时间都是北京时间。"

    // Headings
    public static let contract = "合同"
    public static let reading = "阅读和承诺"
    public static let identity = "身份核对和签名"
    public static let decision = "审批"
    public static let steps = "签订经过"
    public static let seal = "文件的封存"

    // Labels
    public static let caseNumber = "签订编号"
    public static let documentNumber = "合同编号"
    public static let version = "合同版本"
    public static let template = "合同文本"
    public static let documentDigest = "合同内容摘要"
    public static let paperDigest = "未签名文件摘要"
    public static let issued = "发出"
    public static let signer = "承租人"
    public static let signerDocument = "证件号码"
    public static let infoConfirmed = "确认续约信息"
    public static let commitment = "承诺书"
    public static let commitmentDigest = "承诺书摘要"
    public static let readFor = "阅读时间"
    public static let acknowledged = "我已阅知"
    public static let transcribed = "承诺内容"
    public static let means = "核对方式"
    public static let seen = "见证人查验"
    public static let sheetCode = "签署页校验码"
    public static let witness = "见证人"
    public static let terminal = "办理终端"
    public static let signedAt = "签名时间"
    public static let signature = "签名图片摘要"
    public static let approver = "审批人"
    public static let approvedAt = "审批时间"
    public static let certificate = "证书"
    public static let fingerprint = "证书指纹"

    // Values
    public static func version(_ number: Int) -> String { "第 \(number) 版" }
    public static func template(_ name: String, version: Int) -> String { "\(name)（第 \(version) 版）" }
    public static func issued(by name: String, at moment: Moment) -> String { "\(moment.exactWords)，\(name)" }
    public static func readFor(seconds: Int) -> String { "实际显示 \(seconds) 秒，读到最后" }
    public static func transcribed(_ means: Signing.TranscriptionMeans, at moment: Moment) -> String {
        "\(means.name)，\(moment.exactWords)"
    }
    /// As it was typed or pasted, but for blanks and marks that no font draws.
    public static func transcription(_ text: String) -> String {
        transcriptionLabel + Normal.name(text)
    }
    private static let transcriptionLabel = "承租人确定的承诺内容："
    /// L-10: nobody has to show his face to a machine.
    public static let witnessed = "窗口当面签订，未采集人脸"
    public static let witnessPassword = "（已用本人密码确认）"
    private static let personSeen = "承租人本人在场，与证件照片相符"
    private static let cardSeen = "证件原件已查验，姓名和号码与合同一致"
    /// What the witness said that he saw; nil where it was not kept.
    public static func seen(person: Bool?, card: Bool?) -> String? {
        let words = (person == true ? [personSeen] : []) + (card == true ? [cardSeen] : [])
        return words.isEmpty ? nil : words.joined(separator: "；")
    }
    public static func sheetCode(_ code: SheetCode) -> String {
        "\(DocumentTexts.grouped(code))，由见证人照签好的签署页输入，与本版合同一致"
    }
    public static let signatureArea = "承租人"
    public static func certificate(_ name: String, from: Day, until: Day) -> String {
        "\(name)，\(from.words)至\(until.words)"
    }
    public static let columns = ["时间", "事项", "说明", "记录号"]
    public static let noDetail = "—"

    /// What the seal is and what it is not (said so that nobody takes it for more).
    public static let explanation =
        "合同、签名和本页用本单位自己的证书封存：封存以后改动任何一个字节都能发现。证书由本单位自己签发，不是第三方认证机构的电子签名，也不是承租人的电子签名。核对时，请把证书指纹与本单位公布的对照。"
    public static let checking = "本单位可以提供证据包，在任何一台电脑上都能核对：anju evidence verify 文件名。"

    /// What is the same on every such page, in its order: the words of the form, whose digest the page names as that of its
    /// template.
    public static let form: [String] =
        [
            title, introduction,
            contract, documentNumber, caseNumber, version, template, issued, documentDigest, paperDigest,
            reading, infoConfirmed, commitment, commitmentDigest, readFor, acknowledged, transcribed,
            transcriptionLabel,
            identity, signer, signerDocument, means, witnessed, seen, personSeen, cardSeen, sheetCode, witness,
            witnessPassword, signedAt, terminal, signature, signatureArea,
            decision, approver, approvedAt, steps,
        ] + columns + [noDetail, seal, certificate, fingerprint, explanation, checking]
}

extension Moment {
    /// 2023年8月21日 10:05:09
    public var exactWords: String {
        "\(words):\(second < 10 ? "0" : "")\(second)"
    }
}
