/// Every sentence of the notice that binds somebody: the rules that follow from it, where the program holds what it says,
/// and the tests that prove it.
struct NoticeSentence: Sendable {
    /// To the letter.
    let text: String
    let rules: [Int]
    let holds: [Holding]
    /// `Suite/function`.
    let tests: [String]

    enum Holding: Sendable {
        /// Words of `luohu-2023.toml`.
        case notice(String)
        /// A file below `Sources`, and words of it.
        case code(String, String)
    }

    init(_ text: String, _ rules: Int..., holds: [Holding], tests: [String]) {
        (self.text, self.rules, self.holds, self.tests) = (text, rules, holds, tests)
    }

    private static func housing(_ file: String, _ words: String) -> Holding { .code("Housing/Subsidy/\(file)", words) }

    static let all = conditions + quota + application + review + term + answers

    // MARK: 房源情况, 受理对象, 受理条件

    private static let conditions = [
        NoticeSentence(
            "本次受理补租的房源范围为本市具备房屋编码的社会存量住房。", 1,
            holds: [housing("SubsidyForm.swift", "houseNotShenzhen"), housing("SubsidyForm.swift", "noHouseCode")],
            tests: ["SubsidyFormTests/house"]),
        NoticeSentence(
            "属于罗湖区户籍且同时在深圳市保障性住房统一轮候系统登记为罗湖区户籍的公共租赁住房在册轮候家庭(截至2023年7月31日18:00)。", 3, 4,
            holds: [
                .notice("district = \"440303\""), .notice("cut_off = \"2023-07-31T18:00:00+08:00\""),
                housing("Eligibility.swift", "notLuohuHukou"),
            ],
            tests: ["EligibilityTests/hukou", "EligibilityTests/cutOff", "EligibilityTests/unknown"]),
        NoticeSentence(
            "(一)申请人已承租深圳市具备房屋编码的社会存量住房(已被用于申请和领取社会存量住房补租的除外),并签订租赁合同。", 5, 6,
            holds: [housing("SubsidyForm.swift", "noLease"), housing("Eligibility.swift", "houseAlreadyUsed")],
            tests: ["SubsidyFormTests/lease", "EligibilityTests/together"]),
        NoticeSentence(
            "房屋编码可通过关注“深圳社区网格管理”微信公众号、微信打开网址http://www.szzlb.gov.cn/govmap/、扫描门上网格二维码或查看房屋租赁凭证等方式查询。", 2,
            holds: [
                .notice("关注「深圳社区网格管理」微信公众号"), .notice("微信打开网址 http://www.szzlb.gov.cn/govmap/"),
                .notice("扫描门上网格二维码"), .notice("查看房屋租赁凭证"),
            ],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "(二)申请人及配偶、未成年子女、其他共同申请人在本市均未拥有任何形式自有住房或住房建设用地、未正在租赁保障性政策性住房、未享受过购房优惠政策(包括购买过政策性住房或者享受过购房补贴政策等)、在申请之日前未领取过任何形式的租房货币补贴(领取新引进人才租房和生活补贴的除外)。",
            10, 11, 12, 13, 14,
            holds: [
                housing("ConditionSet.swift", "case .spouse, .minorChild, .coApplicant"),
                .notice("excepted_subsidies = [\"新引进人才租房和生活补贴\"]"),
            ],
            tests: ["EligibilityTests/person", "EligibilityTests/roles", "SubsidyRowTests/excepted"]),
        NoticeSentence(
            "其中,住房包括但不限于安居房(含准成本房、全成本房、社会微利房、全成本微利房)、房改房、经济适用住房、公共租赁住房、安居型商品房(含预售安居型商品房)、人才住房等政策性住房,集资房,拆迁安置房,军产房,商品房(含预售商品房),自建私房等;",
            15,
            holds: [
                "安居房（准成本房）", "安居房（全成本房）", "安居房（社会微利房）", "安居房（全成本微利房）", "房改房", "经济适用住房", "公共租赁住房",
                "安居型商品房（含预售）", "人才住房", "其他政策性住房", "集资房", "拆迁安置房", "军产房", "商品房（含预售）", "自建私房",
            ].map { .notice("\"\($0)\"") },
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "保障性政策性租房补贴包括但不限于领军人才租房补贴、“菁英人才”持卡人租房补贴、社会存量住房补租、人才住房补租补贴等;", 16,
            holds: ["领军人才租房补贴", "「菁英人才」持卡人租房补贴", "社会存量住房补租", "人才住房补租补贴"].map { .notice("\"\($0)\"") },
            tests: ["NoticeFileTests/figures", "SubsidyRowTests/excepted"]),
        NoticeSentence(
            "自有住房,包括已经合法登记的住房和虽未登记但有家庭成员或者单身居民以所有人或者共有人的名义拥有的住房。", 17,
            holds: [housing("ConditionSet.swift", "(LH-10, LH-15, LH-17)")], tests: ["EligibilityTests/person"]),
        NoticeSentence(
            "(三)深圳市、罗湖区人民政府规定的其他条件。", 18,
            holds: [.notice("extra_conditions"), housing("Eligibility.swift", "extraCondition")],
            tests: ["EligibilityTests/extra", "NoticeFileTests/slips"]),
        NoticeSentence(
            "2023年8月15日9:00至2023年8月29日18:00。", 20,
            holds: [
                .notice("opens_at = \"2023-08-15T09:00:00+08:00\""),
                .notice("closes_at = \"2023-08-29T18:00:00+08:00\""),
            ],
            tests: ["NoticeFileTests/figures", "SubsidyBatchTests/order"]),
    ]

