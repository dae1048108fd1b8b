import Housing

/// The home of an organisation (法人登录): which business is for persons, and what it may see.
public enum OrganisationTexts {
    public static let title = "单位业务"
    public static let forPersons = "续租、签订合同、经济状况核对是个人业务，请承租人本人用个人登录办理。"
    public static let may = "您在这里可以看本单位为职工签订的租赁合同。"
    public static func leases(_ count: Int) -> String { "本单位签订的合同（\(count) 份）" }
    public static func more(_ shown: Int) -> String { "只列出最近到期的 \(shown) 份，其余的请到窗口查询。" }
    public static let none = "没有查到本单位为职工签订的租赁合同。"
    public static let noneMeans = "合同登记时没有写本单位的统一社会信用代码，就不会列在这里。请带营业执照到窗口，请工作人员核对登记。"

    public static func tenant(_ name: String) -> String { "承租人：\(name)" }
    public static func term(_ start: Day, _ end: Day) -> String { "租期：\(start.words)至\(end.words)" }
    public static func renewal(_ state: Renewal.State?) -> String {
        guard let state else { return "续租：还没有申请" }
        return "续租：" + (state.isBeforeSubmission ? "还没有提交" : MineTexts.state(state))
    }
    public static let ended = "合同已经结束"
    public static let terminated = "合同已经终止"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("这里能看什么", ["本单位为职工签订的合同：编号、住房、承租人（隐去部分姓名）、租期，和续租办到哪一步。"]),
        ("这里不能办什么", [forPersons]),
        ("合同不全怎么办", [noneMeans]),
    ]
}
