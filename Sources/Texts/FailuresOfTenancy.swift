import Housing

extension FailureTexts {
    /// Why a report of a death or of somebody who moved out was not taken or decided.
    static func tenancy(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .notOnLease:
            FailureText(151, "这份合同上现在没有这个人。", "请核对合同和姓名；已经登记过的不用再登记。")
        case .dayInFuture: FailureText(152, "日期还没有到。", "请填写今天或者以前的日期。")
        case .dayBeforeMovingIn:
            FailureText(
                155, "日期在入住以前\(RefusalValues(refusal).from.map { "（\($0.words)入住）" } ?? "")。",
                "请核对日期；没有填错的，请工作人员核对入住日期。")
        case .contactMissing:
            FailureText(153, "没有写明是谁来报告的。", "请填写来人的姓名、与承租人的关系和手机号码。")
        case .proofMissing:
            FailureText(154, "还没有去世的证明，不能作出决定。", "请先交来死亡证明、户口注销证明等的照片，再作决定。")
        case .tenancyOpen:
            FailureText(
                419, "这份合同有一件去世或搬离的登记还没有决定\(RefusalValues(refusal).number.map { "（\($0)）" } ?? "")。",
                "请等那一件作出决定以后，再办这一件。")
        case .outcomeNotPossible:
            FailureText(417, "这种情况不能这样决定。", "请返回，另选一种决定。")
        default:
            FailureText(418, "接替的人未满 18 周岁，不能做承租人。", "请选另一位成年的同住人，或者改选别的决定。")
        }
    }

    /// Refusals shared with renewing, said of such a report; nil where the usual words fit.
    static func ofTenancy(_ refusal: Refusal) -> FailureText? {
        guard refusal.rule == "Q33" else { return nil }
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .notTheTenant: return FailureText(101, "只有合同上的承租人本人可以在这里登记。", "请到窗口说明情况。")
        case .leaseNotActive: return FailureText(102, "这份租赁合同已经结束或者终止。", "请到窗口核实合同。")
        case .alreadyOpen:
            return FailureText(105, "这份合同已经有一件登记正在核实。", "请等那一件办完，再登记下一件。")
        case .roleNotAllowed where given.tenancyAct == nil && given.role == .applicant:
            return FailureText(402, "承租人本人去世或者搬离，不能在自助终端登记。", "请家人或同住人到窗口办理。")
        case .wrongState:
            guard let state = given.tenancyState else { return nil }
            let act = given.tenancyAct.map { "，不能\($0.name)" } ?? ""
            return FailureText(401, "这件登记现在是「\(state.name)」\(act)。", "请返回查看最新的情况。")
        case .notYourCase where given.role == .clerk:
            return FailureText(403, "这件登记不是您受理的，不能由您撤回。", "情况不属实的，请审核人员决定「不予登记」。")
        case .notYourCase: return FailureText(403, "这件登记不是您本人报的。", "有不对的，请到窗口说明情况。")
        case .noteMissing: return FailureText(504, "还没有写明情况。", "请写明怎样核实的、为什么这样决定，再作决定。")
        case .tooManyMaterials:
            let most = given.most.map { "最多 \($0) 份" } ?? "已经够多"
            return FailureText(307, "证明\(most)，不能再加。", "其余的请带到窗口。")
        default: return nil
        }
    }
}
