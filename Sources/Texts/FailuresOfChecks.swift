import Housing

extension FailureTexts {
    /// Why a renewal under the new policy, or a step of 【经济状况核对】, was refused.
    static func checking(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .checkUnderWay, .checkOutOfDate, .checkNotMet, .checkFamilyChanged: standing(refusal)
        case .objectionClosed, .objectionRepeated: objecting(refusal)
        case .reportRepeated, .reportDiffers, .reportInFuture, .reportTooOld, .reportHead, .reportFigures,
            .reportUnsigned,
            .reportSignatureWrong, .limitsUnknown:
            report(refusal)
        default: family(refusal)
        }
    }

    /// Refusals that other flows share, said of a check; nil where the usual words fit.
    static func ofCheck(_ refusal: Refusal) -> FailureText? {
        guard refusal.rule == "6.2" || refusal.rule == "X-2" else { return nil }
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .notTheTenant: return FailureText(101, "只有租赁合同上的承租人本人可以发起核对。", "请到窗口说明情况。")
        case .alreadyOpen: return FailureText(105, "这份合同已经有一件正在办理的核对。", "请到【我的】继续办理。")
        case .textNotShown: return FailureText(201, "授权书还没有打开看过。", "请打开授权书，读完后再勾选。")
        case .notTicked: return FailureText(204, "还没有勾选同意授权。", "请先勾选，再按【我已阅知】。")
        case .readLongerThanOpen: return FailureText(206, "阅读的时间对不上。", "请重新打开授权书，读完后再按【我已阅知】。")
        case .wrongState:
            let state = given.checkState.map { "核对现在是「\($0.name)」" } ?? "核对的状态已经变化"
            let act = given.checkAct.map { "，不能\($0.name)" } ?? ""
            return FailureText(401, "\(state)\(act)。", "请返回查看最新的情况。")
        case .notYourCase: return FailureText(403, "这件核对不是您的。", "请到【我的】查看您自己的核对。")
        default: return nil
        }
    }

    private static func standing(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .checkUnderWay:
            return FailureText(111, "【经济状况核对】还没有出结果。", "请等结果出来以后再按新政策续租；进度在【我的】里看。")
        case .checkOutOfDate:
            let day = given.until.map { "，有效期到\($0.words)" } ?? ""
            return FailureText(112, "上一次的核对报告已经过期\(day)。", "请重新办理【经济状况核对】。")
        case .checkFamilyChanged:
            return FailureText(114, "核对以后，家庭成员有变化，上一次的核对结果不能再用。", "请按现在的家庭成员重新办理【经济状况核对】。")
        default:
            let reasons = given.assessment.map { "：\($0.reasons)" } ?? ""
            let wayOn =
                given.until.map { "不同意这个结果的，\($0.words)前可以在【经济状况核对】里提出异议。" } ?? "家庭情况有变化的，可以重新核对。"
            return FailureText(113, "核对结果不符合新政策的要求\(reasons)。", wayOn)
        }
    }

    private static func family(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .memberUnknown: return FailureText(121, "这个人不在核对的家庭成员里。", "请按登记的家庭成员核对。")
        case .memberNotAdult: return FailureText(122, "未满 18 周岁的家庭成员不用授权。", "请由成年的家庭成员授权。")
        case .memberTwice: return FailureText(123, "同一个家庭成员写了两次。", "每个人请只写一次。")
        case .memberMissing: return FailureText(124, "核对报告里缺 \(max(1, given.members)) 名家庭成员。", "请补齐每一名家庭成员。")
        case .documentDiffers: return FailureText(125, "证件号码与登记的不一致。", "请由本人再输入一次；登记有误的，请到窗口更正。")
        default:
            return FailureText(126, "还有 \(max(1, given.members)) 名成年家庭成员没有授权。", "请每一名成年家庭成员本人阅读并勾选；来不了的，可以到窗口交书面授权。")
        }
    }

    private static func report(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .reportRepeated: return FailureText(131, "这份核对报告已经收过了。", "请核对报告编号。")
        case .reportDiffers: return FailureText(132, "这个报告编号已经有一份内容不同的报告。", "报告收到后不能改；请向出具单位核实编号。")
        case .reportInFuture:
            return FailureText(133, "核对日期\(given.from.map { "（\($0.words)）" } ?? "")还没有到。", "请核对报告上的日期。")
        case .reportTooOld:
            let (day, first) = (given.until?.words ?? "", given.from?.words ?? "")
            return FailureText(138, "报告的核对日期（\(day)）早于这次核对要求的日期（\(first)）。", "请提供\(first)或者以后核对的报告。")
        case .reportHead:
            return FailureText(139, "报告编号和出具单位要写，各不超过 \(CheckReport.longestHead) 个字。", "请按报告上写的填写。")
        case .reportFigures: return FailureText(134, "报告里的金额或者项目数目不对。", "金额不能是负数，也不能大得不合情理；请核对。")
        case .reportUnsigned: return FailureText(136, "报告文件没有签名，没有读取。", "请把签名文件放在报告文件旁边，叫作 文件名.sig，或者用 --signature 指定。")
        case .reportSignatureWrong:
            return FailureText(137, "报告文件的签名不对，没有读取。", "文件可能被改动过，或者签名的不是这份文件；请与出具单位核实。")
        default:
            return FailureText(
                135, "核对日期\(given.from.map { "（\($0.words)）" } ?? "")没有可用的收入财产限额。",
                "请主管在 policies/economic-check.toml 里补上限额。")
        }
    }

    private static func objecting(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        guard refusal.code == .objectionClosed else {
            return FailureText(142, "对这份报告已经提出过异议。", "处理结果在【我的】里看；家庭情况有变化的，可以重新核对。")
        }
        return FailureText(
            141, "提出异议的期限\(given.until.map { "（\($0.words)）" } ?? "")已经过了。", "家庭情况有变化的，可以重新办理【经济状况核对】。")
    }
}

extension Assessment {
    /// What was above its limit, with both figures: `人均年收入 54,000.01 元，限额 54,000.00 元`.
    public var reasons: String {
        var reasons: [String] = []
        if !meetsIncome { reasons.append("人均年收入\(incomePerHead.words)，限额\(incomePerHeadLimit.words)") }
        if !meetsProperty { reasons.append("家庭财产\(property.words)，限额\(propertyLimit.words)") }
        return reasons.joined(separator: "；")
    }
}
