import Foundation
import Housing
import Office

extension DeskOffice {
    /// Who entered something and decided about it himself, by the records of the batch.
    func decidedByItsAuthor() throws -> String? {
        for kind in [SubsidyRecord.Kind.objection, .change, .paymentRun] {
            let records = try opened.records.read { (reader) throws(OfficeFailure) in
                try reader.subsidyRecords(kind, batch: batch, position: nil, state: nil, after: nil, limit: 1000)
            }
            for record in records {
                guard let body = try JSONSerialization.jsonObject(with: Data(record.body)) as? [String: Any] else {
                    return "\(record.id) cannot be read"
                }
                func person(_ key: String) -> String? {
                    (body[key] as? [String: Any])?["person"].map { String(describing: $0) }
                }
                guard let author = person("by") else { continue }
                if [person("decidedBy"), person("approvedBy")].contains(author) { return "\(record.id) by \(author)" }
            }
        }
        return nil
    }

    /// The newest list as everybody may read it.
    func publicList() throws -> String {
        try office.batches.export(.list, of: batch, try session("reviewer1")).text
    }
}
