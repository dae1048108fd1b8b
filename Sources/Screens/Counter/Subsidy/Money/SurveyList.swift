import Cells
import Forms
import Housing
import Office
import Texts

/// A row of a survey: a family with an agreement.
protocol SurveyedFamily: Equatable, Sendable {
    var receipt: String { get }
}

extension FailedPayment: SurveyedFamily {}
extension RecoveryDesk.Debt: SurveyedFamily {}

/// What a survey of a batch's agreements found, in a table: Enter opens an agreement, other keys begin what is done with it.
struct SurveyList<Row: SurveyedFamily>: Equatable, Sendable {
    let batch: BatchID
    let clerk: Clerk
    /// How many there are; nil until they were looked for.
    private(set) var count: Int?
    private var list = ListView<Row>()
    /// What is to be done with the agreement that is asked for; nil: it is read.
    private var deed: DeedKind?

    init(_ batch: BatchID, _ clerk: Clerk) { (self.batch, self.clerk) = (batch, clerk) }

    var selected: Row? { list.selectedRow }
    var rows: [Row] { (0..<(list.total ?? 0)).compactMap(list.row) }

    mutating func supply(_ survey: Surveyed<Row>) {
        count = survey.count
        list.supply(survey.found, from: 0, total: survey.found.count)
    }

    mutating func fit(_ size: Size) { list.fit(size) }

    /// - Parameter survey: looks for the rows.
    mutating func update(_ event: CounterEvent, asking survey: MoneyAsk) -> [CounterEffect] {
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy): return [.quietJob(.money(survey))]
        case .answer(.money(.agreement(let file))): return show(file)
        case .answer(.money(.stopped)): return [.say(.info(CounterPaymentTexts.stoppedLooking))]
        case .key(.escape) where !list.takesText: return [.pop]
        case .key(.function(4)):
            return selected.map { [.show(WhyPage(batch, receipt: $0.receipt, clerk: clerk))] } ?? []
        case .key(let key):
            guard case .opened = list.update(.key(key)) else { return [] }
            return open(for: nil)
        default: return []
        }
    }

    /// The agreement of the family in focus, to be read or for something to be done with it.
    mutating func open(for deed: DeedKind?) -> [CounterEffect] {
        self.deed = deed
        return selected.map { [.ask(.money(.agreement($0.receipt, batch)))] } ?? []
    }

    private mutating func show(_ file: AgreementFile) -> [CounterEffect] {
        guard let kind = deed else { return [.show(AgreementPage(file, clerk: clerk))] }
        deed = nil
        if let why = kind.whyNot(file, clerk) { return [.say(.warning(why))] }
        return [.show(DeedPage(kind, file, clerk: clerk))]
    }

    /// Nothing where nobody was found: the page says so above it.
    func draw(
        on surface: inout Surface, in rect: Rect, columns: [TableColumn], words: FormsWords, cells: (Row) -> [String]
    ) {
        if count ?? 0 > 0 { list.draw(on: &surface, in: rect, columns: columns, words: words, cells: cells) }
        if surface.cursor == nil { surface.cursor = rect.origin }
    }

    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
}
