import Housing

/// 【我的】 of the rent subsidy: where it stands, what comes next and until when.
public enum MySubsidyTexts {
    public static let flow = "我的补租"
    public static let kind = "公租房补租"
    public static let whatNow = "现在办到"
    public static let whatNext = "接下来"
    public static let submitted = "提交时间"
    public static let place = "轮候序位"
    public static let rank = "排在"
    public static let reasons = "原因"
    public static let byRule = "按哪一条"
    public static func reason(_ words: String, of people: [String]) -> String {
        people.isEmpty ? words : "\(words)（\(people.joined(separator: "、"))）"
    }

    // Menu
    public static let mend = "补正退回的材料"
    public static let list = "公示名单"
    public static func listNote(_ until: Day, isRunning: Bool) -> String {
        isRunning ? "公示到\(until.endWords)，可以提出异议" : "到\(until.words)为止可以看"
    }
    public static let agreement = "补租协议和每月发放"
    public static let report = "报告家庭或租房的变更"
    public static let reportedElsewhere = "您家刚才在别处报告过变更或者有别的变化，这一次没有提交。请看现在的情况；还有要说明的，请带材料到窗口。"
    public static let reportOpen = "已经报告的变更正在核实，请等核实以后再报告。"
    public static let receiptPaper = "看和打印申请回执"
    public static let story = "办理经过"
    public static let why = "每个决定和依据"
    public static let complain = "投诉和举报"
    public static let held = "我的信息和权利"
    public static func mendNote(_ until: Day) -> String { "请在\(until.deadlineWords)前办" }

    // Where it stands
    public static func placeWords(_ city: Int, _ district: Int) -> String {
        SubsidyApplyTexts.place(city, district: district)
    }
    public static func placeWords(_ city: Int, _ district: Int, receipt: String) -> String {
        "\(placeWords(city, district))（备案回执号 \(receipt)）"
    }
    /// By signing it left the queue (LH-57).
    public static func placeLeft(receipt: String) -> String { "签订协议时已经退出轮候（备案回执号 \(receipt)）" }
    public static func rankWords(_ rank: Int, quota: Int) -> String { "符合条件的家庭第 \(rank) 位（今年 \(quota) 套）" }
    public static func listed(_ sequence: Int, of length: Int, list: Int) -> String {
        list == 1 ? "公示名单第 \(sequence) 位（共 \(length) 位）" : "第 \(list) 份（增补）名单第 \(sequence) 位（共 \(length) 位）"
    }
    public static func signedOf(_ quota: Int, signed: Int, called: Int) -> String {
        "今年 \(quota) 套，已经签订 \(signed) 套，通知了还没有签的 \(called) 户"
    }

    /// The state of an application, as its family reads it.
    public static func state(_ state: SubsidyState) -> String {
        switch state {
        case .draft: "还没有提交"
        case .submitted: "已经提交，正在受理"
        case .withdrawn: "您已经撤回"
        case .locked: "受理已经截止，等待核查"
        case .underReview: "正在核查"
        case .correction: "有材料被退回，等您补正"
        case .eligible: "核查通过，等待公示"
        case .ineligible: "没有通过"
        case .published: "核查通过，正在公示"
        case .notReached: "没有轮到"
        case .publicityPassed: "公示通过，等待通知签订"
        case .called: "轮到您签订补租协议"
        case .signed: "已经签订补租协议"
        case .waived: "没有签订补租协议，按放弃处理"
        }
    }

    /// Where it stands as a whole: once signed, how the agreement stands.
    public static func standing(
        _ state: SubsidyState, _ agreement: SubsidyAgreement.State?, isWithheld: Bool, owed: Money
    ) -> String {
        guard let agreement else { return Self.state(state) }
        if owed.fen > 0 {
            return agreement == .escalated
                ? "已经停止发放，\(owed.words)转依法追缴" : "\(agreement.isInForce ? "" : "已经停止发放，")要退回 \(owed.words)"
        }
        if isWithheld { return "缺少材料，暂停发放" }
        return switch agreement {
        case .effective: "已经签订补租协议"
        case .paying: "已经签订补租协议，每月发放"
        case .changeReview: "变更正在核实"
        case .suspended: "缺少材料，暂停发放"
        case .stopped, .recoveryOpen, .escalated: "已经停止发放"
        case .completed: "已经全部发放完"
        case .recovered: "已经停止发放，多领的已经退回"
        }
    }

    /// 2023年
    public static func year(_ submitted: Moment) -> String { "\(submitted.day.year)年" }

    /// What to bring for signing.
    public static let bring = "请带身份证、户口簿、住房租赁合同原件和本人的银行卡。"

