/// The list of sample people with which `anju demo` begins.
public enum DemoTexts {
    public static let title = "安居 演示"
    public static let heading = "训练数据：先看账号，再打开一个窗口"
    public static let text = "人都是虚构的。另开一个终端再运行 anju demo，两边用的是同一份数据。"
    public static let kiosk = "开自助终端"
    public static let counter = "开业务窗口"
    public static let whichDesk = "1 开自助终端（申请人）    2 开业务窗口（工作人员）"
    public static let openFor = "按所选的人打开"
    public static let columnRole = "角色"
    public static let columnLogin = "登录名"
    public static let columnPassword = "密码"
    public static let columnName = "姓名"
    public static let columnSituation = "情况"
    public static let needsCode = "先领验证码"
    /// Making the office takes seconds, and may have been interrupted.
    public static func unknown(in directory: String) -> String {
        "没有样例人员的名单，训练数据可能没有生成完。请退出，删掉 \(directory)，再运行 anju demo。"
    }
    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "怎样开始",
            ["按 1 打开自助终端，按 2 打开业务窗口。在名单上按回车，打开这个人用的那一种，登录名和密码已经填好。退出窗口后回到这里。"]
        ),
        ("两个终端", ["在另一个终端运行 anju demo，可以一边申请，一边审核，互相马上看到。"]),
    ]
}
