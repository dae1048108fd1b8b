import Foundation
import GRDB
import Housing
import Office

/// Dwellings, each under a MAC: what stands in an application and in a contract as the place and its area.
extension RecordTransaction {
    func dwelling(code: HouseCode) throws(OfficeFailure) -> Dwelling? {
        try dwelling("code", code.value)
    }

    func dwelling(_ id: DwellingID) throws(OfficeFailure) -> Dwelling {
        try required(try dwelling("id", id.raw))
    }

    func save(_ dwelling: Dwelling) throws(OfficeFailure) {
        let row = try dwellingRow("id", dwelling.id.raw)
        if let row {
            try ring.check(row.mac, at: row.dwelling.place)
            guard row.dwelling != dwelling else { return }
        }
        let mac = try ring.mac(dwelling.place)
        try ledger.note(.dwelling, dwelling.id.raw, was: row?.mac, is: mac)
        try db.run(
            """
            INSERT INTO dwelling (id, code, estate, building, room, built_area_cm2, mac) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET code = excluded.code, estate = excluded.estate,
            building = excluded.building, room = excluded.room, built_area_cm2 = excluded.built_area_cm2,
            mac = excluded.mac
            """,
            [
                dwelling.id.raw, dwelling.code.value, dwelling.estate, dwelling.building, dwelling.room,
                dwelling.builtArea.squareCentimetres, mac,
            ])
        touch(.register)
        touch(.people)
    }

    /// Those of an older program have no MAC yet.
    func sealOldDwellings() throws(OfficeFailure) {
        let ids = try db.rows("SELECT id FROM dwelling WHERE mac IS NULL") { row in try row.text(0) }
        for id in ids {
            guard let row = try dwellingRow("id", id) else { continue }
            try db.run("UPDATE dwelling SET mac = ? WHERE id = ?", [try ring.mac(row.dwelling.place), id])
        }
    }

    private func dwelling(_ column: String, _ value: String) throws(OfficeFailure) -> Dwelling? {
        guard let row = try dwellingRow(column, value) else { return nil }
        try ring.check(row.mac, at: row.dwelling.place)
        return row.dwelling
    }

    private func dwellingRow(
        _ column: String, _ value: String
    ) throws(OfficeFailure) -> (dwelling: Dwelling, mac: Data)? {
        try db.first(
            "SELECT id, code, estate, building, room, built_area_cm2, mac FROM dwelling WHERE \(column) = ?", [value]
        ) { row in
            let id = DwellingID(try row.text(0))
            guard let code = try? HouseCode(try row.text(1)) else {
                throw OfficeFailure.store(.damaged(what: "dwelling \(id)"))
            }
            let dwelling = Dwelling(
                id: id, code: code, estate: try row.text(2), building: try row.text(3), room: try row.text(4),
                builtArea: Area(squareCentimetres: try row.count(5)))
            return (dwelling, try row.optionalBlob(6) ?? Data())
        }
    }
}

extension Dwelling {
    /// Every column, for the MAC.
    var place: Place {
        Place("dwelling", id.raw, code.value, estate, building, room, "\(builtArea.squareCentimetres)")
    }
}
