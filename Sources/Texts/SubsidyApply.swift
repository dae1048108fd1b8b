import Housing

/// 【公租房补贴】 at the kiosk: the application, one question a page.
public enum SubsidyApplyTexts {
    public static let flow = "公租房补贴"
    public static let receipt = "备案回执号"

    // The way in
    public static let noBatch = "现在没有受理中的补租。下一次什么时候受理，请看区住房和建设局的通告，或者呼叫工作人员。"
    public static let whichBatch = "请选择哪一年度的补租"
    public static let isTaking = "受理中"
    public static let isNotYet = "未开始"
    public static let isClosed = "已截止"
    public static let apply = "申请补租"
    public static let goOn = "继续填写申请"
    public static let change = "修改申请"
    public static let withdraw = "撤回申请"
    public static let window = "受理时间"
    public static let quota = "年度配额"
    public static func places(_ count: Int) -> String { "\(count) 套" }
    public static let amount = "每月补租"
    public static func span(_ window: ClosedRange<Moment>) -> String {
        "\(window.lowerBound.words)至\(window.upperBound.words)"
    }
    public static let state = "现在的情况"
    public static let notApplied = "还没有申请"
    public static let appliedAt = "提交时间"
    public static func changeable(until moment: Moment) -> String { "\(moment.words)以前可以修改，也可以撤回。" }
    public static let mayApply = "您家在轮候册上，可以申请。全部填完大约 20 分钟，随时可以离开，填好的会保存。"
    public static let cannotApply = "现在不能申请"
    public static let hasApplied = "您家已经申请"
    public static let whose = "看的是谁"
    public static let byRule = "按哪一条"
    public static let whatNow = "可以怎么办"
    public static func yourself(_ name: String) -> String { "\(name)（申请人）" }
    public static func notRegistered(until moment: Moment) -> String {
        "轮候册上没有以您的证件号码登记的申请人。您家是别的家人登记的，请由他本人来申请；登记有误的，请在\(moment.words)前去更正。"
    }
    /// Who of the family applies, and whether he did.
    public static let applicant = "申请人"
    public static func otherApplies(hasApplied: Bool) -> String {
        hasApplied ? "申请已经由申请人提交，一家只能申请一次" : "您家要由轮候册上的申请人来申请"
    }
    public static func otherWay(
        _ name: String, hasApplied: Bool, canChange: Bool, until moment: Moment
    ) -> String {
        hasApplied
            ? "您不用再申请。要看办到哪一步，请\(name)本人登录，在首页选【我的】。"
                + (canChange ? "\(moment.words)以前要修改或者撤回，请\(name)本人在首页选【公租房补贴】。" : "")
            : "请\(name)本人在\(moment.words)前登录，在这里申请。本人来不了的，请呼叫工作人员，或者到窗口问。"
    }
    public static func houseUsedNote(until moment: Moment, canChange: Bool) -> String {
        "这套住房登记过领取补租，核查时会建议不通过。"
            + (canChange
                ? "填错了编码的，\(moment.words)前可以修改；认为登记有误的，请带租赁合同到窗口说明。"
                : "认为登记有误的，请带租赁合同到窗口说明。")
    }
    /// Where the register is changed; no kiosk opens the website.
    public static let online = "网上"
    public static func openElsewhere(_ website: String) -> String { "用手机或者电脑打开\(website)" }
    public static let atWindow = "窗口"
    public static let registerMissing = "轮候册还没有导入，请稍后再来，或者呼叫工作人员。"
    /// What can be done about a place in the register that keeps a family out (LH-03, LH-04).
    public static func barWay(isHukou: Bool, until moment: Moment) -> String {
        isHukou
            ? "户籍已经迁到本区的，请在\(moment.words)前变更轮候登记，变更好了再来申请。"
            : "以截止时点的轮候册为准，以后入册的这一次不能申请。您认为登记有误的，请带身份证到窗口查询。"
    }
    public static let withdrawTitle = "确定要撤回补租申请吗？"
    public static let withdrawText = "撤回以后不再审核。受理截止以前还可以重新申请；截止以后就不能了。轮候不受影响。"
    public static let withdrawNo = "不撤回"
    public static let withdrawn = "申请已经撤回。"
    public static func closed(_ moment: Moment) -> String { "受理已经在\(moment.words)结束，不能再申请或者修改。" }
    public static func afterClose(hasDraft: Bool) -> String {
        (hasDraft ? "您填过的申请没有提交，这一次不受理。" : "") + "下一次什么时候受理，请看区住房和建设局的通告。"
    }
    public static let notOnRegister = "没有查到您家在轮候册上"
    public static func notOpen(_ moment: Moment) -> String { "\(moment.words)开始受理，请到时再来。" }

