import ArgumentParser
import Housing
import Office
import Texts

/// `anju case`
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "查看申请。", subcommands: [List.self, Show.self])

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出申请。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @Option(
            name: .long,
            help: ArgumentHelp(
                "只列这一类：RENEWAL（续租申请）、CONTRACT（租赁合同）、ECONOMIC_CHECK（经济状况核对）或 TENANCY_CHANGE（去世或搬离）。",
                valueName: "类别"))
        var kind: String?

        @Option(name: .long, help: ArgumentHelp("只列这个状态，如 SUBMITTED、TO_SIGN。", valueName: "状态"))
        var state: String?

        @Option(name: .long, help: ArgumentHelp("受理编号、合同编号、完整的证件号码，或姓名中的两个字。", valueName: "内容"))
        var search: String?

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("最多列多少件。", valueName: "N"))
        var limit = "1000"

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("从第几件以后开始。", valueName: "N"))
        var offset = "0"

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let kind = try parsedKind()
            let filter = QueueFilter(
                kind: kind, stateName: try parsedState(of: kind), search: try checkedSearch())
            let limit = try NumberWords.number(limit, "--limit", in: 1...1_000_000)
            let offset = try NumberWords.number(offset, "--offset", in: 0...1_000_000_000)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let cases = try opened.office.console.cases(filter, offset: offset, limit: limit)
            return Outcome(
                ["cases": .array(cases.map { .object(CaseJSON.members($0.summary, $0.assignedTo)) })],
                lines: cases.isEmpty ? [CommandTexts.noCases] : CaseLines.table(cases.map(\.summary)))
        }

        /// What could find nothing is no question.
        private func checkedSearch() throws(OfficeFailure) -> String? {
            guard let search, Normal.folded(search).count < 2 else { return search }
            throw .input(InputProblem(source: "--search", reason: .syntax(CommandTexts.searchTooShort)))
        }

        private func parsedKind() throws(OfficeFailure) -> CaseKind? {
            guard let kind else { return nil }
            let kinds: [CaseKind] = [.renewal, .contract, .economicCheck, .tenancyChange]
            guard let found = kinds.first(where: { CaseJSON.name(of: $0) == kind.uppercased() }) else {
                let allowed = kinds.map(CaseJSON.name)
                throw .input(InputProblem(source: "--kind", reason: .unknown(kind, allowed: allowed)))
            }
            return found
        }

        /// A name that states of several kinds bear stands for all of them.
        private func parsedState(of kind: CaseKind?) throws(OfficeFailure) -> String? {
            guard let state else { return nil }
            let states = CaseState.all.filter { kind == nil || $0.kind == kind }
            guard let found = states.first(where: { $0.code == state.uppercased() }) else {
                var allowed: [String] = []
                for state in states where !allowed.contains(state.code) { allowed.append(state.code) }
                throw .input(InputProblem(source: "--state", reason: .unknown(state, allowed: allowed)))
            }
            return found.code
        }
    }

    struct Show: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "查看一件申请。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @Argument(help: ArgumentHelp("受理编号，如 R2308-00017-4。", valueName: "编号"))
        var number: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard let parsed = ReceiptNumber(number) else {
                throw .input(InputProblem(source: number, reason: .syntax(CommandTexts.notAReceiptNumber)))
            }
            let opened = try open(world)
            defer { opened.upkeep.close() }
            if parsed.kind == .contract {
                let found = try opened.office.console.contractFile(parsed)
                return Outcome(members: ContractJSON.members(found), lines: ContractLines.lines(found))
            }
            if parsed.kind == .economicCheck {
                let found = try opened.office.console.checkFile(parsed)
                return Outcome(members: CheckJSON.members(found), lines: CheckLines.lines(found))
            }
            if parsed.kind == .tenancyChange {
                let (file, login) = try opened.office.console.tenancyFile(parsed)
                return Outcome(members: TenancyJSON.members(file, login), lines: TenancyLines.lines(file))
            }
            let found = try opened.office.console.caseFile(parsed)
            let reasons = try? opened.policies.reasons()
            return Outcome(members: CaseJSON.members(found), lines: CaseLines.lines(found, reasons: reasons))
        }
    }
}
