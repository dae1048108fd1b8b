import Housing

// The list of a batch at the counter: made, published, objected to.

extension CounterBatchTexts {
    public static let columnRank = "名次"
    public static let columnPosition = "序位"
    public static let columnReceipt = "备案回执号"
    public static let columnName = "姓名"
    public static let columnSize = "人数"
    public static let columnListPlace = "名单号"

    public static func builder(quota: Int, most: Int, eligible: Int, beyond: Int) -> String {
        let outside = beyond > 0 ? "，其中 \(beyond) 家在线外" : ""
        return "还没有公示。名额 \(quota)，名单最多 \(most) 家；符合条件 \(eligible) 家\(outside)。"
    }
    /// - Parameter factor: 12/10 is 1.2.
    public static func line(_ factor: SubsidyNotice.ListFactor, quota: Int, most: Int) -> String {
        let tenths = factor.numerator * 10 / factor.denominator
        return " \(tenths / 10).\(tenths % 10) 倍线：名额 \(quota)，最多 \(most) "
    }
    public static func blocked(_ position: Int, _ state: SubsidyState, count: Int) -> String {
        let all = count > 1 ? "（线前共 \(count) 家没有定）" : ""
        return "序位 \(position) 还没有定（\(state.name)），名单不能越过它\(all)。按 F3 去审核。"
    }
    public static func reviewFromList(_ count: Int) -> String { "\(waitForReview(count))，按 F2 办理核查。" }
    /// - Parameter day: the working day of the publication that it is; 0 on the day it began.
    public static func clock(_ list: SubsidyBatch.List, day: Int, of days: Int, isOver: Bool) -> String {
        let count = isOver ? "公示期已满" : day == 0 ? "今天公示，明天起算" : "公示第 \(day) 个工作日，共 \(days) 个"
        return "名单 \(list.number)：\(list.length) 家，\(count)，到\(list.endsOn.endWords)止。"
    }
    /// - Parameter day: the last one on which the list can be read.
    public static func shownThrough(_ day: Day) -> String { "\(day.words)以后名单撤下。" }
    public static func openObjections(_ count: Int) -> String { "还有 \(count) 件异议没有处理，按 F6 查看。" }
    /// - Parameter place: on the list from which it was put out.
    public static func putOut(_ receipt: String, _ name: String, _ position: Int, _ place: String) -> String {
        "退出：异议成立　名单号 \(place)　\(receipt)　\(name)（序位 \(position)）"
    }
    public static func morePutOut(_ count: Int) -> String { "另有 \(count) 家因异议成立退出，按 F6 查看。" }
    public static let noEligible = "还没有符合条件的家庭。"

    // Objections
    public static let objections = "异议"
    public static let objection = "异议"
    public static let enterObjection = "登记异议"
    public static let enterObjectionShort = "记异议"
    public static let noEntering = "您没有受理权限，不能登记异议"
    public static let notPublished = "现在没有名单在公示"
    public static let noObjections = "您没有处理异议的权限，看不到提出人和内容"
    public static let noObjectionsYet = "还没有异议。"
    public static let columnObjection = "编号"
    public static let columnList = "名单"
    public static let columnEntered = "登记"
    public static func objectionState(isUpheld: Bool?) -> String {
        isUpheld.map { $0 ? "成立" : "不成立" } ?? "待处理"
    }
    public static let content = "异议内容"
    public static let contact = "提出人和联系方式"
    public static let noContact = "没有留下"
    public static let decision = "处理"
    public static let upheld = "异议成立"
    public static let upheldWhat = "这一家退出名单，后面的依次递补；名单不再增加。"
    public static let dismissed = "异议不成立"
    public static let dismissedWhat = "这一家留在名单上。"
    public static let reason = "理由"
    public static let reasonHelp = "写明查到的情况和依据，会留存"
    public static let decide = "作出处理"
    public static let decisionMissing = "请选择成立或者不成立"
    public static let reasonMissing = "请写理由"
    public static func decideTitle(_ number: String) -> String { "处理异议 \(number)" }
    public static let enteredByYou = "这件异议是您登记的，要由同事处理。"
    public static let enterObjectionText = "只对公示中的家庭。提出人可以不留姓名；留下的联系方式只有处理的人看得到。"
    public static let receiptHelp = "名单上这一家的完整号码"
    public static let receiptMissing = "请输入备案回执号"
    public static let receiptUnknown = "没有这个备案回执号，请核对"
    /// Against whom.
    public static func objected(_ receipt: String, _ name: String, _ position: Int) -> String {
        "被提异议的家庭：\(receipt)　\(name)（序位 \(position)）"
    }
    public static func objectTitle(_ name: String) -> String { "对 \(name) 登记异议吗？" }
    public static func objectText(_ receipt: String, _ position: Int) -> String {
        "\(receipt)，序位 \(position)。登记以后不能撤回，由同事处理；处理以前名单不能结束公示。"
    }
    public static let contentMissing = "请写异议的内容"
    public static let contactHelp = "可以不填"

    public static let listHelp: [(heading: String, paragraphs: [String])] = [
        ("名单", ["符合条件的家庭按轮候册的顺序排列。横线以内的公示，线以外的暂时没有轮到。"]),
        ("还没有定的", ["线以前还有没有定的家庭时不能公示，按 F3 去审核。"]),
        ("公示", ["公示当天不算，从下一个工作日起数满规定的工作日。期满、异议都处理以后，按 F2 结束公示。"]),
    ]
    public static let objectionsHelp: [(heading: String, paragraphs: [String])] = [
        ("异议", ["公示期内对名单上的一家提出。登记的人不能处理；每次查看内容和提出人都有记录。"]),
        ("处理", ["成立的，这一家退出名单；不成立的，留在名单上。都要写理由。"]),
    ]
}