    /// What comes next, and until when.
    public enum Next: Equatable, Sendable {
        case waitForClose(Moment)
        case waitForReview
        case mend(Day, left: DaysLeft?, isOver: Bool)
        case waitForList
        /// Until the first list is published it may still be found otherwise (Q17).
        case refused(Office, isFinal: Bool)
        case published(Day)
        /// Until every place is given, later lists may still follow.
        case notReached(isOver: Bool)
        case waitForCall
        case sign(Day, left: DaysLeft?, isOver: Bool, Office, isHeld: Bool)
        case waived
        case withdrawn(Moment, canApply: Bool)
        /// With the sentence about the month that is paid next, where there is one.
        case paid(SubsidyAgreement.State, payment: String?)
        /// What is missing, as it was written; may be empty.
        case withheld(String, Office)
        /// - Parameter repaid: what came back already.
        case owed(Money, repaid: Money, Office, isEscalated: Bool, isFalse: Bool)
        /// It ended, and nothing is to be given back; what was owed until then is still paid.
        case stopped(Office, payment: String?)
    }

    /// Working days until a last day.
    public struct DaysLeft: Equatable, Sendable {
        let count: Int
        /// The holidays until then are not all known.
        let isProvisional: Bool

        public init(count: Int, isProvisional: Bool) { (self.count, self.isProvisional) = (count, isProvisional) }
    }

    /// Where to go, and when somebody is there.
    public struct Office: Equatable, Sendable {
        let address: String
        let phones: [String]
        let hours: String

        public init(address: String, phones: [String], hours: String) {
            (self.address, self.phones, self.hours) = (address, phones, hours)
        }

        /// 电话 25666765、22185615（工作日 9:00-12:00、14:00-18:00）
        var call: String { "电话 \(phones.joined(separator: "、"))（\(hours)）" }
    }

    public static func next(_ next: Next) -> [String] {
        switch next {
        case .waitForClose(let close):
            return ["\(close.words)以前可以修改或者撤回，在首页选【公租房补贴】。", "截止以后按轮候顺序核查，您不用做别的。"]
        case .waitForReview: return ["工作人员按轮候顺序核查，有结果会写在这里。您不用做别的。"]
        case .mend(let day, let left, let isOver):
            guard !isOver else { return ["补正的期限是\(day.endWords)，已经过了。请尽快到窗口说明情况。"] }
            return ["请在\(day.deadlineWords)前补正\(daysLeft(left))。", "到期没有补正的，会按材料不齐处理。"]
        case .waitForList: return ["全部核查完以后，按轮候顺序列出公示名单。您不用做别的。"]
        case .refused(let office, let isFinal):
            let way =
                isFinal
                ? "公示名单已经发布，这个结果今年不能再改。有疑问，请带身份证到\(office.address)询问。"
                : "认为查得不对的，请在公示名单发布以前，带身份证和证明材料到\(office.address)提出；发布以后今年不能再改。"
            return [way, "\(office.call)。", "以后符合条件的，下一次受理时可以再申请。"]
        case .published(let day):
            return ["公示到\(day.endWords)。没有成立的异议，就等待通知签订。"]
        case .notReached(let isOver):
            return isOver
                ? ["今年的名额没有轮到您家。您家仍在轮候册上，明年可以再申请。"]
                : ["公示名单没有排到您家。名单上的家庭签不满的，会按顺序再公示增补名单，轮到您家时写在这里。", "没有增补的，您家仍在轮候册上，明年可以再申请。"]
        case .waitForCall: return ["按名单顺序通知签订，轮到您家时这里会写明期限。请常来看，电话保持畅通。"]
        case .sign(let day, let left, let isOver, let office, let isHeld):
            if isOver { return ["签订的期限是\(day.endWords)，已经过了。请马上到\(office.address)说明情况。", "\(office.call)。"] }
            let first = "请在\(day.words)窗口下班以前\(daysLeft(left))，到\(office.address)签订。"
            let held = isHeld ? ["现在有情况要查清，查清以前不能签订，请先到窗口问明。"] : []
            return [first, "\(office.call)。"] + held + [bring, "过期不签，按放弃处理，今年不能恢复。签订时同时退出公租房轮候。"]
        case .waived: return ["今年这一批不能恢复。您家仍在轮候册上，明年可以再申请。"]
        case .withdrawn(let close, let canApply):
            return canApply ? ["\(close.words)以前还可以重新申请，在首页选【公租房补贴】。"] : ["今年的受理已经截止。"]
        case .stopped(let office, let payment):
            return [payment ?? "没有要退回的，您不用做别的。", "有疑问，请带身份证到\(office.address)询问。", "\(office.call)。"]
        case .paid(let state, let payment): return [payment, paying(state)].compactMap(\.self)
        case .withheld(let what, let office):
            return [
                what.isEmpty ? "缺什么材料，请先打电话问清。" : "缺的材料：\(what)。", "请带原件到\(office.address)补交。\(office.call)。",
                "越早补交越好：补齐以前不发放，补齐以后补发。",
            ]
        case .owed(let owed, let repaid, let office, let isEscalated, let isFalse):
            let why = isFalse ? "认定申请时申报不实，发放的补租要全部退回" : "多领的补租应当退回"
            let what = repaid.fen > 0 ? "\(why)：已经退回 \(repaid.words)，还有 \(owed.words)" : "\(why)：\(owed.words)"
            return [
                what + (isEscalated ? " 已经转依法追缴，仍然可以退回。" : " 没有退，请尽快办理。"),
                "请带身份证和银行卡到\(office.address)办理，或者先打电话问清退款账户。退回以后保留凭证。", "\(office.call)。",
            ] + (isEscalated ? [] : ["不配合退回的，依法追缴，并追究法律责任。"])
                + (isFalse ? ["认为认定得不对的，请带证明材料到同一个地方提出。"] : [])
        }
    }

