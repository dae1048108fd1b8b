extension Renewal {
    /// O-5: a slot for one file takes no second one; that is a replacement.
    mutating func add(_ upload: MaterialUpload, _ step: Step) throws(Refusal) -> Entry {
        let inSlot = currentMaterials.filter { $0.kind == upload.kind }
        guard !upload.kind.holdsOne || inSlot.isEmpty else {
            throw Refusal(.materialPresent, "O-5", .material(upload.kind))
        }
        guard slots.contains(where: { $0.kind == upload.kind }) else {
            throw Refusal(.slotNotOpen, "Q32", .material(upload.kind))
        }
        let most = step.facts.parameters.materialsMost
        guard currentMaterials.count < most else {
            throw Refusal(.tooManyMaterials, "O-5", .most(most))
        }
        try put(upload, step)
        return entry(.renewalMaterialAdded, ["kind": .code(upload.kind.rawValue), "material": .id(upload.id)])
    }

    mutating func replace(_ old: MaterialID, with upload: MaterialUpload, _ step: Step) throws(Refusal) -> Entry {
        let kind = try end(old, step)
        guard kind == upload.kind else {
            throw Refusal(.materialUnknown, "O-5", .material(upload.kind))
        }
        try put(upload, step)
        return entry(
            .renewalMaterialReplaced,
            ["kind": .code(kind.rawValue), "old": .id(old), "material": .id(upload.id)])
    }

    mutating func remove(_ material: MaterialID, _ step: Step) throws(Refusal) -> Entry {
        let kind = try end(material, step)
        noteEntry(step)
        return entry(.renewalMaterialRemoved, ["kind": .code(kind.rawValue), "material": .id(material)])
    }

    private mutating func put(_ upload: MaterialUpload, _ step: Step) throws(Refusal) {
        guard upload.bytes > 0 else {
            throw Refusal(.materialEmpty, "O-5", .material(upload.kind))
        }
        let most = step.facts.parameters.materialBytesMost
        guard upload.bytes <= most else {
            throw Refusal(.materialTooLarge, "O-5", .material(upload.kind), .most(most), .found(upload.bytes))
        }
        guard !materials.contains(where: { $0.id == upload.id }) else {
            throw Refusal(.materialRepeated, "O-5", .material(upload.kind))
        }
        // One picture cannot be both sides of a card.
        if let same = currentMaterials.first(where: { $0.fingerprint == upload.fingerprint }) {
            throw Refusal(.materialRepeated, "O-5", .material(same.kind))
        }
        guard let person = step.actor.person else {
            throw Refusal(.roleNotAllowed, "6.1", .role(step.actor.role))
        }
        materials.append(
            Material(
                id: upload.id, kind: upload.kind, bytes: upload.bytes, fingerprint: upload.fingerprint,
                addedAt: step.now, addedBy: person, addedVersion: step.version))
        noteEntry(step)
    }

    private mutating func end(_ id: MaterialID, _ step: Step) throws(Refusal) -> MaterialKind {
        guard let index = materials.firstIndex(where: { $0.id == id && $0.isCurrent }) else {
            throw Refusal(.materialUnknown, "O-5")
        }
        materials[index].endedVersion = step.version
        return materials[index].kind
    }

    /// Keeps who put something in for the applicant, for nobody reviews what he entered.
    private mutating func noteEntry(_ step: Step) {
        guard step.actor.role != .applicant, let person = step.actor.person, !enteredBy.contains(person) else { return }
        enteredBy.append(person)
    }
}