    // The task list
    public static let tasksTitle = "申请要做的事"
    public static func tasksText(_ moment: Moment) -> String { "一件一件做，顺序可以换。做完的会保存。请在\(moment.words)前提交。" }
    /// Before the notice was read.
    public static func tasksBegin(_ moment: Moment) -> String {
        "先看通告，看完才能做别的。做完的会保存。请在\(moment.words)前提交。"
    }
    public static func familyOtherwise(_ moment: Moment) -> String {
        "您说家庭信息有变化：别忘了在\(moment.words)前另外去变更登记。"
    }
    public static let changing = "这是修改：新的提交以前，原来的申请一直有效。"
    public static let done = "已完成"
    public static let missing = "未完成"
    public static let begun = "没填完"
    public static let notYet = "现在还不能做"
    public static let noticeFirst = "请先看通告。"
    public static func before(_ names: [String]) -> String { "请先完成：\(names.joined(separator: "、"))。" }

    public static let taskNotice = "看通告"
    public static let taskFamily = "核对家庭信息"
    public static let taskConditions = "回答申请条件"
    public static let taskDwelling = "填写租住的房屋"
    public static let taskLease = "填写租赁合同"
    public static let taskPapers = "交申请材料"
    public static let taskConsent = "知情同意书"
    public static let taskSubmit = "检查并提交"

    // The notice
    public static let noticeTitle = "通告要点"
    public static let noticeWhat = "您家能领多少"
    public static func amountWords(
        size: Int, area: Area, price: Money, monthly: Money, months: Int, total: Money
    ) -> String {
        "您家登记 \(size) 人，补租面积\(area.words)，每平方米每月\(price.words)：每月\(monthly.words)，\(months) 个月共\(total.words)。"
    }
    public static let sizeAtClose = "人数以受理截止时的轮候册为准。"
    public static let noticeWho = "谁可以申请"
    public static let noticeHow = "怎样安排"
    public static let noticeAfter = "领取以后"
    public static let noticeRead = "我看过了"

    // The family
    public static let lookupTitle = "轮候册上查到您家"
    public static let position = "轮候序位"
    public static func place(_ city: Int, district: Int) -> String {
        district > 0 ? "全市第 \(city) 位，户籍区第 \(district) 位" : "全市第 \(city) 位"
    }
    public static let size = "登记人数"
    public static func people(_ count: Int) -> String { "\(count) 人" }
    public static let peopleTitle = "登记的家庭成员"
    public static let noPeople = "还没有登记家庭成员，以窗口登记的为准。"
    public static let peopleQuestion = "登记的对吗？"
    public static let peopleRight = "对，没有变化"
    public static let peopleChanged = "有变化，或者不对"
    public static let changedTitle = "家庭信息有变化，要先变更登记"
    public static func changedText(until moment: Moment, _ website: String, _ window: String) -> [String] {
        [
            "人口、居住证、住房、婚姻等有变化的，请在\(moment.words)前完成变更，过了这个时间这一次就不算。",
            "网上（用手机或者电脑）：\(website)", "窗口：\(window)", "您可以先接着填写申请，变更另外去办。",
        ]
    }
    public static let changedGoOn = "知道了，我会去变更，接着填写"
    public static func member(_ name: String, _ relation: String) -> String { "\(name)（\(relation)）" }
    public static let oneself = "本人"

