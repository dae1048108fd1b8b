import Housing

extension FailureTexts {
    /// Why a rule said no. The switch names every code, so that a new one without a sentence does not compile.
    public static func refused(_ refusal: Refusal) -> FailureText {
        if let text = ofContract(refusal) ?? ofCheck(refusal) ?? ofTenancy(refusal) ?? ofSubsidy(refusal) {
            return text
        }
        switch refusal.code {
        case .notTheTenant, .leaseNotActive, .leaseEnded, .tooEarly, .alreadyOpen, .policyNotOffered,
            .needsEconomicCheck:
            return starting(refusal)
        case .checkUnderWay, .checkOutOfDate, .checkNotMet, .checkFamilyChanged, .memberUnknown, .memberNotAdult,
            .memberTwice,
            .memberMissing,
            .authorisationMissing, .documentDiffers, .reportRepeated, .reportDiffers, .reportInFuture, .reportTooOld,
            .reportHead, .reportFigures, .reportUnsigned, .reportSignatureWrong, .limitsUnknown, .objectionClosed,
            .objectionRepeated:
            return checking(refusal)
        case .textNotShown, .textOutdated, .informationNotConfirmed, .notTicked, .readTooShort, .readLongerThanOpen:
            return reading(refusal)
        case .blockNotShown, .blockNotAnswered, .blockAnsweredTwice, .lineNotNamed, .lineUnknown,
            .lineNotCorrectable, .infoChanged:
            return confirming(refusal)
        case .materialMissing, .materialPresent, .materialUnknown, .materialEmpty, .materialTooLarge,
            .materialRepeated, .tooManyMaterials, .slotNotOpen:
            return material(refusal)
        case .wrongState, .roleNotAllowed, .notYourCase, .claimedByOther, .alreadyYours, .inHandElsewhere, .ownCase,
            .enteredByYou:
            return turn(refusal)
        case .itemsMissing, .itemUnknown, .reasonUnfit, .itemTwice, .noteMissing, .itemsNotDone, .deadlinePassed,
            .notExpired,
            .calendarUnknown:
            return returning(refusal)
        case .renewalNotApproved, .contractOpen, .contractOutdated, .documentChanged, .reportOpen, .tooManyAttempts,
            .notReadToEnd, .transcriptionDiffers, .shortSentenceNotOffered, .identityNotChecked, .passwordNeeded,
            .sheetCodeWrong, .sheetOfFormerVersion, .signatureReused, .signatureMissing, .noPlaceToSign, .reviewedByYou,
            .witnessedByYou:
            return signing(refusal)
        case .notOnLease, .dayInFuture, .dayBeforeMovingIn, .contactMissing, .proofMissing, .outcomeNotPossible,
            .notAnAdult, .tenancyOpen:
            return tenancy(refusal)
        case .notLuohuHukou, .notOnRegisterAtCutOff, .noLease, .noHouseCode, .houseNotShenzhen, .houseAlreadyUsed,
            .windowNotOpen, .windowClosed, .coTenantDuplicate, .houseDuplicate, .householdDuplicate, .leaseIncomplete,
            .leaseTermShort, .leftRegisterEarly:
            return applyingForSubsidy(refusal)
        case .notEligible, .nothingProposed, .undecidedBefore, .positionTwice, .publicityNotOver, .objectionOpen,
            .quotaUsedUp, .nobodyWaiting, .placesLeft, .amountWrong, .findingOpen:
            return allottingSubsidy(refusal)
        case .batchUnknown, .batchExists, .registerMissing, .registerFrozen, .receiptUnknown, .stepRunning,
            .membersMissing, .nothingDue, .runUnknown, .preparedByYou, .recheckFirst, .alreadyDecided, .notCommitted,
            .dayBeforeSigning, .closeRegisterMissing:
            return runningSubsidy(refusal)
        case .newLeaseMissing, .leaseGap, .leaseNotLater, .alreadyRepaid, .afterDeclaration:
            return duringSubsidy(refusal)
        case .signInFailed, .signInDelayed, .methodNotConnected, .accountNotActivated, .accountDisabled, .codeWrong,
            .codeExpired, .codeUsed, .codeUsedUp, .passwordTooShort, .passwordTooCommon, .consentMissing,
            .sessionEnded:
            return SignInTexts.refused(refusal)
        case .certificateUnreadable, .certificatePINWrong, .certificateProtectionUnknown, .certificateKeyMissing,
            .certificateNotYetValid, .certificateExpired, .certificateRevoked, .certificateIssuerUnknown,
            .certificateIssuerUnfit, .certificateListOutdated, .certificateTooWeak, .certificateNotForSignIn,
            .certificateNumberMissing, .certificateOfOrganisation:
            return CertificateTexts.refused(refusal.code)
        case .notFound, .nothingWaiting, .notTraining, .clockBehind, .notEmpty, .loginTaken, .lastManager,
            .importRunning:
            return office(refusal)
        }
    }

