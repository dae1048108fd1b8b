/// What `verify` found, said for people.
extension CommandTexts {
    /// A fault: the table in plain words, the exact place as it stands in the data, and what is wrong there.
    ///
    /// - Parameters:
    ///   - code: of the kind of fault.
    ///   - detail: what belongs to some of the codes, a key's id or a number.
    public static func fault(_ code: String, at place: String, detail: String?) -> String {
        "\(named(place))：\(wrong(code, detail ?? ""))"
    }

    /// 申请（renewal 4f…）
    private static func named(_ place: String) -> String {
        let word = String(place.prefix { $0 != " " && $0 != "/" })
        return places[word].map { "\($0)（\(place)）" } ?? place
    }

    private static func wrong(_ code: String, _ detail: String) -> String {
        switch code {
        case "ALTERED": "内容读不出来，或者被改动过"
        case "KEY_MISSING": "缺少密钥 \(detail)"
        case "FILE_BROKEN": "数据库自检发现 \(detail) 处问题"
        case "UNREADABLE": detail.isEmpty ? "读不出来" : "读不出来，坏在数据库文件的第 \(detail) 页"
        case "EMPTY": "是空的，里面的数据都不在了"
        case "POINTS_TO_NONE": "所指的记录不在"
        case "GONE": "不在了"
        case "ROWS_GONE": "少了记录"
        case "NOT_LAST_WRITTEN": "不是最后一次写入的记录"
        case "NOT_A_TABLE": "不是应有的表"
        case "CHAIN_BROKEN": "链断开，内容被改动过"
        case "NOT_AN_ENTRY": "不是日志"
        case "ANOTHER_PLACE": "序号与位置不符"
        case "ANOTHER_CASE": "不属于这件申请"
        case "ENTRIES_MISSING": "缺少日志"
        case "ENDS_ELSEWHERE": "日志的结尾不符"
        case "ANOTHER_VERSION": "与日志记载的版本不符"
        case "ANOTHER_DEADLINE": "期限与内容不符"
        case "ANOTHER_QUEUE_PLACE": "在队列中的位置不符"
        case "MISCOUNTED": "计数不符"
        case "NOT_FOUND_BY_NAME": "按姓名查不到这件申请"
        case "SERIAL_BEHIND": "被改小了，已经用到 \(detail)"
        case "ANOTHER_SIZE": "大小不符"
        case "ANOTHER_SEAL": "不是日志里最后登记的那一份"
        case "OBJECT_GONE": "被删除了"
        case "OBJECT_ALTERED": "被改动过"
        case "OBJECT_UNKNOWN": "不是本程序建立的"
        default: code
        }
    }

    private static let places = [
        "journal": "日志", "journal_head": "日志末尾", "office": "办公室", "person": "人员", "lease": "合同",
        "dwelling": "住房", "account": "账号", "consent": "同意记录", "one_time_code": "一次性验证码", "note": "文字",
        "text": "文字", "info_snapshot": "确认的信息", "draft": "草稿", "throttle": "登录限制",
        "person_version": "人员旧值", "lease_version": "合同旧值", "renewal": "续租申请", "contract": "合同签订",
        "matter": "申请", "matter_name": "申请人索引", "matter_count": "申请计数", "tally": "各表的总数",
        "import_row": "待导入的行", "receipt_serial": "受理编号的顺序号", "material": "材料", "materials": "材料文件",
        "keys": "密钥文件", "data_key": "数据密钥", "staff_call": "呼叫", "clock": "训练时间", "password": "密码",
        "anju.db": "数据库", "table": "数据库的表", "index": "数据库的索引", "trigger": "数据库的触发器",
        "view": "数据库的视图",
    ]
}
