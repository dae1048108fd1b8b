extension Renewal {
    /// The items of the open return that are not done yet.
    public var itemsToDo: [Return.Item] {
        guard let openReturn else { return [] }
        return openReturn.items.filter { !isDone($0, since: openReturn.version) }
    }

    /// What the applicant still has to do about the open return, in order: the items, then the slots that they opened
    /// or that his own answers need. Empty where it can be handed in again.
    public var toMend: [ItemPath] {
        itemsToDo.map(\.path) + slotsToFill.map { .material($0) }
    }

    /// An item is done when what it names was given anew after the return: exactly that line, block or file. In the place
    /// of a file may stand what the slot that it opened was given.
    func isDone(_ item: Return.Item, since version: Int) -> Bool {
        if isDone(item.path, since: version) { return true }
        guard case .material = item.path, let instead = item.opens else { return false }
        return hasFile(instead, since: version)
    }

    private func isDone(_ path: ItemPath, since version: Int) -> Bool {
        switch path {
        case .declaration: (declaration?.version ?? 0) > version
        case .block(let block): (info?.version(of: block) ?? 0) > version
        case .line(let line): answers.contains { $0.line == line && $0.version > version }
        case .material(let kind): hasFile(kind, since: version) || isEmptied(kind, since: version)
        }
    }

    /// Whether the slot has a file that was put in after that version.
    func hasFile(_ kind: MaterialKind, since version: Int) -> Bool {
        currentMaterials.contains { $0.kind == kind && $0.addedVersion > version }
    }

    /// A file that need not be there may also have been taken out.
    private func isEmptied(_ kind: MaterialKind, since version: Int) -> Bool {
        let ofKind = materials.filter { $0.kind == kind }
        return MaterialKind.extra.contains(kind) && !ofKind.contains(where: \.isCurrent)
            && ofKind.contains { ($0.endedVersion ?? 0) > version }
    }
}
