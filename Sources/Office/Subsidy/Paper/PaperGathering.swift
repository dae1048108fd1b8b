import Documents
import Housing
import Texts

/// Collects what a paper says, step by step, and then fills it.
protocol PaperGathering: AnyObject {
    /// The batch that it is of.
    func file(_ reader: any RecordReader) throws(OfficeFailure) -> BatchFile
    /// - Returns: whether everything is there.
    func step(_ ground: PaperGround) throws(OfficeFailure) -> Bool
    /// Fills some of its parts, where it has many; some milliseconds' worth.
    ///
    /// - Returns: whether every part is filled.
    func fill(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Bool
    func document(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Document
    /// What is noted in the journal of who sees it; nil where it shows nothing of anybody.
    var look: PersonalLook? { get }
}

extension PaperGathering {
    func fill(_ filler: PaperFiller, on day: Day) throws(OfficeFailure) -> Bool { true }
}

/// What a step of gathering stands on.
struct PaperGround {
    let file: BatchFile
    let now: Moment
    let reader: any RecordReader
}

/// Somebody of staff saw something of people.
struct PersonalLook {
    /// A family's case, or the batch.
    let subject: String
    let what: String
    let count: Int
}

extension SubsidyPaper {
    func gathering(for use: PaperUse) -> any PaperGathering {
        switch self {
        case .agreement(let batch, let receipt): FamilyPaper(.subsidyAgreement, of: receipt, in: batch, use)
        case .callLetter(let batch, let receipt): FamilyPaper(.subsidyCall, of: receipt, in: batch, use)
        case .callLetters(let batch): CallLetters(batch, use)
        case .publicList(let batch, let number): PublicLists(batch, number)
        case .paymentList(let run): PaymentList(run)
        }
    }
}

/// Fills the templates that a notice names.
struct PaperFiller {
    let policies: Policies
    let isTraining: Bool

    /// - Parameter template: the one that was used before; nil: the one that the notice names.
    /// - Throws: `.input` that names the template, where it is not there, is none, or asks for what nobody has.
    func fill(
        _ kind: TemplateKind, _ values: FieldValues, of notice: NoticeFile, number: String, on day: Day,
        marked: String = "", template: String? = nil
    ) throws(OfficeFailure) -> Document {
        guard let name = template ?? notice.papers.templates[kind] ?? Policies.standardTemplates[kind] else {
            throw .store(.notFound)
        }
        let template = try policies.template(kind, named: name).template
        let markings = [marked, isTraining ? DocumentTexts.training : ""].filter { !$0.isEmpty }
        do {
            return try template.filled(
                values, number: number, madeOn: day, alsoMarked: markings.joined(separator: "　"))
        } catch {
            throw .input(InputProblem(source: PolicyText.path(name), reason: .missing(error.field.rawValue)))
        }
    }
}

extension BatchFile {
    /// Who grants the subsidy, for its papers.
    var grantor: SubsidyGrantor {
        let words = notice.words
        return SubsidyGrantor(
            title: notice.title, year: batch.notice.window.lowerBound.day.year, district: batch.notice.district,
            name: notice.office, address: notice.contact.address, phones: notice.contact.phones,
            hours: notice.contact.hours, complaintPhone: notice.complaints.phone,
            complaintAddress: notice.complaints.address,
            rules: .init(
                leave: words.leaveList, change: words.changeDuty, stop: words.stop, honesty: words.honesty,
                recovery: words.recovery, interpretation: words.interpretation))
    }
}
