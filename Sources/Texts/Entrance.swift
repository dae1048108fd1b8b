/// The way in: start page, login page, notice (P-01 to P-05, L-01).
public enum EntranceTexts {
    // Start page
    public static let path = ["深圳市住房和建设局", "政务服务", "住房保障服务", "住房保障个人服务窗口"]
    public static let windowTitle = "住房保障个人服务窗口"
    public static let terminal = "自助服务终端"
    public static let whatFor = "在这里可以办理公共租赁住房的续租和签约，申请公租房补贴，也可以查看办理进度。"
    public static let bring = "请准备好：本人的身份证，以及登录密码或窗口发放的一次性验证码。"
    public static let clickToLogIn = "点这里登录"
    public static let callHint = "需要帮助时，随时可以呼叫工作人员。"

    // Login page
    public static let platform = "广东省统一身份认证平台"
    public static let personTab = "个人登录"
    public static let organisationTab = "法人登录"
    public static let weChat = "请您使用【微信】扫码登录"
    public static let weChatAway = "本终端尚未接通微信扫码，请用下面的方式登录。"
    public static let otherMethods = "其他登录方式"
    public static let notConnected = "尚未接通"
    public static let switchTab = "切换个人、法人"

    /// Said when a method that this office has not connected is chosen.
    public static func unconnected(_ method: String, working: [String]) -> String {
        working.isEmpty
            ? "「\(method)」在本终端尚未接通，请到窗口办理。"
            : "「\(method)」尚未接通，请选「\(working.joined(separator: "」或「"))」。"
    }

    public static let password = "账号密码"
    public static let oneTimeCode = "窗口发放的一次性验证码"
    public static let bankCertificate = "网银证书"
    public static let caCertificate = "CA证书"
    public static let socialSecurityCard = "电子社保卡"
    public static let iAMSmart = "香港智方便"
    public static let weChatShort = "微信扫码"
    public static let oneTimeCodeShort = "一次性验证码"

    // Password page
    public static let passwordTitle = "账号密码登录"
    public static let identityNumber = "身份证号码"
    public static let identityHelp = "18位，最后一位是X的，请按 * 键。"
    /// Where a letter is typed, which the number has none of.
    public static let digitsOnly = "这里只能输数字，X 请按 * 键。用别的证件，请选「使用其他证件」。"
    public static let otherNumber = "证件号码"
    public static let otherHelp = "按证件上的号码输入，字母和数字都要。"
    public static let useOtherDocument = "使用其他证件"
    public static let useIdentityCard = "使用居民身份证"
    public static let creditCode = "统一社会信用代码"
    public static let creditCodeHelp = "18位，在营业执照上。"
    public static let creditCodeDoubtful = "! 最后一位校验不符，请对照执照；无误的可以继续。"
    public static let passwordLabel = "密码"
    public static let logIn = "登录"
    public static let forgotten = "忘记密码或第一次使用？请到窗口出示证件，领取一次性验证码。"
    public static let numberMissing = "请输入证件号码"
    public static let creditCodeMissing = "请输入统一社会信用代码"
    public static let passwordMissing = "请输入密码"

    /// Counts down while a failed sign-in delays the next.
    public static func wait(_ seconds: Int) -> String {
        "登录没有成功。为保护您的账号，请在\(TimeSpan.words(seconds: seconds))后再试。"
    }

    /// Said when somebody tries before that time is over.
    public static func waitShort(_ seconds: Int) -> String { "现在还不能登录，还要等\(TimeSpan.words(seconds: seconds))。" }

    public static let mayTryAgain = "现在可以再试一次。"

    // One-time code
    public static let codeTitle = "一次性验证码登录"
    public static let codeLabel = "验证码"
    public static let codeHelp = "窗口工作人员给您的8位数字，15分钟内有效，只能用一次。"
    public static let codeMissing = "请输入8位验证码"
    public static let codeLength = "验证码是8位数字，请核对后再输入"
    public static let goOn = "下一步"

    // New password
    public static let newPasswordTitle = "设置登录密码"
    public static let newPasswordRules = [
        "以后登录就用这个密码。",
        "密码至少8个字符，数字、字母、汉字都可以，不要求组合。",
        "不要用生日、连续的数字或别人容易猜到的密码。",
    ]
    public static let newPassword = "新密码"
    public static let newPasswordAgain = "再输一遍"
    public static let setPassword = "设置密码并进入"
    public static let againMissing = "请把新密码再输一遍"
    public static let passwordsDiffer = "两次输入的密码不一样，请重新输入"
    public static let passwordSet = "密码已经设置好了，请记牢。"

    // Notice (L-01)
    public static let noticeTitle = "个人信息收集告知"
    public static let noticeTick = "我已阅读并知晓以上内容"
    public static let agree = "同意"
    public static let disagree = "不同意"
    public static let tickFirst = "请先勾选「我已阅读并知晓以上内容」"
    public static let readFirst = "请先读到最后（按向下键，或按向右键翻页）"
    public static let declinedTitle = "您选择了不同意"
    public static let declined = [
        "没有关系，您的个人信息没有被收集，本次登录已经退出。",
        "您仍然可以到办事大厅窗口：续租当面办理，公租房补贴由工作人员告诉您怎样申请。",
        "请带上本人的身份证。",
    ]
    public static let backToStart = "返回首页"

    /// The help page of the login pages.
    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "怎样登录",
            [
                "有密码的，选「账号密码」，输入身份证号码和密码。",
                "没有密码或忘记密码的，请带身份证到窗口，领取一次性验证码，再选「窗口发放的一次性验证码」。",
            ]
        ),
        ("身份证最后一位是X", ["请按 * 键，屏幕上会显示 X。"]),
        ("输错了怎么办", ["按退格键删掉，再重新输入。连续输错要等一会儿才能再试。"]),
    ]
}
