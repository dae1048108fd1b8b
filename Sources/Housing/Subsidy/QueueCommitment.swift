extension SubsidyBatch {
    /// The register's order is bound by one number that is published: by a manager, while nobody has looked at who might be
    /// on the list.
    public mutating func commitQueue(by actor: Actor) throws(Refusal) {
        guard actor.role == .manager else { throw Refusal(.roleNotAllowed, "LH-31", .role(actor.role)) }
        try permitCommitting()
        version += 1
    }

    /// - Throws: `WRONG_STATE` from the review on.
    public func permitCommitting() throws(Refusal) {
        switch state {
        case .open, .closed: break
        case .reviewed, .published, .concluded, .signing, .filled, .finished:
            throw Refusal(.wrongState, "LH-31", .batchState(state))
        }
    }
}
