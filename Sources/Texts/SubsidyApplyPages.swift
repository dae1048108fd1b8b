import Housing

/// What the pages of an application for the rent subsidy say of single answers.
extension SubsidyApplyTexts {
    // Two terminals
    /// What two terminals answered in two ways.
    public static func clash(_ names: [String]) -> String {
        "「\(names.joined(separator: "」「"))」刚才在别的终端也改过，现在是那边填的。请核对，不对的再改。"
    }
    public static let dates = "起止和签订日期"

    // What the register says, and what it says otherwise
    public static let householdTitle = "婚姻状况和未成年子女"
    public static let householdQuestion = "要交哪些材料，看婚姻状况和子女。登记的对吗？"
    public static let householdRight = "对，就按登记的"
    public static let differsTitle = "和登记的家庭信息不一样"
    public static let registered = "登记的"
    public static let answered = "您填的"
    public static func family(_ marital: MaritalState?, children: Int) -> String {
        let words = children == 0 ? "没有未成年子女" : "\(children) 个未成年子女"
        return marital.map { "\($0.name)，\(words)" } ?? words
    }
    public static func differsText(until moment: Moment) -> String {
        "登记不对的，请在\(moment.words)前去变更，过了时间这一次按登记的算。填错了的，请改回答。"
    }

    // After the end
    /// What he changed came too late; what he had handed in before stands.
    public static func changeTooLate(_ closed: Moment, kept: Moment) -> String {
        "受理在\(closed.words)结束，这次的修改没有收下。您\(kept.words)提交的申请仍然有效。"
    }
    /// He had changed nothing.
    public static func closedUnchanged(_ closed: Moment, kept: Moment) -> String {
        "受理在\(closed.words)结束，不能再修改。您\(kept.words)提交的申请仍然有效。"
    }
    /// A change that was begun and not handed in.
    public static func changeLeft(kept: Moment) -> String {
        "您后来改的没有提交，不算数。以\(kept.words)提交的申请为准，不用再办。"
    }

    // The dwelling
    public static func codeHelp(typed count: Int) -> String {
        count == 0 ? codeHelp : "\(codeHelp)，已经输入 \(count) 位"
    }

    /// What is wrong with a code that is none, beside the line of which the help says how long it is to be.
    public static func codeWrong(typed count: Int) -> String {
        switch count {
        case 0: "请输入房屋编码，应为 25 位数字。"
        case ..<25: "现在是 \(count) 位，应为 25 位数字，还差 \(25 - count) 位。请对照着补上。"
        case 26...: "现在是 \(count) 位，应为 25 位数字，多了 \(count - 25) 位。请对照着删去多的。"
        default: "这个房屋编码不是本市的，只有本市的房屋可以申请。请核对。"
        }
    }

    // The lease
    public static func dayWrong(_ label: String) -> String { "\(label)没有写全，或者没有这一天，请核对。" }
    public static let areaWrong = "这不像租赁面积，请照合同核对，比如 48.5。"
    public static let rentWrong = "这不像每月租金，请照合同核对，比如 2600。"
    public static let areaPlaces = "面积最多写两位小数，比如 48.55。"
    public static let rentZero = "租金不能是 0，请写合同上每月的租金。"

    // The papers
    public static func papersMissing(_ lacks: [SubsidyLack]) -> String { "还差：\(SubsidyLack.words(lacks))。" }
    public static let sentBack = "退回来要重新交的"
    public static let giveAgain = "要重新交"
    public static let nothingNew = "还没有新交的材料。退回的那一样，请重新拍清楚再交；不用交的，请按 Esc 返回。"
    public static func dropTitle(_ paper: String, _ count: Int) -> String {
        "「\(paper)」已经交的 \(count) 张，都不要了吗？"
    }
    public static let dropText = "不要了就找不回来，要一张一张重新取。只是少了一张的，请选「留着」，再选「再加一张」。"
    public static let dropNo = "留着"
    public static let fewerTitle = "张数好像不够"
    public static func fewer(_ paper: String, _ count: Int, of least: Int) -> String {
        "「\(paper)」交了 \(count) 张，一般要 \(least) 张。"
    }
    public static let fewerText = "还差的，请接着交。确实没有的，可以先这样；缺了，审核时会退回来补。"
    public static let fewerBack = "回去接着交"
    public static let fewerGoOn = "就这些，交齐了"
    public static func taken(_ count: Int, of least: Int) -> String { "已交 \(count) 张，一般要 \(least) 张" }
    public static let lookAgain = "看看已经交的"
    public static func side(_ number: Int, of count: Int) -> String { "第 \(number) 张，共 \(count) 张" }
    public static let nextSide = "下一张"

    /// Whose papers of a kind, and which sides; nil where one picture says it all.
    ///
    /// - Parameters:
    ///   - people: how many are registered.
    ///   - minors: how many of them are minor children.
    public static func advice(_ paper: String, people: Int, minors: Int) -> (words: String, least: Int)? {
        let adults = max(1, people - minors)
        switch paper {
        case "身份证":
            let whose = people == 1 ? "" : "每位成年人的都要；未成年人有的也交。"
            return ("\(whose)正反两面各一张，\(adults) 人一共 \(adults * 2) 张。", adults * 2)
        case "户口簿":
            return ("首页一张，每个人的那一页各一张，\(people) 人一共 \(people + 1) 张。", people + 1)
        case "出生证明" where minors > 1: return ("每个未成年子女一张，一共 \(minors) 张。", minors)
        case "住房租赁合同", "离婚协议", "法院判决书": return ("每一页都要，签名盖章的那一页也要。", 1)
        default: return nil
        }
    }
}
