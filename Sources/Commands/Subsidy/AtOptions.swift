import ArgumentParser
import Housing
import Office
import Texts

/// At what time a command is done, in a training directory.
struct AtOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("当作在这个时间办理，如 2023-08-30T09:00；只用于训练数据。", valueName: "时间"))
    var at: String?

    /// The office as it is, or as if it were that time.
    func office(_ opened: OpenedOffice) throws(OfficeFailure) -> Office {
        guard let at else { return opened.office }
        return try opened.office.standing(at: try MomentWords.moment(at, "--at"))
    }
}

/// Times as people type them.
enum MomentWords {
    /// `2023-08-30T09:00:00+08:00`, or without zone, seconds or time; a day alone is its beginning.
    static func moment(_ text: String, _ option: String) throws(OfficeFailure) -> Moment {
        let folded = Normal.folded(text)
        for tail in ["", ":00", "+08:00", ":00+08:00", "T00:00:00+08:00"] {
            if let moment = Moment(folded + tail) { return moment }
        }
        throw .input(
            InputProblem(source: option, reason: WrittenDay.reason(text, expected: "2023-08-30T09:00:00+08:00")))
    }

    static func day(_ text: String, _ option: String) throws(OfficeFailure) -> Day {
        guard let day = Day(Normal.folded(text)) else {
            throw .input(InputProblem(source: option, reason: WrittenDay.reason(text, expected: "2023-08-30")))
        }
        return day
    }
}
