import Housing
import Office

/// For `verify`: a sealed matter tells what lies beside it, so that a row that was removed is missed.
extension RecordTransaction {
    /// The rows to which a matter points and that are not there. A row that is there and was edited is found where rows are
    /// read one by one.
    func rowsGone(of matter: some Matter) throws(OfficeFailure) -> [String] {
        let parts = matter.parts
        let files = try has("SELECT id FROM material WHERE case_id = ?", matter.id)
        let texts = try has("SELECT id FROM note WHERE case_id = ?", matter.id)
        let reports = try has("SELECT number || ' ' || content FROM report WHERE case_id = ?", matter.id)
        let snapshots = try has("SELECT digest FROM info_snapshot WHERE case_id = ?", matter.id)
        return parts.materials.filter { !files.contains($0.raw) }.map { "material \($0)" }
            + parts.texts.filter { !texts.contains($0.raw) }.map { "note \($0)" }
            + parts.snapshots.filter { !snapshots.contains($0.hex) }.map { "info_snapshot \(matter.id) \($0.hex)" }
            + parts.reports.filter { !reports.contains("\($0.number) \($0.content.hex)") }.map { "report \($0.number)" }
    }

    private func has(_ sql: String, _ id: CaseID) throws(OfficeFailure) -> Set<String> {
        Set(try db.rows(sql, [id.raw]) { row in try row.text(0) })
    }
}
