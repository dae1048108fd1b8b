import Housing

/// The counter: signing in, the queue, calls, locking.
public enum CounterTexts {
    public static let title = "业务窗口"

    // Signing in
    public static let signInTitle = "工作人员登录"
    public static let signInText = "请用本人的账号登录。离开座位前请按 F10 结束使用。"
    public static let login = "登录名"
    public static let password = "密码"
    public static let signIn = "登录"
    public static let loginMissing = "请输入登录名"
    public static let passwordMissing = "请输入密码"
    public static func wait(_ seconds: Int) -> String { "请在\(TimeSpan.words(seconds: seconds))后再试。" }
    public static let useCode = "用一次性验证码登录"
    public static let codeTitle = "用一次性验证码登录"
    public static let codeText = [
        "第一次登录或忘记密码时用。验证码由主管发放，15分钟内有效，只能用一次。",
        "请设一个新密码，以后就用它登录：至少8个字符，数字、字母、汉字都可以，不要用生日、连续的数字或别人容易猜到的密码。",
    ]
    public static let setPassword = "设置密码并登录"
    public static let mayTryAgain = "现在可以再试一次。"

    // Locked
    public static let lockTitle = "已锁定"
    public static func lockText(_ maskedName: String?) -> String {
        maskedName.map { "\($0) 的窗口已锁定，原来的工作还在。请本人输入密码继续。" } ?? "窗口已锁定，原来的工作还在。请本人输入密码继续。"
    }
    public static let lockNote = "不是本人的，请按 F10 结束使用，再用自己的账号登录。手上的申请会放回队列。"
    public static let unlock = "解锁"

    // Ending
    public static let endText = "屏幕内容会全部清除。手上没有办完的申请会放回队列，等下次或由同事审核。"

    // Queue
    public static let queueTitle = "续租审核"
    public static let takeNext = "取下一件"
    public static let open = "打开"
    public static let find = "查找"
    public static let issueCode = "发验证码"
    public static let tabs = "换栏"
    public static let row = "选行"
    public static let findLabel = "查找"
    public static let findHelp = "编号、证件号码，或姓名中的两个字"
    public static func found(_ text: String, _ count: Int) -> String { "查找「\(text)」：\(count) 件" }
    public static func foundMore(_ text: String, _ count: Int) -> String { "查找「\(text)」：只列出前 \(count) 件，请多输几个字" }
    public static func inHand(_ count: Int) -> String { "您手上有 \(count) 件没有办完，按 F2 接着审核。" }
    public static let clearSearch = "清除查找"
    public static let wrongNumber = "这个编号不对，最后一位校验码不符。请照着回执再输一次。"
    public static let tooShort = "请输入完整的号码，或者姓名中的至少两个字。"
    public static let nothingHere = "这一栏没有要办的。"
    public static let batchesOnly = "您的工作在补租，请按 F5。续租的申请由受理、审核人员和主管办理。"
    public static let noQueue = "您没有查看权限。请找主管。"
    public static let noTaking = "您没有审核权限，只能查看"
    public static let noCodes = "您没有受理权限，不能发放验证码"
    public static let noCalls = "您没有应答呼叫的权限"
    public static let queueEmpty = "没有等待审核的申请了。"
    /// None of the cases that wait may be reviewed by who asked.
    public static func othersOnly(_ count: Int) -> String { "其余 \(count) 件是您本人的或由您录入的，留给同事审核。" }
    /// The same in few words, after what was decided.
    public static func othersOnlyShort(_ count: Int) -> String { "其余 \(count) 件须由同事审核。" }

    /// Before the kinds of case, each with how many of it wait for the office.
    public static let toDo = "待办"
    public static let waiting = "待受理"
    public static let mine = "我的"
    public static let reviewing = "审核中"
    public static let returned = "退回"
    public static let approved = "通过"
    public static let rejected = "不通过"
    public static let all = "全部"

