import Housing

/// The districts of Shenzhen by their codes (GB/T 2260; the last three are those of the statistics).
public enum DistrictNames {
    /// A code that is none of them stays as it is.
    public static func name(_ code: String) -> String {
        switch code {
        case "440303": "罗湖区"
        case "440304": "福田区"
        case "440305": "南山区"
        case "440306": "宝安区"
        case "440307": "龙岗区"
        case "440308": "盐田区"
        case "440309": "龙华区"
        case "440310": "坪山区"
        case "440311": "光明区"
        default: code
        }
    }
}

/// What stands on the papers of the rent subsidy beside the words of their templates, and what is said about them.
public enum SubsidyPaperTexts {
    // MARK: On paper

    public static let draft = "草稿"
    /// Stands before 以前.
    public static func payDay(_ day: Int?) -> String { day.map { "当月\($0)日" } ?? "当月最后一日" }
    public static func former(_ number: String, _ month: Month, _ count: Int, _ sum: Money) -> String {
        "\(number)（\(month.words)，\(count)笔，\(sum.words)）"
    }
    /// - Parameter others: further runs of the month, which the sum of now has in it.
    public static func change(
        from before: Money, to now: Money, with others: (number: String, sum: Money)? = nil
    ) -> String {
        let together = others.map { "（连同本月另有的批次\($0.number)，\($0.sum.words)）" } ?? ""
        let difference = Money(fen: now.fen - before.fen)
        if difference.fen == 0 { return "没有变化\(together)" }
        return
            (difference.fen > 0
            ? "增加\(difference.words)" : "减少\(Money(fen: -difference.fen).words)") + together
    }

    public static func lettersTitle(_ count: Int) -> String { "签约通知书（共 \(count) 封）" }
    public static let otherThanSigned = "按登记和这份模板写出的协议，与签订时的不一致；用过的模板不能改，请恢复原来的文件"
    public static let lettersCover = "下列家庭已经轮到签订。发出一封，在这里写明怎样送达、哪一天送达。"
    public static let lettersColumns = ["签约序位", "备案回执号", "姓名", "签订期限", "送达方式和日期"]
    public static let listsTitle = "补租人员公示名单"

    // MARK: Commands

    public static func written(_ title: String, pages: Int, to path: String) -> String {
        "已把「\(title)」写到 \(path)，共 \(pages) 页。"
    }
    public static let personal = "文件里有姓名和号码，请妥善保管，用完及时删除。"
    public static let oneForm = "正确的选项，--csv 和 --pdf 只写一个"
    public static let pdfOfList = "--list，--pdf 只用于公示名单"
    public static let pdfNeedsFile = "--to，PDF 要写明文件"
}