    // MARK: 年度配额, 保障标准

    private static let quota = [
        NoticeSentence(
            "2023年度1000套。", 30, holds: [.notice("quota = 1000")],
            tests: ["NoticeFileTests/figures", "SigningOrderTests/callable"]),
        NoticeSentence(
            "按审核通过的轮候家庭在深圳市公共租赁住房轮候册的序位,依次保障,配额分配完毕即止。", 31,
            holds: [housing("SigningOrder.swift", "positionTwice"), housing("SubsidyBatch.swift", "quotaUsedUp")],
            tests: ["SigningOrderTests/example", "SubsidyBatchTests/allSign", "SubsidyBatchTests/property"]),
        NoticeSentence(
            "(一)住房以套为单位申请。", 32, holds: [housing("SubsidyState.swift", "(LH-32, Q17)")],
            tests: ["RandomOfficeTests/many"]),
        NoticeSentence(
            "两人及以上合租单套住房的,承租人应当确定一人作为申请人,不得重复申请。", 33,
            holds: [.notice("两人及以上合租单套住房的，承租人应当确定一人作为申请人，不得重复申请。")], tests: ["RandomOfficeTests/many"]),
        NoticeSentence(
            "(二)以在册轮候家庭符合条件的家庭人口数确定补租面积:在深圳市公共租赁住房轮候册中登记为1人家庭的,补租面积为35㎡;登记为2人及以上家庭,补租面积为65㎡。", 34,
            holds: [.notice("area_of_one_cm2 = 350000"), .notice("area_of_more_cm2 = 650000")],
            tests: ["SubsidyStandardTests/money"]),
        NoticeSentence(
            "(三)补租单价:33元/㎡·月。", 35, holds: [.notice("price_fen = 3300")], tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "(四)月补租金额=补租单价×补租面积。", 36, holds: [housing("SubsidyStandard.swift", "Rent.monthly")],
            tests: ["SubsidyStandardTests/money", "SubsidyStandardTests/inexact"]),
        NoticeSentence(
            "(五)补租期限:3年。", 37, holds: [.notice("term_months = 36")],
            tests: ["SubsidyStandardTests/money", "InstalmentPlanTests/whole"]),
    ]

    // MARK: 网上申请

    private static let application = [
        NoticeSentence(
            "符合条件的申请人自行登录2023年度罗湖区公共租赁住房轮候家庭补租申请系统,按要求进行申请。", 40,
            holds: [.code("Office/Subsidy/Files/ApplicationLine.swift", "applications.jsonl")],
            tests: ["SubsidyRowTests/applications"]),
        NoticeSentence(
            "1.身份信息证明材料,包括身份证、户口簿、婚姻证明(结婚证、或离婚证及离婚协议、或法院判决书)、出生证明或者相关身份证明。", 41,
            holds: [
                .notice("one_of = [[\"身份证\", \"户口簿\"]]"), .notice("one_of = [[\"离婚证\", \"离婚协议\"], [\"法院判决书\"]]"),
                .notice("one_of = [[\"出生证明\"], [\"相关身份证明\"]]"),
            ],
            tests: ["NoticeFileTests/papers", "SubsidyFormTests/papers"]),
        NoticeSentence(
            "2.租房信息证明材料,包括《住房租赁合同》,合同内容须包括租赁双方身份信息、房屋地址(具体到房号)、租赁房屋面积、租赁起止时间等必要信息,", 42,
            holds: [.notice("one_of = [[\"住房租赁合同\"]]"), housing("SubsidyForm.swift", "leaseIncomplete")],
            tests: ["SubsidyFormTests/facts"]),
        NoticeSentence(
            "且该合同自申请之日起,租赁期限剩余有效期应当不低于6个月;", 43, holds: [.notice("lease_months = 6")],
            tests: ["SubsidyFormTests/term"]),
        NoticeSentence(
            "如原租赁合同不符合上述要求,可与房屋出租人重新签订合同。", 44,
            holds: [.notice("如原租赁合同不符合要求，可与房屋出租人重新签订合同。"), .notice("correction_working_days = 5")],
            tests: ["RandomOfficeTests/many"]),
        NoticeSentence(
            "3.申请人签署的《知情同意书》(见附件)。", 45, holds: [.notice("one_of = [[\"知情同意书\"]]")],
            tests: ["SubsidyFormTests/signed"]),
        NoticeSentence(
            "4.其他与申请相关的材料。", 46, holds: [.notice("\"住房租赁合同\", \"知情同意书\", \"其他\",")],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "申请人的轮候信息发生变更的(如家庭人口、居住证信息、住房、婚姻等),应在2023年8月29日18:00前完成相关信息变更。", 21,
            holds: [
                .notice("closes_at = \"2023-08-29T18:00:00+08:00\""), housing("SubsidyNotice.swift", "(LH-21, Q5)"),
            ],
            tests: ["RandomOfficeTests/many"]),
        NoticeSentence(
            "信息变更方式:登录深圳市住房和建设局网站“住房保障服务”(http://zjj.sz.gov.cn/)在线提交信息变更申请或持变更事项的证明材料到深圳市罗湖区政务服务中心(深圳市罗湖区经二路48号罗湖体育馆内)综合窗口申请变更。",
            21,
            holds: [
                .notice("深圳市住房和建设局网站「住房保障服务」（http://zjj.sz.gov.cn/）"),
                .notice("深圳市罗湖区政务服务中心（深圳市罗湖区经二路48号罗湖体育馆内）综合窗口"),
            ],
            tests: ["NoticeFileTests/figures"]),
    ]

