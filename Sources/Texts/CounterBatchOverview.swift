import Housing

// A batch of the rent subsidy at a glance.

extension CounterBatchTexts {
    /// In the order of the stages from applying to signing.
    public static func stage(_ index: Int) -> String {
        let names = ["申请", "已核定", "符合条件", "上过名单", "通知过", "已签订"]
        return names.indices.contains(index) ? names[index] : ""
    }
    public static func families(_ count: Int) -> String { "\(count) 家" }
    public static func openFamilies(
        waiting: Int, proposed: Int, correction: Int, refused: Int, withdrawn: Int
    ) -> String {
        "待确认 \(proposed)，待核实 \(waiting)，补正中 \(correction)，不符合 \(refused)，撤回 \(withdrawn)"
    }
    /// - Parameter called: those who may still sign.
    public static func quota(signed: Int, of quota: Int, left: Int, called: Int, overdue: Int) -> String {
        "已签 \(signed) / \(quota)，剩余 \(left)，待签 \(called)" + (overdue > 0 ? "，逾期 \(overdue)" : "")
    }

    public static let days = "日程"
    public static let columnDay = "日期"
    public static let columnWhat = "事项"
    public static let columnLeftDays = "工作日"
    public static let passed = "已过"
    /// A day beyond the published calendar is marked by a star.
    public static func left(_ days: Int, isProvisional: Bool) -> String {
        (days == 0 ? "今天" : "\(days)天") + (isProvisional ? "*" : "")
    }
    /// 8月29日
    public static func day(_ day: Day) -> String { "\(day.monthOfYear)月\(day.dayOfMonth)日" }
    public static func opens(_ at: Moment) -> String { "开始受理（\(at.clock)）" }
    public static func closes(_ at: Moment) -> String { "受理截止（\(at.clock)）" }
    public static func correction(_ open: Int) -> String { "补正期限（\(open) 件）" }
    public static func publicity(_ list: Int) -> String { "名单 \(list) 公示期满" }
    public static func takedown(_ list: Int) -> String { "名单 \(list) 撤下" }
    public static func signBy(_ called: Int) -> String { "签订期限（\(called) 家）" }
    public static func payment(_ month: Month) -> String { "编制\(month.month)月的发放" }

    public static let money = "发放（金额：元；其余：笔）"
    public static let columnMonth = "月份"
    public static let columnSum = "金额"
    public static let columnPaid = "已付"
    public static let columnFailed = "失败"
    public static let columnHeld = "取出"
    public static let columnInstalments = "笔数"
    public static func instalments(_ count: Int) -> String { "\(count) 笔" }
    public static let nothingYet = "还没有。"
    public static func more(_ count: Int) -> String { "还有 \(count) 项，窗口放大后可见。" }

    public static let overviewHelp: [(heading: String, paragraphs: [String])] = [
        ("上面", ["每一行是走到这一步的家庭数，不论后来怎样；长短按申请数的比例。下面一行是还没有核定的和退出的。"]),
        ("日程", ["按日期排列，没有写时刻的到当天24时止，右边是还剩几个工作日；* 表示工作日历还没有公布到那时，日期暂定。"]),
        ("发放", ["每个月的金额，以及银行已付、失败和送出以前取出的笔数。取出的，有的以后补发，有的不再发放。"]),
        ("更新", ["别的窗口办理以后，这一页自动更新。"]),
    ]
}

extension Money {
    /// 9,735.00
    public var shortWords: String { String(words.dropLast()) }
}
