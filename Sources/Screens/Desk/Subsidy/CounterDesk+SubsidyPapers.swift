import Documents
import Forms
import Office
import Texts

// The papers of the rent subsidy at a counter.

extension CounterDesk {
    func job(for ask: SubsidyPaperAsk) -> any Job<CounterAnswer> {
        switch ask {
        case .read(let paper): gathering(paper)
        case .printers: lookingForPrinters
        case .print(let paper): printing(paper)
        }
    }

    private func gathering(_ paper: SubsidyPaper) -> any Job<CounterAnswer> {
        var work: SubsidyPaperWork?
        return SlicedJob(self, phase: CounterPaperTexts.gathering, cancelled: .cancelled) {
            [self] () throws(OfficeFailure) in
            if work == nil { work = office.subsidyPapers.begin(paper, for: .screen, try signedIn()) }
            if let document = try work?.step() { return .done(.subsidyPaper(.read(document))) }
            return .working(done: 0, total: 0)
        }
    }

    private var lookingForPrinters: any Job<CounterAnswer> {
        let printer = office.devices.printer ?? NoPrinter()
        return PrinterListJob(printer) { result in
            switch result {
            case .success(let queues):
                .subsidyPaper(.printers(queues, isDemonstration: printer.isDemonstration))
            // That is no failure of what was asked: the paper can be read without.
            case .failure(let failure): .subsidyPaper(.noPrinter(CounterTrouble(failure)))
            }
        }
    }

    private func printing(_ paper: SubsidyPaper) -> any Job<CounterAnswer> {
        var work: SubsidyPaperWork?
        var title = ""
        return printing(phase: PrintingTexts.drawing, title: { title }) { [self] () throws(OfficeFailure) in
            if work == nil { work = office.subsidyPapers.begin(paper, for: .paper, try signedIn()) }
            let document = try work?.step()
            title = document?.number ?? ""
            return document
        } told: {
            .subsidyPaper(.printed($0, isDemonstration: $1))
        }
    }
}

/// Of a machine without one.
private final class NoPrinter: Printer {
    let isAvailable = false
    let isDemonstration = false

    func start(_ work: PrintWork) throws(OfficeFailure) -> any PrintRun { throw .store(.device(.noPrinter)) }
}
