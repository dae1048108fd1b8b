import Housing

/// The counter: a case, its pictures, its decisions.
public enum CounterCaseTexts {
    // Head
    public static let title = "续租审核"
    public static func submitted(_ moment: Moment, days: Int?) -> String {
        "提交 \(moment.words)" + waited(days)
    }
    /// The same where there is no room for the time of day.
    public static func submitted(_ day: Day, days: Int?) -> String { "提交 \(day.words)" + waited(days) }
    private static func waited(_ days: Int?) -> String {
        days.map { $0 == 0 ? "，今天" : "，已等 \($0) 天" } ?? ""
    }
    public static let notSubmitted = "还没有提交"
    public static let late = "临近到期"
    public static let yours = "由您审核"
    public static let yoursElsewhere = "您在另一处审核"
    public static func heldBy(_ name: String) -> String { "由\(name)审核" }
    public static func lease(_ number: String) -> String { "合同 \(number)" }

    // Sections
    public static let sections = ["住房", "承租人", "入住人", "续约", "材料", "过程"]
    public static let materials = "材料"
    public static let timeline = "办理过程"
    public static let noOccupants = "没有其他入住人"
    public static let notAnswered = "申请人还没有确认"
    public static let right = "申请人：无误"
    public static func wrong(_ count: Int) -> String { "申请人：有误 \(count) 处" }
    /// He was asked again and says of lines that they are wrong as registered.
    public static func disputed(_ count: Int) -> String { "申请人：有异议 \(count) 处" }
    public static func reported(_ note: String?) -> String { "申请人说有误" + (note.map { "：\($0)" } ?? "") }
    public static func corrected(_ value: String) -> String { "申请人更正为 \(value)，通过后生效" }
    public static func present(_ value: String) -> String { "确认后登记有变化，现为 \(value)" }
    public static let notInRegister = "登记中已没有这一项"
    public static let missing = "没有上传"
    public static let replacedBefore = "此前的材料已更换"
    public static let flagged = "要补正"
    public static let confirmedAgain = "退回后重新确认过"
    public static let uploadedAgain = "退回后重新上传"

    // Doing
    public static let take = "受理"
    public static let release = "放回"
    public static let bringHere = "接到这里"
    public static let approve = "通过"
    public static let sendBack = "退回补正"
    public static let sendBackShort = "退回"
    public static let reject = "不予通过"
    public static let rejectShort = "不通过"
    public static let show = "显示"
    public static let hide = "遮住"
    public static let picture = "看图"
    public static let flag = "标记"
    public static let unflag = "取消"
    public static let section = "转到"
    public static let pane = "换一边"
    public static let choose = "选择"

    public static func taken(_ number: ReceiptNumber) -> String { "\(number) 已归您审核。" }
    public static func released(_ number: ReceiptNumber) -> String { "\(number) 已放回队列。" }
    public static let changed = "这件申请刚刚有变化，屏幕已更新。"
    public static let putBack = "您在别处放回，这件已回到队列。要继续审核，请再按 F2 受理。"
    public static let putBackByManager = "主管已把这件放回队列。您写的还在；要继续审核，请再按 F2 受理。"
    public static let putBackByTick = "这件太久没有办完，已放回队列。您写的还在；要继续审核，请再按 F2 受理。"
    public static let goneElsewhere = "您在另一处接着审核这件了。您写的还在；要在这里继续，请按 F2。"
    public static func goneTo(_ name: String) -> String { "已由\(name)审核。您写的还在，可以查看，不能作决定。" }
    /// - Parameter name: nil for the reader himself.
    public static func goneApproved(_ name: String?) -> String { gone("\(who(name))已通过这件") }
    public static func goneRejected(_ name: String?) -> String { gone("\(who(name))已决定这件不予通过") }
    public static func goneReturned(_ name: String?) -> String { gone("\(who(name))已把这件退回补正") }
    public static let goneWithdrawn = gone("申请人已撤回这件")
    private static func who(_ name: String?) -> String { name ?? "您在另一处" }
    private static func gone(_ what: String) -> String { "\(what)。您写的还在，可以查看，不用再办。" }

    // Why not
    public static let noRight = "您没有审核权限，只能查看"
    public static let takeFirst = "请先按 F2 受理，再作决定"
    public static let elsewhereFirst = "您在另一处审核这件，请先按 F2 接到这里"
    public static func heldByOther(_ name: String) -> String { "由\(name)审核，您不能作决定" }
    public static let alreadyYours = "这件已由您审核，不用再受理"
    public static let own = "这是您本人的申请，不能由您自己审核"
    public static let entered = "这件申请的材料由您录入，不能由您审核"
    public static func flaggedFirst(_ name: String, count: Int) -> String {
        let items = count > 1 ? "\(name)等 \(count) 项" : name
        return "您已标记\(items)要补正：请按 F6 退回，或者按空格取消标记再通过"
    }
    public static func state(_ state: Renewal.State) -> String { "申请现在是「\(state.name)」，不能办这一步" }
    public static let noPersonal = "您没有查看个人信息的权限"
    public static let nothingMasked = "这一行没有遮住的内容"
    public static let notFlaggable = "请先移到一行信息或一份材料上"

