/// What stands on 授权书 beside its own words when it is signed on paper.
public enum CheckSheetTexts {
    public static let check = "核对编号"
    public static let lease = "租赁合同编号"
    public static let tenant = "承租人"
    public static let signer = "授权人"
    public static let documentKind = "证件类型"
    public static let document = "证件号码"
    public static let version = "授权书版本"
    public static func version(_ number: Int) -> String { "第 \(number) 版" }
    public static let clerk = "收取人（工作人员）"
}
