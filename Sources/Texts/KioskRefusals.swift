import Housing

/// What a tenant at the kiosk reads when something is refused or does not work: what it is, and the way on.
public enum KioskRefusalTexts {
    public static func sentence(_ refusal: Refusal) -> String {
        switch refusal.code {
        case .signInFailed, .signInDelayed, .methodNotConnected, .accountNotActivated, .accountDisabled, .codeWrong,
            .codeExpired, .codeUsed, .codeUsedUp, .passwordTooShort, .passwordTooCommon, .consentMissing,
            .sessionEnded:
            signIn(refusal)
        case .notTheTenant, .leaseNotActive, .leaseEnded, .tooEarly, .alreadyOpen, .policyNotOffered,
            .needsEconomicCheck:
            start(refusal)
        case .textNotShown, .textOutdated, .informationNotConfirmed, .notTicked, .readTooShort, .readLongerThanOpen,
            .blockNotShown, .blockNotAnswered, .blockAnsweredTwice, .lineNotNamed, .lineUnknown,
            .lineNotCorrectable, .infoChanged:
            reading(refusal)
        case .materialMissing, .materialPresent, .materialUnknown, .materialEmpty, .materialTooLarge,
            .materialRepeated, .tooManyMaterials:
            material(refusal)
        case .itemsNotDone: "还有没补正的项：\(names(refusal))。请补正后再提交。"
        case .deadlinePassed: "补正的期限已过\(until(refusal))。请到窗口咨询。"
        case .wrongState: "这件申请的状态已经变化，不能再办这一步。请返回【我的】查看。"
        default: "现在不能办理这一步。请呼叫工作人员。"
        }
    }

    private static func signIn(_ refusal: Refusal) -> String {
        switch refusal.code {
        case .signInFailed: "账号或密码不对，请核对后再输入。"
        case .signInDelayed: "登录太频繁，请等一会儿再试。"
        case .methodNotConnected: "这种登录方式在本终端尚未接通，请换一种。"
        case .accountNotActivated: "账号还没有启用，请到窗口领取一次性验证码。"
        case .accountDisabled: "账号已停用，请到窗口咨询。"
        case .codeWrong: "证件号码或验证码不对，请核对后再输入。"
        case .codeExpired: "验证码已过期，请到窗口重新领取。"
        case .codeUsed: "验证码已经用过，请到窗口重新领取。"
        case .codeUsedUp: "验证码输错次数太多，已经作废，请到窗口重新领取。"
        case .passwordTooShort: "密码太短，至少要 \(least(refusal) ?? 8) 个字符。"
        case .passwordTooCommon: "这个密码太容易猜到，请换一个。"
        case .consentMissing: "要先阅读并同意《个人信息收集告知》，才能办理。"
        default: "登录已经结束，请重新登录。"
        }
    }

    private static func start(_ refusal: Refusal) -> String {
        switch refusal.code {
        case .notTheTenant: "只有承租人本人可以申请续租。如有疑问，请呼叫工作人员。"
        case .leaseNotActive: RenewalTexts.inactive
        case .leaseEnded: "合同已经到期，不能在这里续租，请到窗口办理。"
        case .tooEarly: refusal.from.map { RenewalTexts.tooEarly(from: $0) } ?? "还没有到续租时间。"
        case .alreadyOpen: "这份合同已经有一件申请，请到【我的】查看。"
        case .policyNotOffered: "您的合同适用新政策，不能按照原政策执行。"
        default: RenewalTexts.needsCheck
        }
    }

    private static func reading(_ refusal: Refusal) -> String {
        switch refusal.code {
        case .textOutdated: RenewalTexts.textRenewed
        case .informationNotConfirmed: RenewalTexts.tickInformation
        case .notTicked: RenewalTexts.tickDeclaration
        case .readTooShort: "阅读时间还不够，至少要 \(least(refusal) ?? 0) 秒。"
        case .textNotShown, .readLongerThanOpen: "请重新打开声明，读完后再按【我已阅知】。"
        case .infoChanged: RenewalTexts.infoRenewed
        case .lineNotNamed: RenewalTexts.linesMissing
        case .lineNotCorrectable: RenewalTexts.staffWill
        default: "四项信息都要看过并回答，请逐项确认。"
        }
    }