    private static func daysLeft(_ left: DaysLeft?) -> String {
        guard let left else { return "" }
        guard left.count > 0 else { return "（今天是最后一天）" }
        return "（还有 \(left.count) 个工作日\(left.isProvisional ? "，节假日安排还没有公布，为暂定" : "")）"
    }

    private static func paying(_ state: SubsidyAgreement.State) -> String {
        switch state {
        case .effective: return "签订的次月开始，每月发放到您的账户。家里或租房有变更，请及时报告。"
        case .paying: return "每月发放到您的账户。家里或租房有变更，请及时报告。"
        case .changeReview: return "变更正在核实，变更当月以后的月份等核实以后再发放。"
        case .suspended: return "缺少材料，暂停发放。材料补齐以后，没有发放的月份会补发。"
        case .stopped, .recoveryOpen, .escalated: return "请看「补租协议和每月发放」。"
        case .completed: return "三年已经全部发放完。"
        case .recovered: return "多领的补租已经全部退回。"
        }
    }

    // What waits, on the first page
    public static func homeCall(_ until: Day, left: DaysLeft?) -> String {
        "轮到您签订补租协议，请在\(until.words)窗口下班以前签订\(daysLeft(left))。"
    }
    public static func homeCallOver(_ until: Day) -> String { "签订补租协议的期限（\(until.endWords)）已经过了，请马上到窗口。" }
    public static func homeMend(_ until: Day, left: DaysLeft?) -> String {
        "补租申请有材料被退回，请在\(until.endWords)前补正\(daysLeft(left))。请按 5。"
    }
    public static func homePublished(_ until: Day) -> String { "补租名单正在公示，到\(until.endWords)为止。" }
    public static func homeBegun(_ closes: Moment) -> String { "公租房补贴申请还没有提交，请在\(closes.words)前办完。请按 5。" }
    public static func homeMissed(_ closed: Moment) -> String {
        "公租房补贴的申请没有提交，受理在\(closed.words)已经截止。"
    }
    public static let homeWithheld = "补租缺少材料，暂停发放。缺什么、交到哪里，请按 4。"
    public static func homeOwed(_ owed: Money) -> String { "多领的补租 \(owed.words) 应当退回，怎样退请按 4。" }
    public static func homeOpen(_ closes: Moment) -> String { "公租房补贴现在可以申请，到\(closes.words)截止。请按 5。" }
    public static let homeLookUp = "公租房补贴现在受理。要看您家能不能申请，请按 5。"
    public static func homeStanding(_ words: String) -> String { "您的补租申请：\(words)。要看请按 4。" }
    public static let homeUnknown = "补租的情况现在查不到，请稍后再看，或者呼叫工作人员。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("这里看什么", ["您家补租申请办到哪一步、接下来要做什么、什么时候以前。按数字看名单、协议、发放和每个决定的依据。"]),
        ("有疑问怎么办", ["每个决定为什么这样定，在「每个决定和依据」里写得清楚。还有疑问，请呼叫工作人员，或者到窗口。"]),
    ]

    // The story
    public static let storyTitle = "办理经过"
    public static let whyTitle = "每个决定和依据"
    /// Above decisions behind which no sentence of the notice stands.
    public static let noSentence = "其他情况"
    public static let orderBound = "轮候册的次序已经固定，以后谁改动了都查得出来，请看「轮候次序的证明」。"
    public static let writtenElsewhere = "工作人员另有文字说明，可以带身份证到窗口查看。"
    public static let money = "补租金额是这样算的"
    public static let moneyIfSigned = "补租金额是这样算的（签订协议以后才发放）"
    public static let readWay = "上下键看，回车返回。"
}
