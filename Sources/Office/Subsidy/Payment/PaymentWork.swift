import Housing

// The payment desk's long steps for whoever shows how far they are: begun here, stepped by him, with what came of them.
extension PaymentDesk {
    /// Begins to take up what is due through a month.
    ///
    /// - Returns: the job, and the run once it is done.
    /// - Throws: `STEP_RUNNING`; stepping the job throws as ``prepare(_:month:_:watch:)``.
    public func beginPreparing(
        _ batch: BatchID, month: Month, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> PaymentRunReport?) {
        let step = PrepareStep(month, id: office.entropy.identifier())
        return (try office.begin(step, of: batch, session), { step.run })
    }

    /// Begins to look again at the families of a month.
    ///
    /// - Returns: the job, and what was found so far.
    /// - Throws: `STEP_RUNNING`; stepping the job throws as ``recheck(_:month:_:watch:)``.
    public func beginRecheck(
        _ batch: BatchID, month: Month, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> RecheckReport) {
        let step = RecheckStep(month, office)
        return (try office.begin(step, of: batch, session), { step.report })
    }

    /// Begins to take in what the bank says.
    ///
    /// - Returns: nil for the job where no line names a known agreement; what came of it either way.
    /// - Throws: as ``results(_:source:skipsBad:_:watch:)``.
    public func beginResults(
        _ bytes: [UInt8], source: String, skipsBad: Bool, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob?, report: () -> PaymentResultsReport) {
        let now = try office.clocks.office()
        let (known, problems) = try batch(of: bytes, source: source, now: now, session)
        guard let batch = known else { return (nil, { PaymentResultsReport(refused: problems) }) }
        let step: ResultsStep
        do throws(InputProblem) {
            step = try ResultsStep(bytes, source: source, of: batch, skipsBad: skipsBad, now: now, office)
        } catch {
            throw .input(error)
        }
        return (try office.begin(step, of: batch, session), { step.report })
    }
}
