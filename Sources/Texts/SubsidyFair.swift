import Housing

/// What `anju fair` says: the queue whose order anybody can check.
public enum FairTexts {
    public static let cancelled = "已取消，顺序没有固定。"

    public static func committed(_ families: Int, at: Moment) -> String {
        "轮候顺序已固定：\(families) 户，\(at.words)。"
    }
    public static let committedBefore = "轮候顺序以前已经固定，没有变化。"
    public static func root(_ root: String) -> String { "根值：\(root)" }
    public static let publish = "请把根值和日期一起公布，并在别处留存。以后的每份证明都用它核对。"

    public static func proven(_ index: Int, of count: Int, characters: Int) -> String {
        "第 \(index + 1) 户，共 \(count) 户；证明 \(characters) 个字符，可以印成二维码交给家庭自己保存。"
    }

    public static func listed(_ entries: Int, lists: Int, file: String) -> String {
        "名单证明已写入 \(file)：\(lists) 份名单，\(entries) 户。可以和名单一起公布，其中的姓名和回执号与名单上一样隐去一部分；已经退出或者撤下的只有一串数字。"
    }

    // Verification

    public static func sound(_ index: Int, of count: Int) -> String {
        "证明成立：这一家在固定的轮候顺序里是第 \(index + 1) 户，共 \(count) 户。"
    }
    public static func position(_ receipt: String, _ position: Int) -> String { "备案回执号 \(receipt)，全市轮候序位 \(position)。" }
    public static func soundList(_ entries: Int, lists: Int) -> String {
        "名单证明成立：\(lists) 份名单共 \(entries) 户，都在固定的轮候顺序里，前后次序没有变动。"
    }
    /// - Parameters:
    ///   - out: how many families it leaves out that the proof does not name either.
    ///   - lost: how many that the proof names.
    ///   - unchecked: lists of the proof that it does not have.
    public static func soundFile(out: Int, lost: Int, unchecked: [Int]) -> String {
        var words =
            out + lost == 0 ? "公布的名单与证明逐行相符，每行写的都是固定时的那一户。" : "公布的名单每行写的都是固定时的那一户。"
        if out > 0 { words += "少 \(out) 户，名单证明也不再写姓名：公示以后退出的不再列出，原因由主管部门说明。" }
        if lost > 0 { words += "少 \(lost) 户，名单证明上却有姓名：可能在作证明以后退出，也可能是名单被删去几行，请向主管部门查询。" }
        if !unchecked.isEmpty {
            words += "文件里没有第 \(unchecked.map { "\($0)" }.joined(separator: "、")) 份名单，没有核对。"
        }
        return words
    }
    public static let proofCut = "证明不完整，或者抄错了"
    public static func line(_ line: Int?) -> String {
        line.map { "公布的名单第 \($0) 行是这一家。" } ?? "公布的名单里没有这一家的一行。"
    }
    public static let rootUnchecked = "没有核对根值：请用公布的根值再核对一次（--root），否则只能说明证明前后一致。"
    public static let rootChecked = "根值与公布的一致。"
    public static let unsound = "证明不成立。"
    public static let aPlaceProof = "anju-place-2. 开头的证明"
    public static let aProof = "anju-place-2. 开头的证明，或 anju fair list 写出的名单证明"
    public static let needsPlace = "这要用一户家庭的证明"
    public static let needsList = "这要用名单证明"

    public static func verdict(_ code: String, list: Int, sequence: Int) -> String {
        switch code {
        case "LISTED": "这一家在第 \(list) 份名单上，第 \(sequence) 位。"
        case "PASSED_OVER":
            "这一家排在名单最后一户的前面，却不在名单上。原因要由主管部门说明，可以凭备案回执号查询（anju why），也可以凭这份证明向主管部门反映。"
        default: "这一家排在名单最后一户的后面，还没有轮到。"
        }
    }

    /// What is wrong with a proof, by its code.
    public static func finding(_ code: String, place: Int) -> String {
        switch code {
        case "ROOT_NOT_REACHED": "证明算不出它写的根值：内容有改动，或者不完整。"
        case "ANOTHER_ROOT": "证明的根值不是公布的那一个。"
        case "ANOTHER_QUEUE": "这份证明和名单不是同一批、同一次固定的顺序。"
        case "NUMBERING": "名单证明第 \(place) 项的名单号或序号不连续。"
        case "ORDER": "名单证明第 \(place) 项不在前一项的后面，次序有变动。"
        case "ANOTHER_FAMILY": "公布的名单第 \(place) 行的姓名或者备案回执号，不是固定在那里的一户。"
        case "NOT_NAMED":
            "公布的名单第 \(place) 行，名单证明已经不写姓名：这一家后来退出，或者那份名单已经撤下。请用同一天导出的名单和证明。"
        default: "公布的名单第 \(place) 行与证明不符：名单号或者序号对不上。"
        }
    }
}