    // Deciding
    public static func approveTitle(_ number: ReceiptNumber) -> String { "通过 \(number)？" }
    public static let approveText = "通过后将安排签订合同，不能撤销。"
    public static func approveOpen(wrong: Int, changed: Int, corrected: Int) -> String {
        var parts: [String] = []
        if wrong > 0 { parts.append("申请人说有误、没有更正的 \(wrong) 处") }
        if changed > 0 { parts.append("登记信息有变化 \(changed) 处") }
        if corrected > 0 { parts.append("申请人更正 \(corrected) 处") }
        return parts.isEmpty ? "" : "请注意：\(parts.joined(separator: "，"))。"
    }
    public static let cancel = "返回"
    public static let leaveTitle = "还没有退回补正"
    public static func leaveText(_ marks: Int) -> String { "已标记 \(marks) 项要补正。现在离开，标记不会保留。" }
    public static let leave = "离开，不保留标记"
    public static let stay = "留在这一件"
    public static func putBackTitle(_ number: ReceiptNumber) -> String { "放回 \(number)？" }
    public static func putBackText(_ holder: String) -> String {
        "这件由\(holder)审核。放回后回到队列原来的位置，由别人审核。他打开着的屏幕上会有提示，写了一半的还在。"
    }
    public static func approved(_ number: ReceiptNumber) -> String { "已通过 \(number)。" }
    public static func sentBack(_ number: ReceiptNumber, until day: Day?) -> String {
        "已退回 \(number)" + (day.map { "，\($0.words)前补正。" } ?? "。")
    }
    public static func rejected(_ number: ReceiptNumber) -> String { "已不予通过 \(number)。" }
    public static let nowNext = "已取下一件。"

    // Sending back
    public static func sendBackTitle(_ number: ReceiptNumber) -> String { "退回补正 \(number)" }
    public static let sendBackText = "选要补正的项，按回车选原因。只退要改的那几项。"
    public static func deadline(_ day: Day, isProvisional: Bool) -> String {
        "补正期限：\(day.words)（\(day.weekdayWords)）" + (isProvisional ? "（日期为暂定，工作日历还没有公布到那时）" : "")
    }
    /// - Parameter open: how many are marked and have no reason yet.
    public static func chosen(_ count: Int, open: Int) -> String {
        let marked = open > 0 ? "\(open) 项还没有选原因" : ""
        if count == 0 { return marked.isEmpty ? "还没有选要补正的项" : marked }
        return "已选 \(count) 项" + (marked.isEmpty ? "" : "，" + marked)
    }
    public static let noItems = "请先选要补正的项，并选明原因"
    public static let reasonsOpen = "标有 [?] 的项还没有选原因"
    public static let whole = "整块"
    public static let reason = "原因（按数字选择）"
    public static let note = "补充说明"
    public static let noteHelp = "申请人会看到，可以不写"
    public static let noteNeeded = "必须写明，申请人会看到"
    public static let keep = "确定"
    public static let drop = "不退这一项"
    public static let reasonMissing = "请选一个原因"
    public static let noteMissing = "这个原因要写明情况"
    public static func sendBackConfirm(_ number: ReceiptNumber) -> String { "退回 \(number)？" }
    /// Each item with the first clause of its reason; the applicant reads all of it.
    public static func sendBackConfirmText(_ items: [(name: String, reason: String)], _ deadline: String) -> String {
        let lines = items.prefix(mostConfirmed).map { item in
            let clause = item.reason.prefix { !"。；".contains($0) }
            return "\(item.name)：\(clause)。"
        }
        let more = items.count > mostConfirmed ? ["……共 \(items.count) 项。"] : []
        return (["要补正："] + lines + more + ["\(deadline)。"]).joined(separator: "\n")
    }
    /// What a dialog has room for in the smallest window.
    private static let mostConfirmed = 5

    // Rejecting
    public static func rejectTitle(_ number: ReceiptNumber) -> String { "不予通过 \(number)" }
    public static let rejectText = "选一个原因，并写明情况。申请人会看到原因和说明。"
    public static let rejectNote = "情况说明"
    public static func rejectConfirm(_ number: ReceiptNumber) -> String { "不予通过 \(number)？" }
    public static func rejectConfirmText(_ reason: String) -> String { "原因：\(reason)\n作出后不能撤销。" }

