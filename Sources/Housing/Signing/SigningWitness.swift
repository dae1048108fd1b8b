extension Signing {
    /// The signature on paper, taken in by a clerk who saw person and card and answers for it with his password
    /// (Q29, L-10).
    mutating func witness(_ given: Witnessing, _ step: Step) throws(Refusal) -> Entry {
        let until = attempt?.counter?.until ?? deadline
        guard step.now.day <= until else {
            throw Refusal(.deadlinePassed, "L-10", .until(until))
        }
        guard given.isPersonSeen, given.isCardSeen else {
            throw Refusal(.identityNotChecked, "L-10")
        }
        guard step.facts.isPasswordFresh else {
            throw Refusal(.passwordNeeded, "L-10")
        }
        let code = try requireSheet(given.sheetCode)
        try requireFrozen(step, "L-10")
        try requireInfo(attempt?.info?.snapshot, step, "L-10")
        try requirePicture(given.picture, step)

        let witness = try person(step)
        attempt?.signature = Signature(
            picture: given.picture, document: contract.document.digest, sheetCode: code,
            isPersonSeen: given.isPersonSeen, isCardSeen: given.isCardSeen, witness: witness,
            terminal: step.facts.terminal, at: step.now)
        state = .signed
        return entry(
            .contractSigned,
            [
                "attempt": .number(attempt?.number ?? 0), "contract": .number(contract.number),
                "witness": .id(witness), "person_seen": .flag(given.isPersonSeen),
                "card_seen": .flag(given.isCardSeen), "sheet_code": .flag(true),
                "document": .commitment(contract.document.commitment),
                "signature": .commitment(given.picture.commitment),
            ])
    }

    /// The sheet that was signed is one of the version in force.
    ///
    /// - Parameter typed: 校验码 as typed from it.
    /// - Throws: `SHEET_OF_FORMER_VERSION` with the number of that version, else `SHEET_CODE_WRONG`.
    public func requireSheet(_ typed: String) throws(Refusal) -> SheetCode {
        let code = SheetCode(typed: typed)
        if let code, code == contract.sheetCode { return code }
        if let former = formerContracts.last(where: { $0.sheetCode == code }) {
            throw Refusal(.sheetOfFormerVersion, "L-10", .found(former.number))
        }
        throw Refusal(.sheetCodeWrong, "L-10")
    }

    /// G-12: what was signed still holds, and the final file is the unsigned one with signature and evidence behind it.
    mutating func approve(_ file: File, _ step: Step) throws(Refusal) -> Entry {
        try requireOwnRenewal(step.facts)
        try TenancyChange.requireNone(step.facts.openChange)
        guard attempt?.signature?.document == contract.document.digest else {
            throw Refusal(.documentChanged, "G-12")
        }
        try requireFrozen(step, "G-12")
        try requireInfo(attempt?.info?.snapshot, step, "G-12")
        guard file.bytes > contract.unsignedPDF.bytes, file.digest != contract.unsignedPDF.digest else {
            throw Refusal(.signatureMissing, "G-12")
        }
        approval = Approval(file: file, by: try person(step), at: step.now)
        state = .approved
        return entry(
            .contractApproved,
            [
                "contract": .number(contract.number), "attempt": .number(attempt?.number ?? 0),
                "file": .commitment(file.commitment),
            ])
    }

    /// A picture of its own: that of an attempt which came to nothing stands for no other one.
    private func requirePicture(_ picture: File, _ step: Step) throws(Refusal) {
        guard picture.bytes > 0 else {
            throw Refusal(.materialEmpty, "L-10")
        }
        let most = step.facts.parameters.signatureBytesMost
        guard picture.bytes <= most else {
            throw Refusal(.materialTooLarge, "L-10", .most(most), .found(picture.bytes))
        }
        let former = formerAttempts.compactMap(\.signature?.picture)
        guard !former.contains(where: { $0.digest == picture.digest || $0.id == picture.id }) else {
            throw Refusal(.signatureReused, "L-10")
        }
    }
}
