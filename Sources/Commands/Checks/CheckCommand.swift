import ArgumentParser
import Housing
import Office
import Texts

/// `anju check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "经济状况核对：送出请求，收入报告。",
        subcommands: [Export.self, Import.self, List.self])

    struct Export: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "把等待送出的核对写成文件，并标记为送出。",
            discussion: """
                每行一件（JSON）。文件里有完整的证件号码，只有本人可以读，不会显示在屏幕上。先写好文件，再标记为送出；
                中途断电，没有标记的下次会再写一遍，接收的一方按核对编号（request）和轮次（round）认得出来。
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；已有的文件不会覆盖。", valueName: "文件"))
        var to: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard to != "-" else {
                throw .input(InputProblem(source: "--to", reason: .syntax(CheckTexts.notStandardOutput)))
            }
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .exchangeChecks, world)
            let desk = opened.office.exchange
            let export = try desk.gather(session)
            let leftOut = export.leftOut > 0 ? [CheckTexts.leftOut(export.leftOut)] : []
            guard export.count > 0 else {
                return outcome(export, file: nil, gone: [], lines: [CheckTexts.nothingToSend] + leftOut)
            }
            try world.writeNewFile(to, export.bytes)
            // From here on the file is out: what is in it is marked, whatever somebody presses.
            world.watch.begin()
            defer { world.watch.show("") }
            let watch = ImportWatch(
                progress: { world.watch.show(CheckTexts.marking($0.done, of: $0.total, $0.paceWords)) },
                rest: world.watch.rest)
            let gone = try desk.mark(export, session, watch: watch)
            let goneLines = gone.isEmpty ? [] : [CheckTexts.goneMeanwhile(gone)]
            return outcome(
                export, file: to, gone: gone,
                lines: [CheckTexts.sent(export.count - gone.count, to: to)] + goneLines + leftOut)
        }

        private func outcome(
            _ export: CheckExport, file: String?, gone: [ReceiptNumber], lines: [String]
        ) -> Outcome {
            Outcome(
                [
                    "file": .optional(file), "requests": .number(export.count - gone.count),
                    "withdrawn": .array(gone.map { .text("\($0)") }), "left_out": .number(export.leftOut),
                ], lines: lines)
        }
    }

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出核对。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @Option(name: .long, help: ArgumentHelp("只列这个状态，如 REQUESTED、IN_PROGRESS。", valueName: "状态"))
        var state: String?

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("最多列多少件。", valueName: "N"))
        var limit = "1000"

        @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("从第几件以后开始。", valueName: "N"))
        var offset = "0"

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let states = try parsedStates()
            let limit = try NumberWords.number(limit, "--limit", in: 1...1_000_000)
            let offset = try NumberWords.number(offset, "--offset", in: 0...1_000_000_000)
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let checks = try opened.office.console.checks(in: states, offset: offset, limit: limit)
            return Outcome(
                ["checks": .array(checks.map { .object(CheckJSON.members($0.check, $0.lease)) })],
                lines: checks.isEmpty ? [CheckTexts.noChecks] : CheckLines.table(checks))
        }

        private func parsedStates() throws(OfficeFailure) -> [EconomicCheck.State] {
            guard let state else { return EconomicCheck.State.allCases }
            guard let found = EconomicCheck.State(rawValue: state.uppercased()) else {
                let allowed = EconomicCheck.State.allCases.map(\.rawValue)
                throw .input(InputProblem(source: "--state", reason: .unknown(state, allowed: allowed)))
            }
            return [found]
        }
    }
}

extension ImportProgress {
    /// Nothing while too little is done to tell.
    var paceWords: String {
        pace.map { CheckTexts.pace(perSecond: $0.perSecond, secondsLeft: $0.secondsLeft) } ?? ""
    }
}
