import Housing

/// 叫号签约: calling families in their order and signing with them.
public enum CallDeskTexts {
    public static let title = "叫号签约"

    // The head
    public static func places(_ quota: Int, signed: Int, called: Int, left: Int) -> String {
        "名额 \(quota)　已签 \(signed)　已通知未签 \(called)　还可通知 \(left)"
    }
    /// Behind the bar of places.
    public static let meterLegend = " # 已签 = 已通知 . 空"
    /// - Parameter list: its place on the list.
    public static func next(_ list: String, _ name: String, position: Int, isFirst: Bool) -> String {
        "下一家：名单第 \(list) 号 \(name)（轮候序位 \(position)），按名单的顺序，" + (isFirst ? "从这一家开始。" : "前面的都已通知。")
    }
    public static let obstacleOver = "这一批已经结束，不再通知。"
    public static func obstacleState(_ state: String) -> String { "现在是「\(state)」，公示通过以后才能通知。" }
    public static let obstacleQuota = "名额已经用完，不再通知。"
    /// - Parameters:
    ///   - overdue: how many of those who are called can sign no more.
    ///   - held: how many of the others cannot sign before something is cleared.
    public static func obstacleCalled(_ called: Int, overdue: Int, held: Int) -> String {
        let able = called - overdue - held
        let kept = held > 0 ? "，\(held) 家待核查、不能签" : ""
        if held > 0, overdue == 0 { return "名额都已通知，\(able) 家可以签\(kept)，请审核人先处理。" }
        guard overdue > 0 else { return "名额都已通知，\(able) 家可以签；有一家放弃或者逾期，才轮到下一家。" }
        let others = (able > 0 ? "，\(able) 家可以签" : "") + kept
        return "名额都已通知\(others)。\(overdueFirst(overdue))"
    }
    public static func overdueFirst(_ count: Int) -> String { "\(count) 家逾期没有签，按 F6 处理以后名额才空出来。" }
    public static let allCalled = "名额都已通知，没有可以再通知的"
    public static let obstacleNobody = "名单上没有等待通知的家庭。"
    public static let supplementOffered = "还有名额而名单用完的，主管可以增补名单（F8）。"
    public static func obstacleOpen(_ next: String) -> String {
        "\(next)还有不符合条件或者待核实的核查结果，不能越过：请审核人先处理。"
    }
    /// 4+1: who may sign, and who was called but cannot sign now.
    public static func count(_ able: Int, held: Int) -> String { held > 0 ? "\(able)+\(held)" : "\(able)" }
    public static let filled = "名额已全部签完。"

    // Tabs and columns
    public static let tabs = ["可签", "要提醒", "已逾期", "等通知", "已签", "已放弃", "全部"]
    public static let nothingHere = "这里没有家庭。"
    public static let columnList = "名单"
    public static let columnPosition = "轮候序位"
    public static let columnReceipt = "备案回执号"
    public static let columnName = "姓名"
    public static let columnMonthly = "每月"
    public static let columnCalled = "通知"
    public static let columnReminded = "提醒"
    public static let columnUntil = "签订期限"
    public static let columnLeft = "工作日"
    public static let columnNote = "说明"
    public static func daysLeft(_ days: Int) -> String { days == 0 ? "今天止" : "还有 \(days)" }
    public static let over = "已过"
    public static let toRemind = "要提醒"
    public static let reminded = "已提醒"
    public static let waits = "等通知"
    public static let soonOver = "快到期"
    public static let open = "待核查"
    public static let held = "不能签"

    // Keys
    public static let call = "通知下一家"
    public static let callShort = "通知"
    public static let waive = "处理逾期"
    public static let supplement = "增补名单"
    public static let remind = "登记提醒"
    public static let remindShort = "提醒"
    public static let letters = "通知书"
    public static let find = "查找"
    public static let why = "为什么"
    public static let sign = "签订协议"
    public static let signShort = "签订"
    public static let decline = "放弃"
    public static let withdraw = "撤回申请"
    public static let late = "迟签原因"
    public static let discretion = "主管决定"
    public static let print = "打印"
    public static let nothingToPrint = "通知签订以后有通知书，签订以后有协议；现在没有要打印的"
    public static let noCalling = "您没有通知家庭的权限"
    public static let noSigning = "只有受理人员可以与家庭签订协议"
    public static let onlyClerk = "由受理人员登记"
    public static let lateOnlyClerk = "迟签的原因由受理人员登记"
    public static let noSupplement = "增补名单由主管决定"
    public static let noDiscretion = "这种决定由主管作出"
    public static let nobodyOverdue = "没有逾期的家庭"

