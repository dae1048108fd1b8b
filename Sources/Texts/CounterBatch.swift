import Housing

/// The batches of the rent subsidy at the counter.
public enum CounterBatchTexts {
    public static let title = "补租"

    // The batches
    public static let none = "还没有打开过补租。"
    public static let columnBatch = "通告"
    public static let columnState = "状态"
    public static let columnQuota = "配额"
    public static let columnSigned = "已签"
    public static let columnLeft = "剩余"

    // What a batch's home leads to
    public static let overview = "总览"
    public static let review = "审核"
    public static let list = "名单与公示"
    public static let signing = "叫号签约"
    public static let payment = "发放"
    public static let changes = "变更与停发"
    public static let recovery = "追回"
    public static let complaints = "投诉"
    public static func notYours(_ section: String) -> String { "您没有办理「\(section)」的权限" }
    public static func objectionsWaiting(_ count: Int) -> String { "异议待处理 \(count) 件" }
    public static func runsWaiting(_ count: Int) -> String { "待批准 \(count) 批" }
    public static func lists(_ count: Int) -> String { "已公示 \(count) 份" }
    /// Nothing of what nobody is in.
    public static func reviewNote(proposed: Int, waiting: Int, again: Int, mending: Int) -> String {
        let parts = [("待确认", proposed), ("待核实", waiting), ("待再次核查", again), ("补正中", mending)]
        return parts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1) 家" }.joined(separator: "，")
    }
    public static func reviewCounts(applied: Int, eligible: Int, refused: Int, withdrawn: Int) -> String {
        "申请 \(applied) 家，符合条件 \(eligible) 家，不符合 \(refused) 家，撤回 \(withdrawn) 家。"
    }
    /// - Parameter called: those who may still sign.
    public static func signingNote(overdue: Int, waiting: Int, called: Int) -> String {
        (overdue > 0 ? "逾期 \(overdue) 家，" : "") + "待签 \(called) 家，等待通知 \(waiting) 家"
    }
    public static let publicList = "公示名单"
    public static let printList = "打印名单"

    public static let batchesHelp: [(heading: String, paragraphs: [String])] = [
        ("补租的一批", ["每份通告是一批，从受理申请到签订协议、按月发放。按回车打开一批。"])
    ]
    public static let batchHelp: [(heading: String, paragraphs: [String])] = [
        ("办理", ["按数字进入一项。没有权限的项，按下以后会说明原因。"])
    ]
}
