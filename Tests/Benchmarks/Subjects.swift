import Glibc

/// A program that is measured: how it starts, what its first frame ends with, and the way to a text field.
struct Subject {
    let command: [String]
    /// The texts that stand on the first full frame; the last that is drawn is among them.
    let firstFrame: [String]
    /// Keys to a focused text field, each step after its texts are seen.
    let wayToField: [Step]

    struct Step {
        let see: [String]
        let type: String
    }

    /// Starts the program and waits for its first frame.
    func started() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(command)
        try terminal.see(firstFrame)
        return terminal
    }

    /// Starts the program and goes to its text field.
    func atField() throws -> PseudoTerminal {
        let terminal = try started()
        for step in wayToField {
            try terminal.see(step.see)
            if !step.type.isEmpty { try terminal.type(step.type) }
        }
        return terminal
    }
}

extension Subject {
    private static let down = "\u{1B}[B"

    /// `anju kiosk`, and from its start page through 点这里登录 and 账号密码 to the number of another document than a card,
    /// which takes any digits.
    static func kiosk(_ anju: String, data: String) -> Subject {
        Subject(
            command: [anju, "--data", data, "kiosk"], firstFrame: ["深圳市住房和建设局", "点这里登录", "F1"],
            wayToField: [
                Step(see: ["点这里登录"], type: "\r"), Step(see: ["广东省统一身份认证平台", "账号密码"], type: "\r"),
                Step(see: ["使用其他证件"], type: down + down + down + "\r"), Step(see: ["使用居民身份证"], type: ""),
            ])
    }

    /// `anju counter`, signed in as a reviewer of a training office, before the queue.
    static func counter(_ anju: String, data: String) -> Subject {
        Subject(
            command: [anju, "--data", data, "counter"], firstFrame: ["密码", "F1"],
            wayToField: [
                Step(see: ["密码"], type: "shenhe\r"), Step(see: ["密码"], type: "anju-2023-xl\r"),
                Step(see: ["查找"], type: ""),
            ])
    }

    /// From the number field: keys that try to sign in with a password that is nobody's.
    static let wrongSignIn = "87654321" + down + wrongPassword
    /// The same again; the focus stands on the password then.
    static let wrongPassword = "not-the-password" + down + "\r"

    /// `dialog` with a Chinese form of as many fields and words.
    static let form = Subject(
        command: [
            "dialog", "--backtitle", "深圳市住房和建设局 › 政务服务 › 住房保障服务", "--title", "住房保障个人服务窗口",
            "--ok-label", "点这里登录", "--cancel-label", "结束使用", "--form",
            "在这里可以办理公共租赁住房的续租申请，也可以查看办理进度。请准备好：承租人本人的身份证，以及登录密码或窗口发放的一次性验证码。",
            "20", "76", "6",
            "证件号码", "1", "1", "", "1", "16", "40", "60", "密码", "2", "1", "", "2", "16", "40", "60",
            "联系电话", "3", "1", "", "3", "16", "40", "60", "合同编号", "4", "1", "", "4", "16", "40", "60",
            "住房地址", "5", "1", "", "5", "16", "40", "60", "备注", "6", "1", "", "6", "16", "40", "60",
        ], firstFrame: ["深圳市住房和建设局", "点这里登录", "结束使用"], wayToField: [])

    /// `dialog` with one text field.
    static let inputBox = Subject(
        command: [
            "dialog", "--title", "账号密码登录", "--ok-label", "登录", "--cancel-label", "返回", "--inputbox", "证件号码", "10", "70",
        ], firstFrame: ["证件号码", "返回"], wayToField: [])

    /// Whether the yardstick is installed.
    static let hasDialog = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":")
        .contains { access("\($0)/dialog", X_OK) == 0 }
}
