/// What a template can ask for by `{{…}}`; the raw values are what its author writes.
public enum DocumentField: String, CaseIterable, Sendable {
    case number = "合同编号"
    case madeOn = "制作日期"
    case lessor = "出租人"
    case lessorAddress = "出租人地址"
    case lessorPhone = "出租人电话"
    case tenant = "承租人"
    case tenantDocumentKind = "承租人证件类型"
    case tenantDocument = "承租人证件号码"
    case tenantPhone = "承租人电话"
    case address = "住房地址"
    case houseCode = "房屋编码"
    case builtArea = "建筑面积"
    case formerNumber = "原合同编号"
    case formerEnd = "原租期止"
    case policy = "适用政策"
    case term = "租期"
    case termStart = "租期起"
    case termEnd = "租期止"
    case rent = "月租金"
    case rentCapitals = "月租金大写"
    case unitPrice = "租金单价"
    case deposit = "保证金"
    case depositCapitals = "保证金大写"
    case depositMonths = "保证金月数"
    /// SHA-256 of the contract's canonical bytes, in groups: on the signature sheet alone.
    case contractDigest = "合同文本摘要"

    // The papers of the rent subsidy: who grants it, by which notice.
    case batchTitle = "通告名称"
    case year = "年度"
    case district = "户籍区"
    case grantor = "主管部门"
    case grantorAddress = "办理地点"
    case grantorPhones = "咨询电话"
    case grantorHours = "办公时间"
    case complaintPhone = "投诉电话"
    case complaintAddress = "投诉地址"

    // Its sentences.
    case leaveRule = "退出轮候规定"
    case changeRule = "变更规定"
    case stopRule = "停发规定"
    case honestyRule = "诚信规定"
    case recoveryRule = "追缴规定"
    case interpretation = "解释规定"

    // The family.
    case applicant = "申请人"
    case applicantDocumentKind = "申请人证件类型"
    case applicantDocument = "申请人证件号码"
    case receipt = "备案回执号"
    case position = "轮候序位"
    case listPlace = "签约序位"
    case familySize = "家庭人口"
    case subsidisedPersons = "补租人数"

    // What it is paid.
    case subsidyArea = "补租面积"
    case subsidyPrice = "补租单价"
    case monthly = "每月补租"
    case monthlyCapitals = "每月补租大写"
    case months = "补租月数"
    case total = "补租总额"
    case totalCapitals = "补租总额大写"
    case firstDay = "补租起始日"
    case lastDay = "补租终止日"
    case payBy = "发放期限"
    case bank = "开户银行"
    case account = "银行账号"

    // Its own lease on the market.
    case landlord = "房屋出租人"
    case leasedArea = "租赁面积"
    case marketRent = "房屋租金"
    case leaseStart = "租赁起始日"
    case leaseEnd = "租赁到期日"
    case leaseSignedOn = "租赁合同签订日"

    // 补租协议 and the call to sign it.
    case agreementNumber = "协议编号"
    case signedOn = "签订日期"
    case calledOn = "通知日期"
    case signBy = "签订期限"

    // 公示名单
    case listNumber = "名单号"
    case listLength = "名单户数"
    case quota = "年度配额"
    case publishedOn = "公示日期"
    case publicityDays = "公示天数"
    case publishedUntil = "公示截止"
    case takenDownOn = "撤下日期"
    case publicationAddress = "公示网址"

    // 发放清单
    case run = "发放批次"
    case runMonth = "发放月份"
    case runState = "发放状态"
    case instalments = "笔数"
    case sum = "合计"
    case sumCapitals = "合计大写"
    case preparedBy = "编制人"
    case preparedOn = "编制日期"
    case approvedBy = "批准人"
    case approvedOn = "批准日期"
    case sentOn = "送出日期"
    /// The run before, and what is otherwise than in it.
    case runBefore = "上一批次"
    case sumChange = "金额变化"

    /// Whether there may be nothing to fill in: a line with such a field needs a condition.
    public var isOptional: Bool {
        switch self {
        case .lessorAddress, .lessorPhone, .tenantPhone, .unitPrice, .deposit, .depositCapitals, .depositMonths: true
        case .agreementNumber, .signedOn, .bank, .account, .marketRent, .approvedBy, .approvedOn, .sentOn, .runBefore,
            .sumChange:
            true
        default: false
        }
    }

    /// The field whose presence this one's goes with: a line that has a 保证金 has its 大写 and 月数.
    var condition: DocumentField {
        switch self {
        case .depositCapitals, .depositMonths: .deposit
        case .account: .bank
        case .approvedOn: .approvedBy
        case .sumChange: .runBefore
        default: self
        }
    }
}

/// What a template can ask for as rows of a table, by `{{list.column}}`.
public enum DocumentList: String, CaseIterable, Sendable {
    case occupants = "入住人"
    case facilities = "设施"
    /// Of a published list.
    case published = "名单"
    /// Of a payment run, and what is otherwise than in the one before.
    case payments = "发放"
    case joined = "新增"
    case gone = "退出"
    case changed = "变动"

    /// The names of its columns, in the order in which a row gives them.
    public var columns: [String] {
        switch self {
        case .occupants: ["姓名", "关系", "证件类型", "证件号码", "入住日期"]
        case .facilities: ["名称", "数量", "状况"]
        case .published: ["序位", "姓名", "备案回执号", "户籍区", "人口", "面积", "每月", "说明"]
        case .payments: ["序号", "协议编号", "收款人", "账号", "月份", "金额"]
        case .joined: ["协议编号", "收款人", "金额"]
        case .gone: ["协议编号", "收款人", "上次金额", "现在"]
        case .changed: ["协议编号", "收款人", "上次金额", "本次金额"]
        }
    }
}

/// What is filled in: the text of each field that there is, and the rows of the lists.
public struct FieldValues: Equatable, Sendable {
    public var texts: [DocumentField: String]
    /// Rows with a text for each of the list's columns.
    public var lists: [DocumentList: [[String]]]

    public init(texts: [DocumentField: String] = [:], lists: [DocumentList: [[String]]] = [:]) {
        self.texts = texts
        self.lists = lists
    }
}
