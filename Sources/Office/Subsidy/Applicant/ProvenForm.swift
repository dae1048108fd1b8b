import Housing

extension SubsidyReader {
    /// A form that an applicant fills in himself, with only that in it which the office has: papers of which there is a picture
    /// of this family, or which came before and not as pictures; and the consent as it was given last: before a clerk, or on a
    /// sheet of which a picture was taken after the text was read.
    ///
    /// - Parameters:
    ///   - before: what he handed in last.
    ///   - measure: which consent counts; one that stands in `before` stays.
    /// - Throws: `.notFound` for a paper or a picture that is not there; `TEXT_NOT_SHOWN` for a consent that was not read.
    func proven(
        _ form: SubsidyForm, before: SubsidyForm?, consent measure: ConsentMeasure, at position: Int,
        of file: BatchFile
    ) throws(OfficeFailure) -> SubsidyForm {
        var form = form
        var pictures = (form.pictures ?? [:]).filter { !$0.value.isEmpty }
        let kept = try kept(PictureBody.self, of: file.batch.id, at: position)
        let known = Dictionary(kept.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (paper, ids) in pictures where ids.contains(where: { known[$0]?.body.paper != paper }) {
            throw .store(.notFound)
        }
        let earlier = (before?.materials ?? []).subtracting((before?.pictures ?? [:]).keys)
        let witness = try witness(by: measure, of: file.batch.id, at: position)
        let paper = file.batch.notice.consentPaper
        // Who signed it before a clerk has handed the sheet in with that.
        if witness != nil, let paper { form.materials.insert(paper) }
        form.materials.formUnion(pictures.keys)
        let there = earlier.union(pictures.keys).union(witness == nil ? [] : [paper].compactMap(\.self))
        guard form.materials.isSubset(of: there) else { throw .store(.notFound) }

        let sheet = paper.flatMap { pictures[$0]?.last }.flatMap { known[$0] }
        let isOld =
            sheet.map { before?.pictures?[$0.body.paper]?.last == $0.id } ?? paper.map(earlier.contains) ?? false
        var signed = isOld ? before?.consentSignedAt : nil
        if let sheet, !isOld {
            let read = try consentRead(by: measure, of: file.batch.id, at: position)
            guard witness != nil || read.contains(where: { $0 <= sheet.at }) else {
                throw .refused(Refusal(.textNotShown, "LH-45"))
            }
            signed = sheet.at
        }
        if let witness, signed.map({ $0 <= witness.at }) ?? true {
            signed = witness.at
            // What was sent back is not what stands behind the consent any more.
            if isOld, measure.since != nil, let paper { pictures[paper] = nil }
        }
        form.pictures = pictures
        form.received = before?.received
        form.consentSignedAt = signed
        return form
    }
}

extension SubsidyNotice {
    /// The notice's word for the signed 《知情同意书》 (LH-45).
    public var consentPaper: String? {
        materials.needs.first { $0.rule == "LH-45" }?.oneOf.first?.sorted().first
    }
}
