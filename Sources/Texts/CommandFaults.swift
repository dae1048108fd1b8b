/// What `verify` found, said for people.
extension CommandTexts {
    /// A fault: the table in plain words, the exact place as it stands in the data, and what is wrong there.
    public static func fault(_ fault: String) -> String {
        guard let colon = fault.firstRange(of: ": ") else { return "\(place(fault))：\(unreadable)" }
        let what = String(fault[colon.upperBound...])
        return "\(place(String(fault[..<colon.lowerBound])))：\(wrong(what))"
    }

    /// 申请（renewal 4f…）
    private static func place(_ place: String) -> String {
        let word = String(place.prefix { $0 != " " && $0 != "/" })
        return places[word].map { "\($0)（\(place)）" } ?? place
    }

    private static func wrong(_ what: String) -> String {
        if let known = faults[what] { return known }
        if what.hasPrefix("no key ") { return "缺少密钥 \(what.dropFirst("no key ".count))" }
        if let count = Int(what.prefix { $0.isNumber }), what.hasSuffix(" findings of quick_check") {
            return "数据库自检发现 \(count) 处问题"
        }
        return what
    }

    /// Said of a row without more: its seal does not fit, or it cannot be read.
    private static let unreadable = "内容读不出来，或者被改动过"

    private static let places = [
        "journal": "日志", "journal_head": "日志末尾", "office": "办公室", "person": "人员", "lease": "合同",
        "dwelling": "住房", "account": "账号", "consent": "同意记录", "one_time_code": "一次性验证码", "note": "文字",
        "text": "文字", "info_snapshot": "确认的信息", "draft": "草稿", "throttle": "登录限制",
        "person_version": "人员旧值", "lease_version": "合同旧值", "renewal": "续租申请", "contract": "合同签订",
        "matter": "申请", "matter_name": "申请人索引", "matter_count": "申请计数", "tally": "各表的总数",
        "import_row": "待导入的行", "receipt_serial": "受理编号的顺序号", "material": "材料", "materials": "材料文件",
        "keys": "密钥文件", "data_key": "数据密钥", "staff_call": "呼叫", "clock": "训练时间", "password": "密码",
        "anju.db": "数据库",
    ]

    private static let faults = [
        "the chain is broken": "链断开，内容被改动过", "another place": "序号与位置不符", "another case": "不属于这件申请",
        "another table": "不是应有的表",
        "not an entry": "不是日志", "entries are missing": "缺少日志", "the journal ends elsewhere": "日志的结尾不符",
        "the journal knows another version": "与日志记载的版本不符", "due otherwise than it says": "期限与内容不符",
        "rows are gone": "少了记录", "rows are not the last that were written": "不是最后一次写入的记录",
        "rows are missing": "少了记录",
        "gone": "不在了", "another place in the queue": "在队列中的位置不符", "not as counted": "计数不符",
        "another size": "大小不符", "points to none": "所指的记录不在", "a row points to none": "所指的记录不在",
    ]
}
