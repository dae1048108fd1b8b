import Housing

// The steps of a batch of the rent subsidy at the counter: what each does, and what came of it.

extension CounterBatchTexts {
    public static let steps = "办理步骤"
    public static func next(_ step: String) -> String { "下一步：\(step)" }
    public static let goOn = "下一步"
    /// - Parameters:
    ///   - waiting: what waits there; nil where that is told in no number.
    ///   - whyNot: a sentence; nil where it can be taken now.
    public static func nextWords(_ step: String, waiting: String?, whyNot: String?) -> String {
        let step = "下一步：\(step)" + (waiting.map { "，\($0)" } ?? "")
        return whyNot.map { "\(step)。\($0)" } ?? "\(step)，按 F2 办理。"
    }
    public static func undecidedFamilies(_ count: Int) -> String { "还有 \(count) 家没有定，名单不能越过" }
    public static func overdueFamilies(_ count: Int) -> String { "\(count) 家逾期没有处理" }
    /// Families that a review has to look at again.
    public static func waitForReview(_ count: Int) -> String { "\(count) 家等待再次核查" }
    public static func reviewWaits(_ count: Int) -> String {
        "\(count) 家的情况有变化或者补正过了期限，要再次核查：「\(steps)」里的「\(reviewStep)」。"
    }
    public static func reviewAgain(_ count: Int) -> String { "再次核查（\(count) 家等待）" }
    public static let stepsText = "从受理到签订，依次办理。每一步先说明做什么，再问一次。"

    public static let commit = "固定轮候顺序"
    public static let close = "截止受理"
    public static let reviewStep = "核查"
    public static let publish = "公示名单"
    public static let conclude = "结束公示"
    public static let finish = "结束这一批"

    public static let commitWhat = [
        "把截止时点轮候册上全部家庭的先后顺序固定成一个数（根值）。公布以后，谁都能核对名单有没有改动次序。",
        commitTooLate,
    ]
    public static let commitTooLate = "核查开始以后就不能再固定。"
    public static let closeWhat = ["不再收申请。已经提交的申请全部锁定，等待核查。", "截止以后不能撤销。"]
    public static let reviewWhat = [
        "按通告的条件核查每一家：逾期没有补正的先结束补正；没有问题的列为符合条件；不符合的只是建议，由审核人员逐一确认。",
        "导入新的核查结果、收下补正以后，可以再核查，直到配额用完。",
    ]
    /// - Parameter day: the last day of publication.
    public static func publishWhat(most: Int, until day: Day?) -> [String] {
        let until = day.map { "，今天公示的到\($0.endWords)止" } ?? ""
        return [
            "按轮候册的顺序，取符合条件的前 \(most) 家公示\(until)。后面的家庭暂时没有轮到。",
            "公示以后名单不能更改；公示期内受理异议。",
        ]
    }
    public static let concludeWhat = ["公示期满、异议都处理完以后才能办。名单上的家庭转为等待通知签订。"]
    public static func finishWhat(left: Int, notReached: Int) -> [String] {
        let unused = "还剩 \(left) 个名额没有用，符合条件没有轮到的有 \(notReached) 家。要给他们，主管先在「叫号签约」增补名单（F8）。"
        return ["不再通知签订。没有轮到的家庭一并告知。", "结束以后不能恢复；已经签订的照常发放。"]
            + (left > 0 && notReached > 0 ? [unused] : [])
    }
    public static let finishTitle = "结束这一批吗？"
    public static func finishQuestion(left: Int) -> String {
        "结束以后不能恢复。" + (left > 0 ? "没有用的 \(left) 个名额不再分配。" : "")
    }

    public static let takeNow = "现在办理"
    public static let notNow = "不办，返回"
    public static let backToBatch = "返回这一批"
    public static let toReview = "去审核"
    public static let ready = "可以办理"
    /// Before a list is published: families in its way.
    public static func blockers(_ count: Int) -> String { "还有 \(count) 家没有定，名单不能越过，现在不能公示。请先审核：" }
    public static func blocker(_ position: Int, _ receipt: String, _ name: String, _ state: String) -> String {
        "序位 \(position)　\(receipt)　\(name)　\(state)"
    }
    public static func reviewFirst(_ count: Int) -> String { "先审核还没有定的 \(count) 家" }
    public static let done = "已经办过"
    public static func noRight(_ step: String) -> String { "您没有办理「\(step)」的权限" }
    public static let provisionalEnd = "工作日历还没有公布到那时，现在不能公示。请先更新节假日安排。"
    public static let notCommittedYet = "轮候顺序还没有固定，核查以后就不能再固定。请主管先办「固定轮候顺序」。"
    public static func notYet(_ state: SubsidyBatch.State) -> String { "现在是「\(state.name)」，还没有到这一步。" }
    public static let cancelled = "已取消，什么也没有改变。"

    public static func committed(_ families: Int) -> String { "轮候顺序已固定，共 \(families) 家。请把下面的根值和日期一起公布：" }
    public static func committedAt(_ at: Moment, _ families: Int) -> String {
        "\(at.words)固定轮候顺序，共 \(families) 家。根值："
    }
    public static func root(_ root: String) -> String { "根值 \(root)" }
    public static let saveRoot = "把根值存到介质"
    public static func rootName(_ batch: String) -> String { "\(batch)-根值.txt" }
    public static func changed(_ count: Int) -> String { "\(count) 家的情况有变化。" }
    public static let finished = "没有轮到的家庭都已告知。"

    public static let stepsHelp: [(heading: String, paragraphs: [String])] = [
        ("办理步骤", ["按数字选一步。现在不能办的，旁边说明为什么、从什么时候起可以办。"]),
        ("办理中", ["按 Esc 可以取消，什么也不会改变。"]),
    ]
}
