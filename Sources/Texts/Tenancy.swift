import Housing

// A death, or somebody who moved out: what happened, what is done about it, what it came to.

extension TenancyChange.State {
    public var name: String {
        switch self {
        case .reported: "待核实"
        case .underReview: "核实中"
        case .decided: "已办结"
        case .withdrawn: "已撤回"
        }
    }
}

extension TenancyChange.Act {
    public var name: String {
        switch self {
        case .addProof: "交证明"
        case .take: "领取"
        case .release: "放回队列"
        case .decide: "作决定"
        case .withdraw: "撤回登记"
        }
    }
}

extension TenancyChange.Event {
    public var name: String {
        switch self {
        case .tenantDied: "承租人去世"
        case .tenantMovedOut: "承租人搬离"
        case .occupantDied: "其他入住人去世"
        case .occupantMovedOut: "其他入住人搬离"
        }
    }

    /// What happened, whomever it happened to.
    public var what: String { isDeath ? "去世" : "搬离" }
}

extension TenancyChange.Outcome {
    public var name: String {
        switch self {
        case .occupantRemoved: "登记为不再入住"
        case .transferred: "由同住人接替承租"
        case .leaseTerminated: "终止租赁合同"
        case .dismissed: "情况不属实，不予登记"
        }
    }
}

/// 去世或搬离 as people read of it.
public enum TenancyTexts {
    public static let kind = "去世或搬离"

    /// 由同住人接替承租：林*芳
    public static func outcome(_ outcome: TenancyChange.Outcome, _ successor: String?) -> String {
        successor.map { "\(outcome.name)：\($0)" } ?? outcome.name
    }

    /// What the tenant has to do, if anything.
    public static func toDo(_ state: TenancyChange.State) -> String {
        switch state {
        case .reported, .underReview: "请等待工作人员核实，不用做别的。"
        case .decided: "已经办完。有疑问的，请到窗口咨询。"
        case .withdrawn: "已经撤回。需要的可以重新登记。"
        }
    }
}

/// The form at the kiosk, and what 【我的】 tells.
extension TenancyTexts {
    public static let flow = "登记去世或搬离"
    public static let steps = ["是谁", "什么事", "日期", "说明", "证明", "核对提交"]

    public static let whichLease = "是哪一份合同的住房？"
    public static let nobody = "您的合同上没有登记其他入住人。承租人本人去世或者搬离的，请家人或同住人到窗口办理。"
    public static let whoTitle = "谁去世或者搬走了？"
    public static let whoText = "下面是合同上登记的人。"
    public static let oneself = "承租人本人"
    public static let oneselfAtCounter = "承租人本人去世或者搬离，请家人或同住人带证件到窗口办理。"
    public static func whatTitle(_ name: String) -> String { "\(name) 是去世了，还是搬走了？" }
    public static let died = "去世了"
    public static let movedOut = "搬走了"
    public static func dayTitle(_ name: String, _ what: String) -> String { "\(name) 是哪一天\(what)的？" }
    public static let dayHelp = "8 位数字，如 20230801。记不清哪一天的，填大概的日期。"
    public static let dayMissing = "请填写日期"
    public static let noSuchDay = "没有这一天，请核对"
    public static let dayInFuture = "日期还没有到，请核对"
    /// Beside the field of a day that was refused.
    public static func dayProblem(_ refusal: Refusal) -> String {
        guard refusal.code == .dayBeforeMovingIn else { return dayInFuture }
        return RefusalValues(refusal).from.map { "登记的入住日期是\($0.words)，请核对" } ?? "日期在入住以前，请核对"
    }
    public static let wordsTitle = "有什么要告诉工作人员的吗？（可以不填）"
    public static let wordsHelp = "没有的，直接按回车键。"
    public static let proofTitle = "有证明吗？（可以以后再交）"
    public static let proofText = "去世的：死亡证明或户口注销证明。搬离的：新住处的证明等。"
    public static let proofPreview = "这张证明看得清吗？"
    public static let useProof = "看得清，用这张"
    public static let takeProof = "现在交照片"
    public static let proofLater = "没有，以后带到窗口"
    public static let pictureGone = "照片已经不在了，请再取一次，或者以后带到窗口。"

    public static let who = "是谁"
    public static let what = "什么事"
    public static let when = "日期"
    public static let words = "说明"
    public static let noWords = "没有"
    public static let proof = "证明"
    public static let noProof = "以后带到窗口"

    public static let reported = "已经登记好了"
    public static let reportedAt = "登记时间"
    public static func next(hasProof: Bool, isDeath: Bool) -> [String] {
        (isDeath && !hasProof ? ["1. 请把死亡证明或户口注销证明带到窗口，没有证明不能办结。"] : ["1. 工作人员按登记的先后核实，可能打电话问您。"])
            + ["2. 核实以后，合同上的入住人会改过来。", "3. 办到哪一步，在首页选【我的】查看。"]
    }

    public static let detailTitle = "登记详情"
    public static let result = "办理结果"
    public static let withdraw = "撤回登记"
    public static let withdrawTitle = "确定要撤回这件登记吗？"
    public static func withdrawText(_ number: ReceiptNumber) -> String { "登记 \(number) 撤回后不再核实。需要的，可以重新登记。" }
    public static let withdrawn = "登记已经撤回。"
    /// At a line of an occupant that is wrong.
    public static let gone = "此人已去世或搬离"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("为什么要登记", ["合同上的人有变化，要核实以后改过来。续租、签合同都按改过的来办。"]),
        ("承租人本人去世或搬离", ["请家人或同住人带证件和证明到窗口办理。同住的成年人可以申请接着承租。"]),
        ("登记错了怎么办", ["还没有办结以前，在【我的】里可以撤回登记。"]),
    ]
}
