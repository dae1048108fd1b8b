import ArgumentParser
import Housing
import Office
import Texts

/// `anju change`
struct ChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "补租期限内的变更：登记、决定、列出。",
        subcommands: [Report.self, Decide.self, List.self])

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出一批补租里等审核人员决定的变更，和缺材料暂不发放的家庭。",
            discussion: "家庭写的话和新租赁合同，写 --by 登录以后才显示。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @OptionGroup var batch: BatchArgument

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session: Session? = if by.by == nil { nil } else { try by.session(opened, for: .seeCase, world) }
            let changes = try opened.office.changes.open(batch.id, session)
            let withheld = try opened.office.changes.withheld(batch.id)
            let lines =
                changes.isEmpty
                ? [PaymentTexts.noOpenChanges]
                : Columns.lines([PaymentTexts.changeHeader] + changes.map(Self.cells))
            let others =
                withheld.isEmpty
                ? []
                : [PaymentTexts.withheldTitle]
                    + Columns.lines([PaymentTexts.withheldHeader] + withheld.map(Self.cells))
            return Outcome(
                [
                    "batch": .text(batch.id.raw), "changes": .array(changes.map(Self.json)),
                    "withheld": .array(withheld.map(Self.json)),
                ], lines: lines + others)
        }

        private static func json(_ family: WithheldAgreement) -> JSON {
            [
                "receipt_no": .text(family.receipt), "masked_name": .text(family.maskedName),
                "agreement_state": .text(family.state.rawValue), "since": .text("\(family.since)"),
            ]
        }

        private static func cells(_ family: WithheldAgreement) -> [String] {
            [family.receipt, family.maskedName, family.state.name, "\(family.since.day)"]
        }

        private static func json(_ change: OpenChange) -> JSON {
            [
                "change": .text(change.id), "change_no": .text(change.number), "receipt_no": .text(change.receipt),
                "masked_name": .text(change.maskedName), "kind": .text(change.matter),
                "event_date": .text("\(change.eventDay)"), "reported_at": .text("\(change.at)"),
                "has_text": .flag(change.hasTexts), "words": change.words.map(JSON.text) ?? .null,
                "proposed_lease": change.lease.map(json) ?? .null,
            ]
        }

        private static func json(_ lease: FollowingLease) -> JSON {
            [
                "start": .text("\(lease.start)"), "end": .text("\(lease.end)"),
                "house_code": .text(lease.house.value),
            ]
        }

        private static func said(_ change: OpenChange) -> String {
            let texts = [change.words, change.lease.map(CounterChangeTexts.lease)].compactMap(\.self)
                .filter { !$0.isEmpty }
            let isWithheld = change.hasTexts && texts.isEmpty
            return isWithheld ? PaymentTexts.textsWithheld : texts.joined(separator: "；")
        }

        private static func cells(_ change: OpenChange) -> [String] {
            [
                change.number, change.receipt, change.maskedName, change.matter, "\(change.eventDay)",
                "\(change.at.day)",
                said(change),
            ]
        }
    }

    struct Report: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "登记一项变更。",
            discussion: """
                --kind 可以写：\(ChangeDesk.matters.joined(separator: "、"))。租赁合同到期又没有新合同的，写租赁合同和到期的日期。
                核实期间发放到变更的当月为止，以后的月份先从还没有送出的发放批次里取出。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("哪一类变更。", valueName: "类别"))
        var kind: String

        @Option(name: .long, help: ArgumentHelp("变更发生的日期，不是发现的日期，如 2024-05-17。", valueName: "日期"))
        var eventDate: String

        @Option(name: .long, help: ArgumentHelp("发生了什么、依据是什么，给作决定的人看；可以不写。", valueName: "文字"))
        var words: String?

        var act: Act { .reportSubsidyChange }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Day {
            try MomentWords.day(eventDate, "--event-date")
        }

        func perform(
            _ day: Day, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let change = try office.changes.report(
                family.id, receipt: family.receipt, matter: kind, on: day, words: words ?? "", session)
            let late = change.isOverdue ? [PaymentTexts.overdue] : []
            return Outcome(
                members: family.members + change.members,
                lines: [PaymentTexts.changeReported(change.number ?? change.id, change.matter, change.eventDay)] + late
                    + [PaymentTexts.agreement(change.agreement.sentence)])
        }
    }

    struct Decide: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide", abstract: "决定一项变更。",
            discussion: """
                登记的人不能决定自己登记的变更。不再符合条件的，从变更的次月起停止发放，已经多发的当时就认定；申请时就申报不实的，已经发放的全部算多发；申报以后才发生的，不是申报不实。
                租赁合同续签、换了住房的，写明新合同的起止日期和房屋编码：要和原来的合同接上；原来的合同已经到期的，没有新合同不能决定仍符合条件。
                """)

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("变更的编号，如 luohu-2023-C1，登记时给出。", valueName: "变更"))
        var change: String

        @Flag(name: .long, help: "仍符合条件。")
        var eligible = false

        @Flag(name: .long, help: "不再符合条件：从变更的次月起停止。")
        var notEligible = false

        @Flag(name: .long, help: "申请时申报不实：从第一个月起都不应当发放，已经发放的全部追回。")
        var falseDeclaration = false

        @Option(name: .long, help: ArgumentHelp("为什么这样决定。", valueName: "理由"))
        var reason: String

        @Option(name: .long, help: ArgumentHelp("申报不实的，写明哪一项不实，家庭会看到。", valueName: "文字"))
        var untrue: String?

        @Option(name: .long, help: ArgumentHelp("变更真正发生的日期；只用于核查发现的变更，不晚于那里发现的日期。", valueName: "日期"))
        var eventDate: String?

        @Option(name: .long, help: ArgumentHelp("新租赁合同的起租日期。", valueName: "日期"))
        var leaseStart: String?

        @Option(name: .long, help: ArgumentHelp("新租赁合同的到期日期。", valueName: "日期"))
        var leaseEnd: String?

        @Option(name: .long, help: ArgumentHelp("新租赁合同的房屋编码，25 位；同一套住房也要写。", valueName: "编码"))
        var houseCode: String?

        var act: Act { .decideSubsidyChange }

        struct Given {
            let decision: ChangeDecision
            let day: Day?
            let lease: ChangeDesk.NewLease?
        }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Given {
            let decisions: [ChangeDecision] = [
                eligible ? .eligible : nil, notEligible ? .notEligible : nil,
                falseDeclaration ? .falseDeclaration : nil,
            ].compactMap(\.self)
            guard let decision = decisions.first, decisions.count == 1 else {
                throw .input(InputProblem(source: "--eligible", reason: .syntax(PaymentTexts.decideHow)))
            }
            let day = try eventDate.map { (text) throws(OfficeFailure) in
                try MomentWords.day(text, "--event-date")
            }
            return Given(decision: decision, day: day, lease: try lease())
        }

        /// All of it or nothing.
        private func lease() throws(OfficeFailure) -> ChangeDesk.NewLease? {
            if leaseStart == nil, leaseEnd == nil, houseCode == nil { return nil }
            guard let leaseStart, let leaseEnd, let houseCode else {
                throw .input(InputProblem(source: "--lease-start", reason: .syntax(PaymentTexts.leaseWhole)))
            }
            return ChangeDesk.NewLease(
                start: try MomentWords.day(leaseStart, "--lease-start"),
                end: try MomentWords.day(leaseEnd, "--lease-end"), houseCode: houseCode)
        }

        func perform(
            _ given: Given, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let decided = try office.changes.decide(
                change, given.decision, reason: reason, untrue: untrue, on: given.day, lease: given.lease, session)
            let lease = decided.lease.map { [PaymentTexts.leaseEntered($0.start, $0.end)] } ?? []
            return Outcome(
                members: decided.members,
                lines: [PaymentTexts.changeDecided(given.decision, decided.agreement.state)] + lease
                    + [PaymentTexts.agreement(decided.agreement.sentence)])
        }
    }
}

extension ChangeReport {
    fileprivate var members: [JSON.Member] {
        let values: KeyValuePairs<String, JSON> = [
            "change": .text(id), "change_no": .optional(number), "state": .text(state),
            "reason": .optional(decision?.reason?.code), "kind": .text(matter),
            "event_date": .text("\(eventDay)"),
            "overdue": .flag(isOverdue),
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) } + AgreementOutput.members(agreement)
    }
}
