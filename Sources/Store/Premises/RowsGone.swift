import Housing
import Office

/// For `verify`: a sealed case tells what lies beside it, so that a row that was removed is missed.
extension RecordTransaction {
    /// The rows to which a case points and that are not there. A row that is there and was edited is found where rows are
    /// read one by one.
    func rowsGone(of renewal: Renewal) throws(OfficeFailure) -> [String] {
        var gone: [String] = []
        let files = try has("SELECT id FROM material WHERE case_id = ?", renewal)
        for material in renewal.materials where !files.contains(material.id.raw) {
            gone.append("material \(material.id)")
        }
        let texts = try has("SELECT id FROM note WHERE case_id = ?", renewal)
        let corrections = (renewal.info?.corrections ?? []).map(\.stored)
        for text in renewal.notes + corrections where !texts.contains(text.raw) {
            gone.append("note \(text)")
        }
        let snapshots = try has("SELECT digest FROM info_snapshot WHERE case_id = ?", renewal)
        if let info = renewal.info, !snapshots.contains(info.snapshot.hex) {
            gone.append("info_snapshot \(renewal.id) \(info.snapshot.hex)")
        }
        return gone
    }

    private func has(_ sql: String, _ renewal: Renewal) throws(OfficeFailure) -> Set<String> {
        Set(try db.rows(sql, [renewal.id.raw]) { row in try row.text(0) })
    }
}