    // The conditions
    public static func conditionTitle(_ number: Int, of count: Int) -> String { "申请条件（第 \(number) 项，共 \(count) 项）" }
    public static func asked(_ names: [String]) -> String { "问的是：\(names.joined(separator: "、"))。" }
    public static func condition(_ rule: Rule, _ kinds: (homes: [String], subsidies: [String], excepted: [String]))
        -> String?
    {
        switch rule.rawValue {
        case "LH-10": "在深圳有自己的住房吗？和别人共有的、没有登记的也算。\n算住房的有：\(kinds.homes.joined(separator: "、"))等。"
        case "LH-11": "在深圳有住房建设用地（宅基地）吗？"
        case "LH-12": "现在正租着公租房、人才房等保障性政策性住房吗？以前租过、已经退租的不算。"
        case "LH-13": "享受过购房优惠吗？比如买过政策性住房、领过购房补贴，什么时候都算。"
        case "LH-14":
            "领过租房补贴吗？停发的也算：\(kinds.subsidies.joined(separator: "、"))等。\n领过\(kinds.excepted.joined(separator: "、"))的不算。"
        default: nil
        }
    }
    public static func extraCondition(_ name: String) -> String { "符合这一条吗：\(name)" }
    public static let extraYes = "都符合"
    public static let extraNo = "有人不符合"
    public static func none(isOne: Bool) -> String { isOne ? "没有" : "都没有" }
    public static func some(isOne: Bool) -> String { isOne ? "有" : "有人有" }
    public static let whoTitle = "是谁？"
    public static let whoText = "请逐个选；选好后选「选好了」。"
    public static let whoDone = "选好了"
    public static let ticked = "是"
    public static let whoMissing = "请至少选一个人。"
    public static let deniedTitle = "不符合这一条"
    public static func deniedWay(isMending: Bool) -> String {
        "按这一条，申请会通不过。答错了的，请改回答；情况特殊或者不清楚的，可以\(isMending ? "就这样回答" : "照样申请")，由工作人员核查，也可以呼叫工作人员。"
    }
    public static let deniedMending = "就是这样，由工作人员核查"
    public static let deniedChange = "改回答"
    public static let deniedKeep = "照样申请，由工作人员核查"

    // The dwelling
    public static let codeTitle = "租住的房屋的房屋编码"
    public static let code = "房屋编码"
    public static let codeHelp = "25 位数字"
    public static let codeWays = "在哪里可以查到："
    public static let streetTitle = "在哪个街道？"
    public static let addressTitle = "房屋的地址"
    public static let address = "小区、楼栋"
    public static let addressHelp = "街道以后的地址，到楼栋为止"
    /// Where no list of streets is.
    public static let wholeAddressHelp = "街道、路名和门牌号、小区，到楼栋为止"
    public static let room = "房号"
    public static let roomHelp = "要写到房号，比如 302"
    public static let roomWrong = "这不像房号，请照合同或者门牌写，比如 302。"
    public static let addressMissing = "请用汉字写小区和楼栋，比如：东门北路 8 号样例花园 3 栋。"
    public static let roomMissing = "请写房号，比如 302。"
    public static let togetherTitle = "这套房是您家自己租，还是和别人合租？"
    public static let alone = "我家自己租"
    public static let together = "和别人合租"
    public static let tenantsTitle = "合租人的证件号码"
    public static let tenantsText = "合租的人商定由您一人申请，他们就不能再申请。每人写一行，X 请按 * 键。"
    public static func tenant(_ number: Int) -> String { "合租人 \(number)" }
    public static let noDocumentNumber = "这不像证件号码，请照着证件再核对一遍"
    public static let tenantsMissing = "请至少写一个合租人的证件号码。"
    public static func district(_ code: String) -> String {
        switch code {
        case "440303": "罗湖区"
        case "440304": "福田区"
        case "440305": "南山区"
        case "440306": "宝安区"
        case "440307": "龙岗区"
        case "440308": "盐田区"
        case "440309": "龙华区"
        case "440310": "坪山区"
        case "440311": "光明区"
        default: ""
        }
    }
    public static let estateTitle = "在哪个小区？"
    public static let estateText = "选了以后再写楼栋。不在上面的，选最后一项自己写。"
    public static let otherEstate = "都不是，自己写"
    public static let city = "深圳市"