    // Finding
    public static let findLabel = "查找"
    public static let findHelp = "备案回执号、姓名两个字以上或者证件号码"
    public static let foundNone = "没有找到。请核对备案回执号、姓名或者证件号码。"

    // A family
    public static let familyTitle = "签约"
    public static let place = "名单"
    public static func placeWords(list: Int, sequence: Int, position: Int, rank: Int?) -> String {
        guard list > 0 else {
            let rank = rank.map { "，\(CounterReviewTexts.rank($0))" } ?? ""
            return "没有列入名单，轮候序位 \(position)\(rank)"
        }
        let place = BatchTexts.listPlace(list, sequence)
        return "签约序位 \(place)（名单 \(list) 第 \(sequence) 号），轮候序位 \(position)"
    }
    public static let deadline = "签订期限"
    public static func deadlineWords(_ day: Day, _ left: Int?, isOver: Bool) -> String {
        if isOver { return "\(day.endWords)，已经过了" }
        return "\(day.endWords)" + (left.map { $0 == 0 ? "，今天是最后一天" : "，还有 \($0) 个工作日" } ?? "")
    }
    public static let calledAt = "通知时间"
    public static let applicant = "申请人"
    public static let size = "家庭人数"
    public static func sizeWords(_ size: Int, _ area: Area) -> String { "登记 \(size) 人，补租面积 \(area.words)" }
    public static let amount = "补租"
    public static func amountWords(_ monthly: Money, _ months: ClosedRange<Month>, _ total: Money) -> String {
        "每月\(monthly.words)，\(months.lowerBound.words)至\(months.upperBound.words)共\(months.count)个月，合计\(total.words)"
    }
    public static func monthlyAlone(_ monthly: Money) -> String { "每月\(monthly.words)，现在不能签订" }
    public static func ifToday(_ words: String) -> String { "今天签订：\(words)" }
    public static let house = "住房"
    public static let houseCode = "房屋编码"
    public static let lease = "租赁合同"
    public static func leaseWords(_ start: Day?, _ end: Day?, _ rent: Money?) -> String {
        let dates = "\(start?.words ?? "?") 至 \(end?.words ?? "?")"
        return dates + (rent.map { "，月租金 \($0.words)" } ?? "")
    }
    public static let findings = "核查情况"
    public static let noFindings = "目前没有发现不符合的条件"
    public static func found(_ words: String) -> String { "不符合：\(words)" }
    public static func undecided(_ count: Int) -> String { "\(count) 项待核实" }
    public static let agreement = "协议"
    public static let bankAccount = "收款账户"
    public static let reasons = "结果"
    public static let notes = "提醒和说明"
    public static func reminded(_ way: String, _ at: Moment) -> String { "\(at.words) 已提醒（\(way)）" }
    public static func lateReason(_ words: String, _ at: Moment) -> String { "\(at.words) 迟签的原因：\(words)" }
    public static func remindOn(_ day: Day) -> String { "\(day.words)起应当提醒（期限过半）" }
    public static let decisions = "主管决定"

    // What keeps it from signing
    public static let canSign = "可以签订：轮到这一家，期限以内，核查没有问题。"
    public static let own = "这是您自己家的补租（您是申请人、家庭成员或者合租人），请由其他工作人员办理"
    public static func notCalled(_ state: String) -> String { "这一家现在是「\(state)」，不能签订" }
    public static func overdue(_ day: Day) -> String { "签订期限到\(day.endWords)止，已经过了：不能签订，按放弃处理" }
    public static let leftList = "这一家已经不在轮候册上，不能签订：请核实轮候信息"
    public static let findingOpen = "有不符合条件或者待核实的核查结果，现在不能签订；查清以前不按放弃处理"
    public static let houseTaken = "这套住房在别的批次签了协议，还没有终止，不能签订"
    public static let nothingToDecline = "还没有通知签订，不能放弃；受理截止以前可以撤回申请"

