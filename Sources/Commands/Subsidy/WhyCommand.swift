import ArgumentParser
import Housing
import Office
import Texts

/// `anju why`
struct WhyCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "一户家庭的每个决定：通告的原话、规定、核查结果和来源、办理的人，以及每一分钱。",
        discussion: "姓名遮盖，不显示证件号码，可以给家庭本人看。工作人员写的说明，写 --by 登录以后才显示。不写 --batch 就看最近一批。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var by: ByOptions

    @Argument(help: ArgumentHelp("备案回执号。", valueName: "回执号"))
    var receipt: String

    @Option(name: .long, help: ArgumentHelp("批次，如 luohu-2023。", valueName: "批次"))
    var batch: String?

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let opened = try open(world)
        defer { opened.upkeep.close() }
        let session: Session? = if by.by == nil { nil } else { try by.session(opened, for: .seeCase, world) }
        let why = try opened.office.why.explain(Normal.folded(receipt), in: batch.map { BatchID(typed: $0) }, session)
        return Outcome(members: WhyJSON.members(why), lines: WhyLines.lines(why))
    }
}

/// The same for programs.
enum WhyJSON {
    static func members(_ why: Why) -> [JSON.Member] {
        let values: KeyValuePairs<String, JSON> = [
            "batch": .text(why.batch.raw), "receipt_no": .text(why.receipt), "masked_name": .text(why.maskedName),
            "city_position": .number(why.position), "district_position": .number(why.districtPosition),
            "state": .optional(why.state?.code), "agreement_state": .optional(why.agreementState?.rawValue),
            "steps": .array(why.steps.map(step)), "money": why.money.map(money) ?? .null,
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) }
    }

    private static func step(_ step: WhyStep) -> JSON {
        [
            "act": .text(step.act.rawValue), "rule": .text(step.rule.description), "sentence": .text(step.sentence),
            "result": .text(step.result.rawValue), "at": moment(step.at), "subject": .optional(step.subject),
            "source": .optional(step.source), "by": .optional(step.by), "codes": .array(step.codes.map { .text($0) }),
            "words": .text(step.words), "has_text": .flag(step.hasText), "text": .optional(step.text),
        ]
    }

    private static func money(_ money: WhyMoney) -> JSON {
        [
            "registered_size": .number(money.registeredSize), "size_of_close": .flag(money.isSizeOfClose),
            "area_cm2": .number(money.area.squareCentimetres),
            "price_fen": .number(money.price.fen), "monthly_fen": .number(money.monthly.fen),
            "term_months": .number(money.termMonths), "paid_fen": .number(money.paid.fen),
            "overpaid_fen": .number(money.overpaid.fen), "recovered_fen": .number(money.recovered.fen),
            "months": .array(money.months.map(month)),
        ]
    }

    private static func month(_ month: WhyMonth) -> JSON {
        [
            "month": .text(month.month.description), "amount_fen": .number(month.amount.fen),
            "state": .text(month.state.rawValue), "after_lease": .flag(month.isAfterLease),
            "tries": .array(month.tries.map(attempt)),
        ]
    }

    private static func attempt(_ attempt: WhyMonth.Try) -> JSON {
        [
            "run": .text(attempt.run), "prepared_by": .optional(attempt.preparedBy),
            "approved_by": .optional(attempt.approvedBy), "sent_at": moment(attempt.sentAt),
            "paid": .optional(attempt.isPaid), "paid_at": moment(attempt.paidAt),
            "bank_ref": .optional(attempt.reference),
        ]
    }

    private static func moment(_ moment: Moment?) -> JSON { .optional(moment?.description) }
}

/// The same for people: the notice's sentence once for each rule, below it what was decided by it.
enum WhyLines {
    static func lines(_ why: Why) -> [String] {
        var lines = [
            WhyTexts.title(why.title, why.receipt, why.maskedName),
            WhyTexts.place(why.position, why.districtPosition), WhyTexts.state(why.state, why.agreementState),
        ]
        if why.state == nil { lines.append(WhyTexts.notApplied) }
        var rule: Rule?
        for step in why.steps {
            if step.rule != rule { lines += ["", "\(step.rule)  \(step.sentence)"] }
            rule = step.rule
            lines.append("  " + words(step))
        }
        if let money = why.money { lines += [""] + self.lines(money, isSigned: why.agreementState != nil) }
        return lines
    }

    /// 2023年8月30日 9:00  通过  配偶 王*。来源：不动产。办理：受理 李*。
    private static func words(_ step: WhyStep) -> String {
        let result = step.result == .noted ? nil : step.result.rawValue
        let text = step.text.map(WhyTexts.written) ?? (step.hasText ? WhyTexts.withheld(readers) : "")
        let sentences = [
            step.subject.map(WhyTexts.sentence), step.words, text, step.source.map(WhyTexts.source),
            step.by.map(WhyTexts.by),
        ].compactMap(\.self).joined()
        return [step.at?.words, result, sentences].compactMap(\.self).joined(separator: "  ")
    }

    /// Who may read what people wrote.
    private static var readers: [OfficeRole] { OfficeRole.allCases.filter(Act.seeCase.roles.contains) }

    private static func lines(_ money: WhyMoney, isSigned: Bool) -> [String] {
        let sums =
            money.months.isEmpty
            ? [] : [WhyTexts.sums(paid: money.paid, overpaid: money.overpaid, recovered: money.recovered)]
        return [
            isSigned ? WhyTexts.money : WhyTexts.moneyIfSigned,
            "  LH-34  " + WhyTexts.size(money.registeredSize, isOfClose: money.isSizeOfClose)
                + WhyTexts.area(money.area),
            "  LH-35  " + WhyTexts.price(money.price),
            "  LH-36  " + WhyTexts.monthly(money.price, money.area, money.monthly),
            "  LH-37  " + WhyTexts.term(money.termMonths, money.monthly),
        ] + (sums + Columns.lines(money.months.map(row))).map { "  " + $0 }
    }

    private static func row(_ month: WhyMonth) -> [String] {
        let tries = month.tries.map { attempt in
            let answer = attempt.isPaid.map {
                WhyTexts.answer(isPaid: $0, attempt.paidAt, attempt.reference)
            }
            return [
                WhyTexts.run(attempt.run), attempt.preparedBy.map(WhyTexts.prepared),
                attempt.approvedBy.map(WhyTexts.approved), answer,
            ].compactMap(\.self).joined(separator: "，")
        }
        let state =
            month.isAfterLease ? WhyTexts.afterLease : month.isStillOwed ? WhyTexts.stillOwed : month.state.name
        return [month.month.description, month.amount.words, state, tries.joined(separator: "；")]
    }
}
