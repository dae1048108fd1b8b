import FoundationEssentials
import Office

/// Drafts as they lie in their row.
enum DraftCoding {
    static func body(_ draft: some Encodable) throws(OfficeFailure) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
        } catch {
            throw .store(.damaged(what: "draft"))
        }
    }

    /// Nil for a draft that an older program wrote in another form: the person begins anew where the case stands.
    static func draft<Draft: Decodable>(_ body: String) -> Draft? {
        try? JSONDecoder().decode(Draft.self, from: Data(body.utf8))
    }
}
