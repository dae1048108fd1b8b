import Glibc

/// One run: the office to measure on, the measures one after the other, the table.
struct BenchmarkRun {
    private(set) var report = Report()
    /// Every measure that was asked for could be taken.
    private(set) var isComplete = true
    private let settings: Settings
    private let office: MeasuredOffice

    init(_ settings: Settings) {
        self.settings = settings
        office = MeasuredOffice(settings)
    }

    mutating func measureAll() {
        for measure in settings.measures {
            do {
                try take(measure)
            } catch {
                isComplete = false
                report.add(measure.rawValue, missing: "\(error)")
            }
        }
    }

    private mutating func take(_ measure: Settings.Measure) throws {
        if measure == .commits { return try CommitMeasure.run(settings, into: &report) }
        if measure == .imports { return try ImportMeasure.run(office.anju, settings, into: &report) }
        if measure == .reports { return try ReportMeasure.run(office.anju, settings, into: &report) }
        if measure == .assess { return try RuleMeasure.assess(into: &report) }
        if measure == .perform { return try RuleMeasure.perform(into: &report) }
        if measure == .subsidy { return try SubsidyMeasure.run(office.anju, settings, into: &report) }
        if measure == .month { return try SubsidyMeasure.month(office.anju, settings, into: &report) }
        // The helper stands beside the program.
        if measure == .paper { return try PaperMeasure.run(office.anju + "-paper", runs: settings.runs, into: &report) }
        if measure == .queue {
            let counter = Subject.counter(office.anju, data: try office.path())
            return try QueueMeasure.run(counter, cases: settings.cases, runs: settings.runs, into: &report)
        }
        let kiosk = Subject.kiosk(office.anju, data: try office.path())
        switch measure {
        case .start: try StartMeasure.run(kiosk, runs: settings.runs, into: &report)
        case .keys: try KeyMeasure.run(kiosk, keys: settings.keys, into: &report)
        case .ticks:
            // Failed sign-ins stay in the journal: not in somebody's office.
            guard settings.data == nil else { return report.add("a countdown tick", missing: "only without --data") }
            try TickMeasure.run(kiosk, into: &report)
        case .memory: try RestMeasure.memory(kiosk, into: &report)
        case .idle: try RestMeasure.idle(kiosk, into: &report)
        case .paste: try PasteMeasure.run(kiosk, into: &report)
        case .queue, .commits, .imports, .paper, .reports, .assess, .perform, .subsidy, .month: break
        }
    }
}
