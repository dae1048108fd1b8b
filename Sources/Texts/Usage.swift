/// What the argument library says in English, said in Chinese.
public enum UsageTexts {
    /// Exchanges the library's fixed phrases; what it does not know stays as it is.
    public static func translated(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    /// Where a command is wanted, a word that is none is called so.
    public static func namingCommand(_ message: String) -> String {
        let (surplus, usage) = ("多余的内容 ", " <命令>\n")
        guard message.contains(usage) else { return message }
        return message.split(separator: surplus, omittingEmptySubsequences: false).joined(separator: "没有这个命令 ")
    }

    public static let noCommand = "没有写要做什么。"

    /// What is wrong, without the usage that follows it.
    public static func firstLine(_ message: String) -> String {
        message.split(separator: "\n").first.map(String.init) ?? message
    }

    private static func line(_ line: Substring) -> String {
        var text = String(line)
        for (english, chinese) in phrases where text.contains(english) {
            text = text.split(separator: english, omittingEmptySubsequences: false).joined(separator: chinese)
        }
        // The library closes a default's bracket itself.
        if text.contains("（不写就是 "), text.hasSuffix(")") { text = text.dropLast() + "）" }
        return text
    }

    /// Longer ones first where one begins another.
    private static let phrases: KeyValuePairs<String, String> = [
        "OVERVIEW: ": "",
        "USAGE: ": "用法：",
        "Usage: ": "用法：",
        "ARGUMENTS:": "参数：",
        "OPTIONS:": "选项：",
        " SUBCOMMANDS:": "：",
        "SUBCOMMANDS:": "命令：",
        "Show help information.": "显示帮助。",
        "Show the version.": "显示版本。",
        "Show subcommand help information.": "显示某个命令的帮助。",
        "Error: ": "命令写得不对：",
        "Help:  ": "说明：",
        "Missing expected argument ": "缺少 ",
        "Missing required argument ": "缺少 ",
        "Missing one of: ": "缺少其中之一：",
        "Missing value for ": "后面要写值：",
        "Unexpected argument ": "多余的内容 ",
        " unexpected arguments: ": " 处多余的内容：",
        "The option '": "选项 '",
        "' does not take any value, but '": "' 后面不写值，却写了 '",
        "' was specified.": "'",
        "Value to be set with flag ": "选项 ",
        " had already been set with flag ": " 不能同时写，前面已有 ",
        "Missing required subcommand.": "没有写要做什么。",
        "Invalid option: ": "没有这个选项 ",
        "Unknown option ": "没有这个选项 ",
        "The value ": "这个值 ",
        " is invalid for ": " 不能用于 ",
        "' is invalid.": "' 不对。",
        ". Please provide one of the following:": "。可以写：",
        ". Please provide one of ": "。可以写 ",
        "Did you mean ": "是不是 ",
        "See '": "用 '",
        "' for more information.": "' 查看说明。",
        "' for detailed help.": "' 查看说明。",
        "<subcommand>": "<命令>",
        "(default: ": "（不写就是 ",
    ]
}
