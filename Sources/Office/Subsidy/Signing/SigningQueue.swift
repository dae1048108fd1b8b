import Housing

/// The parts of the order in which families are called and sign.
public enum SigningTab: Int, CaseIterable, Hashable, Sendable {
    /// May sign now.
    case called
    /// Half of their days went by, and nobody has reminded them since they were called (Q8).
    case toRemind
    /// Their days went by, and nobody has ended their call yet.
    case overdue
    /// Through publication, waiting for their call.
    case waiting
    case signed
    case waived
    /// Everybody on a list.
    case all
}

/// Everybody on the lists of a batch in the order in which they are called, without names: a thousand or so of however many
/// applied. It is read whole and kept until the batch is otherwise.
public struct SigningQueue: Equatable, Sendable {
    /// Why nobody can be called now.
    public enum Obstacle: Equatable, Sendable {
        /// The batch is not that far, or is over.
        case state(SubsidyBatch.State)
        case quotaUsedUp
        /// As many as there are places left were called and may still sign.
        case placesCalled
        case nobodyWaiting
        /// Something speaks against the next one, or is 待核实 (LH-53).
        case nextIsOpen
    }

    struct Place: Equatable, Sendable {
        let position: Int
        let standing: SubsidyStanding
        let monthly: Money
        /// By what is known now something speaks against it, or is 待核实: it can neither be called nor sign.
        var isOpen = false
        var remindOn: Day?
        var remindedAt: Moment?
        /// Why it let its days go by, where that was noted since it was called.
        var lateReason: String?
    }

    public let batch: BatchOverview
    public let today: Day
    let version: Int
    /// By list and place on it.
    let places: [Place]
    private let tabs: [SigningTab: [Int]]
    public let obstacle: Obstacle?

    init(
        _ batch: BatchOverview, version: Int, today: Day, _ places: [Place]
    ) {
        (self.batch, self.version, self.today, self.places) = (batch, version, today, places)
        var tabs: [SigningTab: [Int]] = [:]
        for (index, place) in places.enumerated() {
            for tab in place.tabs(on: today) { tabs[tab, default: []].append(index) }
        }
        self.tabs = tabs
        if !SubsidyBatch.Act.call.states.contains(batch.state) {
            obstacle = .state(batch.state)
        } else if batch.quotaLeft == 0 {
            obstacle = .quotaUsedUp
        } else if batch.counts.waiting == 0 {
            obstacle = .nobodyWaiting
        } else if batch.callable == 0 {
            obstacle = .placesCalled
        } else if let next = tabs[.waiting]?.first, places[next].isOpen {
            obstacle = .nextIsOpen
        } else {
            obstacle = nil
        }
    }

    public func count(_ tab: SigningTab) -> Int { tabs[tab]?.count ?? 0 }

    func places(_ tab: SigningTab, _ rows: Range<Int>) -> [Place] {
        let all = tabs[tab] ?? []
        return all[rows.clamped(to: all.indices)].map { places[$0] }
    }

    /// The first that may sign now.
    var nextToSign: Place? { (tabs[.called] ?? []).lazy.map { places[$0] }.first { !$0.isOpen } }

    /// Called families, their days running, that cannot sign for what is known of them.
    public var held: Int { (tabs[.called] ?? []).count { places[$0].isOpen } }

    /// Whose turn to be called it is.
    var next: Place? { places(.waiting, 0..<1).first }
}

extension SigningQueue.Place {
    fileprivate func tabs(on today: Day) -> [SigningTab] {
        switch standing.state {
        case .called:
            guard !standing.isOverdue(on: today) else { return [.overdue, .all] }
            guard remindedAt == nil, let remindOn, remindOn <= today else { return [.called, .all] }
            return [.called, .toRemind, .all]
        case .publicityPassed: return [.waiting, .all]
        case .signed: return [.signed, .all]
        case .waived: return [.waived, .all]
        default: return [.all]
        }
    }
}

