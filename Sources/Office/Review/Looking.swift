import Housing

/// Looks at personal values. Every look leaves an entry before it is given: the notice promises it, and an auditor has
/// nothing else to go by.
extension ReviewDesk {
    /// The file itself. The look is written once it was found whole, and before the bytes are handed out.
    public func bytes(of material: MaterialID, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        let file = try office.read(.seeMaterial, session) { (reader, _) throws(OfficeFailure) in
            try reader.file(material)
        }
        let bytes = try office.vault.load(file.blob)
        try office.journalLook(["case": .id(file.caseID), "material": .id(material)], .seeMaterial, session)
        return bytes
    }

    /// One line of the four blocks in full, as on request of who has the case before him.
    public func show(
        _ line: InfoLine, of id: CaseID, _ session: Session
    ) throws(OfficeFailure) -> InfoSnapshot.Value? {
        let ground = try office.ground(at: try office.clocks.office())
        let value = try office.read(.showPersonal, session) { (reader, _) throws(OfficeFailure) in
            let renewal = try reader.renewal(id)
            return ground.snapshot(of: try reader.lease(renewal.lease), choosing: renewal.policy)[line]
        }
        try office.journalLook(["case": .id(id), "line": .code(line.description)], .showPersonal, session)
        return value
    }
}

extension Office {
    /// Writes that this session is about to be shown something of a person, as `act` lets it.
    func journalLook(_ fields: KeyValuePairs<String, EntryValue>, _ act: Act, _ session: Session) throws(OfficeFailure)
    {
        let now = try clocks.office()
        let entry = Entry(.personalShown, fields)
        try write(act, session) { (writer, actor) throws(OfficeFailure) in
            try writer.append([entry], at: now, by: actor)
        }
    }
}
