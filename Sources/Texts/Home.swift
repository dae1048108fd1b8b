import Housing

/// 公共住房保障系统: the home page and what is the same on every page of the kiosk.
public enum HomeTexts {
    public static let system = "公共住房保障系统"
    public static let group = "公共租赁住房业务"
    public static let renewal = "【个人租赁合同续约】"
    public static let check = "【经济状况核对】"
    public static let signing = "【个人租赁合同签订】"
    public static let mine = "【我的】"
    public static let subsidy = "【公租房补贴】"
    public static let tenancy = "登记家人去世或搬离"

    public static let waitingForYou = "等您办理的事"
    /// Above what is only to be known.
    public static let toKnow = "您的办理情况"
    public static let nothingWaits = "现在没有要您办的事。"
    public static let nothingLeased = "没有查到您作为承租人的公共租赁住房合同。请带身份证到窗口核实，或者呼叫工作人员。"

    /// On the first page, where it is only to be known.
    public static let noLease = "没有查到您作为承租人的公共租赁住房合同。认为不对的，请带身份证到窗口核实。"

    public static func noteCases(_ count: Int) -> String { count == 0 ? "还没有申请" : "\(count) 件申请" }

    public static func greeting(_ name: String) -> String { "\(name)，您好！" }

    // What waits
    public static func returned(_ number: ReceiptNumber, until deadline: Day, isProvisional: Bool) -> String {
        "申请 \(number) 被退回，请在\(deadline.endWords)前补正\(isProvisional ? "（日期为暂定）" : "")。请按 1。"
    }

    public static func unfinished(_ number: ReceiptNumber?, at step: String) -> String {
        "续租申请\(number.map { " \($0) " } ?? "")还没有提交，上次办到「\(step)」。请按 1。"
    }

    public static func windowOpen(_ leaseNumber: String, end: Day) -> String {
        "合同 \(leaseNumber) 在\(end.words)到期，现在可以申请续租。请按 1。"
    }

    public static func windowLate(_ leaseNumber: String, end: Day) -> String {
        "合同 \(leaseNumber) 在\(end.words)到期，请尽快申请续租。请按 1。"
    }

    public static func windowEarly(_ leaseNumber: String, from: Day) -> String {
        "合同 \(leaseNumber) 从\(from.words)起可以申请续租。"
    }

    public static func leaseEnded(_ leaseNumber: String, end: Day) -> String {
        "合同 \(leaseNumber) 已于\(end.words)到期，请带身份证到窗口办理。"
    }

    public static func leaseInactive(_ leaseNumber: String) -> String {
        "合同 \(leaseNumber) 没有生效或者已经终止。请带身份证到窗口核实。"
    }

    public static func approved(_ number: ReceiptNumber) -> String {
        "申请 \(number) 已审核通过，工作人员正在准备合同。"
    }

    public static func contractToSign(
        _ number: ReceiptNumber, isBegun: Bool, until deadline: Day, isProvisional: Bool
    ) -> String {
        let until = "\(deadline.endWords)前\(isProvisional ? "（日期为暂定）" : "")"
        return isBegun
            ? "合同 \(number) 还没有签完，请在\(until)继续签订。请按 3。" : "合同 \(number) 待签订，请在\(until)签订。请按 3。"
    }

    /// A new version after the one before was sent back.
    public static func contractReissued(_ number: ReceiptNumber, _ reason: String, until deadline: Day) -> String {
        "合同 \(number) 已重新发出（\(reason)），请在\(deadline.endWords)前重新签订。请按 3。"
    }

    public static func contractOverdue(_ number: ReceiptNumber, _ deadline: Day) -> String {
        "合同 \(number)：\(SigningTexts.overdue(deadline))"
    }

    public static func contractWindowOver(_ number: ReceiptNumber, until deadline: Day) -> String {
        "合同 \(number)：到窗口的期限已过，请在\(deadline.endWords)前重新签订。请按 3。"
    }

    public static func contractReported(_ number: ReceiptNumber) -> String {
        "合同 \(number)：您指出的信息正在核实，请等待重新发出的合同。"
    }

    public static func contractAtWindow(_ number: ReceiptNumber, until deadline: Day) -> String {
        "请带身份证，在\(deadline.endWords)前到窗口签订合同 \(number)。"
    }

    public static func contractSigned(_ number: ReceiptNumber) -> String { "合同 \(number) 签订成功，正在等待审批。" }

    public static let openMine = "详情请按 4 进入【我的】。"

    // Calling staff
    public static let call = "呼叫工作人员"
    public static let callShort = "呼叫"
    public static let callTitle = "呼叫工作人员"
    public static let calling = "正在呼叫……"
    public static let called = "已呼叫工作人员，请在这里稍等。"
    public static func calledSince(seconds: Int) -> String { "已等待\(TimeSpan.words(seconds: seconds))" }
    public static let callTells = "工作人员看到的是哪一台终端和您所在的步骤，看不到您的姓名。"
    public static let callMachine = "呼叫的终端"
    public static let callStep = "所在步骤"
    public static let callAnswered = "工作人员已应答，马上就来。"
    public static let callEnded = "这次呼叫已经结束。"
    public static let callFailed = "没有呼叫成功，工作人员还不知道。"
    public static let callAtWindow = "请再呼叫一次；还是不行，请直接到窗口找工作人员。"
    public static let callAgain = "再呼叫一次"
    public static let callKeepsOn = "您可以返回继续办理，呼叫会保留。"
    public static let callBack = "返回继续办理"
    public static let callCancel = "不用了，取消呼叫"
    public static let callOpen = "已经呼叫了工作人员。不需要的，请取消呼叫。"
    public static let callCancelShort = "取消呼叫"
    public static let callCancelled = "呼叫已取消。"
    public static let bannerCalled = "已呼叫工作人员"
    public static let bannerAnswered = "工作人员已应答"

    // What did not work
    public static let troubleTitle = "没有办成"
    public static let movedOn = "这件事刚才在别处办过，这里已换成最新的情况，请看过再办。"
    /// Where something is amiss that only staff can see to.
    public static let goToWindow = "请告诉工作人员，或者直接到窗口办理。"
    /// （编号 E-904）
    public static func number(_ number: String) -> String { "（编号 \(number)）" }
    public static let understood = "知道了，返回"
    public static let draftNotSaved = "您输入的内容没有保存上，请先不要离开，并呼叫工作人员。"

    // Common
    public static let back = "返回"
    public static let next = "下一步"
    public static let choose = "选择"
    public static let confirm = "确定"
    public static let page = "翻页"
    public static let move = "移动"
    public static let tick = "勾选"
    /// Where down reads on before it goes to the buttons.
    public static let readOn = "往下看"
    public static let backHome = "返回首页"
    public static let end = "结束使用"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("怎样选择", ["按数字键直接选，或者按上下键移到要选的一项，再按回车键。"]),
        ("怎样勾选", ["移到方框上，按回车键打勾，再按回车键往下走。要取消，请按退格键。"]),
        ("其他功能", ["没有功能键的键盘，请按 0 打开菜单，再按数字选择。"]),
        ("离开前", ["请按 F10 结束使用，屏幕上的个人信息会全部清除。没办完的申请会保存下来。"]),
    ]
}
