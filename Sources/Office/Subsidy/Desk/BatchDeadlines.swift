import Housing

/// A day in the life of a batch on which something ends or begins.
public struct BatchDeadline: Equatable, Sendable {
    public enum Kind: Hashable, Sendable {
        case opens(at: Moment)
        case closes(at: Moment)
        /// Of the corrections that are open, the first that ends.
        case correction(open: Int)
        /// Of the list of that number.
        case publicity(list: Int)
        case takedown(list: Int)
        /// - Parameter called: how many families are called in all.
        case signing(called: Int)
        /// The first day on which this month can be prepared.
        case payment(Month)
    }

    public let kind: Kind
    public let day: Day
    /// Working days after today up to that day, 0 for today and for what has passed; nil without a calendar.
    public let workingDaysLeft: Int?
    /// A day on the way lies beyond the last notice of holidays.
    public let isProvisional: Bool
    public let isPast: Bool
}

/// Reckons them within one question; every one is found by an index or stands in the batch.
struct BatchDeadlines {
    private let file: BatchFile
    private let calendar: WorkCalendar?
    private let now: Moment

    init(_ file: BatchFile, _ calendar: WorkCalendar?, now: Moment) {
        (self.file, self.calendar, self.now) = (file, calendar, now)
    }

    func all(_ reader: any RecordReader) throws(OfficeFailure) -> [BatchDeadline] {
        let found = window + (try corrections(reader)) + lists + signing + (try payment(reader))
        return found.sorted { $0.day < $1.day }
    }

    private func deadline(_ kind: BatchDeadline.Kind, _ day: Day, isPast: Bool = false) -> BatchDeadline {
        let left = calendar?.workingDays(after: now.day, through: day)
        return BatchDeadline(
            kind: kind, day: day, workingDaysLeft: left?.count, isProvisional: left?.isProvisional ?? false,
            isPast: isPast || day < now.day)
    }

    private var window: [BatchDeadline] {
        let window = file.batch.notice.window
        if now < window.lowerBound { return [deadline(.opens(at: window.lowerBound), window.lowerBound.day)] }
        guard file.batch.state == .open else { return [] }
        let end = window.upperBound
        return [deadline(.closes(at: end), end.day, isPast: now > end)]
    }

    /// All have as many days, so the one that was asked for first ends first.
    private func corrections(_ reader: any RecordReader) throws(OfficeFailure) -> [BatchDeadline] {
        let id = file.batch.id
        let state = CorrectionBody.State.open.rawValue
        let open = try reader.subsidyRecordCount(.correction, batch: id, state: state)
        guard open > 0,
            let first = try reader.subsidyRecords(
                .correction, batch: id, position: nil, state: state, after: nil, limit: 1
            ).first
        else { return [] }
        let kept = try KeptRecord<CorrectionBody>(first)
        return [deadline(.correction(open: open), kept.body.deadline)]
    }

    private var lists: [BatchDeadline] {
        let days = file.batch.notice.periods.takedownDays
        var found: [BatchDeadline] = []
        for list in file.batch.lists where list.isShown(on: now.day, takedownDays: days) {
            found.append(deadline(.takedown(list: Int(list.number)), list.endsOn.adding(days: days)))
        }
        if file.batch.state == .published, let list = file.batch.lists.last {
            found.append(deadline(.publicity(list: Int(list.number)), list.endsOn))
        }
        return found
    }

    /// The first day of each round of calls that still runs, or was not looked after.
    private var signing: [BatchDeadline] {
        let called = file.batch.counts.called
        guard called > 0 else { return [] }
        return file.signDays.map { deadline(.signing(called: called), $0) }
    }

    private func payment(_ reader: any RecordReader) throws(OfficeFailure) -> [BatchDeadline] {
        guard file.batch.counts.signed > 0,
            let last = try reader.kept(PaymentRunBody.self, of: file.batch.id).map(\.body.month).max()
        else { return [] }
        let next = last.adding(months: 1)
        return [deadline(.payment(next), next.first)]
    }
}
