import Housing

/// What was sent back, what it was and what it became: at the kiosk, at the counter and on the command line.
public enum CorrectionTexts {
    // What somebody gave
    public static func confirmed(_ value: String) -> String { "\(value)（确认无误）" }
    public static func reported(_ words: String?) -> String { "指出有误" + quoted(words) }
    public static func asRegistered(_ words: String?) -> String { "登记的没有错" + quoted(words) }
    public static func explained(_ words: String) -> String { "登记的不对" + quoted(words.isEmpty ? nil : words) }
    public static let allRight = "无误"
    public static func wrong(_ names: [String]) -> String { "有误：\(names.joined(separator: "、"))" }
    public static let read = "已阅知"
    public static let noFile = "没有"
    public static func file(_ size: String, at: Moment) -> String { "\(at.words) 上传（\(size)）" }
    public static let notYet = "还没有补正"
    private static func quoted(_ words: String?) -> String { words.map { "，说明：「\($0)」" } ?? "" }

    // A round
    public static let heading = "补正记录"
    public static func round(_ number: Int, at: Moment, until: String) -> String {
        "第 \(number) 次退回：\(at.words)，\(until)"
    }
    public static func until(_ deadline: Day, isProvisional: Bool) -> String {
        "期限 \(deadline.deadlineWords)\(isProvisional ? "（暂定）" : "")"
    }
    public static func change(from before: String, to after: String) -> String { "原来 \(before)；这次 \(after)" }
    /// The three things that are held against each other.
    public static let registered = "登记的"
    public static let before = "原来填的"
    public static let now = "这次填的"
    public static let beforeFile = "原来的"
    public static let nowFile = "这次的"
    public static func reason(_ words: String) -> String { "退回原因：\(words)" }

    // Answering a line
    public static let line = "退回补正"
    public static let question = "请看清楚，再选："
    public static func isRight(_ value: String) -> String { "登记的「\(value)」没有错" }
    public static let isGone = "登记中已经没有这一项，不用再改"
    public static func changeTo(_ value: String) -> String { "改为「\(value)」" }
    public static let change = "改成别的"
    public static let isWrong = "登记的不对，请工作人员核实"
    public static let newMobile = "正确的手机号码"
    public static let newDay = "正确的入住日期"
    public static let dayHelp = "按年月日的顺序输入8位数字，例如20201101。"
    public static let words = "说明"
    public static let wordsHelp = "可以不填。工作人员会看到，也会与您核实。"
    public static let done = "确定"
    public static let answerMissing = "请选一项"
    public static let sameAsRegistered = "和登记的一样。没有错的，请选第一项。"
    public static let dayMissing = "请输入入住日期"
    public static let dayUnknown = "没有这一天，请核对"
    public static let dayLater = "入住日期不能晚于今天，请核对"
    public static let onlyByProof = "姓名和证件号码由工作人员凭证件更正，在这里可以说明情况。"
    public static let onlyByStaff = "这一项由工作人员核实更正，在这里可以说明情况。"
    public static let onApproval = "审核通过后更新到登记信息。"
    public static let whatItIs = "登记的内容"
    public static let whatYouSaid = "您原来填的"
    public static let whatYouSay = "您这次填的"
    public static let notRegistered = "登记中已没有这一项"
    public static func doneMore(_ left: Int) -> String { left == 0 ? "已补正。" : "已补正，还有 \(left) 项。" }
    public static let restOfFamily = "改了家庭情况的，还要上传家庭情况证明。"

    // Slots (Q32)
    /// What counts as such a material.
    public static func what(_ kind: MaterialKind) -> String? {
        switch kind {
        case .cardFront, .cardBack: nil
        case .familyProof: "户口簿、结婚证、离婚证、出生证明等，有一样就可以。"
        case .cardRenewal: "临时身份证，或者办新证时派出所给的领取凭证。"
        case .other: "能够说明情况的材料。"
        }
    }
    /// Why a slot is there, in one line; nil for the card's.
    public static func why(_ slot: Renewal.Slot, item: String?) -> String? {
        switch slot.cause {
        case .card, .filled: nil
        case .sentBack(.material(slot.kind), _): "审核人员要您补交这份材料。"
        case .sentBack where slot.isRequired: "退回「\(item ?? "")」时，要一起补交。"
        case .sentBack: "新证还没有领到的，传这一份也可以。"
        case .changed: "您改了家庭情况，要有证明。"
        case .reported: "您指出家庭情况有变化：有证明的请上传，没有的可以不传。"
        }
    }
    public static let optional = "可以不传"
    public static let waiting = "待补交"

    // Files of a slot
    public static func formerly(_ words: String) -> String { "原来上传的：\(words)" }
    public static let viewFormer = "查看原来上传的照片"

    // The deadline
    public static func over(_ deadline: Day) -> String {
        "补正的期限（\(deadline.deadlineWords)）已过，这件申请已失效。合同还没有到期的，可以重新申请；有疑问请到窗口。"
    }

    // At the counter
    public static func opens(_ name: String) -> String { "同时要补交：\(name)" }
    public static func instead(_ name: String) -> String { "也可以交：\(name)" }
    public static let beside = "补正时一起交的"
    public static let bothShown = "左边是原来的，右边是这次的"
    public static let seeFormer = "看原来的"
    public static let seePresent = "看这次的"
    public static let alone = "单看这次的"
}

extension Day {
    /// 星期一
    public var weekdayWords: String {
        switch weekday {
        case .monday: "星期一"
        case .tuesday: "星期二"
        case .wednesday: "星期三"
        case .thursday: "星期四"
        case .friday: "星期五"
        case .saturday: "星期六"
        case .sunday: "星期日"
        }
    }

    /// 2023年9月4日（星期一）24时: a deadline that somebody has to come by.
    public var deadlineWords: String { "\(words)（\(weekdayWords)）24时" }
}
