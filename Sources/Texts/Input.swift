import Housing

/// What is wrong with a value that was typed or stands in a file. No sentence repeats a personal value.
public enum InputTexts {
    public static let toml = "不是 TOML 的写法，请检查方括号、引号和等号"
    public static let wholeNumber = "整数"
    public static func columnCount(_ found: Int, expected: Int) -> String { "应有 \(expected) 列，实际 \(found) 列" }
    public static func workOnWorkday(_ day: Day) -> String { "\(day) 是\(day.weekdayWords)，本来就上班，不能写 work" }
    public static func noSuchDay(_ day: String) -> String { "日历上没有 \(day) 这一天" }
    public static let openQuote = "引号没有闭合，后面的内容都读不出来，--skip-bad 也不能跳过"
    public static let textAfterQuote = "引号后面有多余的内容"
    public static func nameCharacter(_ position: Int) -> String { "姓名里不能有第 \(position) 个字符" }
    public static let registeredName = "登记的姓名"
    public static let registeredTenant = "登记的承租人"
    public static func registeredLease(_ number: String, from start: Day, to end: Day) -> String {
        "登记的合同 \(number)（租期 \(start) 至 \(end)）"
    }

    public static func identity(_ problem: IdentityProblem) -> String {
        switch problem {
        case .empty: "没有填写证件号码"
        case .length(let expected, let found):
            "应为 \(expected.map(String.init).joined(separator: "或")) 位，实际 \(found) 位"
        case .character(let position): "第 \(position) 位不是允许的字符"
        case .province: "前两位不是省级行政区代码"
        case .birthDay: "出生日期不存在"
        case .bornLater(let day): "出生日期晚于 \(day)"
        case .checkCharacter: "号码输错了，请核对"
        case .prefix: "开头不符合这种证件的规定"
        case .otherKind(let kind): "这看起来是\(kind.name)的号码"
        case .form: "格式不符合这种证件的规定"
        }
    }

    public static func creditCode(_ problem: CreditCode.Problem) -> String {
        switch problem {
        case .empty: "没有填写统一社会信用代码"
        case .length(let found): "统一社会信用代码应为 18 位，实际 \(found) 位"
        case .character(let position): "第 \(position) 位不是允许的字符，没有字母 I、O、S、V、Z"
        }
    }
    public static let creditCodeDoubtful = "统一社会信用代码的最后一位校验不符，请对照执照核对"
    public static let creditCodeCheck = "最后一位校验不符，请对照执照；核对无误的，加 --checked 再办"

    public static func mobile(_ problem: Mobile.Problem) -> String {
        switch problem {
        case .empty: "没有填写手机号码"
        case .length(let found): "手机号码应为 11 位，实际 \(found) 位"
        case .character(let position): "手机号码第 \(position) 位不是数字"
        case .prefix: "手机号码应以13至19开头"
        }
    }

    public static func houseCode(_ problem: HouseCode.Problem) -> String {
        switch problem {
        case .empty: "没有填写房屋编码"
        case .length(let found): "房屋编码应为 25 位，实际 \(found) 位"
        case .character(let position): "房屋编码第 \(position) 位不是数字"
        case .notShenzhen: "房屋编码的前六位不是深圳的区"
        }
    }
}
