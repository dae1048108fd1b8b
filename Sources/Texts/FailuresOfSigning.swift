import Housing

extension FailureTexts {
    /// Why a contract was not issued, signed or approved.
    static func signing(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .notReadToEnd, .transcriptionDiffers, .shortSentenceNotOffered: committing(refusal)
        case .renewalNotApproved, .contractOpen, .tooManyAttempts, .contractOutdated, .documentChanged, .reportOpen:
            contract(refusal)
        default: witnessing(refusal)
        }
    }

    /// Refusals that renewing and signing share, said of a contract; nil where the usual words fit.
    static func ofContract(_ refusal: Refusal) -> FailureText? {
        guard refusal.rule.isOfSigning else { return nil }
        let given = RefusalValues(refusal)
        let day = given.until.map { "（\($0.words)）" } ?? ""
        switch refusal.code {
        case .notTheTenant: return FailureText(101, "只有租赁合同上的承租人本人可以签订。", "请到窗口说明情况。")
        case .leaseNotActive: return FailureText(102, "原租赁合同已经终止，不能签订续租合同。", "请到窗口核实合同。")
        case .alreadyOpen: return FailureText(105, "这件续租已经有一份待签订的合同。", "请办理那一份，或者先作废。")
        case .textNotShown: return FailureText(201, "承诺书还没有打开看过。", "请打开承诺书，读完后再按【我已阅知】。")
        case .notTicked: return FailureText(204, "还没有勾选「我已阅知」。", "请先勾选，再按【我已阅知】。")
        case .readLongerThanOpen: return FailureText(206, "阅读的时间对不上。", "请重新打开承诺书，读完后再按【我已阅知】。")
        case .infoChanged where refusal.rule == "G-12":
            return FailureText(217, "签名以后，登记信息有了变化。", "请退回这份合同，按新的信息重新签发，再请申请人签名。")
        case .lineNotNamed: return FailureText(214, "还没有指出是哪一行有误。", "请指出哪一行不对。")
        case .wrongState:
            let state = given.signingState.map { "合同现在是「\($0.name)」" } ?? "合同的状态已经变化"
            let act = given.signingAct.map { "，不能\($0.name)" } ?? ""
            return FailureText(401, "\(state)\(act)。", "请返回查看最新的情况。")
        case .notYourCase: return FailureText(403, "这份合同不是您的。", "请到【我的】查看您自己的合同。")
        case .deadlinePassed where refusal.rule == "L-10":
            return FailureText(506, "到窗口签订的期限\(day)已经过了。", "请申请人在自助终端重新签订；合同也已过期的，请找审核人员。")
        case .deadlinePassed: return FailureText(506, "签订的期限\(day)已经过了。", "请到窗口咨询。")
        case .notExpired: return FailureText(507, "还没有到期。", "到期后会自动处理。")
        default: return nil
        }
    }

    private static func committing(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .notReadToEnd:
            return FailureText(207, "承诺书还没有读到最后。", "请用下一页键读到最后，再按【我已阅知】。")
        case .shortSentenceNotOffered:
            return FailureText(209, "这里不能用短句代替承诺内容。", "请用【复制】【粘贴】，或者照着输入全文。")
        default:
            if given.found == 0 {
                return FailureText(208, "框里还没有承诺内容。", "请按【复制】，再按【粘贴】；也可以照着输入。")
            }
            let place = given.place.map { "，从第 \($0 + 1) 个字起不同" } ?? ""
            return FailureText(208, "框里的内容与承诺内容不一样\(place)。", "请改正；也可以清空后重新【复制】【粘贴】。")
        }
    }

    private static func contract(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .renewalNotApproved:
            return FailureText(108, "续租申请还没有审核通过，不能签订合同。", "请到【我的】查看审核情况。")
        case .contractOpen:
            return FailureText(110, "这件续租的合同还没有办结。", "请先办完合同。")
        case .tooManyAttempts:
            let most = given.most.map { "已经试了 \($0) 次" } ?? "已经试了很多次"
            return FailureText(109, "这份合同\(most)，都没有签完。", "请到窗口，由工作人员帮您办理。")
        case .contractOutdated:
            return FailureText(218, "合同发出以后，登记信息有了变化。", "请等工作人员按新的信息重新发出合同，或到窗口咨询。")
        case .documentChanged:
            return FailureText(219, "合同文件与发出时的不一致，为保护您不能继续。", "请不要签字，并立即告诉工作人员。")
        default:
            return FailureText(220, "您指出合同信息有误，工作人员正在核实。", "核实后会重新发出合同，请等通知，或到窗口咨询。")
        }
    }

    private static func witnessing(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .identityNotChecked:
            FailureText(411, "还没有核对本人和身份证。", "请当面核对本人和证件，再勾选这两项。")
        case .passwordNeeded:
            FailureText(412, "当面签订要由您再输入一次自己的密码。", "请输入密码后再试。")
        case .sheetCodeWrong:
            FailureText(414, "校验码与这份合同的不一样。", "请照着签好的签署页再输一次；还是不对，请打印新的签署页，请申请人重新签名。")
        case .sheetOfFormerVersion:
            FailureText(
                415, "这张签署页是\(RefusalValues(refusal).found.map { "第 \($0) 版" } ?? "以前")合同的，那一版已经收回。",
                "请打印新的签署页，请申请人看过合同以后重新签名。")
        case .signatureReused:
            FailureText(308, "这张签名图片已经用在以前的签订里。", "请申请人重新签名，再扫描或拍照。")
        case .signatureMissing:
            FailureText(309, "生成的合同文件里没有签名。", "请重新生成；再次出现请联系维护人员。")
        case .noPlaceToSign:
            FailureText(416, "合同里没有承租人签名的位置，不能签发。", "请维护人员检查合同模板里的“@签署 …｜签名”，再重新生成合同。")
        case .reviewedByYou:
            FailureText(409, "续租申请由您审核通过，签订后的合同不能由您审批。", "请由其他审核人员或主管审批。")
        default:
            FailureText(410, "这份合同由您见证签订，不能由您审批。", "请由其他审核人员或主管审批。")
        }
    }
}

extension Rule {
    fileprivate var isOfSigning: Bool {
        rawValue.hasPrefix("G-") || ["6.3", "Q28", "Q30", "L-10"].contains(rawValue)
    }
}