    // Signing
    public static let signTitle = "签订补租协议"
    public static let signText = "请看过本人的身份证，和下面的姓名、证件号码对上，再填收款账户。"
    public static let personSeen = "本人到场，已核对身份证"
    public static let readByFamily = "本人已看过协议的内容"
    public static let leavesList = "已向本人说明：签订的同时退出公共租赁住房轮候，本人同意"
    public static let bank = "开户银行"
    public static let account = "银行账号"
    public static let accountAgain = "再输一次"
    public static let accountHelp = "12 到 32 位数字"
    public static let bankMissing = "请填写开户银行"
    public static let accountMissing = "请填写银行账号"
    public static let accountLength = "银行账号是 12 到 32 位数字，请核对"
    public static let accountDiffers = "两次输入的账号不一样，请核对"
    public static let personFirst = "请核对本人的身份证，再勾选「本人到场」"
    public static let textFirst = "请让本人看过协议，再勾选「已看过」"
    public static let leavesFirst = "请说明签订就退出轮候，再勾选「已说明」"
    public static let showNumber = "显示号码"
    public static let coverNumber = "遮住号码"
    public static func signConfirm(_ receipt: String) -> String { "与 \(receipt) 签订协议吗？" }
    public static func signConfirmText(_ amount: String) -> String {
        "\(amount)。签订以后这一家立即退出轮候，不能撤回。"
    }
    public static let cancel = "返回"

    public static let signedTitle = "已签订"
    public static let signedNumber = "协议编号"
    public static let signedFirst = "首次发放"
    public static func signedFirstWords(_ month: Month) -> String { "\(month.words)起，每月发放到下面的账户" }
    public static let signedList = "轮候"
    public static let signedListWords = "签订的同时已退出公共租赁住房轮候"
    public static let signedNext = "请打印协议，双方签名，一份交给本人。人口、婚姻、住房、租约有变化的，请本人及时来报告。"
    public static let nextFamily = "下一家"
    public static let backToDesk = "回到叫号"

    // Giving up
    public static func declineTitle(_ receipt: String) -> String { "\(receipt) 自己放弃吗？" }
    public static let declineText = "请确认是本人的意思。放弃以后本批不能恢复，名额给下一家；轮候册上的位置不变。"
    public static func withdrawTitle(_ receipt: String) -> String { "撤回 \(receipt) 的申请吗？" }
    public static let withdrawText = "受理截止以前可以再交一次；截止以后不能再申请。"
    public static let byPhone = "电话"
    public static let byLetter = "信函"
    public static let byMessage = "短信"
    public static let notCalledForReminder = "只有已通知、还没有签订的家庭要提醒"
    public static func nextOpen(_ name: String, _ position: Int) -> String { "\(name)（轮候序位 \(position)）" }
    public static let remindTitle = "怎样提醒的？"
    public static func remindText(_ name: String, _ day: String) -> String { "\(name)，请在\(day)以前来签订。" }

    public static func declined(_ receipt: String) -> String { "\(receipt) 已放弃，本批不能恢复。名额可以通知下一家。" }
    public static func withdrawn(_ receipt: String) -> String { "\(receipt) 的申请已撤回。" }
    public static func remindedNow(_ receipt: String) -> String { "\(receipt)：已登记提醒。" }
    public static func lateNoted(_ receipt: String) -> String { "\(receipt)：已记下迟签的原因。按放弃处理不变。" }
    public static func decided(_ receipt: String, _ rule: Rule) -> String {
        "\(receipt)：已记下决定，\(BatchTexts.discretionKind(rule))。"
    }

    // Words about a family
    public static let lateText = "没有按期签订的原因可以记下来备查；按放弃处理的结果不变。"
    public static let lateLabel = "家庭说明的原因"
    public static let lateNotNow = "签订期限没有过，不用记迟签的原因"
    public static let save = "保存"
    public static let discretionText = "决定和理由会写在公示名单上：不写姓名和号码。"
    public static let ruleLabel = "哪一种"
    public static let decisionLabel = "决定和理由"
    public static let ruleMissing = "请选择"
    public static let wordsMissing = "请填写"
    public static func discretionConfirm(_ receipt: String) -> String { "确定对 \(receipt) 作出决定吗？" }
    public static func discretionConfirmText(_ rule: String) -> String { "\(rule)。写下以后不能修改。" }

