extension CommandTexts {
    /// What an act of the table of roles is called, by its code.
    public static func act(_ code: String) -> String {
        switch code {
        case "CONSENT": "同意信息收集告知"
        case "SEE_OWN_LEASES": "查看自己的合同"
        case "APPLY_FOR_RENEWAL": "申请续租"
        case "WITHDRAW_RENEWAL": "撤回申请"
        case "SEE_OWN_CASES": "查看自己的申请"
        case "KEEP_DRAFT": "保存草稿"
        case "REPLACE_OWN_PASSWORD": "更换自己的密码"
        case "SEE_QUEUE": "查看队列"
        case "SEE_CASE": "查看申请"
        case "SEE_MATERIAL": "查看材料"
        case "SHOW_PERSONAL": "显示完整个人信息"
        case "TAKE_CASE": "领取申请"
        case "DECIDE_CASE": "审核申请"
        case "PUT_BACK_CASE": "把别人手上的申请放回队列"
        case "FIND_PERSON": "查找人员"
        case "ISSUE_CODE": "发放一次性验证码"
        case "ANSWER_CALL": "应答呼叫"
        case "SEE_STAFF": "查看工作人员账号"
        case "MANAGE_STAFF": "管理工作人员账号"
        case "IMPORT_LEASES": "导入租赁合同"
        case "SET_CLOCK": "设置训练时间"
        case "BACK_UP": "备份"
        case "VERIFY": "核对数据"
        case "TICK": "每日处理"
        default: code
        }
    }

    /// What `doctor` looked at, by its code.
    public static func finding(_ code: String) -> String {
        switch code {
        case "SETTINGS": "设置"
        case "POLICIES": "规则文件"
        case "PICTURE_HELPER": "图片辅助程序"
        case "MEDIA_ROOT": "取文件的目录"
        case "CAMERA_FOLDER": "高拍仪目录"
        case "THEME": "配色"
        case "DIRECTORY": "数据目录"
        case "DIRECTORY_MODE": "数据目录的权限"
        case "DIRECTORY_OWNER": "数据目录的所有者"
        case "DIRECTORY_WRITABLE": "数据目录可以写入"
        case "FILE_SYSTEM": "文件系统"
        case "DISK_SPACE": "剩余空间"
        case "KEYS_PLACE": "密钥的位置"
        case "KEYS_MODE": "密钥文件的权限"
        case "KEY_MISSING": "缺少密钥"
        case "NOT_AN_OFFICE": "没有办公数据"
        case "NO_PERMISSION": "没有权限打开"
        case "NOT_A_DIRECTORY": "不是目录"
        case "SCHEMA": "数据版本"
        case "JOURNAL_MODE": "数据库写入方式"
        case "JOURNAL": "日志条数"
        case "DATABASE": "数据库"
        case "DAMAGED": "数据有损坏"
        case "READ_ONLY": "不能写入"
        case "LOCKED": "正被占用"
        case "DISK_FULL": "空间已满"
        case "SYSTEM": "本机故障"
        case "SQLITE_VERSION": "SQLite 版本"
        default: code
        }
    }

    /// The value of a finding.
    public static func detail(_ detail: String, of code: String) -> String {
        switch (code, detail) {
        case (_, "yes"): "是"
        case (_, "no"): "否"
        case ("DATABASE", "ok"): "完好"
        case ("DATABASE", "damaged"): "有损坏"
        case ("DISK_SPACE", _): Int(detail).map { FileSize.words(bytes: $0) } ?? detail
        default: detail
        }
    }

    /// A fault that `verify` found: where, as what the rows are called, and what is wrong there.
    public static func fault(_ fault: String) -> String {
        guard let colon = fault.firstRange(of: ": ") else { return place(fault) }
        let what = String(fault[colon.upperBound...])
        return "\(place(String(fault[..<colon.lowerBound])))：\(faults[what] ?? what)"
    }

    private static func place(_ place: String) -> String {
        let words = place.split(separator: " ", maxSplits: 1).map(String.init)
        guard let first = words.first, let name = places[first] else { return place }
        return ([name] + words.dropFirst()).joined(separator: " ")
    }

    private static let places = [
        "journal": "日志", "journal_head": "日志末尾", "office": "办公室", "person": "人员", "lease": "合同",
        "account": "账号", "note": "文字", "info_snapshot": "确认的信息", "draft": "草稿", "throttle": "登录限制",
        "person_version": "人员旧值", "lease_version": "合同旧值", "renewal": "申请", "renewal_name": "申请人索引",
        "renewal_count": "申请计数", "material": "材料", "anju.db": "数据库",
    ]

    private static let faults = [
        "the chain is broken": "链断开，内容被改动过", "another place": "序号与位置不符", "another case": "不属于这件申请",
        "not an entry": "不是日志", "entries are missing": "缺少日志", "the journal ends elsewhere": "日志的结尾不符",
        "the journal knows another version": "与日志记载的版本不符", "open or due otherwise than it says": "状态或期限与内容不符",
        "gone": "不在了", "another place in the queue": "在队列中的位置不符", "not as counted": "计数不符",
        "another size": "大小不符", "points to none": "所指的记录不在", "a row points to none": "所指的记录不在",
    ]
}
