import Housing

/// 见证签署知情同意书: somebody who applies signs before a clerk (LH-45).
public enum CounterWitnessTexts {
    public static let title = "见证签署知情同意书"
    public static let short = "见证"
    public static let onlyClerk = "由受理人员或者主管见证。"

    // Whom it is about
    public static let findText = "申请人带身份证原件来，还没有申请的也可以。"
    public static let find = "查找"
    public static let who = "哪一家"
    public static let whoHelp = "备案回执号、证件号码，或者姓名里相连的两个字"
    public static let whoHelpWithoutNames = "备案回执号，或者轮候序位"
    public static let whoMissing = "请写备案回执号。"
    public static func several(_ count: Int) -> String { "找到 \(count) 家，请选一家。" }

    // The family
    public static func head(_ receipt: String, _ name: String) -> String { "\(receipt)  \(name)" }
    public static let document = "证件号码"
    public static let application = "补租申请"
    public static let notApplied = "还没有提交"
    public static let consent = "知情同意书"
    public static func witnessed(_ at: Moment, by name: String) -> String { "\(at.words)已经见证（\(name)），不用再办" }
    public static func signed(_ at: Moment) -> String { "申请里的是\(at.words)签署的" }
    public static func read(_ at: Moment) -> String { "\(at.words)在终端读过，没有签署" }
    public static let unread = "没有读过，也没有签署"
    /// How it stands with a family's consent to the text in force.
    public static func consentWords(witness: (at: Moment, by: String)?, signedAt: Moment?, readAt: Moment?) -> String {
        if let witness { return witnessed(witness.at, by: witness.by) }
        if let signedAt { return signed(signedAt) }
        return readAt.map(read) ?? unread
    }

    // What the clerk saw
    public static let identity = "身份证原件已经核对，就是申请人本人"
    public static let sign = "本人当面读完，并在纸上签名、写日期；纸已经收下"
    public static func witness(_ name: String) -> String { "见证人：\(name)（写进记录）" }
    public static let readFirst = "请先和申请人一起读到末尾。"
    public static let ticksMissing = "请先勾选两项。"
    public static let confirm = "记下见证"
    public static let already = "这一版已经见证，不用再办。"
    public static let askTitle = "记下见证？"
    public static func askText(_ receipt: String, _ name: String) -> String {
        "\(receipt) \(name) 本人在您面前读完并签署了知情同意书。记下以后不能改。"
    }
    public static let cancel = "返回"

    public static func done(_ receipt: String) -> String { "\(receipt) 已见证。请申请人回终端接着填写、提交，不用再拍签名页。" }
    public static func doneForMending(_ receipt: String) -> String { "\(receipt) 已见证。请申请人在终端把补正交上来。" }
    public static func doneForApplied(_ receipt: String) -> String { "\(receipt) 已见证。申请人下一次修改申请时算数。" }
    public static func before(_ receipt: String, _ at: Moment, by name: String) -> String {
        "\(receipt) 在\(at.words)已经由\(name)见证，没有再记一次。"
    }

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            title,
            [
                "受理期间，申请人可以不在终端交签名的纸，改在窗口当面签署：核对身份证原件，和他一起读到末尾，在纸上签名，然后按 F5。",
                "轮候册上的家庭都可以，还没有申请的也可以。见证以后，他在终端填写的申请不再要签名页的照片。",
                "知情同意书换了新的版本，以前没有用上的见证就不算，要重新见证。自己家的不能见证。",
            ]
        )
    ]
}
