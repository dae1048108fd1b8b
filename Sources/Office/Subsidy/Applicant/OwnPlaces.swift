import Housing

// Whose family it is: that of who applies for it, known by the number of his document. Nobody gets at another one by a receipt
// that he types.
extension RecordReader {
    /// Where the family stands for which somebody applies; nil where he applies for none of the batch.
    func ownPosition(of person: PersonID?, in file: BatchFile) throws(OfficeFailure) -> Int? {
        guard let person, file.runs.register != nil else { return nil }
        return try position(ofApplicant: try self.person(person).document.value, in: file)
    }

    /// The family for which somebody applies, or may apply.
    ///
    /// - Throws: `NOT_ON_REGISTER_AT_CUTOFF` where there is none.
    func ownFamily(of person: PersonID?, in file: BatchFile) throws(OfficeFailure) -> FamilyState {
        guard let position = try ownPosition(of: person, in: file), let family = try family(at: position, of: file)
        else { throw .refused(Refusal(.notOnRegisterAtCutOff, "LH-04")) }
        return family
    }

    /// The family for which somebody applies.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `NOT_FOUND` where he applies for none of the batch.
    func ownHand(of actor: Actor, in id: BatchID, at now: Moment) throws(OfficeFailure) -> FamilyInHand {
        let file = try batchFile(id)
        guard let position = try ownPosition(of: actor.person, in: file),
            let family = try family(at: position, of: file)
        else { throw .refused(Refusal(.notFound, "LH-04")) }
        return try hand(family, of: file, at: now)
    }

    /// - Parameter family: of that batch.
    func hand(_ family: FamilyState, of file: BatchFile, at now: Moment) throws(OfficeFailure) -> FamilyInHand {
        guard let register = file.runs.register,
            let registered = try registered(at: family.position, of: register)
        else { throw .store(.damaged(what: "bulk_chunk register")) }
        return FamilyInHand(file: file, family: family, receipt: registered.entry.receipt, now: now)
    }
}
