import Housing

/// That an applicant read 《知情同意书》 to its end (LH-45): which, and when; when is the record's own.
struct ConsentReadBody: RecordBody {
    static let kind = SubsidyRecord.Kind.consentRead

    enum State: String, Sendable { case acknowledged = "ACKNOWLEDGED" }

    let template: TemplateVersion
    let visibleSeconds: Int
    let by: PersonID
}

extension SubsidyReader {
    /// A form that an applicant fills in himself, with only that in it which the office has: papers of which there is a picture
    /// of this family, or which came before and not as pictures; and the consent as signed when its picture was taken, after
    /// the text was read.
    ///
    /// - Parameter before: what he handed in last.
    /// - Throws: `.notFound` for a paper or a picture that is not there; `TEXT_NOT_SHOWN` for a consent that was not read.
    func proven(
        _ form: SubsidyForm, before: SubsidyForm?, at position: Int, of file: BatchFile
    ) throws(OfficeFailure) -> SubsidyForm {
        var form = form
        let pictures = (form.pictures ?? [:]).filter { !$0.value.isEmpty }
        let kept = try kept(PictureBody.self, of: file.batch.id, at: position)
        let known = Dictionary(kept.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (paper, ids) in pictures where ids.contains(where: { known[$0]?.body.paper != paper }) {
            throw .store(.notFound)
        }
        let earlier = (before?.materials ?? []).subtracting((before?.pictures ?? [:]).keys)
        form.materials.formUnion(pictures.keys)
        guard form.materials.isSubset(of: earlier.union(pictures.keys)) else { throw .store(.notFound) }
        form.pictures = pictures
        guard let paper = file.batch.notice.consentPaper, let signed = pictures[paper]?.last.flatMap({ known[$0] })
        else {
            let isEarlier = file.batch.notice.consentPaper.map(earlier.contains) ?? false
            form.consentSignedAt = isEarlier ? before?.consentSignedAt : nil
            return form
        }
        if before?.pictures?[paper]?.last == signed.id {
            form.consentSignedAt = before?.consentSignedAt
            return form
        }
        let isRead = try self.kept(ConsentReadBody.self, of: file.batch.id, at: position).contains {
            $0.at <= signed.at
        }
        guard isRead else { throw .refused(Refusal(.textNotShown, "LH-45")) }
        form.consentSignedAt = signed.at
        return form
    }
}

extension SubsidyNotice {
    /// The notice's word for the signed 《知情同意书》 (LH-45).
    public var consentPaper: String? {
        materials.needs.first { $0.rule == "LH-45" }?.oneOf.first?.sorted().first
    }
}
