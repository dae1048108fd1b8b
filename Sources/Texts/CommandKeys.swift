/// What `keys` says.
extension CommandTexts {
    public static func masterKey(_ id: String, file: String) -> String { "主密钥 \(id)：\(file)" }
    public static let olderKey = "已更换，只用来读旧数据"
    public static func otherKeyFile(_ file: String) -> String { "没有用到的密钥文件（旧的备份可能还要用）：\(file)" }
    public static func keyReplaced(_ id: String, file: String) -> String { "主密钥已更换为 \(id)：\(file)" }
    public static func keyKept(_ file: String) -> String {
        "旧的密钥文件还在：\(file)。更换以前的备份要靠它打开，那些备份都不要了以后再删去它。"
    }

    /// What a data key is for, by its name.
    public static func keyUse(_ use: String) -> String {
        switch use {
        case "person": "人员"
        case "renewal": "续租申请"
        case "material": "材料"
        case "draft": "草稿"
        case "account": "账号"
        case "note": "文字"
        case "lease": "合同登记"
        case "index": "号码的查找"
        case "mac": "校验"
        case "commitment": "日志里的凭据"
        case "contract": "合同签订"
        case "tally": "各表的总数"
        default: use
        }
    }
}