    // MARK: 资格核查、公示, 签订补租协议, 补租发放

    private static let review = [
        NoticeSentence(
            "受理期限截止,罗湖区住房和建设局根据深圳市公共租赁住房轮候册排序序位,对申请人进行资格审核,确定签约序位,形成“补租人员名单”。", 50,
            holds: [housing("SubsidyStep.swift", "(LH-20, LH-50)"), housing("SubsidyStep.swift", "undecidedBefore")],
            tests: ["SubsidyBatchTests/order", "SigningOrderTests/undecided"]),
        NoticeSentence(
            "“补租人员名单”按照不超过总配额的1.2倍进行公示,", 51, holds: [.notice("list_factor = [12, 10]")],
            tests: ["SubsidyStandardTests/listLength", "SigningOrderTests/example"]),
        NoticeSentence(
            "公示期为5个工作日。", 52, holds: [.notice("publicity_working_days = 5")],
            tests: ["SubsidyBatchTests/publicity"]),
        NoticeSentence(
            "公示网址:罗湖区住房和建设局政府信息公开网站(http://www.szlh.gov.cn/lhzfjsj/gkmlpt/index#12588)", 52,
            holds: [.notice("罗湖区住房和建设局政府信息公开网站（http://www.szlh.gov.cn/lhzfjsj/gkmlpt/index#12588）")],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "公示通过后,补租名单中的轮候家庭应在要求的时间内,依序签订社会存量住房补租协议,配额分配完毕即止。", 53,
            holds: [.notice("signing_working_days = 10"), housing("SigningOrder.swift", "quota - signed - called")],
            tests: ["SubsidyBatchTests/oneWaives", "SigningOrderTests/callable"]),
        NoticeSentence(
            "逾期未签订的,将被视为放弃补租资格。", 54, holds: [housing("SubsidyStanding.swift", "notSignedInTime")],
            tests: ["SubsidyBatchTests/twoWaive", "SubsidyBatchTests/oneWaives"]),
        NoticeSentence(
            "签订补租协议后,罗湖区住房和建设局按补租协议约定发放补租款。", 55,
            holds: [.notice("first_month = 1"), housing("InstalmentPlan.swift", "(LH-55 … LH-60)")],
            tests: ["InstalmentPlanTests/whole", "SubsidyStandardTests/months"]),
        NoticeSentence(
            "补租期间,申请人因条件变更而不符合条件的,在条件变更的次月停止发放。", 56,
            holds: [.notice("因条件变更而不符合条件的，在条件变更的次月停止发放。"), housing("InstalmentPlan.swift", "(LH-56, Q12)")],
            tests: ["InstalmentPlanTests/stopped", "SubsidyAgreementTests/lastMonth"]),
    ]

    // MARK: 重要提示

