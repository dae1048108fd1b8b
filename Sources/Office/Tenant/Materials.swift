import Housing

/// 上传材料 (O-5).
extension TenantDesk {
    /// Puts a file into a slot; in a slot for one file it takes the place of the one before, which stays for the
    /// timeline. The bytes are on the disk before the row that names them.
    ///
    /// - Throws: `.input` for what no rule needs to judge (empty, too large, mistyped, unreadable); `.refused` with
    ///   `MATERIAL_REPEATED` where the same picture is in another slot already.
    public func attach(
        _ file: SeenFile, as kind: MaterialKind, to renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        let before = kind.holdsOne ? renewal.currentMaterials.first { $0.kind == kind } : nil
        let ground = try office.ground(at: try office.clocks.office())
        try requireTurn(before == nil ? .upload : .replace, in: renewal, ground, session)
        let most = ground.parameters.materialBytesMost
        let fileKind = try FileCheck(
            limitBytes: min(most, office.options.uploadLimitBytes), leastPixels: office.options.leastPicturePixels,
            needsPicture: kind.acceptedFiles.allSatisfy(\.isPicture)
        ).kind(of: file)
        let bytes = file.bytes
        let id = MaterialID(office.entropy.identifier())
        let blob = try office.vault.store(bytes)
        let upload = MaterialUpload(id: id, kind: kind, bytes: bytes.count, fingerprint: blob.fingerprint)
        let place = MaterialFile(id: id, caseID: renewal.id, kind: fileKind, bytes: bytes.count, blob: blob.id)
        let command: Renewal.Command = before.map { .replace($0.id, with: upload) } ?? .upload(upload)
        return try perform(command, in: renewal, session, insists: true) { (writer, _) throws(OfficeFailure) in
            try writer.insert(place)
        }
    }

    /// The same for bytes at which nobody has looked: waits for the picture reader, and so is for commands.
    func attach(
        _ bytes: [UInt8], named name: String?, as kind: MaterialKind, to renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        try attach(try office.look(at: bytes, named: name).finish(), as: kind, to: renewal, session)
    }

    /// Asks before a file is written what the rules will ask after it: nothing is collected that could not be taken, nor
    /// before the notice was agreed to (L-01).
    private func requireTurn(
        _ act: Renewal.Act, in renewal: Renewal, _ ground: RenewalGround, _ session: Session
    ) throws(OfficeFailure) {
        try office.read(.applyForRenewal, session) { (reader, actor) throws(OfficeFailure) in
            try office.requireConsent(to: ground.notice, of: session, reader)
            let stored = try reader.renewal(renewal.id)
            try requireOwn(stored, session)
            guard stored.version == renewal.version else { throw .store(.changedByOther) }
            guard stored.allowed(for: actor).contains(act) else {
                throw .refused(Refusal(.wrongState, "6.1", .state(stored.state), .act(act)))
            }
        }
    }

    /// Takes a file out of its slot.
    public func remove(
        _ material: MaterialID, from renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        try perform(.remove(material), in: renewal, session)
    }

    /// One's own file, to look at before 【提交】.
    public func bytes(of material: MaterialID, _ session: Session) throws(OfficeFailure) -> [UInt8] {
        let file = try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.file(material)
            try requireOwn(try reader.renewal(file.caseID), session)
            return file
        }
        return try office.vault.load(file.blob)
    }
}
