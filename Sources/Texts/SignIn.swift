import Housing

/// Signing in, passwords and codes, as said to an old person at the kiosk as well as to staff.
public enum SignInTexts {
    /// Where one gets help with the door, whatever is wrong there.
    private static let window = "忘记密码或第一次使用，请带证件到窗口领取一次性验证码。"

    /// What staff are told otherwise at their own door; nil where they are told the same.
    public static func refusedToStaff(_ code: RefusalCode) -> FailureText? {
        switch code {
        case .signInFailed:
            FailureText(601, "登录名或密码不对。", "请核对后再输入；忘记密码或第一次登录，请用主管发放的一次性验证码登录。")
        case .accountDisabled: FailureText(605, "账号已经停用。", "请找主管。")
        case .codeWrong: FailureText(606, "登录名或验证码不对。", "请核对后再输入；输错五次，验证码作废。")
        case .codeExpired: FailureText(607, "验证码超过15分钟，已经失效。", "请找主管重新发放。")
        case .codeUsed: FailureText(608, "验证码已经用过了。", "请用密码登录，或找主管重新发放。")
        case .codeUsedUp: FailureText(609, "验证码输错五次，已经作废。", "请找主管重新发放。")
        default: nil
        }
    }

    /// Who is signed in already gave his own password wrong.
    public static let ownPasswordWrong = FailureText(601, "您的密码不对。", "请再输入您自己的登录密码；输错几次后，要等一等才能再试。")

    public static func refused(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .signInFailed:
            return FailureText(601, "账号或密码不对。", "请核对后再输入；\(window)")
        case .signInDelayed:
            let wait = given.seconds.map { "请等\(TimeSpan.words(seconds: $0))再试" } ?? "请等一会儿再试"
            return FailureText(602, "刚才没有登录成功，为保护账号要等一等。", "\(wait)。")
        case .methodNotConnected:
            return FailureText(603, "这种登录方式在本单位尚未接通。", "请改用账号密码或一次性验证码。")
        case .accountNotActivated:
            return FailureText(604, "账号还没有设置密码。", "请先用一次性验证码登录并设置密码；验证码由窗口发放，工作人员的由主管发放。")
        case .accountDisabled:
            return FailureText(605, "账号已经停用。", "请到窗口咨询。")
        case .codeWrong:
            return FailureText(606, "证件号码或验证码不对。", "请核对后再输入；输错五次，验证码作废。")
        case .codeExpired:
            return FailureText(607, "验证码超过15分钟，已经失效。", "请到窗口重新领取。")
        case .codeUsed:
            return FailureText(608, "验证码已经用过了。", "请用密码登录，或到窗口重新领取。")
        case .codeUsedUp:
            return FailureText(609, "验证码输错五次，已经作废。", "请到窗口重新领取。")
        case .passwordTooShort:
            return FailureText(610, "密码太短，至少要 \(given.least ?? 8) 个字符。", "请再加长一些，几个词连起来也可以。")
        case .passwordTooCommon:
            return FailureText(611, "这个密码很多人在用，容易被猜到。", "请换一个别人想不到的。")
        case .consentMissing:
            return FailureText(612, "还没有同意《个人信息收集告知书》。", "请先阅读并同意；不同意的，可以到窗口办理。")
        default:
            return FailureText(613, "登录已经结束。", "请重新登录，没有提交的内容已经保存。")
        }
    }
}
