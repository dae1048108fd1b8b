/// 申请回执 of the rent subsidy, on paper.
public enum SubsidyReceiptTexts {
    public static let title = "公租房补贴申请回执"
    public static let notice = "通告"
    public static let applicant = "申请人"
    public static let next = "接下来"
    public static let positionThen = "申请时的轮候序位"
    public static let proof = "轮候次序的证明"
    public static func bound(_ index: Int, of count: Int) -> String {
        "受理用的轮候册共 \(count) 户，您家是其中第 \(index) 户。这个次序已经用下面的根值固定，以后有改动就对不上。二维码是您家的证明。"
    }
    public static let root = "根值"
    public static let howToCheck =
        "用手机扫二维码，可以保存证明的文字。怀疑被越过时，带着这张回执到窗口核对；也可以请懂电脑的人用公布的根值和名单证明来核对。"
        + "二维码里有您家的备案回执号、序位和隐去一部分的姓名，请收好。"
    public static let proving = "正在计算证明"
    /// In place of what comes next, once the review has decided.
    public static let goneOn = "这件申请后来办到哪一步、接下来要做什么，请看【我的】。"

    // On the screen
    public static func placed(_ index: Int, of count: Int) -> String {
        "受理用的轮候册共 \(count) 户，您家是其中第 \(index) 户。这个次序已经固定，以后谁改动了都查得出来。"
    }
    public static let whatFor = "平时用不到它。哪天怀疑被别人插了队，带着打印的申请回执到窗口，用回执上的二维码就能核对。"
    public static let scan = "用手机扫这个二维码，也可以把证明保存下来。打印的申请回执上也有。"
    public static let tooSmall = "二维码在这个屏幕上放不下，打印或者存到 U 盘的申请回执上有，请收好。"
    public static let rootBelow = "请懂电脑的人帮忙核对时，要用到公布的核对码（根值），平时不用管："
    public static let notYet = "轮候次序还没有固定。固定并公布根值以后，在【我的】再打印一次回执，上面就有证明二维码。"
    public static let onPaper = "打印或者存到 U 盘的回执上有证明二维码，用来核对您家的轮候次序没有被改动。"

    /// All that is fixed of the form, for its version.
    public static let form = [title, notice, applicant, next, proof, bound(0, of: 0), root, howToCheck, notYet]
}
