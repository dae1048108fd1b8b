import Housing

// What is done in the signing of a contract, its states and its reasons.

extension Signing.State {
    /// The state in the words of applicants and staff alike.
    public var name: String {
        switch self {
        case .toSign: "待签订"
        case .opened, .infoConfirmed, .reading, .acked, .committed: "签订中"
        case .altIdentity: "待窗口签订"
        case .signed: "已签订待审批"
        case .approved: "已完成"
        case .void: "已作废"
        case .expired: "已过期"
        }
    }
}

extension Signing.Act {
    public var name: String {
        switch self {
        case .open: "签署合同"
        case .confirmInfo: "确认续约信息"
        case .reportInfo: "指出信息有误"
        case .startReading: "阅读承诺书"
        case .acknowledge: "阅知承诺书"
        case .transcribe: "确定承诺内容"
        case .chooseWitness: "改到窗口签订"
        case .witness: "当面签订"
        case .cancel: "放弃本次签订"
        case .timeOut: "结束超时的签订"
        case .approve: "审批通过"
        case .sendBack: "退回重签"
        case .void: "作废"
        case .expire: "过期"
        }
    }
}

extension ContractReturnReason {
    public var name: String {
        switch self {
        case .signatureUnclear: "签名看不清或不完整"
        case .signatureWrong: "签名不是承租人本人的姓名"
        case .infoChanged: "登记信息有变化"
        case .reportAnswered: "已核实您指出的信息"
        case .contractMistake: "合同有误，由本单位更正"
        case .other: "其他"
        }
    }
}

extension VoidReason {
    public var name: String {
        switch self {
        case .declined: "承租人不再签订"
        case .notTheTenant: "申请人已不是承租人"
        case .leaseTerminated: "原租赁合同已终止"
        case .falseDeclaration: "声明、承诺或材料不实"
        case .notEligible: "不再符合条件"
        case .issuedByMistake: "误发的合同"
        case .other: "其他"
        }
    }
}

extension Signing.EndCause {
    public var name: String {
        switch self {
        case .cancelled: "已放弃"
        case .timedOut: "太久没有操作"
        case .reported: "指出信息有误"
        case .returned: "合同已退回"
        case .voided: "合同已作废"
        case .expired: "合同已过期"
        }
    }
}

extension Signing.TranscriptionMeans {
    public var name: String {
        switch self {
        case .pasted: "复制粘贴全文"
        case .typed: "输入全文"
        case .sentence: "输入短句"
        }
    }
}

/// 【个人租赁合同签订】 as people read of it.
public enum SigningTexts {
    public static let kind = "租赁合同签订"

    /// What the applicant has to do, if anything.
    ///
    /// - Parameters:
    ///   - deadline: the last day for it; at the counter that of the attempt.
    ///   - isReported: he said that information is wrong, and staff have not answered yet.
    ///   - isOver: the deadline has passed.
    public static func toDo(
        _ state: Signing.State, deadline: Day, isProvisional: Bool, isReported: Bool, isOver: Bool = false
    ) -> String {
        if isOver { return overdue(deadline) }
        let until = "\(deadline.endWords)前\(isProvisional ? "（日期为暂定）" : "")"
        switch state {
        case .toSign where isReported: return "您指出的信息正在核实，请等待重新发出的合同。"
        case .toSign: return "请在\(until)签订合同。"
        case .opened, .infoConfirmed, .reading, .acked, .committed: return "还没有签完，请在\(until)继续签订。"
        case .altIdentity: return "请带身份证，在\(until)到窗口当面签订。"
        case .signed: return "请等待审批，不用做别的。"
        case .approved: return "可以查看和打印合同。"
        case .void, .expired: return "请到窗口咨询。"
        }
    }

    /// The deadline has passed, whether the daily run has noted it or not.
    public static func overdue(_ deadline: Day) -> String {
        "签订期限\(deadline.words)已过，请带身份证到窗口咨询。"
    }
    /// The last day at the window has passed; the contract can still be signed in another attempt.
    public static func windowOver(_ until: Day) -> String {
        "到窗口签订的期限\(until.words)已过。请在【查看窗口须知】里选「放弃本次签订」，再重新签订一次。"
    }

    /// 2023年9月30日24时前（暂定）
    public static func until(_ day: Day, _ isProvisional: Bool) -> String {
        "\(day.endWords)前" + (isProvisional ? "（暂定）" : "")
    }

    /// Where the text in the box and the commitment part: 第 12 个字起不同，应为「如实申报」，现在是「如实审报」。
    public static func difference(_ difference: Transcript.Difference) -> String {
        let place = "第 \(difference.place + 1) 个字起"
        if difference.found.isEmpty { return "\(place)还没有写完，后面应为「\(difference.expected)」。" }
        if difference.expected.isEmpty { return "\(place)是多出来的：「\(difference.found)」。" }
        return "\(place)不同，应为「\(difference.expected)」，现在是「\(difference.found)」。"
    }

    /// What an entry tells beyond its name, for a line of a timeline; nil where the name is enough.
    public static func detail(_ entry: Entry) -> String? {
        switch entry.kind {
        case .contractIssued: issued(entry)
        case .contractReturned: [reason(entry, ContractReturnReason.self, \.name), issued(entry)].joined
        case .contractVoided: reason(entry, VoidReason.self, \.name)
        case .contractOpened: number(entry, "attempt").map { "第 \($0) 次签订" }
        case .contractReported: codes(entry, "wrong").map { "\($0.count) 处" }
        case .contractWitnessChosen: day(entry, "until").map { "请在\($0.endWords)前到窗口" }
        case .contractAcknowledged: number(entry, "seconds").map { "阅读 \(TimeSpan.words(seconds: $0))" }
        case .contractTranscribed: reason(entry, Signing.TranscriptionMeans.self, \.name, field: "means", label: "")
        case .contractAbandoned: reason(entry, Signing.EndCause.self, \.name, field: "cause", label: "")
        default: nil
        }
    }

    /// 第 1 版，2023年9月30日24时前签订
    private static func issued(_ entry: Entry) -> String? {
        guard let version = number(entry, "contract"), let day = day(entry, "deadline") else { return nil }
        let isProvisional = entry["provisional"] == .flag(true)
        return "第 \(version) 版，\(day.endWords)前\(isProvisional ? "（暂定）" : "")签订"
    }

    private static func reason<Code: RawRepresentable<String>>(
        _ entry: Entry, _ type: Code.Type, _ name: (Code) -> String, field: String = "reason", label: String = "原因："
    ) -> String? {
        guard case .code(let raw)? = entry[field] else { return nil }
        return label + (Code(rawValue: raw).map(name) ?? raw)
    }

    private static func number(_ entry: Entry, _ field: String) -> Int? {
        guard case .number(let number)? = entry[field] else { return nil }
        return number
    }

    private static func day(_ entry: Entry, _ field: String) -> Day? {
        guard case .day(let day)? = entry[field] else { return nil }
        return day
    }

    private static func codes(_ entry: Entry, _ field: String) -> [String]? {
        guard case .codes(let codes)? = entry[field] else { return nil }
        return codes
    }
}

extension [String?] {
    fileprivate var joined: String { compactMap(\.self).joined(separator: "；") }
}