    // Pictures
    public static func picture(_ name: String, _ number: Int, of count: Int) -> String {
        "\(name)（第 \(number) 份，共 \(count) 份）"
    }
    public static let opening = "正在打开图片…"
    public static let notAPicture = "这份材料不是图片，不能在屏幕上显示。"
    public static let noPictures = "这件申请没有可以看的图片。"
    /// What the card is compared with.
    public static func register(_ name: String, _ number: String?) -> String {
        "请与登记核对：\(name)" + (number.map { "  \($0)" } ?? "")
    }
    public static let numberHalves = "上面是号码的左半，下面是右半；正中的数字两边都有。"
    public static let zoomShort = "缩放"
    public static let cardNumber = "看号码"
    public static let fit = "全图"
    public static let actual = "原大"
    public static let pan = "移动"
    public static let nextSide = "下一份"
    public static let previousSide = "上一份"
    public static let decideInCase = "请先按 Esc 回到申请，再受理或者作决定"
    public static let noMore = "只有这一份"

    public static let caseHelp: [(heading: String, paragraphs: [String])] = [
        ("看什么", ["申请人确认过的信息在左边，材料和办理过程在右边；窗口窄时按数字 1 到 6 换。标有 ! 的是申请人说有误、或者确认以后登记有变化的。"]),
        ("号码", ["证件和手机号码是遮住的。移到那一行按回车显示，再按一次遮住；每次显示都会记录。离开这一页自动遮住。"]),
        ("看身份证", ["移到材料上按回车。按 0 看号码，按 + 放大，方向键移动。"]),
        ("退回补正", ["先在要改的行上按空格标记，再按 F6 选原因。"]),
        ("作决定", ["F5 通过，F6 退回补正，F7 不予通过，都要再确认一次，然后自动取下一件。"]),
        ("两人看同一件", ["别人在审核的，您可以看，不能作决定。您写的内容不会丢失。"]),
        ("换了座位、断了电", ["一件申请同时只在一处审核。在另一处登录后，按 F2 就接着审核手上的那一件。人不在的，主管可以按 F8 放回队列。"]),
    ]

    public static let pictureHelp: [(heading: String, paragraphs: [String])] = [
        ("看清号码", ["身份证正面按 0，直接看号码那一行。也可以按 + 放大，用方向键移动；按 = 看全图。窗口越大越清楚。"])
    ]
}

/// The counter: one-time codes.
public enum CounterCodeTexts {
    public static let title = "发放一次性验证码"
    public static let findText = "请查验本人和证件原件，再输入证件号码。"
    public static let identity = "身份证号码"
    public static let number = "证件号码"
    public static let find = "查找"
    public static let otherDocument = "使用其他证件"
    public static let identityCard = "使用居民身份证"
    public static let numberMissing = "请输入证件号码"
    public static let unknown = "没有登记这个证件号码的人。请核对号码；新承租人要先导入合同。"

    public static let person = "姓名"
    public static let birth = "出生日期"
    public static let noBirth = "证件号码不含出生日期"
    public static let sex = "性别"
    public static let male = "男"
    public static let female = "女"
    public static let document = "证件"
    public static let leases = "租赁合同"
    public static let noLease = "没有"
    public static let account = "账号"
    public static let activated = "已启用，发放后可以重设密码"
    public static let notActivated = "未启用，发放后可以设置密码"
    public static let disabled = "已停用"
    public static let disabledWhy = "账号已停用，不能发放；请找主管"
    public static let checkText = "请把姓名和出生日期与证件原件核对。"
    public static let checked = "已核对本人及证件"
    public static let tickFirst = "请先勾选「已核对本人及证件」"
    public static let issue = "发放验证码"
    public static let another = "换一个人"

    public static let codeText = "请把验证码告诉本人，不要写在别处。"
    public static func validFor(_ seconds: Int) -> String { "还有\(TimeSpan.words(seconds: seconds))有效，只能用一次，输错五次作废。" }
    public static let over = "这个验证码已经过期，请重新发放。"
    public static let loginWith = "在自助终端选「窗口发放的一次性验证码」，输入证件号码和上面的数字。"
    public static let done = "完成"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("什么时候发", ["第一次使用，或者忘记密码。必须本人带证件原件到窗口。"]),
        ("怎样核对", ["看本人、看证件，再对照屏幕上的姓名和出生日期。都对，才勾选「已核对本人及证件」。"]),
        ("验证码", ["8位数字，15分钟内有效，只能用一次。发新的，旧的就作废。离开这一页，数字不再显示。"]),
    ]
}