extension SubsidyReader {
    /// Everybody on the lists of a batch, in their order. Those who are listed are the first of the register that may be, so
    /// that nothing is read behind the last of them.
    func listed(_ file: BatchFile, on today: Day, _ calendar: WorkCalendar) throws(OfficeFailure) -> [SigningQueue
        .Place]
    {
        guard let run = file.runs.families, !file.batch.lists.isEmpty else { return [] }
        let notes = try lastNotes(of: file, in: .reminded)
        let late = try lastNotes(of: file, in: .late)
        let notice = file.batch.notice
        var left = file.batch.lists.reduce(0) { $0 + $1.length }
        var places: [SigningQueue.Place] = []
        places.reserveCapacity(left)
        // Of a million only the chunks are read in which somebody may be listed.
        try tally(of: file).each(FamilyMarks(SubsidyState.allCases.filter(\.mayBeListed))) {
            (chunk, _, _) throws(OfficeFailure) in
            try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
                for index in 0..<rows.count where SubsidyState.mayBeListed(tag: rows.tag(index)) {
                    let family = try FamilyState(rows, index)
                    guard family.standing.list > 0 else { continue }
                    left -= 1
                    places.append(place(family, notes, late, notice, calendar))
                }
            }
            return left > 0
        }
        return places.sorted { left, right in
            (left.standing.list, left.standing.sequence) < (right.standing.list, right.standing.sequence)
        }
    }

    private func place(
        _ family: FamilyState, _ notes: [Int: KeptRecord<CallNoteBody>], _ late: [Int: KeptRecord<CallNoteBody>],
        _ notice: SubsidyNotice, _ calendar: WorkCalendar
    ) -> SigningQueue.Place {
        var place = SigningQueue.Place(
            position: family.position, standing: family.standing,
            monthly: notice.standard.monthly(registeredSize: family.register.size))
        if family.standing.state.isOnList {
            place.isOpen = family.standing.isOpen(by: Eligibility(family.subject, under: notice))
        }
        guard family.standing.state == .called else { return place }
        place.remindOn = calendar.reminderDay(of: family.standing)
        guard let calledAt = family.standing.calledAt else { return place }
        if let note = notes[family.position], calledAt <= note.at { place.remindedAt = note.at }
        if let note = late[family.position], calledAt <= note.at { place.lateReason = note.body.reason }
        return place
    }

    /// What was noted last of each call, by its position.
    private func lastNotes(
        of file: BatchFile, in state: CallNoteBody.State
    ) throws(OfficeFailure) -> [Int: KeptRecord<CallNoteBody>] {
        var notes: [Int: KeptRecord<CallNoteBody>] = [:]
        for kept in try kept(CallNoteBody.self, of: file.batch.id, in: state) {
            if let position = kept.position { notes[position] = kept }
        }
        return notes
    }
}

extension SubsidyState {
    /// Whether a family of whose row this is the tag may stand on a list.
    fileprivate static func mayBeListed(tag: Int) -> Bool {
        guard tag >= 0, let state = SubsidyState(rawValue: UInt8(clamping: tag)) else { return false }
        return state.mayBeListed
    }

    /// A refused one may have stood on a list.
    fileprivate var mayBeListed: Bool {
        switch self {
        case .ineligible, .published, .publicityPassed, .called, .signed, .waived, .notReached: true
        case .draft, .submitted, .withdrawn, .locked, .underReview, .correction, .eligible: false
        }
    }
}

extension WorkCalendar {
    /// Half way through the days that a called family has (Q8).
    func reminderDay(of standing: SubsidyStanding) -> Day? {
        guard let called = standing.calledAt?.day, let signBy = standing.signBy else { return nil }
        let days = workingDays(after: called, through: signBy).count
        guard days > 1 else { return signBy }
        return reckon(.workingDays((days + 1) / 2), after: called).day
    }
}
