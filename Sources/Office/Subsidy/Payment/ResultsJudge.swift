import Housing
import Texts

/// What becomes of the answers of a file.
struct ResultsVerdict {
    /// Those that are news, by place.
    var accepted: [ResultAnswer] = []
    /// What they add to each run, by the id of its record.
    var counts: [String: (paid: Int, failed: Int)] = [:]
    /// Of those that were paid after all, in which run they wait to be sent once more, by the id of its record.
    var waiting: [BulkPlace: String] = [:]
    var unchanged = 0
    var problems: [InputProblem] = []
}

/// Holds the answers of a file against what left the office and what the bank said before.
struct ResultsJudge {
    private let families: FamilyTable
    private let history: PaymentHistory
    private let source: String
    private let reader: any RecordReader
    private var verdict = ResultsVerdict()
    /// Answers that may be an old file's or a new one's: known words about something that was sent again.
    private var doubtful: [ResultAnswer] = []
    private var runOf: [BulkPlace: Int] = [:]
    /// Failures that the bank takes back.
    private var corrected: Set<BulkPlace> = []

    init(_ families: FamilyTable, _ history: PaymentHistory, source: String, _ reader: any RecordReader) {
        (self.families, self.history, self.source, self.reader) = (families, history, source, reader)
    }

    /// - Parameter answers: by place, then by line.
    mutating func judge(_ answers: [ResultAnswer]) throws(OfficeFailure) -> ResultsVerdict {
        for part in answers.ranges(by: \.place.chunk) {
            let known = try KnownInstalments(chunk: answers[part.lowerBound].place.chunk, history, reader)
            for index in part {
                if index > 0, answers[index - 1].place == answers[index].place {
                    reject(answers[index], .month, .duplicate(firstLine: answers[index - 1].line))
                } else {
                    try judge(answers[index], known)
                }
            }
        }
        settleDoubts()
        count()
        return verdict
    }

    private mutating func judge(_ answer: ResultAnswer, _ known: KnownInstalments) throws(OfficeFailure) {
        guard let index = families.index(of: answer.place.position), let agreement = try families[index].agreement,
            agreement.ledger.bit(answer.month) != 0, answer.month <= agreement.terms.plan.last
        else { return reject(answer, .month, .syntax(PaymentTexts.notSent)) }
        let monthly = agreement.terms.plan.monthly
        guard answer.amount == monthly else {
            return reject(answer, .amount, .outOfRange(allowed: PaymentTexts.monthlyIs(monthly)))
        }
        if agreement.ledger.isPaid(answer.month) {
            guard try known.isRepeated(answer, reader) else {
                return reject(answer, .result, .syntax(PaymentTexts.paidBefore))
            }
            verdict.unchanged += 1
            return
        }
        guard let sent = known.sent[answer.place] else {
            return reject(answer, .month, .syntax(PaymentTexts.notSent))
        }
        if try known.failures(at: answer.place, reader) >= sent.count {
            judgeFailed(answer, sent, waitsIn: known.waiting[answer.place])
        } else if sent.count > 1, try known.isRepeated(answer, reader) {
            doubtful.append(answer)
        } else {
            accept(answer, of: sent)
        }
    }

    /// It is with the bank. What is said to have happened before its list left the office is of something else: of an
    /// earlier list perhaps, and then nobody knows yet what becomes of this one.
    private mutating func accept(_ answer: ResultAnswer, of sent: [Int]) {
        guard let last = sent.last else { return }
        runOf[answer.place] = last
        let run = history.sent[last].run
        guard let paidBy = answer.paidBy, !run.wasSent(by: paidBy) else { return verdict.accepted.append(answer) }
        let isOfEarlier = sent.dropLast().contains { history.sent[$0].run.wasSent(by: paidBy) }
        let sentAt = run.sentAt.map(\.words) ?? ""
        reject(
            answer, .paidAt,
            isOfEarlier
                ? .syntax(PaymentTexts.sentAgain(sentAt))
                : .outOfRange(allowed: PaymentTexts.notBeforeSending(sentAt)))
    }

    /// It failed each time that it left; the bank says so once more, or takes it back. What it has paid after all is taken
    /// out of the run in which it waits to be sent again.
    private mutating func judgeFailed(_ answer: ResultAnswer, _ sent: [Int], waitsIn run: String?) {
        guard answer.isPaid else {
            verdict.unchanged += 1
            return
        }
        guard let paidBy = answer.paidBy, let of = sent.last(where: { history.sent[$0].run.wasSent(by: paidBy) }) else {
            let first = sent.first.flatMap { history.sent[$0].run.sentAt }.map(\.words) ?? ""
            return reject(answer, .paidAt, .outOfRange(allowed: PaymentTexts.notBeforeSending(first)))
        }
        runOf[answer.place] = of
        corrected.insert(answer.place)
        verdict.waiting[answer.place] = run
        verdict.accepted.append(answer)
    }

    /// A known word with the bank's own number or time is an old one, and so is all of a file that brings nothing new. One
    /// without either beside news may be of any time that it went out: nobody guesses, or a month is paid twice.
    private mutating func settleDoubts() {
        let isNewFile = !verdict.accepted.isEmpty
        for answer in doubtful {
            if isNewFile && answer.isBare {
                reject(answer, .reference, .syntax(PaymentTexts.whichFailure))
            } else {
                verdict.unchanged += 1
            }
        }
    }

    private mutating func count() {
        for answer in verdict.accepted {
            guard let run = runOf[answer.place] else { continue }
            var count = verdict.counts[history.sent[run].id] ?? (0, 0)
            if answer.isPaid { count.paid += 1 } else { count.failed += 1 }
            if corrected.contains(answer.place) { count.failed -= 1 }
            verdict.counts[history.sent[run].id] = count
        }
    }

    private mutating func reject(_ answer: ResultAnswer, _ column: ResultColumn, _ reason: InputProblem.Reason) {
        verdict.problems.append(column.problem(source, answer.line, reason))
    }
}
