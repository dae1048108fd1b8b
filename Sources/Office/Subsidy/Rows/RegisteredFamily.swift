import Housing

/// A family as the register has it, with its applicant's name and number: the row of a register's run.
struct RegisteredFamily: Equatable {
    let entry: RegisterEntry
    let name: String
    let document: IdentityNumber

    func add(to rows: inout BulkRows) {
        rows.add(BulkPlace(position: entry.cityPosition)) { writer in
            writer.write(entry.receipt)
            writer.write(name)
            writer.write(UInt32(clamping: entry.districtPosition))
            writer.write(UInt32(clamping: entry.registeredSize))
            writer.write(entry.hukouDistrict)
            writer.write(entry.acceptedAt?.milliseconds)
            writer.write(entry.listedAt?.milliseconds)
            writer.write(entry.status.rawValue)
            writer.write(entry.outAt?.milliseconds)
        } personal: { writer in
            writer.write(document)
        }
    }
}

extension RegisteredFamily {
    /// By what the family is listed.
    static func heading(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) -> (receipt: String, name: String) {
        var reader = rows.reader(index)
        return (try reader.text(), try reader.text())
    }

    static func head(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) -> (receipt: String, size: Int) {
        var reader = rows.reader(index)
        let receipt = try reader.text()
        _ = try reader.text()
        _ = try reader.word()
        return (receipt, Int(try reader.word()))
    }

    /// - Parameter personal: the row's personal part, opened; nil leaves the number out of it.
    static func entry(_ rows: BulkRows, _ index: Int) throws(OfficeFailure) -> (entry: RegisterEntry, name: String) {
        var reader = rows.reader(index)
        let receipt = try reader.text()
        let name = try reader.text()
        let districtPosition = Int(try reader.word())
        let size = Int(try reader.word())
        let district = try reader.text()
        let acceptedAt = try reader.maybe().map(Moment.init(milliseconds:))
        let listedAt = try reader.maybe().map(Moment.init(milliseconds:))
        guard let status = RegisterEntry.Status(rawValue: try reader.text()) else {
            throw .store(.damaged(what: "bulk_chunk register"))
        }
        let outAt = try reader.maybe().map(Moment.init(milliseconds:))
        let entry = RegisterEntry(
            receipt: receipt, cityPosition: rows.place(index).position, districtPosition: districtPosition,
            registeredSize: size, hukouDistrict: district, acceptedAt: acceptedAt, listedAt: listedAt, status: status,
            outAt: outAt)
        return (entry, name)
    }
}

/// A person of a family: the row of a run of members, at the family's position, numbered in the order of the file. All but
/// the name lies sealed.
struct RegisteredMember: Equatable {
    let name: String
    /// nil for the applicant himself.
    let relation: Relation?
    let role: Household.MemberRole
    let birthDay: Day
    let marital: MaritalState?
    let document: IdentityNumber

    func add(to rows: inout BulkRows, at place: BulkPlace) {
        rows.add(place) { writer in
            writer.write(name)
        } personal: { writer in
            writer.write(document)
            writer.write(relation?.rawValue ?? "")
            writer.write(role.rawValue)
            writer.write(birthDay.number)
            writer.write(marital?.rawValue ?? "")
        }
    }

    /// - Parameter personal: the row's personal part, opened.
    init(_ rows: BulkRows, _ index: Int, personal: [UInt8]) throws(OfficeFailure) {
        var reader = rows.reader(index)
        name = try reader.text()
        var inner = ByteReader(personal)
        document = try ByteReader.document(&inner)
        // Rows of an older kind have it all beside the name.
        if reader.isAtEnd { reader = inner }
        relation = Relation(rawValue: try reader.text())
        guard let role = Household.MemberRole(rawValue: try reader.text()) else {
            throw .store(.damaged(what: "bulk_chunk member"))
        }
        self.role = role
        birthDay = Day(number: try reader.number())
        marital = MaritalState(rawValue: try reader.text())
    }

    init(
        name: String, relation: Relation?, role: Household.MemberRole, birthDay: Day, marital: MaritalState?,
        document: IdentityNumber
    ) {
        self.name = name
        self.relation = relation
        self.role = role
        self.birthDay = birthDay
        self.marital = marital
        self.document = document
    }
}

extension ByteWriter {
    fileprivate mutating func write(_ document: IdentityNumber) {
        write(document.kind.rawValue)
        write(document.value)
    }
}

extension ByteReader {
    /// The number that a row's personal part holds.
    static func document(_ personal: [UInt8]) throws(OfficeFailure) -> IdentityNumber {
        var reader = ByteReader(personal)
        return try document(&reader)
    }

    fileprivate static func document(_ reader: inout ByteReader) throws(OfficeFailure) -> IdentityNumber {
        let kind = DocumentKind(rawValue: try reader.text())
        let text = try reader.text()
        guard let kind, let number = try? IdentityNumber(text, kind: kind, on: nil) else {
            throw .store(.damaged(what: "bulk_chunk document"))
        }
        return number
    }
}

extension SubsidyReader {
    /// The family at a position of a register's run; nil where there is none.
    func registered(at position: Int, of run: RunID) throws(OfficeFailure) -> RegisteredFamily? {
        let chunk = BulkPlace(position: position).chunk
        var found: RegisteredFamily?
        try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.place(index).position == position {
                let (entry, name) = try RegisteredFamily.entry(rows, index)
                let opened = try open(rows.personal(index), at: rows.place(index), of: run)
                found = RegisteredFamily(entry: entry, name: name, document: try ByteReader.document(opened))
            }
        }
        return found
    }

    /// Who applies for the family at a position: whom the register of the close names, where that is in and has the
    /// family, and else whom that of the cut-off does. It is asked wherever somebody hands in, mends or signs.
    ///
    /// - Throws: `.damaged` where the register of the cut-off does not have the family.
    func applicant(
        at position: Int, of file: BatchFile
    ) throws(OfficeFailure) -> (name: String, document: IdentityNumber) {
        if let run = file.runs.close, let found = try registered(at: position, of: run) {
            return (found.name, found.document)
        }
        guard let run = file.runs.register, let found = try registered(at: position, of: run) else {
            throw .store(.damaged(what: "bulk_chunk register"))
        }
        return (found.name, found.document)
    }

    /// The people of the family at a position, in the order of the file.
    func members(at position: Int, of run: RunID) throws(OfficeFailure) -> [RegisteredMember] {
        let chunk = BulkPlace(position: position).chunk
        var found: [RegisteredMember] = []
        try eachChunk(of: run, in: chunk...chunk) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count where rows.place(index).position == position {
                let opened = try open(rows.personal(index), at: rows.place(index), of: run)
                found.append(try RegisteredMember(rows, index, personal: opened))
            }
        }
        return found
    }
}