    // The lease
    public static let landlordTitle = "租赁合同：出租人"
    public static let landlord = "出租人姓名"
    public static let landlordDocument = "出租人证件号码"
    public static let landlordHelp = "照合同写，X 请按 * 键；单位出租的，写单位名称和代码"
    public static let landlordMissing = "请写出租人的姓名或者名称。"
    public static let landlordDocumentMissing = "请写出租人的证件号码。"
    public static let datesTitle = "租赁合同：起止和签订日期"
    public static let datesText = "照合同上写的，年月日连着输入，比如 2023年3月1日输入 20230301。"
    public static let start = "起租日期"
    public static let end = "到期日期"
    public static let signedOn = "签订日期"
    public static let startMissing = "请写起租日期。"
    public static let endMissing = "请写到期日期。"
    public static let signedMissing = "请写签订日期。"
    public static let endBeforeStart = "到期日期在起租日期以前，请核对。"
    public static let startsLater = "租期还没有开始，开始以后再申请。"
    public static let signedLater = "签订日期在今天以后，签好以后再申请。"
    public static let sizeTitle = "租赁合同：面积和租金"
    public static let area = "租赁面积（平方米）"
    public static let areaMissing = "请写租赁面积，比如 48.5。"
    public static let pointHelp = "照合同写，小数点请按 * 键"
    public static let rent = "每月租金（元）"
    public static let rentMissing = "请写每月租金，比如 2600。"
    public static let mustContain = "合同上要有：双方身份、地址到房号、面积、起止日期。缺一样就要补写或者重签。"
    public static let shortTitle = "租期剩下不到规定的时间"
    public static func shortText(months: Int, end: Day, needed: Day) -> String {
        "从提交申请的那一天算起，合同至少还要有 \(months) 个月：今天提交的，要到\(needed.words)或者更晚。您的合同到\(end.words)就到期了。"
    }
    /// - Parameter latest: what is enough on every day until the close: it is counted from the day of handing in.
    public static func shortWay(_ hint: String, until moment: Moment, latest: Day) -> String {
        "\(hint)请在\(moment.words)前签好，回来改到期日期再提交；签到\(latest.words)或者更晚的，哪一天提交都够。填好的都会保存。"
    }
    public static let shortChange = "改日期"
    public static let shortLater = "先放着，重新签订以后再来"

    // The papers
    public static let maritalTitle = "申请人现在的婚姻状况"
    public static let childrenTitle = "有几个未成年的子女？"
    public static func children(_ count: Int) -> String { count == 0 ? "没有" : "\(count) 个" }
    public static let papersTitle = "申请材料"
    public static let papersText = "每一样都请拍照、扫描，或者从 U 盘取。"
    public static func oneOf(_ sets: [[String]]) -> String {
        "下面任选一种，交齐一种就可以：" + sets.map { $0.joined(separator: "和") }.joined(separator: "；或者") + "。"
    }
    public static let needed = "要交的"
    public static let optional = "其他有关的材料（可以不交）"
    public static func taken(_ count: Int) -> String { "已交 \(count) 张" }
    public static let notTaken = "还没有交"
    /// With an application that did not come from a kiosk.
    public static let given = "以前交过"
    public static let maybe = "可以不交"
    public static let papersDone = "材料交齐了"
    public static func paperTitle(_ name: String) -> String { "材料：\(name)" }
    public static let takePicture = "拍照、扫描或者从 U 盘取"
    public static let addPicture = "再加一张"
    public static let dropPicture = "全部不要，重新取"
    public static let takingText = "请把材料放平，四个角都要看得见。"
    public static let preview = "这张看得清吗？"
    public static let use = "看得清，用这张"
    public static func kept(_ name: String) -> String { "「\(name)」已经保存。" }
    public static let pictureGone = "照片已经不在了，请再取一次。"

    // The consent
    public static let consentTick = "我已阅读知情同意书，知道全部内容"
    public static let consentTickMissing = "请先勾选「我已阅读知情同意书」。"
    public static let sheetTitle = "签名的知情同意书"
    public static let sheetText = "选一种办法：自己打印、签名，再拍照；或者到窗口当面签名，由工作人员见证。"
    public static let sheetWitnessed = "不用再打印，也不用交签名的纸。请选「下一步」。"
    public static let sheetPrint = "打印知情同意书"
    public static let sheetTake = "签好了，拍照或者扫描"
    public static let sheetWitness = "请工作人员见证"
    public static func witnessed(_ at: Moment) -> String { "已由工作人员见证（\(at.words)）" }

