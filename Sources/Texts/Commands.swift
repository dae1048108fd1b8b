import Housing

/// What commands say when all is well.
public enum CommandTexts {
    public static func passwordPrompt(_ login: String) -> String { "\(login) 的密码：" }
    public static func more(_ count: Int) -> String { "……还有 \(count) 处。" }

    // Training
    public static func makingSample(_ directory: String) -> String { "正在生成训练数据：\(directory)" }
    public static func sampleMade(_ directory: String, now: Moment) -> String {
        "训练数据已生成：\(directory)（训练时间从 \(now.words) 开始）"
    }
    public static let noPictures = "没有找到图片辅助程序 anju-picture：没有生成样张，也没有已提交的申请。"
    public static let sampleApplicants = "申请人（自助终端，个人登录，账号密码）："
    public static let sampleStaff = "工作人员（柜台）："
    public static let sampleCertificates = "演示用的CA证书（自助终端，CA证书，在 media 里）："
    public static func pin(_ pin: String) -> String { "PIN码 \(pin)" }
    /// What comes of a sample certificate, by its printed name.
    public static func certificate(_ kind: String) -> String {
        switch kind {
        case "VALID": "可以登录"
        case "VALID_PEM": "可以登录，先显示持有人"
        case "EXPIRED": "已经过期"
        case "UNKNOWN_ISSUER": "发证机构不受认可"
        case "ORGANISATION": "法人，可以登录"
        default: kind
        }
    }
    public static let needsCode = "（先到柜台领验证码）"

    /// A situation of a sample applicant, by its printed name.
    public static func situation(_ name: String) -> String {
        switch name {
        case "old-policy": "老政策，可以续租"
        case "old-policy-late": "老政策，临近到期，照常受理并注明"
        case "old-policy-single": "老政策，一个人住"
        case "old-policy-family": "老政策，七口人，证件号码以 X 结尾"
        case "new-policy-report": "新政策，核对报告符合要求"
        case "new-policy-no-report": "新政策，没有核对报告"
        case "new-policy-over-limit": "新政策，超过限额，还可以提出异议"
        case "new-policy-report-expired": "新政策，核对报告已经过期"
        case "old-policy-choosing-new": "老政策，核对报告符合要求，可以选新政策"
        case "old-policy-over-limit": "老政策，超过限额，还可以提出异议"
        case "old-policy-report-expired": "老政策，核对报告已经过期"
        case "check-draft": "核对：本人已授权，配偶还没有"
        case "check-requested": "核对：已发起，等待送出"
        case "check-in-progress": "核对：已送出，等待报告（media 里的 reports.jsonl 可以导入）"
        case "check-paper": "核对：书面报告已录入，等待复核"
        case "check-objection": "核对：超过限额，已提出异议"
        case "not-in-window": "还没到续租时间"
        case "lease-ended": "合同已经到期"
        case "not-activated": "账号还没有启用"
        case "draft": "办了一半"
        case "submitted": "已提交"
        case "submitted-later": "已提交，排在后面"
        case "under-review": "审核中"
        case "returned": "退回补正"
        case "approved": "审核通过"
        case "rejected": "审核不通过"
        case "withdrawn": "已撤回"
        case "contract-to-sign": "合同已签发，待签订"
        case "contract-at-counter": "已选到窗口签订"
        case "contract-signed": "合同已签订，待审批"
        case "contract-approved": "合同签订完成"
        case "subsidy-single": "补租：一个人，可以申请"
        case "subsidy-family": "补租：五口人，离异，有三个孩子，可以申请"
        case "subsidy-short-lease": "补租：夫妻二人，租约快到期，要重新签订"
        case "subsidy-not-registered": "补租：不在轮候册上"
        case "subsidy-listed-late": "补租：截止时点以后才入册"
        case "subsidy-other-district": "补租：不是本区户籍"
        case "subsidy-first": "补租：申请在 media 的文件里，导入后排第一"
        case "subsidy-owns-home": "补租：申请在 media 的文件里，名下有住房"
        case "organisation": "单位（法人登录），为两名职工签了合同"
        default: name
        }
    }

    public static func clock(_ now: Moment, isTraining: Bool, isFrozen: Bool) -> String {
        guard isTraining else { return "\(now)（本机时间）" }
        return "\(now)（训练时间\(isFrozen ? "，停住" : "")）"
    }

    // Import
    public static func imported(_ added: Int, _ changed: Int, _ unchanged: Int) -> String {
        "已导入：新增合同 \(added) 份，更新 \(changed) 份，没有变化 \(unchanged) 份。"
    }
    public static func nothingImported(_ problems: Int) -> String {
        "有 \(problems) 处不对，什么也没有导入。改好后再导入，或者用 --skip-bad 跳过不对的合同。"
    }
    public static func warning(_ sentence: String) -> String { "请核对：\(sentence)" }
    public static let noGoodLease = "每一份合同都有不对的地方，什么也没有导入。请改好后再导入。"
    public static func skipped(_ leases: Int, lines: [Int], isCut: Bool) -> String {
        let numbers = lines.map(String.init).joined(separator: "、")
        return "跳过合同 \(leases) 份，在第 \(numbers)\(isCut ? " 等" : "") 行。"
    }
    public static func importReading(percent: Int) -> String { "正在读取：\(percent)%（按 Ctrl-C 取消）" }
    public static func importMatching(_ done: Int, of total: Int) -> String {
        "正在核对前后是否一致：\(done) / \(total) 份合同（按 Ctrl-C 取消）"
    }
    public static func importComparing(_ done: Int, of total: Int) -> String {
        "正在与登记核对：\(done) / \(total) 份合同（按 Ctrl-C 取消）"
    }
    public static func importChecking(_ done: Int, of total: Int) -> String {
        "正在准备：\(done) / \(total) 份合同（按 Ctrl-C 取消）"
    }
    public static func importWriting(_ done: Int, of total: Int) -> String {
        "正在写入：\(done) / \(total) 份合同"
    }
    public static let importUnfinished = "导入已经算数，还没有全部写完：下次打开时会自动接着写，也可以运行 anju tick。不用再导入一次。"
    public static let importCancelled = "已取消，什么也没有导入。"
    public static let nothingChanged = "与已有的登记完全一致，什么也没有改变。"

