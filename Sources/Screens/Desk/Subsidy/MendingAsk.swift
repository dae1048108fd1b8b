import Housing
import Office

/// What a family brought for its correction, as far as a clerk has entered it.
public struct MendingDraft: Codable, Equatable, Sendable {
    /// Which correction it is, and until when: what was entered for another one says nothing of this one.
    let correction: String
    let until: Day
    var form: SubsidyForm
    var received: Set<String>
    /// What each field that was gone through is now, by its path.
    var done: [String: String]
    /// When he saw what he has seen of it: by the paper's name, or the field's path.
    private(set) var seenAt: [String: Moment] = [:]

    init(of file: MendingFile, form: SubsidyForm, received: Set<String>, done: [String: String]) {
        (correction, until) = (file.correction, file.deadline)
        (self.form, self.received, self.done) = (form, received, done)
    }

    /// Notes the moment of what was not seen yet when `earlier` was kept.
    mutating func stamp(_ now: Moment, since earlier: Self?) {
        let earlier = earlier?.correction == correction ? earlier : nil
        let witnessed = [ApplicationField.consent, .honesty].map(\.rawValue).filter { done[$0] != nil }
        for what in received.union(witnessed) { seenAt[what] = earlier?.seenAt[what] ?? now }
    }
}

/// What a clerk has begun, by batch and receipt.
struct MendingDrafts: Codable, Equatable {
    private var begun: [String: MendingDraft] = [:]

    subscript(_ batch: BatchID, _ receipt: String) -> MendingDraft? {
        get { begun[Self.key(batch, receipt)] }
        set { begun[Self.key(batch, receipt)] = newValue }
    }

    /// What could not be handed in any more goes.
    mutating func forget(before today: Day) { begun = begun.filter { $0.value.until >= today } }

    private static func key(_ batch: BatchID, _ receipt: String) -> String { "\(batch.raw)/\(receipt)" }
}

// What 登记补正 asks.

extension CounterDesk {
    func answerMending(_ ask: FamiliesAsk, _ session: Session) throws(OfficeFailure) -> FamiliesAnswer {
        let desk = office.batches
        switch ask {
        case .mending(let id, let receipt):
            let file = try desk.mending(of: receipt, in: id, session)
            let kept = Self.begun(try office.staffDrafts.draft(of: .correction, session)?.body)[id, receipt]
            return .mending(file, kept: kept?.correction == file.correction ? kept : nil)
        case .keepMending(let draft, let id, let receipt): return try keep(draft, of: id, receipt, session)
        case .keepPaper(let staged, let paper, let id, let receipt):
            guard staged.turn == lightbox.turn, let seen = lightbox.file else { throw .store(.notFound) }
            let kept = try desk.keepPaper(seen, as: paper, of: receipt, in: id, session)
            lightbox.close()
            return .keptPaper(kept)
        case .dropPaper(let picture, let id, let receipt):
            try desk.dropPaper(picture, of: receipt, in: id, session)
            return .droppedPaper
        case .takeCorrection(let given, let id, let receipt):
            var given = given
            let kept = Self.begun(try office.staffDrafts.draft(of: .correction, session)?.body)[id, receipt]
            given.seenAt = kept?.seenAt ?? [:]
            let fields = try desk.takeCorrection(given, of: receipt, in: id, session)
            forgetMending(of: id, receipt, session)
            return .corrected(fields)
        default: throw .store(.notFound)
        }
    }

    private static func begun(_ body: String?) -> MendingDrafts {
        body.flatMap { DraftCoding.draft($0) } ?? MendingDrafts()
    }

    private func keep(
        _ draft: MendingDraft, of id: BatchID, _ receipt: String, _ session: Session
    ) throws(OfficeFailure) -> FamiliesAnswer {
        do throws(OfficeFailure) {
            try office.batches.requireMending(of: receipt, in: id, session)
            let now = try office.now()
            try office.staffDrafts.change(of: .correction, session) { (body) throws(OfficeFailure) in
                var kept = Self.begun(body)
                kept.forget(before: now.day)
                var draft = draft
                draft.stamp(now, since: kept[id, receipt])
                kept[id, receipt] = draft
                return try DraftCoding.body(kept)
            }
            return .mendingKept
        } catch .store(.locked) {
            throw .store(.locked)
        } catch {
            return .mendingNotKept(trouble(error))
        }
    }

    /// The correction is in: that its draft stays does not undo it.
    private func forgetMending(of id: BatchID, _ receipt: String, _ session: Session) {
        do throws(OfficeFailure) {
            try office.staffDrafts.change(of: .correction, session) { (body) throws(OfficeFailure) in
                var kept = Self.begun(body)
                kept[id, receipt] = nil
                return try DraftCoding.body(kept)
            }
        } catch {
            _ = trouble(error)
        }
    }
}