    private static func material(_ refusal: Refusal) -> String {
        switch refusal.code {
        case .materialMissing: RenewalTexts.missing(refusal.materials.map(\.name)) + "。请上传后再提交。"
        case .materialPresent: "这一面已经上传过了，请先删除或直接更换。"
        case .materialEmpty: "这个文件是空的，请换一个文件。"
        case .materialTooLarge:
            "文件太大\(refusal.most.map { "，不能超过 \(FileSize.words(bytes: $0))" } ?? "")。请换一个小一点的文件。"
        case .materialRepeated: "这张照片已经用在「\(refusal.materials.first?.name ?? "另一面")」了，请上传另一面。"
        case .tooManyMaterials: "上传的文件太多了，请先删除不需要的。"
        default: "这个文件已经不在了，请重新选取。"
        }
    }

    private static func until(_ refusal: Refusal) -> String {
        refusal.until.map { "（\($0.words)）" } ?? ""
    }

    private static func names(_ refusal: Refusal) -> String {
        refusal.items.map { RenewalTexts.name(of: $0, occupant: nil) }.joined(separator: "、")
    }

    private static func least(_ refusal: Refusal) -> Int? {
        for case .least(let number) in refusal.arguments { return number }
        return nil
    }

    // What does not work
    public static let changedByOther = "这件申请刚刚被他人修改，您输入的内容还在。请返回后再试一次。"
    public static let diskFull = "本机存储空间已满，暂时不能保存。请呼叫工作人员。"
    public static let readOnly = "本机暂时不能保存。请呼叫工作人员。"
    public static let busy = "现在办理的人较多，请稍等一会儿再按一次。"
    public static let broken = "本机出了故障，暂时不能办理这一步。请呼叫工作人员。"
    public static let notAllowed = "这项业务不能用您登录的身份办理。请呼叫工作人员。"
    public static let device = "设备没有响应，请检查后再试，或者换一种方式。"
    public static func errorNumber(_ id: String) -> String { "（错误编号 \(id)）" }

    // Files
    public static let fileGone = "文件打不开，存储设备可能已经拔出。请重新选取。"
    public static let fileEmpty = "这个文件是空的，请换一个文件。"
    public static func fileTooLarge(_ limitBytes: Int) -> String {
        "文件太大，不能超过 \(FileSize.words(bytes: limitBytes))。请换一个小一点的文件。"
    }
    public static let fileMistyped = "文件的内容和名称不符，不是可用的照片。请换一个文件。"
    public static let fileKind = "这种文件不能用。请选 JPG 或 PNG 格式的照片。"
    public static let fileUnreadable = RenewalTexts.unreadable
    public static func fileCoarse(_ pixels: Int) -> String {
        "照片太小，看不清证件号码（短边至少 \(pixels) 像素）。请重新拍照。"
    }
    public static let inputInvalid = "输入的内容不对，请核对后再试。"
}

extension Refusal {
    /// The first day on which it is possible.
    public var from: Day? {
        for case .from(let day) in arguments { return day }
        return nil
    }

    /// The last day on which it was possible.
    public var until: Day? {
        for case .until(let day) in arguments { return day }
        return nil
    }

    public var most: Int? {
        for case .most(let number) in arguments { return number }
        return nil
    }

    public var seconds: Int? {
        for case .seconds(let seconds) in arguments { return seconds }
        return nil
    }

    public var items: [ItemPath] {
        arguments.compactMap { if case .item(let path) = $0 { path } else { nil } }
    }

    public var materials: [MaterialKind] {
        arguments.compactMap { if case .material(let kind) = $0 { kind } else { nil } }
    }
}
