/// What is said of files that are taken into a batch of the rent subsidy.
public enum SubsidyImportTexts {
    public static let fileChanged = "文件在读取的时候被改动了，请等它写好以后再导入"
    public static let receiptUnknown = "轮候册上没有这个备案回执号"
    public static let notOfTheFamily = "不是这一家的成员"
    public static let applicantTwice = "一家只能有一名申请人"
    public static let ofAnotherFamily = "已经是另一家的成员，请把那一家也写进这个文件"
    public static func mostPeopleInAll(_ count: Int) -> String { "家庭成员一共不能超过 \(count) 人" }
    public static let landlordIsApplicant = "出租人就是申请人自己，不是有效的租赁合同"
    public static let landlordOfFamily = "出租人是这一家的成员，不是有效的租赁合同"
    public static let coTenantIsApplicant = "合租人里写了申请人自己，请只写其他合租人"
    public static let coTenantTwice = "同一名合租人写了两次"
    public static let applicantMissing = "这一家没有申请人"
    public static let registeredApplicant = "轮候册上的申请人"
    public static func mostPeople(_ count: Int) -> String { "一家不能超过 \(count) 人" }
    public static func mostFindings(_ count: Int) -> String { "一家不能超过 \(count) 条核查结果" }
    public static func mostRows(_ count: Int) -> String { "一个文件不能超过 \(count) 行，请分成几个文件" }
    public static func longLine(_ bytes: Int) -> String { "一行不能超过 \(bytes) 字节" }
    public static let asOf = "截止时点或者受理截止时间"

    // What was done.
    public static func register(_ families: Int) -> String { "已导入截止时点的轮候册，\(families) 家。" }
    public static let reset = "轮候册换了，家庭成员、受理截止时的轮候册和核查结果要重新导入。"
    public static func close(changed: Int, same: Int) -> String {
        "已导入受理截止时的轮候册：\(changed) 家有变化，\(same) 家不变。"
    }
    public static func ignored(_ count: Int) -> String { "截止时点不在册的 \(count) 家没有用到。" }
    public static func absent(_ count: Int) -> String { "文件里没有的 \(count) 家维持不变。" }
    public static func otherApplicants(_ count: Int) -> String { "申请人有变更 \(count) 户，请重新导入家庭成员。" }
    public static func withoutMembers(_ count: Int) -> String { "还有 \(count) 家没有成员，会停在待核实。" }
    public static func members(_ people: Int) -> String { "已导入家庭成员 \(people) 人。" }
    public static func applications(added: Int, changed: Int, same: Int) -> String {
        "已导入申请：新增 \(added) 件，修改 \(changed) 件，不变 \(same) 件。"
    }
    public static func outdated(_ count: Int) -> String { "其中 \(count) 件和已有的申请内容不同，但提交时间更早，没有用到。" }
    public static func findings(_ rows: Int, families: Int) -> String {
        "已导入核查结果 \(rows) 条，\(families) 家的情况有变化。"
    }
    public static func usedHouses(added: Int, changed: Int, same: Int) -> String {
        "已导入领取过补租的住房：新增 \(added) 套，修改 \(changed) 套，不变 \(same) 套。"
    }
    public static func applicationsMarked(_ count: Int) -> String { "其中 \(count) 件已有的申请用的是这些住房，请重新核查。" }
    public static let nothingChanged = "与已有的完全一致，没有改变。"
    public static func skipped(_ rows: Int) -> String { "跳过了 \(rows) 行。" }
    public static func refused(_ problems: Int) -> String { "有 \(problems) 行不对，一行也没有导入。" }
    public static let nothingGood = "没有一行可以导入。"
    public static func line(_ line: Int, _ sentence: String) -> String { "第 \(line) 行：\(sentence)" }
}