    private static func starting(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .notTheTenant:
            return FailureText(101, "只有合同上的承租人本人可以申请续租。", "请由承租人本人办理，或到窗口说明情况。")
        case .leaseNotActive:
            return FailureText(102, "这份租赁合同没有生效或者已经终止，不能续租。", "请带身份证到窗口核实。")
        case .leaseEnded:
            let day = given.until.map { "已于\($0.words)" } ?? "已经"
            return FailureText(103, "这份租赁合同\(day)到期，不能在这里续租。", "请带身份证到窗口，由工作人员告诉您怎么办。")
        case .tooEarly:
            let day = given.from.map { "从\($0.words)起可以申请" } ?? "还不能申请"
            let last = given.until.map { "，到\($0.words)为止都可以提出" } ?? ""
            return FailureText(104, "还没有到续租时间，\(day)\(last)。", "请到时再来。")
        case .alreadyOpen:
            return FailureText(105, "这份合同已经有一件正在办理的申请。", "请到【我的】继续办理。")
        case .policyNotOffered:
            return FailureText(106, "还没有选定续租政策，或者这份合同不能选【按照原政策执行】。", "请返回重新选择。")
        default:
            let wayOn =
                given.policy == .new ? "请先办理【经济状况核对】，或到窗口咨询。" : "老政策的合同也可以选【按照原政策执行】。"
            return FailureText(107, "按新政策续租，要先通过【经济状况核对】。", wayOn)
        }
    }

    private static func reading(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .textNotShown where refusal.rule == "LH-45":
            return FailureText(201, "《知情同意书》还没有在这里读过。", "请打开《知情同意书》，读完、签名以后再提交。")
        case .notTicked where refusal.rule == "LH-45":
            return FailureText(204, "还没有勾选《知情同意书》下面的一项。", "请先勾选，再按【我已阅知】。")
        case .textNotShown:
            return FailureText(201, "续约声明还没有打开看过。", "请打开声明，读完后再按【我已阅知】。")
        case .textOutdated:
            return FailureText(202, "这段文字有了新的版本。", "请重新阅读新的版本。")
        case .informationNotConfirmed:
            return FailureText(203, "还没有确认续约相关信息。", "请先勾选续约相关信息。")
        case .notTicked:
            return FailureText(204, "还没有勾选个人续约声明。", "请先勾选，再按【我已阅知】。")
        case .readTooShort:
            let least = given.least.map { "至少要读\(TimeSpan.words(seconds: $0))" } ?? "阅读时间还不够"
            return FailureText(205, "\(least)。", "请再读一会儿。")
        default:
            return FailureText(206, "阅读的时间对不上。", "请重新打开声明，读完后再按【我已阅知】。")
        }
    }

    private static func confirming(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        let block = given.block?.name ?? "这一项"
        let line = given.items.first.map(name) ?? "这一行"
        switch refusal.code {
        case .blockNotShown:
            return FailureText(211, "「\(block)」还没有看过。", "请看过以后再确认。")
        case .blockNotAnswered:
            return FailureText(212, "「\(block)」还没有回答。", "请选「无误」或「有误」。")
        case .blockAnsweredTwice:
            return FailureText(213, "「\(block)」回答了两次。", "请重新确认这一项。")
        case .lineNotNamed:
            return FailureText(214, "「\(block)」选了有误，还没有指出是哪一行。", "请指出哪一行不对。")
        case .lineUnknown:
            return FailureText(215, "「\(line)」已经不在登记信息里。", "请重新打开【确认续约信息】。")
        case .lineNotCorrectable:
            return FailureText(216, "「\(line)」不能自己更正。", "请选「有误」，由工作人员核实。")
        default:
            return FailureText(217, "登记信息刚刚有变化。", "请重新核对四项信息后再确认。")
        }
    }

    private static func material(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        let names = given.materials.map { "「\($0.name)」" }.joined(separator: "、")
        switch refusal.code {
        case .materialMissing:
            return FailureText(301, "还缺\(names)。", "请上传后再提交。")
        case .materialPresent:
            return FailureText(302, "\(names)已经上传过了。", "要换一张，请选更换。")
        case .materialUnknown:
            return FailureText(303, "这份材料已经不在了。", "请重新上传。")
        case .materialEmpty:
            return FailureText(304, "这个文件是空的。", "请换一个文件，或者重新拍照。")
        case .materialTooLarge:
            let most = given.most.map { "，不能超过 \(FileSize.words(bytes: $0))" } ?? ""
            return FailureText(305, "文件太大\(most)。", "请换一个小一点的文件。")
        case .materialRepeated:
            return FailureText(306, "这张照片已经用在\(names)了。", "请换一张。")
        case .slotNotOpen:
            return FailureText(310, "现在不需要\(names)。", "需要时会在【上传材料】里列出来。")
        default:
            return FailureText(307, "上传的材料太多了\(given.most.map { "，最多 \($0) 份" } ?? "")。", "请先删除不需要的。")
        }
    }

    private static func turn(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        switch refusal.code {
        case .wrongState:
            let state = given.state.map { "申请现在是「\($0.name)」" } ?? "申请的状态已经变化"
            let act = given.act.map { "，不能\($0.name)" } ?? ""
            return FailureText(401, "\(state)\(act)。", "请返回查看最新的情况。")
        case .roleNotAllowed:
            let role = given.role.map { "「\($0.name)」" } ?? "这个"
            return FailureText(402, "\(role)角色不能做这一步。", "请由有权限的人员办理。")
        case .notYourCase:
            return FailureText(403, "这件申请不是您的。", "请到【我的】查看您自己的申请。")
        case .claimedByOther:
            return held(by: "其他审核人员", since: given.since)
        case .alreadyYours:
            return FailureText(406, "这件申请已经在您手上。", "请直接审核。")
        case .inHandElsewhere:
            return FailureText(413, "您在另一处审核这件。", "要在这里继续，请按 F2 接到这里。")
        case .ownCase:
            return FailureText(407, "这是您本人的事项，不能由您自己办理。", "请由其他工作人员办理。")
        case .enteredByYou where refusal.rule == "LH-60":
            return FailureText(408, "这项变更由您登记，或者来自您导入的情况，不能由您决定。", "请由其他审核人员决定。")
        default:
            return FailureText(408, "这件申请的材料由您录入，不能由您审核。", "请由其他审核人员办理。")
        }
    }

    private static func returning(_ refusal: Refusal) -> FailureText {
        let given = RefusalValues(refusal)
        let items = given.items.map { "「\(name($0))」" }.joined(separator: "、")
        let day = given.until.map(\.words) ?? ""
        switch refusal.code {
        case .itemsMissing:
            return FailureText(501, "还没有选要补正的项。", "请至少选一项，并选明原因。")
        case .itemUnknown:
            return FailureText(502, "这件申请里没有\(items)。", "请重新选择要补正的项。")
        case .reasonUnfit:
            return FailureText(509, "这个理由不适用于\(items)。", "请另选一个理由。")
        case .itemTwice:
            return FailureText(503, "\(items)选了两次。", "每一项请只选一次。")
        case .noteMissing:
            return FailureText(504, "这个理由要写明情况。", "请填写说明。")
        case .itemsNotDone where refusal.rule == "LH-41":
            return FailureText(505, "退回的材料和原来一样，还没有补正。", "请交新的材料，或者重新拍照、扫描，再提交。")
        case .itemsNotDone:
            return FailureText(505, "还没有补正\(items)。", "请逐项补正后再提交。")
        case .deadlinePassed:
            return FailureText(506, "补正的期限\(day.isEmpty ? "" : "（\(day)）")已经过了。", "特殊情况，凭身份证在窗口说明。")
        case .notExpired:
            return FailureText(507, "这件申请还没有到期\(day.isEmpty ? "" : "，最后一天是\(day)")。", "到期后会自动处理。")
        default:
            return FailureText(
                508, "工作日历只到\(day.isEmpty ? "已公布的年份" : day)，期限算不准。", "可以用暂定日期，或请主管更新工作日历。")
        }
    }

    private static func office(_ refusal: Refusal) -> FailureText {
        switch refusal.code {
        case .notFound where refusal.rule == "7":
            return FailureText(703, "没有这个登录名。", "请用 anju user list 查看工作人员的登录名。")
        case .notFound:
            return FailureText(703, "没有找到。", "请核对号码后再查。")
        case .nothingWaiting:
            return FailureText(704, "没有等待审核的申请。", "有新的申请时，队列会显示。")
        case .notTraining:
            return FailureText(705, "这不是训练用的目录，时钟不能设定。", "请只在 sample 或 demo 建立的目录里设定。")
        case .clockBehind:
            let last = RefusalValues(refusal).since.map { "\($0.day.words)" } ?? "最后一次办理的日子"
            return FailureText(
                710, "训练时间不能早于\(last)：日志已经记到那一天。", "请设在那天或以后；要从头练习，请用 anju sample 另建一个目录。")
        case .notEmpty:
            return FailureText(706, "这个目录不是空的。", "请换一个空目录。")
        case .loginTaken:
            return FailureText(707, "这个登录名或证件号码已经有人用了。", "请换一个登录名；证件号码与别人相同的，请在窗口办理。")
        case .importRunning:
            return FailureText(709, "另一个终端正在导入。", "请等它完成以后再导入。")
        default:
            return FailureText(708, "至少要留一位能登录的主管。", "请先让另一位工作人员担任主管。")
        }
    }

    /// 承租人信息：手机号码
    private static func name(_ path: ItemPath) -> String {
        RenewalTexts.name(of: path, occupant: nil)
    }
}