    /// Ranges, as in 「可以是：晚于 2023-10-31」.
    public static func after(_ value: String) -> String { "晚于 \(value)" }
    public static func notAfter(_ value: String) -> String { "不晚于 \(value)" }
    public static func moreThan(_ value: String) -> String { "大于 \(value)" }
    public static let loginForm = "小写字母、数字和 . - _，2 到 32 个"
    public static let notATime = "应如 2023-08-21 或 2023-08-21T10:00"
    public static let notASpan = "应如 3d、12h 或 1d12h"
    public static let rolesUsage = "登录名和 --set 要一起写，如 anju user roles 登录名 --set 角色"

    // Cases
    public static let caseColumns = ["受理编号", "状态", "申请人", "合同编号", "更新时间", ""]
    public static let noCases = "没有申请。"
    /// R2308-00017-4 的合同，第 1 版
    public static func contractVersion(_ number: Int, of renewal: ReceiptNumber) -> String {
        "\(renewal) 的合同，第 \(number) 版"
    }
    public static func contractDeadline(_ day: Day, isProvisional: Bool) -> String {
        "签订期限：\(day.words)" + (isProvisional ? "（暂定）" : "")
    }
    public static let reportedWrong = "申请人指出有误"
    public static let late = "临期"
    public static let notAContractNumber = "不是合同编号，应如 C2308-00001-2，最后一位是校验码"
    public static let notAReceiptNumber = "不是受理编号，应如 R2308-00017-4，最后一位是校验码"
    public static let searchTooShort = "至少要两个字：姓名写其中两个字，编号和证件号码写完整"
    public static func bytes(_ count: Int) -> String { "\((count + 1023) / 1024) KB" }

    // Users
    public static let login = "登录名"
    public static let creditCode = "统一社会信用代码"
    public static let document = "证件号码"
    public static func unknownDesk(_ word: String) -> String { "没有「\(word)」这个窗口，可以写 kiosk 或 counter，或者不写。" }
    public static let accountColumns = ["登录名", "姓名", "角色", "状态"]
    public static let actColumns = ["事项", "代号", "谁可以做"]
    public static let disabled = "停用"
    public static let notActivated = "未启用"
    public static func code(_ digits: String, minutes: Int) -> String {
        "一次性验证码：\(digits)（\(minutes)分钟内有效，只能用一次）"
    }
    public static let codeFirst = "请先用 anju counter 打开柜台，选「用一次性验证码登录」，设置密码。设好以后，命令里才能用 --by。"
    public static func officeCreated(_ directory: String) -> String {
        "办公室已建立：\(directory)。请编辑 anju.toml，把主密钥放到数据目录以外。"
    }

    // Upkeep
    public static func sound(_ entries: Int, _ rows: Int, _ materials: Int) -> String {
        "完好：日志 \(entries) 条，受保护的行 \(rows) 行，材料 \(materials) 份。"
    }
    public static let unsound = "以上内容与写入时不一致。请停止办理，保留数据目录原样，通知管理人员用备份核对并恢复。"
    public static func grade(_ grade: String) -> String {
        switch grade {
        case "good": "好"
        case "notice": "注意"
        default: "不行"
        }
    }
    public static func ticked(applications: Int, contracts: Int, checks: Int, attempts: Int) -> String {
        "失效申请 \(applications) 件，失效合同 \(contracts) 份，失效核对 \(checks) 件，结束没有办完的签订 \(attempts) 次。"
    }
    public static func swept(released: Int, drafts: Int, files: Int) -> String {
        "放回队列 \(released) 件，清理过期草稿 \(drafts) 份，清理没有用到的文件 \(files) 个。"
    }
}

/// What is said when the program cannot begin.
public enum StartTexts {
    public static let notATerminal = "kiosk 和 counter 要在终端里运行，不能重定向输入或输出。"
    public static func terminalFailed(_ reason: String) -> String {
        "终端打不开（\(reason)）。请检查 TERM，或者换一个终端。"
    }
    /// A rule file is wrong; `problem` names it.
    public static func rulesWrong(_ problem: String) -> String { "规则文件有错，不能开始办理。\(problem)\(rulesWayOn)" }
    public static func rulesMissing(_ path: String) -> String { "规则文件 \(path) 不在，不能开始办理。\(rulesWayOn)" }
    private static let rulesWayOn = "请管理人员改正或恢复这个文件，再重新打开；运行 anju doctor 可以看到全部问题。"
    public static let noUTF8 = "没有可用的 UTF-8 语言环境。请设置 LC_ALL=C.UTF-8 后再试。"
    public static let outputLost = "结果没有写出来（磁盘满了，或者接收的一方已经关闭）。请换一个地方再运行一次。"
    public static let killed = "程序意外结束，已保存的内容不会丢失，请重新打开。"
    public static let noHome = "不知道数据目录在哪里：请用 --data 指定。"
}
