import Housing

/// What a family brings to the counter for its correction (LH-44).
public enum CounterMendingTexts {
    public static let title = "登记补正"
    public static let short = "收补正"
    public static func head(_ receipt: String, _ name: String) -> String { "\(receipt) \(name) 带来的补正" }
    public static func until(_ day: Day) -> String { "到\(day.endWords)止。每一项选中按回车填写，全部填好以后按 F5 交入。" }
    public static func asked(_ papers: [String], _ reason: String) -> String {
        (papers.isEmpty ? "" : "要重新交：\(papers.joined(separator: "、"))。") + "退回的原因：\(reason)"
    }
    public static func before(_ words: String) -> String { "原来：\(words.isEmpty ? "没有填" : words)" }
    public static func now(_ words: String) -> String { "现在：\(words)" }
    public static let none = "没有"
    public static let handIn = "交入"
    public static let keep = "确定"
    public static func done(_ receipt: String) -> String { "\(receipt) 的补正已经收下，等待再次核查。" }
    public static func missing(_ count: Int) -> String { "还有 \(count) 项没有填" }
    public static let handInTitle = "交入补正？"
    public static func handInText(_ items: [String]) -> String {
        "改好的项目：\(items.joined(separator: "、"))。交入以后不能再改，批次再次核查时看这一家。"
    }
    public static func stillWrong(_ reasons: String) -> String { "照现在填的，核查仍然不通过：\(reasons)。" }
    public static func notAgain(_ papers: [String]) -> String { "要重新交、还没有收到的：\(papers.joined(separator: "、"))。" }
    public static let cancel = "返回"
    public static let stays = "填好的已经保存，还没有交入。下次从这里接着填。"
    public static let goesOn = "接着上次填的；还没有交入。"
    public static let picturesGone = "接着上次填的；有图片已经去掉，请重新取。"
    /// - Parameter by: who took it in; nil where it ended otherwise.
    public static func over(_ receipt: String, by: String?) -> String {
        by.map { "\(receipt) 的补正已经由\($0)收下，这里填的没有交入。" } ?? "\(receipt) 现在没有等待补正的项目。"
    }

    // What is written nowhere else
    public static let consentSeen = "申请人本人已经阅读，并当着我的面在《知情同意书》上签名"
    public static func witness(_ name: String) -> String { "见证人：\(name)（写进记录）" }
    public static let consentMissing = "看过申请人本人签名，才能打勾"
    public static let consentNow = "当面签署，已见证"
    public static let honestySeen = "申请人当着我的面声明，所填的都是真实的"
    public static let honestyMissing = "听过申请人本人声明，才能打勾"
    public static let honestyNow = "当面声明"
    public static let witnessed = "，当面见证签署知情同意书"

    // Papers
    public static let papersText = "收到原件的，按空格打勾；按回车拍照或者扫描，图片归在这一家。"
    public static let takePicture = "拍照、扫描"
    public static let received = "收到原件"
    public static let earlier = "以前交的"
    public static let drop = "去掉图片"
    public static let dropped = "图片已经去掉。"
    public static let nothingToDrop = "这里没有刚取的图片。以前交来的不能去掉。"
    public static let nothingNew = "申请材料和原来一样，还不算补正：多打一个勾，或者重新取图片。"
    /// What is new of a paper stands behind its name.
    public static func given(_ paper: String, isReceived: Bool, newPictures: Int) -> String {
        let new = [isReceived ? received : nil, newPictures > 0 ? "新图片 \(newPictures) 张" : nil].compactMap(\.self)
        return new.isEmpty ? paper : "\(paper)（\(new.joined(separator: "，"))）"
    }
    public static func pictures(_ count: Int) -> String { "图片 \(count) 张" }
    public static func takeTitle(_ paper: String) -> String { "\(paper)：图片" }
    public static let takeText = "放平、照清楚，文字能看清。"
    public static let preview = "请看清楚：是这一家的材料，文字能读。"
    public static let use = "用这一张"
    public static let useless = "这个文件不能用。"
    public static func kept(_ paper: String) -> String { "\(paper)的图片已经存好。" }

    public static let whichNotMet = "哪些条件不符合？都符合的，不用打勾"
    /// 不符合「没有自有住房」: a tick before the condition alone would say the opposite of what it means.
    public static func notMet(_ condition: String) -> String { "不符合「\(condition)」" }
    public static let allMet = "都符合"
    public static let onlyClerk = "由受理人员或者主管登记。"
    public static let notAsked = "现在没有等待补正的项目。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "登记补正",
            [
                "只有退回的项目可以改，其他的和原来一样。从原来填的开始改；没有变的，也打开看一遍按「确定」。",
                "知情同意书、诚信声明要由申请人本人当着您的面签署、声明，您的姓名写进记录。",
                "材料可以只打勾（收到原件），也可以拍照、扫描或者从介质取图片；取错的，按退格去掉。",
                "按「确定」的每一项都保存着：离开、停电以后，由您本人再打开这一页接着填；同事看不到。按 F5 才算交入。",
                "退回的材料要有新的：多打一个勾，或者重新取图片；和原来一样的不能交入。",
            ]
        )
    ]
}