    // Steps
    public static let callTitle = "通知签订"
    /// - Parameter isListShort: more places are free than families wait on the list.
    public static func callText(_ callable: Int, isListShort: Bool) -> String {
        let why = isListShort ? "名单上等待通知的只有这些" : "已签的和可以签的合起来不超过名额"
        return "按名单的顺序通知，最多 \(callable) 家：\(why)。"
    }
    public static let callCount = "通知几家"
    public static func callCountWrong(_ most: Int) -> String { "请填 1 到 \(most)" }
    public static let callAgain = "以前有逾期还没有处理的：处理以后名额才会空出来。"
    public static let waiveTitle = "处理逾期"
    public static func waiveText(_ count: Int) -> String {
        count == 0 ? "没有要按放弃处理的家庭。" : "下面 \(count) 家的签订期限已过，按放弃处理，本批不能恢复；名额可以通知后面的家庭。"
    }
    public static func waiveKept(_ count: Int) -> String {
        "另有 \(count) 家也过了期限，但是有核查结果没有处理，不能签订，不按放弃处理："
    }
    public static let supplementTitle = "增补名单"
    public static func supplementText(_ left: Int, _ count: Int) -> String {
        "名单已经用完，还剩 \(left) 个名额。下面 \(count) 家是名单以外最靠前的，公示五个工作日以后才能通知。"
    }
    public static func supplementNone(_ left: Int) -> String {
        left <= 0 ? "名额已经用完，不用增补。" : "还剩 \(left) 个名额，名单以外没有符合条件的家庭。"
    }
    public static func supplementOpen(_ position: Int) -> String {
        "轮候序位 \(position) 的家庭还没有定，名单不能越过它：请先办完这一家的核查。"
    }
    public static func supplementNotYet(_ count: Int, overdue: Int) -> String {
        overdue > 0
            ? "名单上还有 \(count) 家没有办完，其中 \(overdue) 家已经逾期。请返回先处理逾期。"
            : "名单上还有 \(count) 家可以签订，等签订、放弃或者到期以后才能增补。"
    }
    public static func supplementPublished(_ list: Int, until day: Day) -> String {
        "名单 \(list) 正在公示，到\(day.endWords)止，现在不用再增补。"
    }
    public static let supplementReason = "增补的理由"
    public static let go = "办理"
    public static func goTitle(_ act: String) -> String { "现在\(act)吗？" }
    public static func goCall(_ count: Int) -> String { "这 \(count) 家的签订期限从明天起算。" }
    public static let goWaive = "按放弃处理以后，本批不能恢复。"
    public static let goSupplement = "公示以后，名单不能撤回。"
    public static let stepCancelled = "已取消，什么也没有改变。"
    public static func listed(_ place: String, _ name: String, _ receipt: String, _ position: Int) -> String {
        "\(place)　\(name)　\(receipt)　轮候序位 \(position)"
    }
    /// Behind one whose days went by: why it did not come, where that was noted.
    public static func lateNote(_ reason: String) -> String { "　迟签原因：\(reason)" }
    public static func moreOf(_ count: Int) -> String { "……另有 \(count) 家" }

    public static let gone = "这一家的情况刚刚有变化，屏幕已更新；您填的还在。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "顺序",
            [
                "通知的先后就是名单的先后，不能越过。已签的和可以签的合起来不超过名额：有一家放弃或者逾期，才轮到下一家。",
                "下一家有不符合条件或者待核实的核查结果时，先由审核人处理。",
            ]
        ),
        ("期限", ["通知以后有规定的工作日可以签订，期限过半还没有来的，列在「要提醒」里。「可签」后面加号以后的，是通知了、但是还有核查结果没有处理、现在不能签的。期限过了按放弃处理，本批不能恢复。"]),
        ("签订", ["签订的同时退出轮候。银行账号输两次，签订以后只显示末四位。"]),
    ]
}
