/// The few words that stand around and over every page, at the kiosk and at the counter. `{…}` is filled in.
public enum FrameTexts {
    public static let help = "帮助"
    public static let end = "结束使用"
    public static let endShort = "结束"
    public static let leave = "退出程序"
    public static let back = "返回"
    public static let menu = "菜单"
    public static let menuBelowText = "到按钮，再按 0 打开菜单"
    public static let menuBelowTextShort = "到按钮，再按 0"
    public static let keyEnter = "回车"
    public static let keySpace = "空格"
    public static let keyBackspace = "退格"
    public static let keyUp = "↑"
    public static let keyDown = "↓"
    public static let keyLeft = "←"
    public static let keyRight = "→"
    public static let keyUseless = "这个键现在没有用。要填写，请先移到填写的地方；能用的键见最下面一行。"
    public static let training = "训练"

    /// How a machine is called before people. One that nobody gave a name goes by its terminal device, as whoever sits at
    /// it and whoever comes to it can tell it apart: `/dev/pts/3` is 3号终端, `/dev/tty1` 控制台 1.
    public static func machine(_ name: String) -> String {
        func rest(_ prefix: String) -> Substring? {
            name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : nil
        }
        if let number = rest("/dev/pts/") { return "\(number)号终端" }
        if let number = rest("/dev/tty"), Int(number) != nil { return "控制台 \(number)" }
        if let device = rest("/dev/") { return "终端 \(device)" }
        return name
    }

    public static let idleLeft = "还剩 {seconds} 秒"

    /// The number under which a fault stands in the log.

    public static let helpTitle = "帮助：{title}"
    public static let helpKeys = "现在可以用的按键"
    public static let helpClose = "关闭帮助"
    public static let menuTitle = "菜单：按数字选择"
    public static let choose = "选择"
    public static let endText = "屏幕上的个人信息会全部清除。申请里填好的都保存着，截止以前登录就可以接着办。"
    public static let endNo = "继续办理"
    public static let leaveText = "确定要退出程序吗？"
    public static let leaveYes = "退出"
    public static let idleTitle = "您还在吗？"
    public static let idleText = "{seconds} 秒后将自动结束，并清除屏幕上的个人信息。要继续办理，请按任意键。"
    public static let saving = "正在保存…"
    public static let jobProgress = "已完成 {done}，共 {total}（{percent}%）"
    public static let jobCount = "已完成 {done}"
    public static let jobRate = "每秒 {rate}"
    public static let jobLeft = "大约还要 {time}"
    public static let jobElapsed = "已用 {time}"
    public static let jobCancel = "取消"
    public static let jobBusy = "另一项工作还没有做完，请稍等。"
    public static let seconds = "{n}秒"
    public static let minutes = "{n}分钟"
    public static let tooSmall = "窗口太小，放不下这一页。请放大窗口。放大以前按键不起作用，已填的内容都还在。"
    public static let tooSmallSize = "现在 {width}x{height}，至少要 {leastWidth}x{leastHeight}"

    public static let problems = "有 {count} 处要改正："
    public static let date = "{year}年{month}月{day}日"
    public static let noSuchDate = "没有这一天"
    public static let birthDate = "出生日期：{date}"
    public static let change = "修改"
    public static let position = "第 {place} 条，共 {total} 条"
    public static let empty = "没有内容"
    public static let loading = "正在读取…"
    public static let goTo = "转到第 {number} 条"
    public static let page = "第 {page} 页，共 {pages} 页"
    public static let nextPage = "下一页"
    public static let previousPage = "上一页"
    public static let more = "下面还有"
    public static let moreAbove = "上面还有"
    public static let atEnd = "已到最后"
    public static let find = "查找"
    public static let nextMatch = "下一处"
    public static let contents = "目录"
    public static let goToHeading = "到这一条"
    public static let typeHeading = "用数字键输入编号，再按回车："
    public static let notFound = "没有找到「{text}」"
    public static let folder = "位置"
    public static let parentFolder = "上一级"
}
