import Housing

/// Whom to call and who signs: what the counter looks at beside the acts of ``BatchDesk`` (LH-53, LH-54, Q7, Q8).
public struct SubsidySigningDesk {
    let office: Office

    /// - Parameter known: as it was read before; it is given back where nothing moved since.
    /// - Throws: `BATCH_UNKNOWN`.
    public func queue(
        of id: BatchID, known: SigningQueue?, _ session: Session
    ) throws(OfficeFailure) -> SigningQueue {
        let today = try office.clocks.office().day
        let calendar = try office.policies.calendar()
        return try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            if let known, known.batch.id == id, known.version == file.batch.version, known.today == today {
                return known
            }
            return SigningQueue(
                try reader.overview(file), version: file.batch.version, today: today,
                try reader.listed(file, on: today, calendar))
        }
    }

    /// - Parameter rows: of the tab, from 0.
    public func lines(
        _ queue: SigningQueue, _ tab: SigningTab, _ rows: Range<Int>, _ session: Session
    ) throws(OfficeFailure) -> [SigningLine] {
        try lines(queue.places(tab, rows), of: queue.batch.id, on: queue.today, session)
    }

    /// Whose turn to be called it is; nil where nobody waits.
    public func next(_ queue: SigningQueue, _ session: Session) throws(OfficeFailure) -> SigningLine? {
        try lines([queue.next].compactMap(\.self), of: queue.batch.id, on: queue.today, session).first
    }

    /// The first that may sign; nil where nobody may.
    public func nextToSign(_ queue: SigningQueue, _ session: Session) throws(OfficeFailure) -> SigningLine? {
        try lines([queue.nextToSign].compactMap(\.self), of: queue.batch.id, on: queue.today, session).first
    }

    private func lines(
        _ places: [SigningQueue.Place], of id: BatchID, on today: Day, _ session: Session
    ) throws(OfficeFailure) -> [SigningLine] {
        guard !places.isEmpty else { return [] }
        let calendar = try office.policies.calendar()
        return try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let names = try reader.headings(of: Set(places.map(\.position)), in: file)
            return places.map { place in
                let name = names[place.position]
                return SigningLine(
                    receipt: name?.receipt ?? "", maskedName: Mask.name(name?.name ?? ""), position: place.position,
                    standing: place.standing, monthly: place.monthly, isOpen: place.isOpen,
                    daysLeft: place.standing.signBy.map { calendar.workingDays(after: today, through: $0).count },
                    remindOn: place.remindOn, remindedAt: place.remindedAt, lateReason: place.lateReason,
                    today: today)
            }
        }
    }

    // MARK: Before a step

    /// Those whose call would end now (LH-54), and those whom something keeps from signing.
    public func lapsing(of id: BatchID, _ session: Session) throws(OfficeFailure) -> LapsingFamilies {
        let queue = try queue(of: id, known: nil, session)
        let places = queue.places(.overdue, 0..<queue.count(.overdue))
        let kept = Set(places.filter(\.isOpen).map(\.position))
        let shown = try lines(Array(places.prefix(Self.mostShown)), of: id, on: queue.today, session)
        return LapsingFamilies(
            count: places.count - kept.count, keptCount: kept.count,
            ending: shown.filter { !kept.contains($0.position) }, kept: shown.filter { kept.contains($0.position) })
    }

    /// Who would stand on the next supplementary list (Q7).
    public func supplementary(of id: BatchID, _ session: Session) throws(OfficeFailure) -> SupplementaryOutlook {
        let today = try office.clocks.office().day
        let found = try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let left = file.batch.quotaLeft
            let (positions, open) = try reader.beyondLists(file, most: file.batch.notice.listFactor.most(max(0, left)))
            var places: [SigningQueue.Place] = []
            for position in positions.prefix(Self.mostShown) {
                guard let family = try reader.family(at: position, of: file) else { continue }
                let monthly = file.batch.notice.standard.monthly(registeredSize: family.register.size)
                places.append(.init(position: position, standing: family.standing, monthly: monthly))
            }
            return (
                batch: try reader.overview(file), left: left, count: positions.count, open: open, places: places,
                overdue: try reader.overdue(file, on: today)
            )
        }
        return SupplementaryOutlook(
            batch: found.batch, placesLeft: found.left, count: found.count, overdue: found.overdue,
            undecidedPosition: found.open, lines: try lines(found.places, of: id, on: today, session))
    }

    private static let mostShown = 200

    /// Begins the supplementary list; why stands in the office's records with it (Q7).
    ///
    /// - Throws: as ``BatchDesk/begin(_:of:_:)``; `.input` where the reason says nothing.
    public func beginSupplement(
        of id: BatchID, reason: String, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> BatchStepReport?) {
        let reason = try FreeText.read(reason, "--reason")
        return try office.batches.begin(.supplement, of: id, because: reason, session)
    }
}

extension Office {
    public var subsidySigning: SubsidySigningDesk { SubsidySigningDesk(office: self) }
}

/// A listed family in a line.
public struct SigningLine: Equatable, Sendable {
    public let receipt: String
    public let maskedName: String
    /// In the city's register (LH-31).
    public let position: Int
    public let standing: SubsidyStanding
    public let monthly: Money
    /// By what is known now something speaks against it, or is 待核实: it can neither be called nor sign.
    public let isOpen: Bool
    /// Working days, today not counted and the last one counted; nil where it is not called.
    public let daysLeft: Int?
    public let remindOn: Day?
    public let remindedAt: Moment?
    /// Why it let its days go by, where that was noted.
    public let lateReason: String?
    public let today: Day

    public var isOverdue: Bool { standing.isOverdue(on: today) }
    public var isToRemind: Bool {
        !isOverdue && standing.state == .called && remindedAt == nil && (remindOn.map { $0 <= today } ?? false)
    }
}

/// What the ending of overdue calls would do.
public struct LapsingFamilies: Equatable, Sendable {
    /// How many count as given up.
    public let count: Int
    /// How many are kept, for something is open about them.
    public let keptCount: Int
    /// The first of them.
    public let ending: [SigningLine]
    public let kept: [SigningLine]
}

/// What a supplementary list would be.
public struct SupplementaryOutlook: Equatable, Sendable {
    public let batch: BatchOverview
    public let placesLeft: Int
    /// How many would be on it.
    public let count: Int
    /// Of those who were called: how many let their days go by and are not settled yet.
    public let overdue: Int
    /// Of the family that nobody has decided about and before which it ends; there is no list then.
    public let undecidedPosition: Int?
    /// The first of them.
    public let lines: [SigningLine]
}

extension SubsidyReader {
    /// The first families that no list reached, in the register's order, by their states alone.
    ///
    /// - Returns: and the first that is undecided before there are `most`.
    fileprivate func beyondLists(
        _ file: BatchFile, most: Int
    ) throws(OfficeFailure) -> (positions: [Int], undecided: Int?) {
        guard let run = file.runs.families, most > 0 else { return ([], nil) }
        var positions: [Int] = []
        var undecided: Int?
        let last = try extent(of: run).lastChunk
        var chunk = 0
        while chunk <= last, positions.count < most, undecided == nil {
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where rows.tag(index) >= 0 && positions.count < most && undecided == nil {
                    guard let state = SubsidyState(rawValue: UInt8(clamping: rows.tag(index))) else { continue }
                    if state == .notReached { positions.append(rows.place(index).position) }
                    if state.isUndecided { undecided = rows.place(index).position }
                }
            }
            chunk += 1
        }
        return (positions, undecided)
    }
}