    // A clerk as the witness
    public static let windowTitle = "请工作人员当面见证"
    public static let windowSteps = [
        "1. 带身份证原件到窗口，说「补租申请，见证知情同意书」，报备案回执号。",
        "2. 在窗口读完知情同意书，在纸上签名、写日期，纸由工作人员收下。",
        "3. 回到这里接着填，不用再打印和拍照。填好的都已经保存，换一台终端也可以。",
    ]
    public static func windowUntil(_ moment: Moment) -> String {
        "见证以后还要在终端提交申请，请在\(moment.words)前办完。"
    }
    public static let windowAgain = "还没有见证。工作人员办好以后，这一页会自己显示。"
    public static let sheetPrinting = "打印知情同意书"
    public static let sheetPrinted = "已经打印。请取走、签名，再回到这里拍照。"
    public static let sheetNotPrinted = "没有打印。请再试一次，或者呼叫工作人员。"
    public static let sheetDone = "签好的已经收到"
    public static let sheetNotice = "通告"
    public static let sheetApplicant = "申请人"
    public static let sheetDocument = "证件号码"

    // Review and after
    public static let honestyTitle = "诚信声明"
    public static let honestyTick = "我声明：所填的和所交的都完整、真实、合法"
    public static let honestyMissing = "请先勾选诚信声明。"
    public static let reviewTitle = "提交以前，请核对一遍"
    public static let submit = "提交申请"
    public static let reviewFamily = "家庭"
    public static let reviewDwelling = "租住的房屋"
    public static let reviewLease = "租赁合同"
    public static let reviewPapers = "材料和声明"
    public static let conditions = "申请条件"
    public static let conditionsMet = "都符合"
    public static func conditionsDenied(_ count: Int) -> String { "有 \(count) 项自己认为不符合" }
    public static let marital = "婚姻状况"
    public static let childrenLabel = "未成年子女"
    public static let addressLabel = "地址"
    public static let coTenants = "合租人"
    public static let noCoTenants = "没有"
    public static let term = "租期"
    public static let landlordLabel = "出租人"
    public static let areaAndRent = "面积、租金"
    public static let papersLabel = "材料"
    public static let consentLabel = "知情同意书"
    public static func signed(_ at: Moment, isWitnessed: Bool) -> String {
        isWitnessed ? "由工作人员当面见证（\(at.words)）" : "纸上签名（\(at.words)）"
    }
    public static let submitted = "补租申请已经提交"
    public static let changed = "修改后的补租申请已经提交"
    /// - Parameters:
    ///   - closes: until when it can be changed; nil where it cannot any more.
    ///   - correction: working days, as the others.
    public static func next(
        closes: Moment?, correction: Int, publicity: Int, signing: Int, phones: [String], hours: String
    ) -> [String] {
        let steps = [
            closes.map { "\($0.words)以前可以修改或者撤回，在首页选【公租房补贴】。" },
            "截止以后按轮候序位审核，不按提交先后。缺什么会通知您，通知以后 \(correction) 个工作日内补正。",
            "审核通过的公示 \(publicity) 个工作日，再按次序通知签订，通知以后 \(signing) 个工作日内签。",
            "审核、公示从哪一天开始，通告没有定。请常来看【我的】，电话保持畅通。",
        ].compactMap(\.self)
        return steps.enumerated().map { "\($0 + 1). \($1)" } + ["咨询电话：\(phones.joined(separator: "、"))（\(hours)）"]
    }
    /// Of a paper that was sent back: the pictures of it that lie there count on.
    public static func takeAnew(_ count: Int) -> String {
        "这一样退回来了，请重新交。以前交的 \(count) 张会留着；不要了的，选「\(dropPicture)」。"
    }
    /// Before it is handed in.
    public static func reviewDenied(_ count: Int) -> String {
        "有 \(count) 项条件您答的是不符合，核查很可能不通过。答错了的，请先改过来再提交。"
    }
    public static func deniedNote(_ count: Int, until closes: Moment) -> String {
        "有 \(count) 项条件您答的是不符合，核查很可能不通过。答错了，\(closes.words)以前可以修改。"
    }

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("怎样申请", ["先看通告，再一件一件做。每做完一件就保存，离开以后在哪一台终端都可以接着做。"]),
        ("填错了怎么办", ["提交以前随时可以改。提交以后、截止以前也可以改：新的提交以前，原来的一直有效。"]),
        ("申请和轮候", ["申请补租不影响轮候。签订补租协议的时候才退出轮候。"]),
    ]
}
