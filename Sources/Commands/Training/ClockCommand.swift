import ArgumentParser
import Housing
import Office
import Texts

/// `anju clock`
struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "查看或者设置训练时间。",
        subcommands: [Show.self, Set.self, Advance.self])

    struct Show: JSONCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "现在是什么时间。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            try ClockCommand.report(try open(world))
        }
    }

    struct Set: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "设置训练时间，如 2023-08-21T10:00 或者 2023-08-21。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("日期，或者日期和时间（+08:00）。", valueName: "时间"))
        var time: String

        @Flag(name: .long, help: "停住，直到再次设置。")
        var frozen = false

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard let moment = TimeWords.moment(time) else {
                var reason = WrittenDay.reason(time, expected: "")
                if case .wrongType = reason { reason = .syntax(CommandTexts.notATime) }
                throw .input(InputProblem(source: time, reason: reason))
            }
            let opened = try ClockCommand.trainingOffice(try open(world))
            let session = try by.session(opened, for: .setClock, world)
            try opened.office.clock.set(moment, isFrozen: frozen, session)
            return try ClockCommand.report(opened)
        }
    }

    struct Advance: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "advance", abstract: "让训练时间前进，如 3d、12h、30m、45s。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        @Argument(help: ArgumentHelp("天 d、小时 h、分 m、秒 s，可以连写：1d12h。", valueName: "多久"))
        var span: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            guard let milliseconds = TimeWords.milliseconds(span) else {
                throw .input(InputProblem(source: span, reason: .syntax(CommandTexts.notASpan)))
            }
            let opened = try ClockCommand.trainingOffice(try open(world))
            let session = try by.session(opened, for: .setClock, world)
            try opened.office.clock.advance(milliseconds: milliseconds, session)
            return try ClockCommand.report(opened)
        }
    }

    /// Says that the clock of a working office cannot be set before it asks who is asking.
    fileprivate static func trainingOffice(_ opened: OpenedOffice) throws(OfficeFailure) -> OpenedOffice {
        guard opened.info.isTraining else { throw .refused(Refusal(.notTraining, "TIME")) }
        return opened
    }

    fileprivate static func report(_ opened: OpenedOffice) throws(OfficeFailure) -> Outcome {
        let (now, stored) = try opened.office.clock.show()
        let isFrozen = stored?.isFrozen ?? false
        return Outcome(
            ["now": .text(now.description), "training": .flag(stored != nil), "frozen": .flag(isFrozen)],
            lines: [CommandTexts.clock(now, isTraining: stored != nil, isFrozen: isFrozen)])
    }
}

/// Times and spans as typed on the command line.
enum TimeWords {
    /// `2023-08-21`, `2023-08-21T10:00`, `2023-08-21 10:00:30`, each with or without `+08:00`.
    static func moment(_ text: String) -> Moment? {
        var text = text
        if text.hasSuffix("+08:00") { text.removeLast(6) }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 1 || parts.count == 2, let date = parts.first else { return nil }
        var time = parts.count == 2 ? String(parts[1]) : "00:00"
        if time.count == 5 { time += ":00" }
        return Moment("\(date)T\(time)+08:00")
    }

    /// `3d`, `1d12h`, `90s`; at most a hundred years.
    static func milliseconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]
        var seconds: Int64 = 0
        var digits = ""
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                guard let unit = units[character], digits.count <= 8, let count = Int64(digits) else { return nil }
                seconds += count * unit
                digits = ""
            }
        }
        let longest: Int64 = 100 * 366 * 86_400
        guard digits.isEmpty, !text.isEmpty, seconds <= longest else { return nil }
        return seconds * 1000
    }
}
