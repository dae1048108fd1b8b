import Housing

/// A death or somebody who moved out, at the counter.
public enum CounterTenancyTexts {
    // The queue
    public static let toChanges = "去世搬离"
    public static let waiting = "待核实"
    public static let reviewing = "核实中"
    public static let decided = "已办结"
    public static let all = "全部"
    public static let register = "登记去世或搬离"
    public static let registerShort = "登记去世搬离"
    public static let noRegistering = "您没有受理权限，不能登记"
    public static let columnReported = "登记日期"

    /// On a renewal and a contract of the same lease.
    public static let openMark = "去世搬离"
    public static func open(_ number: ReceiptNumber, _ event: TenancyChange.Event) -> String {
        "! 这份合同有登记待决定：\(number)（\(event.name)）。决定以前不能通过或签发。"
    }
    public static func openFirst(_ number: ReceiptNumber) -> String {
        "登记 \(number)（去世或搬离）还没有决定，请等它决定以后再办"
    }

    // One of them
    public static let tenant = "承租人"
    public static let reporter = "报告人"
    public static let byTenant = "承租人本人（自助终端）"
    public static let living = "现有同住人"
    public static let nobodyElse = "没有"
    public static let decidedBy = "决定人"
    public static let note = "说明"
    public static let noProof = "还没有证明"
    public static let yours = "由您核实"
    public static func held(by name: String) -> String { "\(name) 正在核实" }
    public static let changedNow = "这件登记刚才有变化，已换成最新的情况。"
    public static let own = "这是您本人的住房，不能由您办理"
    public static let notTakenInByYou = "不是您受理的，不能撤回；不属实的由审核人员不予登记"
    public static let enteredByYou = "这件登记是您录入的，要由同事核实"
    public static let takeFirst = "请先按 F2 领取"
    public static func notNow(_ state: TenancyChange.State) -> String { "这件登记现在是「\(state.name)」" }
    public static let nextProof = "下一张"

    public static func taken(_ number: ReceiptNumber) -> String { "\(number) 由您核实。" }
    public static func released(_ number: ReceiptNumber) -> String { "\(number) 已放回队列。" }
    public static func reported(_ number: ReceiptNumber) -> String { "已登记，编号 \(number)。" }
    public static func proofAdded(_ number: ReceiptNumber) -> String { "\(number) 的证明已经收下。" }
    public static func decided(_ number: ReceiptNumber, _ outcome: TenancyChange.Outcome?) -> String {
        "\(number) 已办结\(outcome.map { "：\($0.name)" } ?? "")。"
    }
    public static func withdrawn(_ number: ReceiptNumber) -> String { "\(number) 已撤回。" }

    // Proofs
    public static let proofTitle = "交证明"
    public static let proofText = "死亡证明、户口注销证明、新住处的证明等，一次一张。"
    public static let proofPreview = "请看清楚再用"
    public static let useProof = "用这张"
    public static let uselessProof = "这张不能用，请再取一张。"

    // Deciding
    public static let outcome = "决定"
    public static let outcomeMissing = "请选择一种决定"
    public static let successor = "由谁接替承租"
    public static let successorMissing = "请选择接替承租的同住人"
    public static let nobodyCarriesOn = "没有成年的同住人可以接替，请选别的决定"
    public static let verdictText = "请先看过证明、核实情况，再作决定。"
    public static let noProofYet = "还没有证明：除了「不予登记」，不能作决定。"
    public static func born(_ day: Day?) -> String { day.map { "\($0.words)出生" } ?? "年龄请核对证件" }
    public static func decideTitle(_ number: ReceiptNumber) -> String { "确定对 \(number) 作出决定吗？" }
    public static func decideText(_ outcome: TenancyChange.Outcome, _ successor: String?) -> String {
        let words = TenancyTexts.outcome(outcome, successor)
        switch outcome {
        case .occupantRemoved: return "\(words)。合同上的入住人随之改变。"
        case .transferred: return "\(words)。原承租人没有办完的续租和合同一并终止。"
        case .leaseTerminated: return "\(words)。没有办完的续租和合同一并终止，不能恢复。"
        case .dismissed: return "\(words)。合同不变。"
        }
    }

    public static let withdraw = "撤回登记"
    public static func withdrawTitle(_ number: ReceiptNumber) -> String { "确定撤回登记 \(number) 吗？" }
    public static let putBack = "放回"
    public static func putBackTitle(_ number: ReceiptNumber) -> String { "把同事手上的 \(number) 放回队列吗？" }

    /// Before something that was written is left.
    public static let leaveVerdictTitle = "还没有作决定"
    public static let leaveVerdictText = "现在离开，选的决定和写好的话不会保留。"
    public static let leaveFormTitle = "还没有登记"
    public static let leaveFormText = "现在返回查找，填的内容不会保留。"
    public static let leave = "离开，不保留"
    public static let stay = "留在这一页"
    public static let openProof = "看证明"

    // The clerk's form
    public static let findText = "请输入承租人（合同上的人）的证件号码。"
    public static let noLease = "此人不是现有合同的承租人，请输入承租人的证件号码"
    public static func registered(_ numbers: [ReceiptNumber]) -> String {
        "已经有登记 \(numbers.map(\.description).joined(separator: "、")) 正在核实，不用再登记"
    }
    public static let whatHappened = "什么人，什么事"
    public static let eventMissing = "请选择"
    public static let notOnLease = "合同上现在没有这个人，请核对"
    public static let contactName = "来人姓名"
    public static let contactRelation = "来人与承租人的关系"
    public static let contactMobile = "来人手机"
    public static let nameMissing = "请填写来人的姓名"
    public static let relationMissing = "请选择关系"
    public static let report = "登记"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("谁来办", ["受理人员登记和收证明，审核人员领取、核实、决定。登记的人不能决定。"]),
        ("去世", ["要有证明才能作决定；「不予登记」不用证明，要写明理由。"]),
        ("接替承租", ["接替的人要是合同上的成年同住人。其他同住人与新承租人的关系先记为「其他」，请以后核对更正。"]),
    ]
}
