extension Renewal {
    /// A place for files at 上传材料, and why it is there.
    public struct Slot: Hashable, Sendable {
        public let kind: MaterialKind
        public let cause: Cause
        /// Whether it has to be filled before the application is handed in.
        public let isRequired: Bool

        /// Why it is there.
        public enum Cause: Hashable, Sendable {
            /// The tenant's card, which every application needs.
            case card
            /// An item that was sent back asks for it.
            case sentBack(ItemPath, ReturnReason)
            /// The tenant said, of lines that were sent back, that the family is another one.
            case changed
            /// The tenant pointed out of himself that the family is another one.
            case reported
            /// Files are in it already.
            case filled
        }
    }

    /// The slots that are open (Q32), in the order of the kinds: the card's two sides always; the others only for a changed
    /// family or an expired document. What a return asks for is required, what the tenant's own report suggests is offered.
    public var slots: [Slot] {
        MaterialKind.required.map { Slot(kind: $0, cause: .card, isRequired: true) }
            + MaterialKind.extra.compactMap { kind in
                let asked = asked(kind)
                if let asked, asked.isRequired { return asked }
                if kind == .familyProof, hasChangedFamily { return Slot(kind: kind, cause: .changed, isRequired: true) }
                if let asked { return asked }
                if kind == .familyProof, hasReportedFamily {
                    return Slot(kind: kind, cause: .reported, isRequired: false)
                }
                let isFilled = currentMaterials.contains { $0.kind == kind }
                return isFilled ? Slot(kind: kind, cause: .filled, isRequired: false) : nil
            }
    }

    /// The slots beside the card's that still need a file before the application is handed in again.
    public var slotsToFill: [MaterialKind] {
        guard let openReturn else { return [] }
        let items = openReturn.items.map(\.path)
        return slots.filter { slot in
            slot.isRequired && slot.cause != .card && !items.contains(.material(slot.kind))
                && !hasFile(slot.kind, since: openReturn.version)
        }.map(\.kind)
    }

    /// The slot as the open return asks for it: for itself, beside a line or block, or in the place of another file.
    private func asked(_ kind: MaterialKind) -> Slot? {
        let items = openReturn?.items ?? []
        let asking =
            items.first { $0.path == .material(kind) } ?? items.first { $0.opens == kind && $0.path.infoBlock != nil }
        if let asking { return Slot(kind: kind, cause: .sentBack(asking.path, asking.reason), isRequired: true) }
        guard let instead = items.first(where: { $0.opens == kind }) else { return nil }
        return Slot(kind: kind, cause: .sentBack(instead.path, instead.reason), isRequired: false)
    }

    /// Whether an answer to the open return says that the family is another one.
    private var hasChangedFamily: Bool {
        guard let openReturn else { return false }
        return latestAnswers.values.contains { answer in
            answer.version > openReturn.version && answer.line.tellsFamily && answer.kind != .asRegistered
        }
    }

    /// Whether the tenant pointed out a line of the occupants, or his marital state.
    private var hasReportedFamily: Bool {
        (info?.wrong ?? []).contains {
            $0.line.tellsFamily || ($0.line.block == .occupants && $0.line.field != .mobile)
        }
    }
}
