import Housing

/// The pages of 【个人租赁合同签订】 at the kiosk (G-1 to G-6, G-11).
extension SigningTexts {
    public static let flow = "个人租赁合同签订"
    public static let steps = ["申请信息", "确认续约信息", "阅读承诺书", "人脸识别并签订合同"]

    // Nothing to sign, or several contracts
    public static let several = "您有多份合同，请选择要签订的一份："
    public static func line(_ number: ReceiptNumber, _ address: String) -> String { "\(number)  \(address)" }
    public static let noApplication = "还没有查到您的续租申请。先办理【个人租赁合同续约】，审核通过以后再来签订合同。"
    public static func notHandedIn(_ number: ReceiptNumber, _ state: String) -> String {
        "续租申请 \(number)（\(state)）还要您办理。审核通过以后才能签订合同。"
    }
    public static func inReview(_ number: ReceiptNumber, _ state: String) -> String {
        "续租申请 \(number)（\(state)）。审核通过、合同发出以后，就可以在这里签订。现在不用做别的。"
    }
    public static func inPreparation(_ number: ReceiptNumber) -> String {
        "续租申请 \(number) 已经审核通过，工作人员正在准备合同。请过几天再来看看，或到窗口询问。"
    }
    public static func concluded(_ number: ReceiptNumber) -> String {
        "续租申请 \(number) 已经办完，没有要签订的合同。签好的合同请到【我的】查看。"
    }
    public static func ended(_ number: ReceiptNumber, _ state: String) -> String {
        "续租申请 \(number)（\(state)），没有要签订的合同。需要续租的，请带身份证到窗口咨询。"
    }
    public static func canRenew(_ number: ReceiptNumber, _ state: String) -> String {
        "续租申请 \(number)（\(state)），没有要签订的合同。现在可以重新申请续租。"
    }
    public static let toRenewal = "去【个人租赁合同续约】"

    // G-2 申请信息
    public static let infoTitle = "申请信息"
    public static let application = "续租申请"
    public static let fileTitle = "待签订的合同文件"
    public static let file = "合同文件"
    public static let number = "合同编号"
    public static let version = "版本"
    /// The term of the lease as it is, beside that of the contract to be signed.
    public static let oldTerm = "原租期"
    public static let newTerm = "新租期"
    public static let deadline = "签订期限"
    public static func title(_ title: String, _ marking: String) -> String {
        "《\(title)》" + (marking.isEmpty ? "" : "（\(marking)）")
    }
    public static func version(_ version: Signing.ContractVersion) -> String {
        let cause = version.cause.map { "（\($0.reason.name)）" } ?? ""
        return "第 \(version.number) 版，\(version.at.day.words)发出\(cause)"
    }
    public static func deadline(_ version: Signing.ContractVersion) -> String {
        "\(version.deadline.endWords)\(version.isProvisional ? "（暂定）" : "")"
    }
    public static let read = "阅读合同"
    public static let readNote = "签订前请先看一遍"
    public static let sign = "【合同签署】"
    public static let goOn = "继续签订"
    /// Where the window is next: what to bring, and by when.
    public static let windowNotes = "查看窗口须知"
    public static let readFirst = "请翻页看合同。按【合同签署】开始办理，签名以前还可以再看。"
    public static let documentTitle = "待签订的合同"

    // G-3 确认续约信息
    public static let staffWill = "这一项要由工作人员核实。核实以后会重新发出合同，再请您来签订。"
    public static let reportTitle = "您指出的信息有误"
    public static let reportText = [
        "报给工作人员后，这次签订就停止；信息不对的合同，您不用签。",
        "工作人员核实后会重新发出合同，到时候请再来签订。",
    ]
    public static let report = "报给工作人员"
    public static let reportBack = "返回修改"
    public static func reported(_ name: String, _ words: String) -> String {
        words.isEmpty ? name : "\(name)：\(words)"
    }
    public static let reportDone = "已经报给工作人员，这次签订已停止。"

    // G-4 阅读承诺书
    public static let tick = "我已阅知"
    public static let tickMissing = "请先勾选「我已阅知」"

    // G-5 the dialog
    public static let dialogTitle = "请填写承诺内容"
    public static let dialogText = "请把下面这段话放进框里：先按【复制】，再按【粘贴】，然后按【确定】。"
    public static func dialogSentence(_ sentence: String) -> String { "有键盘的，也可以照着输入，或者只输入：\(sentence)" }
    public static let copy = "【复制】"
    public static let paste = "【粘贴】"
    public static let confirm = "【确定】"
    public static let copied = "已复制。请按【粘贴】。"
    public static let pasted = "已粘贴。请按【确定】。"
    public static let nothingCopied = "还没有复制。请先按【复制】。"
    public static let boxEmpty = "框里还没有内容，请按【复制】，再按【粘贴】"

    // G-6 人脸识别并签订合同
    public static let wayTitle = "人脸识别并签订合同"
    public static let wayText = "请选择签订的方式。两种方式签的合同，效力一样。"
    public static let byTelephone = "用手机扫码，人脸识别后签订"
    public static let telephoneNote = "本终端尚未接通"
    public static let telephoneMissing = "手机签订本终端尚未接通，请选「到窗口当面签订」。"
    public static let atWindow = "到窗口当面签订"
    public static let windowNote = "带身份证，由工作人员见证，不用刷脸"
    public static let cancel = "放弃本次签订"

    // At the window
    public static let windowTitle = "请到窗口当面签订"
    public static let windowUntil = "最晚"
    public static let windowBring = "请带"
    public static let windowCard = "本人身份证原件"
    public static let windowSteps = [
        "工作人员核对您本人和身份证，打印签署页，您在上面签名。",
        "签名扫描存好以后，合同送审批；审批通过后可以在【我的】查看和打印。",
        "过了上面的时间还没有签，要在这里从头签订一次。",
    ]
    public static func windowUntil(_ day: Day) -> String { "\(day.endWords)前，在窗口上班时间" }

    // Giving up
    public static let cancelTitle = "确定要放弃本次签订吗？"
    public static func cancelText(_ deadline: Day) -> String {
        "合同还在，\(deadline.endWords)前可以重新签订，要从头开始。"
    }
    public static let cancelYes = "放弃"
    public static let cancelNo = "不放弃"
    public static let cancelled = "本次签订已放弃。"

    // G-11
    public static let signed = "签订成功"
    public static let signedAt = "签订时间"
    public static let signedNext = [
        "合同正在审批，您不用做别的。",
        "审批通过以后，可以在【我的】查看、打印合同。",
    ]
    public static let approved = "合同已经审批通过"

    // 【我的】 → 查看详情
    public static let detailTitle = "查看详情"
    public static let youReported = "您指出的信息"
    public static let reissued = "重新发出的原因"
    public static let voided = "作废的原因"
    public static func staffNote(_ note: String) -> String { "工作人员说明：\(note)" }

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "签合同要办几步",
            ["看合同，按【合同签署】；确认续约信息；阅读承诺书；填写承诺内容；选择签订的方式。", "每一步都会自动保存，中途离开，下次从原来的地方接着办。"]
        ),
        ("信息不对怎么办", ["选「有误」，指出哪一项不对，再报给工作人员。信息不对的合同不用签，核实后会重新发出。"]),
        ("不想刷脸怎么办", ["选「到窗口当面签订」，带身份证到窗口，由工作人员见证签名。不用说明理由，效力一样。"]),
        ("对合同有疑问", ["按 F9 呼叫工作人员，或到窗口，请工作人员说明。"]),
    ]
}
