import Housing

// What is asked of batches at a screen: by who may see them, and without reading a family.

extension BatchDesk {
    /// Every batch, the one opened first first.
    public func list(_ session: Session) throws(OfficeFailure) -> [BatchOverview] {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            var batches: [BatchOverview] = []
            for id in try reader.batchIDs() { batches.append(try reader.overview(try reader.batchFile(id))) }
            return batches
        }
    }

    /// - Throws: `BATCH_UNKNOWN`.
    public func overview(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> BatchOverview {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            try reader.overview(try reader.batchFile(id))
        }
    }
}