    private static let term = [
        NoticeSentence(
            "(一)公共租赁住房在册轮候家庭,按规定提交补租申请的,须在签订补租协议时退出公共租赁住房轮候;", 57,
            holds: [.notice("须在签订补租协议时退出公共租赁住房轮候；"), housing("SubsidyBatch.swift", "leftRegisterEarly")],
            tests: ["SubsidyBatchTests/left", "RandomOfficeTests/many"]),
        NoticeSentence(
            "补租对象重新轮候公共租赁住房的,停止发放租房补租。", 58, holds: [.notice("重新轮候公共租赁住房的，停止发放租房补租。")],
            tests: ["SubsidyAgreementTests/machine", "RandomOfficeTests/many"]),
        NoticeSentence(
            "重新轮候公共租赁住房须符合最近发布《深圳市公共租赁住房管理办法》规定条件。", 58,
            holds: [housing("SubsidyReason.swift", "REQUEUED")], tests: ["SubsidyAgreementTests/machine"]),
        NoticeSentence(
            "(二)补租期限内申请人应配合补充相关佐证材料,及时办理相关信息的变更,包括但不限于个人信息、家庭成员信息、婚姻状况、租赁住房合同等变更。", 59,
            holds: [
                .notice("补租期限内，个人信息、家庭成员、婚姻状况、租赁住房合同等有变更的，应及时办理变更，并配合补充相关佐证材料。"),
                .code("Office/Subsidy/Records/AgreementRecords.swift", "case lease = \"租赁合同\""),
            ],
            tests: ["SubsidyAgreementTests/arrears", "RandomOfficeTests/many"]),
        NoticeSentence(
            "变更后仍符合申请条件的,申请人可继续领取补贴;不符合条件的,次月起停止计算补租。", 60,
            holds: [
                housing("SubsidyAgreement.swift", "stillEligible"),
                housing("SubsidyReason.swift", "CHANGED_NOT_ELIGIBLE"),
            ],
            tests: ["SubsidyAgreementTests/arrears", "SubsidyAgreementTests/lastMonth"]),
        NoticeSentence(
            "(三)罗湖区社会存量住房补租实行诚信申报制度,申报个人应为申报材料的完整性、真实性、合法性负责。", 61,
            holds: [.notice("申报个人应为申报材料的完整性、真实性、合法性负责；"), housing("SubsidyForm.swift", "declaredAt")],
            tests: ["SubsidyFormTests/signed"]),
        NoticeSentence(
            "因虚假申请等不符合条件的申请人有义务向罗湖区住房和建设局退回多领取的补租。", 62,
            holds: [.notice("因虚假申请等不符合条件的，应退回多领取的补租。"), housing("SubsidyAgreement.swift", "findOverpayment")],
            tests: ["SubsidyAgreementTests/recovery"]),
        NoticeSentence(
            "若不予配合,罗湖区住房和建设局依法追缴其多领取的补租,并追究法律责任。", 62,
            holds: [.notice("若不予配合，依法追缴多领取的补租，并追究法律责任。"), housing("SubsidyAgreement.swift", "ESCALATED")],
            tests: ["SubsidyAgreementTests/machine"]),
        NoticeSentence(
            "(四)领取补租期间因违反相关规定,一经核实,根据市、区住房保障相关法律法规予以处理。", 63,
            holds: [.code("Office/Subsidy/Records/AgreementRecords.swift", "(LH-63)")],
            tests: ["RandomOfficeTests/many"]),
    ]

    // MARK: 咨询方式, 监督和举报

    private static let answers = [
        NoticeSentence(
            "深圳市罗湖区住房和建设局地址:罗湖区东门中路万达丰大厦裙楼726。", 64, holds: [.notice("address = \"罗湖区东门中路万达丰大厦裙楼726\"")],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "政策咨询电话:25666765、22185615、25650918、82170385(工作日9:00-12:00、14:00-18:00)", 64,
            holds: [
                .notice("policy_phones = [\"25666765\", \"22185615\", \"25650918\", \"82170385\"]"),
                .notice("工作日 9:00-12:00、14:00-18:00"),
            ],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "市民可通过来电、来信、来访的方式向深圳市罗湖区住房和建设局或深圳市罗湖区纪检监察部门投诉、举报。", 64,
            holds: [.notice("ways = [\"来电\", \"来信\", \"来访\"]")], tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "为了便于调查核实,提倡实名反映问题并提供联系方式,有关部门将按规定予以严格保密。", 64,
            holds: [.notice("提倡实名反映问题并提供联系方式，有关部门将按规定予以严格保密。")], tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "深圳市罗湖区住房和建设局投诉举报电话:25650868;地址:罗湖区东门中路万达丰大厦裙楼726。", 64,
            holds: [.notice("phone = \"25650868\"")], tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "深圳市罗湖区纪检监察部门投诉举报电话以其公开的信息为准。", 64, holds: [.notice("深圳市罗湖区纪检监察部门投诉举报电话以其公开的信息为准。")],
            tests: ["NoticeFileTests/figures"]),
        NoticeSentence(
            "* 本通告未尽事宜由罗湖区住房和建设局负责解释。", 65, holds: [.notice("本通告未尽事宜由罗湖区住房和建设局负责解释。")],
            tests: ["NoticeFileTests/figures"]),
    ]
}
