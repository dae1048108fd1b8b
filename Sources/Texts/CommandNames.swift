import Housing

extension CommandTexts {
    /// What an act of the table of roles is called, by its code.
    public static func act(_ code: String) -> String {
        switch code {
        case "CONSENT": "同意信息收集告知"
        case "SEE_OWN_LEASES": "查看自己的合同"
        case "APPLY_FOR_RENEWAL": "申请续租"
        case "WITHDRAW_RENEWAL": "撤回申请"
        case "SEE_OWN_CASES": "查看自己的申请"
        case "ASK_FOR_CHECK": "办理自己家庭的经济状况核对"
        case "SIGN_CONTRACT": "签订自己的合同"
        case "KEEP_DRAFT": "保存草稿"
        case "SEE_OWN_SUBSIDY": "查看自己家的补租"
        case "APPLY_FOR_SUBSIDY": "申请和撤回自己家的补租"
        case "SEE_ORGANISATION_LEASES": "查看本单位的合同"
        case "REPLACE_OWN_PASSWORD": "更换自己的密码"
        case "ANSWER_OWN_SUBSIDY": "补正、异议、报告变更和投诉（自己的补租）"
        case "REPORT_CHANGE": "登记去世或搬离"
        case "SEE_QUEUE": "查看队列"
        case "SEE_CASE": "查看申请"
        case "SEE_MATERIAL": "查看材料"
        case "SHOW_PERSONAL": "显示完整个人信息"
        case "TAKE_CASE": "领取申请"
        case "DECIDE_CASE": "审核申请"
        case "DECIDE_CHANGE": "核实和决定去世或搬离"
        case "PUT_BACK_CASE": "把别人手上的申请放回队列"
        case "WITNESS_CONTRACT": "当面见证签订合同"
        case "DECIDE_CONTRACT": "发出和审批合同"
        case "ENTER_REPORT": "录入书面授权和书面核对报告"
        case "CONFIRM_REPORT": "复核他人录入的核对报告"
        case "DECIDE_OBJECTION": "处理对核对结果的异议"
        case "EXCHANGE_CHECKS": "送出核对、导入核对报告"
        case "TAKE_EVIDENCE": "取出合同的证据包"
        case "FIND_PERSON": "查找人员"
        case "ISSUE_CODE": "发放一次性验证码"
        case "ANSWER_CALL": "应答呼叫"
        case "SEE_BATCH": "查看各批补租"
        case "OPEN_BATCH": "打开一批补租"
        case "STEP_BATCH": "截止、核查、公示和结束一批补租"
        case "CALL_FAMILIES": "通知补租家庭签订、处理逾期"
        case "SUPPLEMENT_LIST": "决定补租的增补名单"
        case "IMPORT_SUBSIDY": "导入补租数据"
        case "CONFIRM_REFUSAL": "确认不符合条件"
        case "ASK_SUBSIDY_CORRECTION": "要求补租申请补正"
        case "ENTER_SUBSIDY": "录入补租申请、补正、撤回和异议"
        case "DECIDE_SUBSIDY_OBJECTION": "处理对公示名单的异议"
        case "SIGN_SUBSIDY": "签订补租协议"
        case "DECIDE_DISCRETION": "通告未尽事宜的裁量"
        case "EXPORT_BATCH": "导出补租清单"
        case "COMMIT_QUEUE": "固定轮候册顺序"
        case "PREPARE_PAYMENT": "编制和复核发放批次"
        case "APPROVE_PAYMENT": "批准发放批次"
        case "EXCHANGE_PAYMENT": "导出发放清单、导入银行结果"
        case "REPORT_SUBSIDY_CHANGE": "申报补租家庭的变更、重新轮候和违规"
        case "DECIDE_SUBSIDY_CHANGE": "核定变更，暂停和恢复发放"
        case "REINSTATE_SUBSIDY": "撤销有误的停止发放"
        case "RECOVER_SUBSIDY": "追回多发的补租"
        case "TAKE_COMPLAINT": "登记投诉举报"
        case "ANSWER_COMPLAINT": "查看和答复投诉举报"
        case "SEE_STAFF": "查看工作人员账号"
        case "MANAGE_STAFF": "管理工作人员账号"
        case "IMPORT_LEASES": "导入租赁合同"
        case "SET_CLOCK": "设置训练时间"
        case "MANAGE_KEYS": "更换主密钥"
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
        case "PAPER_HELPER": "排版辅助程序"
        case "PINYIN_HELPER": "拼音输入程序"
        case "PRINTER": "打印机"
        case "OFFICE": "办公室"
        case "LESSOR": "合同的甲方"
        case "CALENDAR": "节假日安排到哪一天为止"
        case "SEAL", "SEAL_OTHER": "封存合同的证书"
        case "MEDIA_ROOT": "取文件的目录"
        case "CAMERA_FOLDER": "高拍仪目录"
        case "CA_ROOTS": "CA证书登录认可的根证书"
        case "CA_LISTS": "证书吊销列表"
        case "CERTIFICATES": "CA证书登录的文件"
        case "THEME": "配色"
        case "PRINT_FILES": "打印服务留存打印文件（秒）"
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
        case "IMPORT_PENDING": "没有办完的合同导入，还有多少份合同"
        case "REPORT_IMPORT_PENDING": "没有办完的核对报告导入，还有多少份报告"
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

    /// What to do about a finding that is not good.
    public static func wayOn(_ code: String) -> String? {
        switch code {
        case "SETTINGS": "请按上面的提示改正 anju.toml。"
        case "POLICIES": "请按上面的提示改正 policies/ 或 templates/ 里的文件。"
        case "PICTURE_HELPER": "请把 anju-picture 放在 anju 旁边，或者在 anju.toml 里写明它的位置；没有它不能看图，也不能扫描。"
        case "PAPER_HELPER": "请把 anju-paper 放在 anju 旁边，或者在 anju.toml 里写明它的位置；没有它不能发出和审批合同，也不能打印。"
        case "PINYIN_HELPER": "请把 anju-pinyin 放在 anju 旁边，或者在 anju.toml 里写明它的位置，并装好 rime-data-luna-pinyin；没有它不能输入拼音。"
        case "PRINTER": "请看打印机是否接好、CUPS 是否在运行，以及 anju.toml 里 [printer] 的队列名；没有打印机的，从 anju.toml 里去掉。"
        case "CALENDAR": "请把新公布的节假日安排补进 policies/holidays.csv；没有补上以前，那天以后的期限只能是暂定的。"
        case "LESSOR": "这是样例名称。请在 policies/signing.toml 里改成本单位的名称，再发出合同。"
        case "SEAL_OTHER": "这不是日志里最后登记的证书。请从备份放回密钥目录里的 seal，再运行 anju verify。"
        case "SEAL": "证书不在了的，请从备份放回密钥目录里的 seal；快到期的，到期后会自动换新，请公布新的指纹。"
        case "MEDIA_ROOT", "CAMERA_FOLDER": "请插好设备、检查目录的权限；不用的，从 anju.toml 里去掉。"
        case "PRINT_FILES": "打印过的合同会原样留在打印服务里。请在 /etc/cups/cupsd.conf 写上 PreserveJobFiles No，再重启打印服务。"
        case "CERTIFICATES": "请按上面的提示更换根证书或吊销列表的文件，或者把它移走；改好之前自助终端和柜台打不开。"
        case "CA_ROOTS": "根证书过期以后，它下面的证书都不能登录。请向发证机构取新的根证书，放进根证书的文件夹。"
        case "CA_LISTS": "吊销列表过期以后，这个机构的证书都不能登录。请取最新的一份，放进吊销列表的文件夹。"
        case "THEME": "请按上面的提示改正 themes/ 里的文件，或者删去它。"
        case "DIRECTORY", "NOT_AN_OFFICE": "请用 --data 指明正确的目录；新建办公室用 anju create，练习用 anju sample。"
        case "DIRECTORY_MODE": "请用 chmod 700 收紧权限，不让其他账号读取。"
        case "DIRECTORY_OWNER": "请用服务账号运行，或者用 chown 把目录交给当前账号。"
        case "DIRECTORY_WRITABLE", "READ_ONLY": "请检查目录的权限，以及磁盘是不是以只读方式挂载。"
        case "FILE_SYSTEM": "请把数据目录移到本机的磁盘上；网络文件系统不能保证数据安全。"
        case "DISK_SPACE", "DISK_FULL": "请清理磁盘，或者换一块大的。"
        case "KEYS_PLACE": "正式使用时，请在 anju.toml 里把密钥放到数据目录以外。"
        case "KEYS_MODE": "请用 chmod 600 收紧密钥文件的权限，否则打不开数据。"
        case "KEY_MISSING": "请把密钥文件放回上面的位置，或者改正 anju.toml 里密钥的位置。"
        case "NO_PERMISSION": "请用服务账号运行，或者检查权限。"
        case "NOT_A_DIRECTORY": "请用 --data 指明一个目录。"
        case "SCHEMA": "版本比程序新的，请安装新版本的程序；比程序旧的，下次打开时自动更新。"
        case "JOURNAL_MODE": "下次打开时自动改正。"
        case "IMPORT_PENDING", "REPORT_IMPORT_PENDING": "正在导入的，请等它写完；中途停下的，下次打开时自动接着写完或者清除，也可以运行 anju tick。"
        case "DATABASE", "DAMAGED": "请停止办理，保留数据目录原样，运行 anju verify，并从备份恢复。"
        case "LOCKED": "请稍等再试；一直这样，请查看有没有停住的 anju 进程。"
        case "SYSTEM": "请查看系统日志，检查磁盘和内存。"
        default: nil
        }
    }

    /// The value of a finding.
    /// The fingerprint in groups, and the last day.
    private static func seal(_ detail: String) -> String {
        let words = detail.split(separator: " ")
        guard words.count == 2, let digest = Digest(hex: String(words[0])), let day = Day(words[1]) else {
            return detail
        }
        return "指纹 \(DocumentTexts.grouped(digest))，\(day.endWords)止"
    }

    public static func detail(_ detail: String, of code: String) -> String {
        switch (code, detail) {
        case (_, "yes"): "是"
        case (_, "no"): "否"
        case ("DATABASE", "ok"): "完好"
        case ("OFFICE", "training"): "训练"
        case ("OFFICE", "working"): "正式"
        case ("PRINTER", "simulated"): "演示，不出纸"
        case ("SEAL", "none"): "还没有；有了合同，每天的 anju tick 会生成，最晚在审批第一份时"
        case ("SEAL", _): seal(detail)
        case ("DATABASE", "damaged"): "有损坏"
        case ("DISK_SPACE", _): Int(detail).map { FileSize.words(bytes: $0) } ?? detail
        default: detail
        }
    }
}
