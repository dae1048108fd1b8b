import Housing

/// How the families of a batch stand while a file of applications is read.
struct KnownApplications {
    /// The state of each family's application; nil where it has none.
    private(set) var states: [SubsidyState?] = []
    private(set) var submittedAt: [Moment] = []
    /// What its form said (``ApplicationRow/content``).
    private(set) var contents: [Int64] = []
    /// What keeps it from applying by the register of the cut-off (LH-03, LH-04).
    private(set) var bars: [SubsidyReason?] = []

    /// The families whose dwelling a manager excepted (Q16).
    private(set) var excepted: Set<Int> = []

    private var families: RunScan?
    private var forms: [RunScan]

    init(_ file: BatchFile) {
        families = file.runs.families.map { RunScan($0) }
        forms = file.runs.applications.map { RunScan($0) }
    }

    /// Reads some more.
    ///
    /// - Returns: whether there is more.
    mutating func load(
        _ known: KnownFamilies, _ notice: SubsidyNotice, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        if var scan = families {
            let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
                for row in 0..<rows.count { add(try FamilyState(rows, row), notice) }
            }
            families = isMore ? scan : nil
            return isMore || !forms.isEmpty
        }
        guard var scan = forms.first else { return false }
        let isMore = try scan.step(reader) { (rows) throws(OfficeFailure) in
            for row in 0..<rows.count {
                guard let family = known.index(ofPosition: rows.place(row).position) else { continue }
                contents[family] = try ApplicationRow.head(rows, row).content
            }
        }
        if isMore { forms[0] = scan } else { forms.removeFirst() }
        return !forms.isEmpty
    }

    private mutating func add(_ family: FamilyState, _ notice: SubsidyNotice) {
        if family.application?.isHouseExcepted ?? false { excepted.insert(states.count) }
        states.append(family.application == nil ? nil : family.standing.state)
        submittedAt.append(family.application?.submittedAt ?? Moment(milliseconds: 0))
        contents.append(0)
        bars.append(family.bar(under: notice))
    }

    func isLive(_ family: Int) -> Bool { states[family]?.isLive ?? false }
}
