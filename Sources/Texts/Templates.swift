/// What is wrong with the markup of a template, for the office that edits it.
public enum TemplateTexts {
    public static let openField = "{{ 没有对应的 }}"
    public static let openEmphasis = "** 要成对，一行里少了一个"
    public static let mixedConditions = "同一个表格的各行要用相同的条件（?名称 或 !名称）"
    public static let noLabel = "“- ”后面要写“名称：内容”，冒号用全角的“：”"

    public static func misplacedColumn(_ name: String) -> String {
        "{{\(name)}} 只能写在表格的行里，一行只能用一个名单"
    }
    public static func unconditional(_ name: String) -> String {
        "{{\(name)}} 不一定有，这一行的开头要写“?\(name) ”"
    }
    public static func columnWidth(_ title: String) -> String {
        "表格第一行的每一列要写“列名 宽度”，宽度是 1 至 100 的整数，实际是“\(title)”"
    }
    public static func signatureMark(_ found: String) -> String {
        "应写“@签署 一方｜名称｜签名”或者“@签署 一方｜名称｜盖章”，要手写日期的在后面加“｜日期”，实际是“\(found)”"
    }
    public static let conditionalSignature = "承租人签名的位置不能带条件（?名称 或 !名称）"
    public static func signatures(_ count: Int) -> String {
        "合同要有一处“@签署 一方｜名称｜签名”，不能多也不能少，实际有 \(count) 处"
    }
    public static func outOfOrder(_ found: String, expected: String) -> String {
        "序号不连续：这里应是“\(expected)”，实际是“\(found)”"
    }
}
