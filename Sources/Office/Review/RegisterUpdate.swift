import Housing

/// What an approved renewal brings into the registers: the values that the tenant put right, as new versions of the
/// person's and the lease's rows. The journal tells which lines, and no values.
struct RegisterUpdate {
    let renewal: Renewal
    let proposals: [InfoLine: InfoSnapshot.Value]

    /// - Returns: an entry a line that became another; none where the registers had it already, or where who it is about
    ///   does not live there any more.
    func write(_ writer: any RecordWriter) throws(OfficeFailure) -> [Entry] {
        var entries: [Entry] = []
        for (line, value) in proposals.sorted(by: { $0.key < $1.key }) {
            let living = try writer.lease(renewal.lease).lease.occupants.filter { $0.moveOut == nil }
            guard line.person.map({ person in living.contains { $0.person == person } }) ?? true else { continue }
            switch value {
            case .mobile, .marital: entries += try correctPerson(line, value, writer)
            case .relation, .day: entries += try correctLease(line, value, writer)
            case .text, .money, .area, .document, .documentKind, .policy, .houseCode, .unknown: continue
            }
        }
        return entries
    }

    private func correctPerson(
        _ line: InfoLine, _ value: InfoSnapshot.Value, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        let before = try writer.person(line.person ?? renewal.applicant)
        var person = before
        if case .mobile(let mobile) = value { person.mobile = mobile }
        if case .marital(let marital) = value { person.marital = marital }
        guard person != before else { return [] }
        try writer.save(person)
        return [
            Entry(
                .personCorrected,
                ["case": .id(renewal.id), "person": .id(person.id), "line": .code(line.description)])
        ]
    }

    private func correctLease(
        _ line: InfoLine, _ value: InfoSnapshot.Value, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        var record = try writer.lease(renewal.lease)
        let before = record.lease
        for index in record.lease.occupants.indices where record.lease.occupants[index].person == line.person {
            if case .relation(let relation) = value { record.lease.occupants[index].relation = relation }
            if case .day(let day) = value { record.lease.occupants[index].moveIn = day }
        }
        guard record.lease != before else { return [] }
        for index in record.occupants.indices {
            let person = record.occupants[index].occupant.person
            if let changed = record.lease.occupants.first(where: { $0.person == person }) {
                record.occupants[index].occupant = changed
            }
        }
        try writer.save(record)
        return [
            Entry(
                .leaseCorrected,
                ["case": .id(renewal.id), "lease": .id(record.lease.id), "line": .code(line.description)])
        ]
    }
}
