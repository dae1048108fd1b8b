import Housing

/// What stands in documents beside the words of their templates.
public enum DocumentTexts {
    /// Beside a template's own marking in a training office.
    public static let training = "训练样本"
    public static let unknown = "未登记"

    /// 36个月
    public static func months(_ count: Int) -> String { "\(count)个月" }
    /// 1096日
    public static func days(_ count: Int) -> String { "\(count)日" }
    /// In place of a QR code where it is read and not scanned.
    public static let code = "（这里是二维码）"
    public static func number(_ number: String) -> String { "编号：\(number)" }
    /// A contract bears the number of its case; a later version says so beside it.
    public static func contractNumber(_ number: ReceiptNumber, version: Int) -> String {
        version > 1 ? "\(number)（第 \(version) 版）" : "\(number)"
    }
    public static func field(_ label: String, _ value: String) -> String { "\(label)：\(value)" }
    public static func page(_ page: Int, of pages: Int) -> String { "第 \(page) 页　共 \(pages) 页" }
    /// Of what stands behind a document that counts its own pages.
    public static func page(_ page: Int, of pages: Int, attached title: String) -> String {
        "\(title)　\(self.page(page, of: pages))"
    }

    /// （盖章） or （签名）
    public static func mark(isSeal: Bool) -> String { isSeal ? "（盖章）" : "（签名）" }
    /// Where the day is written by hand.
    public static let handwrittenDate = "日期：　　　　年　　　月　　　日"

    public static let sheetCode = "校验码"
    /// On the sheet that is signed: 校验码：048 213（零四八　二一三）
    public static func sheetCodeLine(_ code: SheetCode) -> String {
        "\(sheetCode)：\(grouped(code))（\(Grouping.of(code.spoken, 3, 3))）"
    }
    public static let sheetCodeNote = "　工作人员收取签好的本页时，照着本页输入校验码，以确认签的是这一版合同。"
    /// 048 213
    public static func grouped(_ code: SheetCode) -> String { Grouping.of(code.digits, 3, 3) }

    /// A digest in groups of eight, so that it can be compared by eye.
    public static func grouped(_ digest: Digest) -> String {
        Grouping.of(digest.hex, 8, 8, 8, 8, 8, 8, 8, 8)
    }
}

extension SheetCode {
    /// Digit by digit, as it is read out: 零四八二一三.
    fileprivate var spoken: String {
        let words = Array("零一二三四五六七八九")
        return String(digits.compactMap { digit in digit.wholeNumberValue.map { words[$0] } })
    }
}
