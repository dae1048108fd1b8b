import Housing

/// One draft that two terminals write: what either of them changed is kept, answer by answer.
extension SubsidyDraft {
    /// This draft with what was kept meanwhile.
    ///
    /// - Parameters:
    ///   - base: as the page had it from the office, or sent it there, last.
    ///   - stored: as it is kept now.
    ///   - rules: of the conditions, in the order of their pages.
    /// - Returns: the draft, and the pages of what both changed in two ways: there the kept answer stands.
    func merged(
        since base: SubsidyDraft, with stored: SubsidyDraft, rules: [String] = []
    ) -> (draft: SubsidyDraft, clashes: [SubsidyStep]) {
        // Begun anew, or of another application: nothing of it is about this one.
        guard (batch, changing) == (stored.batch, stored.changing) else { return (self, []) }
        var merged = stored
        var clashes: [SubsidyStep] = []
        func keep<Value: Equatable>(_ path: WritableKeyPath<SubsidyDraft, Value>, _ step: SubsidyStep?) {
            let (mine, before, theirs) = (self[keyPath: path], base[keyPath: path], stored[keyPath: path])
            guard mine != before, mine != theirs else { return }
            if theirs == before || step == nil {
                merged[keyPath: path] = mine
            } else if let step, !clashes.contains(step) {
                clashes.append(step)
            }
        }
        // One dwelling, one landlord, one term: never half of one terminal's and half of the other's.
        func keepTogether<Value: Equatable>(_ parts: [(WritableKeyPath<SubsidyDraft, Value>, SubsidyStep)]) {
            let differing = parts.filter { path, _ in
                self[keyPath: path] != base[keyPath: path] && self[keyPath: path] != stored[keyPath: path]
            }
            guard let (_, step) = differing.first else { return }
            let isTheirs = parts.contains { path, _ in
                stored[keyPath: path] != base[keyPath: path] && stored[keyPath: path] != self[keyPath: path]
            }
            if isTheirs {
                clashes.append(step)
            } else {
                for (path, _) in differing { merged[keyPath: path] = self[keyPath: path] }
            }
        }
        keep(\.focus, nil)
        keep(\.isNoticeRead, nil)
        keep(\.isFamilySeen, nil)
        keep(\.isFamilyOtherwise, nil)
        keepTogether([(\.code, .code), (\.street, .street), (\.address, .address), (\.room, .address)])
        keep(\.isTogether, .together)
        keep(\.coTenants, .tenants)
        keepTogether([(\.landlord, .landlord), (\.landlordDocument, .landlord)])
        keepTogether([(\.start, .dates), (\.end, .dates), (\.signedOn, .dates)])
        keep(\.area, .size)
        keep(\.rent, .size)
        keep(\.marital, .marital)
        keep(\.children, .children)
        keep(\.given, nil)
        keep(\.consentReadAt, nil)
        keep(\.consentSignedAt, nil)
        keep(\.conditionsFor, nil)
        for rule in Set(denied.keys).union(base.denied.keys).sorted() {
            keep(\.denied[rule], .condition(rules.firstIndex(of: rule) ?? 0))
        }
        for paper in Set(pictures.keys).union(base.pictures.keys) {
            merged.pictures[paper] = pictures(of: paper, since: base, with: stored)
        }
        return (merged, clashes)
    }

    /// Pictures that either took, without those that either does not want.
    private func pictures(of paper: String, since base: SubsidyDraft, with stored: SubsidyDraft) -> [String]? {
        let (mine, before) = (pictures[paper] ?? [], base.pictures[paper] ?? [])
        let theirs = (stored.pictures[paper] ?? []).filter { mine.contains($0) || !before.contains($0) }
        let all = theirs + mine.filter { !before.contains($0) && !theirs.contains($0) }
        return all.isEmpty ? nil : all
    }
}
