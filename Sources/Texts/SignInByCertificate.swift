import Housing

/// Signing in by a certificate on a medium.
public enum CertificateTexts {
    private static let otherWay = "请改用账号密码登录，或到窗口办理。"
    private static let toIssuer = "请找发证机构；也可以改用账号密码登录，或到窗口办理。"

    /// Why a certificate does not open the door.
    static func refused(_ code: RefusalCode) -> FailureText {
        switch code {
        case .certificatePINWrong:
            FailureText(621, "PIN码不对，或者证书文件已损坏。", "请核对后再输入；忘了的，请找发证机构。")
        case .certificateProtectionUnknown:
            FailureText(622, "这个证书文件的加密方式太旧或者不认识，读不了。", "请在原来的电脑上用AES加密重新导出；\(otherWay)")
        case .certificateKeyMissing:
            FailureText(623, "这个文件里没有与证书配套、用PIN码保护的密钥。", "请选带密钥的证书文件（.p12、.pfx）；\(otherWay)")
        case .certificateNotYetValid:
            FailureText(624, "证书还没有到生效日期。", "请到生效后再用；\(otherWay)")
        case .certificateExpired:
            FailureText(625, "证书已经过期。", "请找发证机构换新的证书；\(otherWay)")
        case .certificateRevoked:
            FailureText(626, "证书已经被发证机构吊销，不能使用。", toIssuer)
        case .certificateIssuerUnknown:
            FailureText(627, "本单位不认可这张证书的发证机构。", "请换一张证书；\(otherWay)")
        case .certificateIssuerUnfit:
            FailureText(628, "这张证书的发证机构没有签发它的资格，或者资格已经到期。", toIssuer)
        case .certificateListOutdated:
            FailureText(629, "现在查不了这张证书是否有效。", "这不是您的问题，请告诉工作人员；\(otherWay)")
        case .certificateTooWeak:
            FailureText(630, "这张证书的密钥或者签名不够安全，不能使用。", "请找发证机构换新的证书；\(otherWay)")
        case .certificateNotForSignIn:
            FailureText(631, "这张证书不能用来登录。", "请换一张可以用于身份认证的证书；\(otherWay)")
        case .certificateNumberMissing:
            FailureText(632, "这张证书里没有您的证件号码或统一社会信用代码。", "请换一张证书；\(otherWay)")
        case .certificateOfOrganisation:
            FailureText(633, "这是单位的证书。", "单位请返回用【法人登录】；个人请换本人的证书。")
        default:
            FailureText(620, "读不出这个证书文件，它可能已经损坏。", "请选 .p12、.pfx 或 .pem 的证书文件；\(otherWay)")
        }
    }

    // The pages
    public static let title = "CA证书登录"
    public static let placeQuestion = "证书文件在哪里？"
    public static let noPlace = "本机没有可以读取文件的地方"
    public static let chooseFile = "请选择证书文件"
    public static let chooseHelp = "请插好U盘，选 .p12、.pfx 或 .pem 文件。只读取一次，不会保存。"
    public static let kinds = ".p12、.pfx、.pem"
    public static let pinTitle = "请输入证书的PIN码"
    public static let pin = "PIN码"
    public static let pinHelp = "发证机构给您的，或者您自己设定的。输入时显示为星号。"
    public static let pinMissing = "请输入PIN码"
    public static func file(_ name: String) -> String { "证书文件：\(name)" }
    public static func holder(_ name: String) -> String { "证书持有人：\(name)" }
    public static let logIn = "登录"
    public static let otherFile = "换一个证书文件"

    /// The help page of these pages.
    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "用CA证书登录",
            [
                "CA证书是发证机构给您的电子证件，存在U盘里，是一个 .p12、.pfx 或 .pem 文件。",
                "插好U盘，选中文件，再输入PIN码，就可以登录。",
                "证书里要有您的身份证号码（单位的，要有统一社会信用代码），并且已经在本单位登记。",
            ]
        ),
        ("PIN码不对", ["请核对后再输入。连续输错要等一会儿才能再试。忘记PIN码的，请找发证机构。"]),
        ("登录不了", ["可以按 Esc 键返回，改用账号密码登录，或到窗口办理。"]),
    ]

    /// Said beside a file of another kind in the list.
    public static let otherKind = "不是证书"
}
