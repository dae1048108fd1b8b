// It looks behind the desks, and a release is not compiled for that.
#if DEBUG
    import Housing

    @testable import Office

    extension Office {
        /// The form with a picture for each of its papers, and the consent read before.
        public func proved(
            _ form: SubsidyForm, in batch: BatchID, _ session: Session, reads: Bool = true
        ) throws -> SubsidyForm {
            var form = form
            var pictures = form.pictures ?? [:]
            let file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 2000)
            let now = try clocks.office()
            let position = try records.read { (reader) throws(OfficeFailure) in
                try reader.ownPosition(of: session.person, in: try reader.batchFile(batch))
            }
            if reads, let position {
                let body = ConsentReadBody(
                    template: try policies.subsidyConsent().template, visibleSeconds: 12, by: session.person)
                let record = KeptRecord(
                    id: entropy.identifier(), batch: batch, position: position,
                    state: ConsentReadBody.State.acknowledged, at: now, body: body)
                try records.write { (writer) throws(OfficeFailure) in try writer.save(record) }
            }
            let before = try records.read { (reader) throws(OfficeFailure) in
                try position.flatMap { (position) throws(OfficeFailure) in
                    try reader.application(at: position, of: try reader.batchFile(batch))?.form
                }
            }
            for paper in form.materials.sorted() where pictures[paper] == nil {
                if let old = before?.pictures?[paper] { pictures[paper] = old }
                guard pictures[paper] == nil, before?.materials.contains(paper) != true else { continue }
                pictures[paper] = [try ownSubsidy.keep(SeenFile(file, named: nil), as: paper, in: batch, session).id]
            }
            form.pictures = pictures
            return form
        }
    }
#endif
