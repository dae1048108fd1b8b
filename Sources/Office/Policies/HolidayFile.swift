import Housing
import Texts

/// `policies/holidays.csv`: the rest days and make-up working days of the yearly notices (model 9).
enum HolidayFile {
    static let path = "policies/holidays.csv"
    /// As the notices' column has them, Monday first.
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let columns = ["date", "kind", "name", "weekday", "notice_year", "gov_cn_notice"]

    static func calendar(_ bytes: [UInt8], source: String) throws(OfficeFailure) -> WorkCalendar {
        do throws(InputProblem) {
            let table = try CSVTable(bytes, source: source, columns: columns)
            if let misshapen = table.misshapen.first { throw misshapen.problem }
            var rows: [WorkCalendar.Row] = []
            for row in table.rows { rows.append(try Self.row(row, source: source)) }
            return try calendar(of: rows, table.rows, source: source)
        } catch {
            throw .input(error)
        }
    }

    private static func row(_ row: CSVTable.Row, source: String) throws(InputProblem) -> WorkCalendar.Row {
        func problem(_ column: Int, _ reason: InputProblem.Reason) -> InputProblem {
            InputProblem(source: source, line: row.line, column: columns[column], reason: reason)
        }
        guard let day = Day(row.fields[0]) else { throw problem(0, .wrongType(expected: "2023-08-21")) }
        guard let kind = WorkCalendar.Row.Kind(rawValue: row.fields[1]) else {
            throw problem(1, .unknown(row.fields[1], allowed: WorkCalendar.Row.Kind.allCases.map(\.rawValue)))
        }
        guard let year = Int(row.fields[4]), (2000...2099).contains(year) else {
            throw problem(4, .outOfRange(allowed: "2000–2099"))
        }
        let weekday = weekdays[day.weekday.rawValue - 1]
        guard row.fields[3] == weekday else { throw problem(3, .unknown(row.fields[3], allowed: [weekday])) }
        // Rest days are named on week-ends too; what is worked on a plain weekday is no make-up for anything.
        guard kind != .work || day.weekday.isWeekend else { throw problem(1, .syntax(InputTexts.workOnWorkday(day))) }
        return WorkCalendar.Row(day: day, kind: kind, noticeYear: year)
    }

    private static func calendar(
        of rows: [WorkCalendar.Row], _ raw: [CSVTable.Row], source: String
    ) throws(InputProblem) -> WorkCalendar {
        do {
            return try WorkCalendar(rows: rows)
        } catch {
            switch error {
            case .empty: throw InputProblem(source: source, reason: .empty)
            case .gap(let year): throw InputProblem(source: source, column: columns[4], reason: .missing(String(year)))
            case .twice(let day):
                let lines = zip(rows, raw).filter { $0.0.day == day }.map(\.1.line)
                throw InputProblem(
                    source: source, line: lines.last, column: columns[0], reason: .duplicate(firstLine: lines[0]))
            }
        }
    }
}
