import Forms
import Housing
import Office
import Texts

extension CounterDesk {
    /// What takes its time about payments.
    func job(for ask: MoneyAsk) -> any Job<CounterAnswer> {
        switch ask {
        case .prepare(let batch, let month):
            BatchWorkJob(self, cancelled: .money(.stopped)) { [self] () throws(OfficeFailure) in
                let (job, run) = try office.payments.beginPreparing(batch, month: month, try signedIn())
                return BatchWorkJob.Work(job) { [self] () throws(OfficeFailure) in
                    .money(.prepared(try office.payments.sheet(run()?.number ?? "", try signedIn())))
                }
            }
        case .recheck(let batch, let month):
            BatchWorkJob(self, cancelled: .money(.stopped)) { [self] () throws(OfficeFailure) in
                let (job, report) = try office.payments.beginRecheck(batch, month: month, try signedIn())
                return BatchWorkJob.Work(job) { .money(.rechecked(report())) }
            }
        case .results(let file, let skipsBad):
            BatchWorkJob(self, cancelled: .money(.stopped)) { [self] () throws(OfficeFailure) in
                let bytes = try files.table(root: file.root, path: file.path, limitBytes: PaymentDesk.limitBytes)
                let (job, report) = try office.payments.beginResults(
                    bytes, source: file.name, skipsBad: skipsBad, try signedIn())
                return BatchWorkJob.Work(job) { .money(.results(report(), file)) }
            }
        case .compare(let run): comparing(run)
        case .failures(let batch):
            surveying(MoneyAnswer.failures) { [self] () throws(OfficeFailure) in
                office.payments.failures(of: batch, try signedIn())
            }
        case .notices(let batch):
            surveying(MoneyAnswer.notices) { [self] () throws(OfficeFailure) in
                try office.changes.notices(of: batch, try signedIn())
            }
        case .debts(let batch):
            surveying(MoneyAnswer.debts) { [self] () throws(OfficeFailure) in
                office.recovery.debts(of: batch, try signedIn())
            }
        case .export(let run, let place): ExportJob(run, to: place, desk: self)
        default: NoJob(answer: failure(of: .money(ask)))
        }
    }

    private func comparing(_ run: String) -> any Job<CounterAnswer> {
        var work: MonthComparing?
        return SlicedJob(self, cancelled: .money(.stopped)) { [self] () throws(OfficeFailure) in
            let comparing: MonthComparing
            if let work { comparing = work } else { comparing = office.payments.comparing(run, try signedIn()) }
            work = comparing
            if let done = try comparing.step() { return .done(.money(.compared(done))) }
            return .working(done: comparing.done, total: comparing.total)
        }
    }

    private func surveying<Found>(
        _ answer: @escaping (Surveyed<Found>) -> MoneyAnswer,
        _ begin: @escaping () throws(OfficeFailure) -> AgreementSurvey<Found>
    ) -> any Job<CounterAnswer> {
        var work: AgreementSurvey<Found>?
        return SlicedJob(self, cancelled: .money(.stopped)) { () throws(OfficeFailure) in
            let survey: AgreementSurvey<Found>
            if let work { survey = work } else { survey = try begin() }
            work = survey
            guard try survey.step() else { return .working(done: survey.done, total: survey.total) }
            return .done(.money(answer(Surveyed(found: survey.found, count: survey.count))))
        }
    }
}

/// Writes the bank's file to a medium under no name, marks the run as sent, and names the file: before that nobody has it, and
/// after that nothing is taken out of the run.
final class ExportJob: Job {
    typealias Answer = CounterAnswer

    private let run: String
    private let place: MediaPlace
    private let desk: CounterDesk
    private var draft: PaymentDraft?
    private var bytes = 0
    private var saving: (any MediaSaving)?
    private var sent: PaymentExport?

    init(_ run: String, to place: MediaPlace, desk: CounterDesk) {
        (self.run, self.place, self.desk) = (run, place, desk)
    }

    func step(milliseconds: Int) -> JobStep<CounterAnswer> {
        if let sent, let saving { return finish(sent, saving) }
        do throws(OfficeFailure) {
            let session = try desk.signedIn()
            guard let draft, let saving else {
                try begin(session)
                return writing(0)
            }
            if saving.done < bytes {
                _ = try saving.step()
                return writing(saving.done)
            }
            sent = try desk.office.payments.send(draft, session)
            return writing(bytes)
        } catch .store(.locked) {
            return .waiting
        } catch {
            saving?.cancel()
            return .done(.failed(desk.trouble(error)))
        }
    }

    private func writing(_ done: Int) -> JobStep<CounterAnswer> {
        .working(JobProgress(done: done, total: bytes, phase: CounterPaymentTexts.writingFile, told: .share))
    }

    private func begin(_ session: Session) throws(OfficeFailure) {
        let made = try desk.office.payments.draft(of: run, session)
        guard let shelf = desk.office.devices.shelf else { throw .store(.device(.mediumGone)) }
        let text = Array(made.csv.text.utf8)
        saving = try shelf.savingSecretly(text, as: CounterPaymentTexts.fileName(run), to: place)
        (draft, bytes) = (made, text.count)
    }

    /// The file gets its name, whoever is signed in by now and whatever else can be read: the run counts as sent.
    private func finish(_ sent: PaymentExport, _ saving: any MediaSaving) -> JobStep<CounterAnswer> {
        do throws(OfficeFailure) {
            guard let name = try saving.step() else { return writing(bytes) }
            return .done(.money(.exported(file: name, place, isFirst: sent.isFirst)))
        } catch {
            return .done(.money(.notPlaced(desk.trouble(error))))
        }
    }

    /// Once it is sent there is no way back: the file gets its name.
    func cancel() -> CounterAnswer? {
        guard sent == nil else { return nil }
        saving?.cancel()
        return .money(.stopped)
    }
}

extension FileTaking {
    /// The bytes of a table on a medium.
    func table(root: Int, path: [String], limitBytes: Int) throws(OfficeFailure) -> [UInt8] {
        guard let shelf = office.devices.shelf, shelf.roots.indices.contains(root) else {
            throw .input(InputProblem(source: "media", reason: .notAFile))
        }
        return try shelf.read(shelf.roots[root], path: path, of: [.csv], limitBytes: limitBytes)
    }
}