    public static let contractsTitle = "合同签订"
    public static let toContracts = "合同"
    public static let toRenewals = "续租"
    public static let toIssue = "待签发"
    public static let toAnswer = "待核实"
    public static let atCounter = "待窗口签"
    public static let signed = "待审批"
    public static let toSign = "待签订"
    public static let concluded = "完成"
    public static let allContracts = "全部"
    public static let columnSigned = "签订日期"
    public static let columnUpdated = "更新日期"
    public static let columnApproved = "通过日期"
    public static let columnReported = "指出日期"
    public static let columnIssued = "签发日期"
    /// The day of a deadline counts to its end.
    public static let columnDue = "期限（24时止）"
    public static func over(_ day: Day) -> String { "已过\(day.monthOfYear)月\(day.dayOfMonth)日" }
    public static let signingNow = "正在签订"

    public static let columnNumber = "受理编号"
    public static let columnApplicant = "申请人"
    public static let columnLease = "合同编号"
    public static let columnSubmitted = "提交日期"
    public static let columnWaiting = "等待"
    public static let columnState = "状态"
    public static let columnLate = "备注"
    public static let columnHolder = "审核"
    public static func days(_ count: Int) -> String { count == 0 ? "今天" : "\(count)天" }
    public static let late = "临期"
    /// - Parameter problem: which file, and what about it.
    public static func rulesAmiss(_ problem: String) -> String { "规则文件有问题，请告诉主管：\(problem)" }
    public static let you = "本人"

    // Calls
    public static let calls = "应答呼叫"
    public static let callsShort = "应答"
    public static let callsTitle = "呼叫工作人员"
    public static let callsText = "自助终端的办事人正在等候。先应答，到现场帮忙以后再结束。"
    public static let noCallsNow = "现在没有呼叫。"
    public static let answer = "应答"
    public static let close = "结束呼叫"
    public static let columnMachine = "终端"
    public static let columnStep = "所在步骤"
    public static func stepOf(_ machine: String, _ step: String) -> String { "\(machine)：\(step)" }
    public static let columnSince = "呼叫时间"
    public static let columnWaited = "已等待"
    public static let columnCall = "情况"
    public static let callWaiting = "等候应答"
    public static let callAnswered = "已应答"
    public static func answered(_ machine: String) -> String { "已应答 \(machine) 的呼叫，请到现场。" }
    public static func closed(_ machine: String) -> String { "\(machine) 的呼叫已结束。" }
    public static func banner(_ machine: String, _ step: String, more: Int) -> String {
        "F9 呼叫：\(machine) \(step)" + (more > 0 ? " 等\(more + 1)处" : "")
    }

    public static let signInHelp: [(heading: String, paragraphs: [String])] = [
        ("没有账号、忘记密码", ["请找主管建立账号或者发一次性验证码，再选「用一次性验证码登录」，设一个新密码。"]),
        ("输错了密码", ["连续输错，每次要等得更久，最长15分钟。屏幕上会倒数。"]),
    ]
    public static let callsHelp: [(heading: String, paragraphs: [String])] = [
        ("应答呼叫", ["选一处呼叫，按回车应答，办事人的屏幕上会显示马上就来。到现场帮忙以后，再按回车结束。"]),
        ("看得到什么", ["只有终端、所在步骤和等候时间，没有办事人的姓名。"]),
    ]

    public static let queueHelp: [(heading: String, paragraphs: [String])] = [
        ("取下一件", ["按 F2 取等得最久的一件，同时归您审核。您手上有一件没有办完时，F2 打开的就是那一件。"]),
        ("只看不取", ["在列表上按回车打开查看，不会归您。"]),
        ("业务种类", ["按 F7 依次换到合同、核对，再回到续租；上面一行是各类等着本单位办的件数。数字在当前那一类里选栏。"]),
        ("合同", ["待签发、待核实（申请人指出有误）、待窗口签、待审批、待签订。"]),
        ("核对", ["待送出、核对中、待复核（书面报告已由一人录入）、异议。"]),
        ("查找", ["按 F3，输入受理编号、合同编号、完整的证件号码，或者姓名中的两个字。"]),
        ("呼叫", ["办事人在自助终端呼叫时，标题行会显示终端和步骤，按 F9 应答。"]),
        ("离开座位", ["10分钟不操作会自动锁定，30分钟自动退出，手上的申请放回队列。离开前请按 F10。"]),
    ]
}
