import Housing

/// How a called family was reminded (Q8). The raw values are stored and never change.
public enum ReminderWay: String, CaseIterable, Codable, Sendable {
    case phone = "PHONE"
    case letter = "LETTER"
    case message = "MESSAGE"
}

/// What is noted about a call: that the family was reminded, and why it did not sign in time (Q8).
struct CallNoteBody: RecordBody {
    static let kind = SubsidyRecord.Kind.callNote

    enum State: String, Sendable { case reminded = "REMINDED", late = "LATE" }

    /// Of a reminder.
    var way: ReminderWay?
    /// Why it was late.
    var reason: String?
    let by: Actor
}

/// A note as people read it.
public struct CallNote: Equatable, Sendable {
    public enum Matter: Equatable, Sendable {
        case reminded(ReminderWay)
        case late(String)
    }

    public let matter: Matter
    public let at: Moment
}

extension SubsidySigningDesk {
    /// A called family was reminded that its days go by (Q8); it may be reminded again.
    ///
    /// - Throws: `OWN_CASE`; `WRONG_STATE` where it is not called; `DEADLINE_PASSED` after its last day.
    public func remind(
        _ receipt: String, of id: BatchID, by way: ReminderWay, _ session: Session
    ) throws(OfficeFailure) {
        let record = office.entropy.identifier()
        try office.batches.change(receipt, of: id, as: .callFamilies, session) {
            (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            let standing = hand.family.standing
            guard standing.state == .called, let signBy = standing.signBy else {
                throw .refused(Refusal(.wrongState, "Q8", .subsidyState(standing.state)))
            }
            guard hand.now.day <= signBy else { throw .refused(Refusal(.deadlinePassed, "LH-54", .until(signBy))) }
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, state: CallNoteBody.State.reminded, at: hand.now,
                    body: CallNoteBody(way: way, by: actor)))
            hand.note(.subsidyReminded, ["way": .code(way.rawValue)])
        }
    }

    /// Why a family did not sign in time, in its own words. That it counts as given up stays so (Q8, LH-54).
    ///
    /// - Throws: `.input`; `OWN_CASE`; `WRONG_STATE`; `NOT_EXPIRED` while it may still sign.
    public func noteLate(
        _ receipt: String, of id: BatchID, reason: String, _ session: Session
    ) throws(OfficeFailure) {
        let reason = try FreeText.read(reason, "--reason")
        let record = office.entropy.identifier()
        try office.batches.change(receipt, of: id, as: .signSubsidy, session) {
            (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            let standing = hand.family.standing
            switch standing.state {
            case .waived where standing.reasons.contains(.notSignedInTime): break
            case .called where standing.isOverdue(on: hand.now.day): break
            case .called: throw .refused(Refusal(.notExpired, "LH-54", .until(standing.signBy ?? hand.now.day)))
            default: throw .refused(Refusal(.wrongState, "Q8", .subsidyState(standing.state)))
            }
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, state: CallNoteBody.State.late, at: hand.now,
                    body: CallNoteBody(reason: reason, by: actor)))
            hand.note(.subsidyLateReason)
        }
    }
}

extension CallNote {
    init?(_ kept: KeptRecord<CallNoteBody>) {
        at = kept.at
        switch kept.state {
        case .reminded:
            guard let way = kept.body.way else { return nil }
            matter = .reminded(way)
        case .late: matter = .late(kept.body.reason ?? "")
        }
    }
}
