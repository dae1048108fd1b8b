/// What is said about typing Chinese by pinyin.
public enum PinyinTexts {
    public static let name = "拼音"
    public static let off = "关拼音"
    public static let isOn = "拼音已打开：输入拼音字母，再按数字选字。"
    public static let isOff = "拼音已关闭。"
    public static let notHere = "这一栏不填汉字，请直接输入。"
    public static let failed = "拼音输入现在用不了，已输入的字母留在栏里。可以照常输入，并请告诉工作人员。"
    public static let failedAtCounter = "拼音输入现在用不了，已输入的字母留在栏里。可以照常输入；请管理员运行 anju doctor 查看原因。"
    public static let digits = "数字"
    public static let choose = "选字"
    public static let first = "选第一个"
    public static let letters = "要字母"
    public static let drop = "不要了"
    public static let simplified = "简体"
    public static let traditional = "繁体"
    public static let none = "没有这样读的字"
    public static let helpTitle = "输入汉字"
    public static let help =
        "按 F12 或 Ctrl-空格 打开或关闭拼音。打开后输入拼音字母，可以只打每个字的第一个字母，例如「fwbm」是「房屋编码」。"
        + "按数字选字，空格选第一个；没有要的字，按 PgDn 或句号翻页。大写字母和数字直接输入。输入过的内容不会被记住。"
}