/// A refusal's arguments by what they mean.
struct RefusalValues {
    private let arguments: [RefusalArgument]

    init(_ refusal: Refusal) {
        arguments = refusal.arguments
    }

    var from: Day? { first { if case .from(let day) = $0 { day } else { nil } } }
    var until: Day? { first { if case .until(let day) = $0 { day } else { nil } } }
    var least: Int? { first { if case .least(let number) = $0 { number } else { nil } } }
    var most: Int? { first { if case .most(let number) = $0 { number } else { nil } } }
    var number: ReceiptNumber? { first { if case .openNumber(let number) = $0 { number } else { nil } } }
    var seconds: Int? { first { if case .seconds(let number) = $0 { number } else { nil } } }
    var since: Moment? { first { if case .since(let moment) = $0 { moment } else { nil } } }
    var state: Renewal.State? { first { if case .state(let state) = $0 { state } else { nil } } }
    var act: Renewal.Act? { first { if case .act(let act) = $0 { act } else { nil } } }
    var signingState: Signing.State? { first { if case .signingState(let state) = $0 { state } else { nil } } }
    var tenancyState: TenancyChange.State? { first { if case .tenancyState(let state) = $0 { state } else { nil } } }
    var tenancyAct: TenancyChange.Act? { first { if case .tenancyAct(let act) = $0 { act } else { nil } } }
    var signingAct: Signing.Act? { first { if case .signingAct(let act) = $0 { act } else { nil } } }
    var checkState: EconomicCheck.State? { first { if case .checkState(let state) = $0 { state } else { nil } } }
    var checkAct: EconomicCheck.Act? { first { if case .checkAct(let act) = $0 { act } else { nil } } }
    var subsidyState: SubsidyState? { first { if case .subsidyState(let state) = $0 { state } else { nil } } }
    var subsidyAct: SubsidyAct? { first { if case .subsidyAct(let act) = $0 { act } else { nil } } }
    var batchState: SubsidyBatch.State? { first { if case .batchState(let state) = $0 { state } else { nil } } }
    var batchAct: SubsidyBatch.Act? { first { if case .batchAct(let act) = $0 { act } else { nil } } }
    var agreementState: SubsidyAgreement.State? {
        first { if case .agreementState(let state) = $0 { state } else { nil } }
    }
    var agreementAct: SubsidyAgreement.Act? { first { if case .agreementAct(let act) = $0 { act } else { nil } } }
    var field: String? { first { if case .field(let name) = $0 { name } else { nil } } }
    var money: Money? { first { if case .money(let money) = $0 { money } else { nil } } }
    var assessment: Assessment? { first { if case .assessment(let found) = $0 { found } else { nil } } }
    var members: Int { arguments.count { if case .member = $0 { true } else { false } } }
    var found: Int? { first { if case .found(let number) = $0 { number } else { nil } } }
    var place: Int? { first { if case .place(let number) = $0 { number } else { nil } } }
    var role: OfficeRole? { first { if case .role(let role) = $0 { role } else { nil } } }
    var policy: LeasePolicy? { first { if case .policy(let policy) = $0 { policy } else { nil } } }
    var block: InfoBlock? { first { if case .block(let block) = $0 { block } else { nil } } }
    var items: [ItemPath] { arguments.compactMap { if case .item(let path) = $0 { path } else { nil } } }
    var lacks: [SubsidyLack] { arguments.compactMap { if case .lack(let lack) = $0 { lack } else { nil } } }
    var materials: [MaterialKind] { arguments.compactMap { if case .material(let kind) = $0 { kind } else { nil } } }

    private func first<Value>(_ meaning: (RefusalArgument) -> Value?) -> Value? {
        for argument in arguments {
            if let value = meaning(argument) { return value }
        }
        return nil
    }
}
