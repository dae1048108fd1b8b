import Housing

extension FailureTexts {
    /// Why an application for the rent subsidy was not taken (LH-01 … LH-45): each with what can be done.
    static func applyingForSubsidy(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .houseAlreadyUsed where RefusalValues(refusal).agreementAct == .stillEligible:
            FailureText(166, "新合同的这套住房已经申请和领取过补租。", "请核对房屋编码；只能换到没有领取过补租的住房。")
        case .houseDuplicate where RefusalValues(refusal).agreementAct == .stillEligible:
            FailureText(170, "新合同的这套住房，别的家庭正在申请或者领取补租。", "请核对房屋编码。")
        case .houseDuplicate where RefusalValues(refusal).agreementAct == .reinstate:
            FailureText(170, "这套住房，别的家庭已经在申请或者领取补租，不能撤销停止。", "请先查清那一家的情况。")
        case .householdDuplicate where RefusalValues(refusal).agreementAct == .reinstate:
            FailureText(171, "这一家在别的批次签了协议，还没有终止，或者已经发放过，不能撤销停止。", "请先查清那一份协议。")
        case .notLuohuHukou:
            FailureText(161, "轮候册上登记的不是本区户籍。", "户籍已经变更的，请在受理截止前到轮候系统或综合窗口变更登记。")
        case .notOnRegisterAtCutOff:
            FailureText(162, "在截止时点，您家不在公共租赁住房轮候册上。", "请核对备案回执号；有疑问，凭身份证在窗口查询。")
        case .noLease: FailureText(163, "还没有签好的租赁合同，或者租期还没有开始。", "请在签好合同、租期开始以后再申请。")
        case .noHouseCode:
            FailureText(164, "房屋编码不对，应为 25 位数字。", "可以看门上的网格二维码或房屋租赁凭证。")
        case .houseNotShenzhen: FailureText(165, "这个房屋编码不是本市的。", "只有本市的房屋可以申请。请核对编码。")
        case .houseAlreadyUsed:
            FailureText(166, "这套住房已经申请和领取过补租，不能再用来申请。", "有不同意见，凭身份证在窗口说明。")
        case .windowNotOpen:
            FailureText(167, "还没有开始受理\(windowWords(refusal, "起"))。", "请到时再来。")
        case .windowClosed:
            FailureText(168, "受理时间已经结束\(windowWords(refusal, "止"))。", "特殊情况，凭身份证在窗口说明。")
        case .coTenantDuplicate where RefusalValues(refusal).field == "applicant":
            FailureText(
                169, "申请人的证件号码已经作为合租人写在别的申请里，现在不能再申请。",
                "合租的只能由一名承租人申请，请先商定。没有和别人合租的，填好的不用改，凭身份证在窗口查明。")
        case .coTenantDuplicate where RefusalValues(refusal).field == "co_tenants":
            FailureText(
                169, "写明的合租人里，有人自己已经申请了，或者申请人已经作为合租人写在别的申请里。",
                "合租的只能由一名承租人申请，请商定由谁申请；号码写错了的，请改过来；都不是的，凭身份证在窗口查明。")
        case .coTenantDuplicate:
            FailureText(169, "申请人已经作为合租人写在别的申请里，或者写明的合租人自己有申请。", "合租的只能由一名承租人申请，请与合租人商定。")
        case .houseDuplicate where RefusalValues(refusal).subsidyAct == .sign:
            FailureText(170, "这套住房在别的批次签了协议，还没有终止。", "请核对房屋编码；那一份协议终止以后再签。")
        case .houseDuplicate:
            FailureText(170, "这套住房已经有人在申请。", "请核对房屋编码；确实是同一套的，先由那一家撤回。")
        case .householdDuplicate: FailureText(171, "这一家已经有一件申请，一家只能申请一次。", "申请人登录以后，在【我的】里可以查看。")
        case .leaseIncomplete:
            FailureText(172, "租赁合同的信息不全。", "请补上双方身份、地址和房号、面积、起止日期；合同上没有的，可以和出租人重新签订。")
        case .leaseTermShort:
            FailureText(173, "租赁合同剩下的租期不到规定的月数。", "可以和出租人重新签订合同，再来申请。")
        default: FailureText(174, "您家已经不在轮候册上，不能签订补租协议。", "凭身份证在窗口核实轮候信息。")
        }
    }

    /// Why a step of the review, the list or the signing was not taken (LH-50 … LH-54).
    static func allottingSubsidy(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .notEligible: return FailureText(175, "这一家不符合申请条件。", "请查看核查结果。")
        case .nothingProposed:
            return FailureText(
                176, "核查没有发现不符合的条件，或者核查以后情况有变化，不能确认不通过。", "请重新核查，或者要求补正。")
        case .undecidedBefore:
            return FailureText(177, "\(placeWords(given))还没有定，名单不能越过它。", "请先办完这一家的核查。")
        case .findingOpen:
            return FailureText(196, "这一家有不符合条件或者待核实的核查结果，现在不能签订。", "请先查清：导入核查结果、再核查，由审核人员决定；查清以前不按放弃处理。")
        case .positionTwice:
            let place = given.place.map { " \($0) " } ?? ""
            return FailureText(178, "轮候册里序位\(place)有两家，或者顺序不对。", "请核对轮候册，重新导入。")
        case .publicityNotOver:
            return FailureText(179, "公示期还没有结束\(untilWords(refusal))。", "请到期后再办。")
        case .objectionOpen where refusal.rule == "LH-52":
            let when = given.since.map { "在\($0.words)" } ?? ""
            return FailureText(143, "您\(when)对这一条提的异议还在处理。", "不用再提，结果在【我的】里看。")
        case .objectionOpen:
            let count = given.found.map { " \($0) 件" } ?? ""
            return FailureText(180, "还有\(count)异议没有处理。", "请先处理完异议。")
        case .quotaUsedUp: return FailureText(181, "配额已经用完。", "不能再通知或者公示。")
        case .amountWrong:
            let owed = given.money.map { "，还应退回 \($0.words)" } ?? ""
            return FailureText(184, "退回的金额不对\(owed)。", "请核对以后再填。")
        case .nobodyWaiting where refusal.rule == "LH-54":
            return FailureText(183, "现在没有已通知、等待签订的家庭。", "先通知轮到的家庭，再打印通知书。")
        case .nobodyWaiting: return FailureText(182, "现在没有可以通知的家庭。", "请等已通知的家庭签订或者到期；名单用完的，由主管决定是否增补。")
        default:
            let count = given.found.map { " \($0) 家" } ?? ""
            return FailureText(183, "还有\(count)没有办完，不能结束。", "已经逾期的，先处理逾期；没有到期的，等签订或者到期以后再办；有情况待处理的，先核查、确认。")
        }
    }

    /// Why something was not done with a batch, its files or its payments.
    static func runningSubsidy(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .batchUnknown: FailureText(185, "没有这一批补租。", "请核对批次的名称；新的一批用 anju batch open 打开。")
        case .batchExists: FailureText(186, "已经有这个名称的一批补租。", "同一份通告只打开一次；另一份通告请换一个名称。")
        case .registerMissing: FailureText(187, "还没有导入截止时点的轮候册。", "请先导入轮候册，再办这一步。")
        case .registerFrozen: FailureText(188, "轮候册已经固定，不能再换。", "请核对文件；需要更正的，请主管按规定处理。")
        case .receiptUnknown: FailureText(189, "轮候册上没有这个备案回执号。", "请核对号码。")
        case .stepRunning: FailureText(190, "别的终端正在办理补租的批次。", "请稍等片刻，查看结果以后再办。")
        case .membersMissing: FailureText(191, "还没有导入家庭成员。", "请先导入家庭成员，再办这一步。")
        case .closeRegisterMissing:
            FailureText(197, "还没有导入受理截止时的轮候册，不能公示。", "请先导入受理截止时的轮候册，再核查、公示。")
        case .nothingDue: FailureText(192, "这个月没有要发放的补租。", "已经编制过的不会重复发放，请查看已有的发放批次。")
        case .runUnknown: FailureText(193, "没有这个发放批次。", "请核对批次号。")
        case .preparedByYou: FailureText(194, "这个发放批次是您编制的，不能由您批准。", "请另一位工作人员批准。")
        case .recheckFirst:
            FailureText(
                159, "这个发放批次里有核查不通过或者待核实的家庭，或者编制、核查以后又有新的核查结果、家庭成员。",
                "请先用 anju pay recheck 再核查一遍，然后批准、送出。")
        case .dayBeforeSigning:
            FailureText(199, "日期在签订协议以前，不是签订以后的重新轮候。", "请核对日期；签订以前的情况，请登记为变更。")
        case .notCommitted:
            FailureText(198, "这一批的轮候顺序还没有固定并公布。", "请主管先用 anju fair commit 固定顺序，公布打印的根值。")
        default: FailureText(195, "这一件已经有决定了。", "请查看已有的决定。")
        }
    }

    /// Why something was not done with an agreement during its term (Q13, LH-62).
    static func duringSubsidy(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .newLeaseMissing:
            let end = given.until.map { "在\($0.words)" } ?? "已经"
            return FailureText(
                147, "租赁合同\(end)到期，没有写新的合同，不能决定仍符合条件。",
                "请写明新合同的起止日期和房屋编码（--lease-start、--lease-end、--house-code）；没有新合同的，决定不再符合条件。")
        case .leaseGap:
            let day = given.until.map { "，最晚\($0.words)起租" } ?? ""
            return FailureText(148, "新的租赁合同和原来的没有接上\(day)。", "请核对起租日期和变更日期；原合同没有提前结束的，到期以后再登记；中间断开的，决定不再符合条件。")
        case .leaseNotLater:
            let day = given.until.map { "（\($0.words)）" } ?? ""
            return FailureText(149, "新的租赁合同不比原来的\(day)晚到期。", "请核对新合同的到期日期。")
        case .afterDeclaration:
            let day = given.until.map { "（\($0.words)）" } ?? ""
            return FailureText(
                156, "这件事发生在家庭申报\(day)以后，不是申请时申报不实。", "请按是否仍符合条件决定。查明申报以前就是这样的，要写明那时的日期。")
        default:
            let back = given.money.map { " \($0.words)" } ?? ""
            return FailureText(150, "多发的补租已经退回\(back)，不能撤销停止。", "请先由财务核实退回的钱怎样处理，再按通告未尽事宜由主管决定。")
        }
    }

    /// Refusals shared with other cases, said of the subsidy; nil where the usual words fit.
    static func ofSubsidy(_ refusal: Refusal) -> FailureText? {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .nothingDue where refusal.rule == "6.5":
            return FailureText(192, "这个发放批次里的月份已经全部取出，批次已经取消。", "还要发放的，用 anju pay prepare 重新编制。")
        case .alreadyDecided where refusal.rule == "LH-55":
            return FailureText(195, "这个发放批次已经送出，不能再核查。", "有新的情况，核查下一个发放批次时再列出。")
        case .wrongState where refusal.rule == "LH-55":
            return FailureText(401, "这个发放批次还没有批准。", "请另一位工作人员先批准。")
        case .wrongState:
            if let state = given.subsidyState {
                let act = given.subsidyAct.map { "，不能\($0.name)" } ?? ""
                return FailureText(401, "这件申请现在是「\(state.name)」\(act)。", "请返回查看最新的情况。")
            }
            if given.agreementAct == .reportChange {
                return FailureText(401, "这一家已有一项变更正在核实。", "那一项有了决定，才能登记下一项。急的，凭身份证在窗口说明。")
            }
            if let state = given.agreementState {
                let act = given.agreementAct.map { "，不能\($0.name)" } ?? ""
                return FailureText(401, "这份协议现在是「\(state.name)」\(act)。", "请返回查看最新的情况。")
            }
            guard let state = given.batchState else { return nil }
            let act = (given.batchAct?.name ?? given.subsidyAct?.name).map { "，不能\($0)" } ?? ""
            return FailureText(401, "这一批现在是「\(state.name)」\(act)。", "请返回查看最新的情况。")
        case .undecidedBefore where refusal.rule == "LH-53":
            return FailureText(177, "\(placeWords(given))有不符合条件或者待核实的核查结果，不能越过它通知后面的家庭。", "请先由审核人确认，或者补齐结果再核查。")
        case .undecidedBefore where refusal.rule == "Q7":
            return FailureText(177, "还有配额，\(placeWords(given))还没有定，不能结束。", "请先办完这一家的核查，再决定增补名单或者结束。")
        case .placesLeft where refusal.rule == "Q7":
            let count = given.found.map { " \($0) 家" } ?? "家庭"
            return FailureText(183, "名单上还有\(count)可以签订，不能增补名单。", "请等签订、放弃或者到期以后再办。")
        case .nobodyWaiting where refusal.rule == "Q7":
            return FailureText(182, "名单以外没有符合条件的家庭，不能增补名单。", "可以结束这一批。")
        case .nothingProposed where refusal.rule == "LH-62":
            return FailureText(176, "没有多付的月份。", "不用追回。")
        case .deadlinePassed where refusal.rule == "LH-54":
            return FailureText(506, "签订的期限已过\(untilWords(refusal))。", "逾期没有签订的，视为放弃补租资格。")
        case .nothingProposed where refusal.rule == "LH-06":
            return FailureText(176, "这套住房没有用来领取过补租，或者已经作过例外决定。", "不用再作决定。")
        case .nothingProposed where refusal.rule == "LH-57":
            return FailureText(176, "这一家已经在轮候册上。", "不用再作决定。")
        case .ownCase where ["6.4", "6.5"].contains(refusal.rule):
            return FailureText(407, "这是您自己家的补租事项（您是申请人、家庭成员或者合租人），不能由您办理。", "请由其他工作人员办理。")
        case .enteredByYou where refusal.rule == "L-06":
            return FailureText(408, "这一家的申请、补正或者核查结果是您录入的，或者补正是您要求的，不能由您确认。", "请另一位工作人员确认。")
        case .enteredByYou where refusal.rule == "6.5":
            return FailureText(408, "新的收款账户是您登记的，不能由您确认。", "请另一位工作人员确认。")
        case .enteredByYou where refusal.rule == "LH-65":
            return FailureText(408, "停止是您登记或者决定的，不能由您撤销。", "请另一位主管撤销。")
        case .enteredByYou where refusal.rule == "Q9":
            return FailureText(408, "这件异议是您登记的，不能由您处理。", "请另一位工作人员处理。")
        case .documentDiffers where refusal.rule == "LH-40":
            return FailureText(125, "补正的申请不是这一家的：备案回执号或者证件号码不对。", "请核对文件。")
        case .itemUnknown where refusal.rule == "LH-44":
            return FailureText(502, "没有要求补正\(field(refusal))，和原来的申请不一样。", "只能改要求补正的项，其他的照原来的填写。")
        case .itemTwice where refusal.rule == "LH-44":
            return FailureText(503, "\(field(refusal))写了两次。", "每一项请只写一次。")
        case .deadlinePassed where refusal.rule == "Q35":
            return FailureText(506, "公示名单已经撤下\(untilWords(refusal))。", "需要核实的，在窗口查询。")
        case .notFound where refusal.rule == "LH-52":
            return FailureText(703, "没有这一份公示名单。", "请核对名单的序号。")
        case .notFound where refusal.rule == "Q9":
            return FailureText(703, "没有这件异议。", "请核对异议的编号。")
        case .deadlinePassed where refusal.rule == "Q9":
            return FailureText(506, "公示期已经结束，不能再提异议\(untilWords(refusal))。", "可以向监督电话反映。")
        case .notExpired where refusal.rule == "LH-54":
            return FailureText(507, "签订的期限还没有过\(untilWords(refusal))。", "请等到期以后再办。")
        case .notExpired where refusal.rule == "LH-20":
            return FailureText(507, "受理还没有截止\(windowWords(refusal, "止"))。", "请在受理结束以后再办。")
        case .notExpired where refusal.rule == "LH-04":
            return FailureText(507, "还没有到轮候的截止时点\(windowWords(refusal, "止"))。", "请在那以后再取入轮候册。")
        case .notExpired where refusal.rule == "LH-55":
            return FailureText(507, "还没有到这个月\(fromWords(refusal))，不能编制。", "请到当月再编制。")
        // No date of the subsidy is provisional.
        case .calendarUnknown where refusal.rule.rawValue.hasPrefix("LH-"):
            return FailureText(
                508, "工作日历还没有公布到期限的那一天\(untilWords(refusal))，期限算不准。",
                "请主管把那一年公布的节假日安排补进 policies/holidays.csv，再办这一步。")
        case .materialMissing where refusal.rule.rawValue.hasPrefix("LH-"):
            let what = given.lacks.isEmpty ? "申请材料、知情同意书或者诚信声明" : SubsidyLack.words(given.lacks)
            return FailureText(301, "还缺\(what)。", "请补齐以后再提交。")
        default: return nil
        }
    }

    private static func field(_ refusal: Refusal) -> String {
        RefusalValues(refusal).field.map { "「\(SubsidyTexts.item($0))」" } ?? "这一项"
    }

    private static func placeWords(_ given: RefusalValues) -> String {
        given.place.map { "序位 \($0) 的家庭" } ?? "前面的家庭"
    }

    private static func untilWords(_ refusal: Refusal) -> String {
        RefusalValues(refusal).until.map { "（到\($0.endWords)止）" } ?? ""
    }

    private static func fromWords(_ refusal: Refusal) -> String {
        RefusalValues(refusal).from.map { "（\($0.words)起）" } ?? ""
    }

    /// The window opens and closes by the minute (LH-20).
    private static func windowWords(_ refusal: Refusal, _ end: String) -> String {
        RefusalValues(refusal).since.map { "（\($0.words)\(end)）" } ?? ""
    }
}
