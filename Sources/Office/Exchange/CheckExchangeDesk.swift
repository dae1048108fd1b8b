import Housing

/// Requests of economic checks leave the office as a file, and reports come back as one.
public struct CheckExchangeDesk {
    let office: Office

    /// Largest file of reports that is read: some 400,000 families.
    public static let limitBytes = 256 << 20
    public static let signatureLimitBytes = 4096

    // MARK: Requests

    /// Everything that waits to be sent, as the lines of a file. The file comes first, ``mark(_:_:watch:)`` then: what is
    /// not marked is written again, which the check body knows by request and round.
    ///
    /// - Throws: `.refused` with `IMPORT_RUNNING` while an import or another export is under way.
    public func gather(_ session: Session) throws(OfficeFailure) -> CheckExport {
        try office.read(.exchangeChecks, session) { (_, _) in }
        let export = CheckExport(hold: try office.imports.holdImports())
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        try office.read(.exchangeChecks, session) { (reader, actor) throws(OfficeFailure) in
            try reader.eachCheckToSend { check throws(OfficeFailure) in
                var trial = check
                let facts = try ground.facts(of: check, reader)
                do throws(Refusal) {
                    _ = try trial.perform(.send, at: now, by: actor, given: facts)
                } catch {
                    // Nobody sends what is asked about his own family; what was sent meanwhile, or goes with a lease
                    // that is over, is sent by nobody.
                    if error.code == .ownCase { export.leftOut += 1 }
                    return
                }
                try export.add(check, reader)
            }
        }
        return export
    }

    /// Marks what stands in a file that is on the disk as sent, in short transactions.
    ///
    /// - Returns: the requests that were taken back while the file was written, and must not be asked after.
    public func mark(
        _ export: CheckExport, _ session: Session, watch: ImportWatch = ImportWatch()
    ) throws(OfficeFailure) -> [ReceiptNumber] {
        try office.read(.exchangeChecks, session) { (_, _) in }
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        let slice = Slice(office.clocks)
        let begun = office.clocks.steadyMilliseconds()
        var done = 0
        var gone: [ReceiptNumber] = []
        while done < export.requests.count {
            let rest = export.requests[done...].prefix(Slice.mostRows)
            let marked = try office.write(.exchangeChecks, session, insists: true) {
                (writer, actor) throws(OfficeFailure) in
                var count = 0
                var gone: [ReceiptNumber] = []
                slice.begin()
                for request in rest where count == 0 || slice.hasTime {
                    do throws(OfficeFailure) {
                        _ = try writer.perform(.send, on: request.id, expecting: nil, at: now, by: actor) {
                            (check: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(of: check, reader)
                        }
                    } catch .refused {
                        gone.append(request.number)
                    } catch {
                        throw error
                    }
                    count += 1
                }
                return (count: count, gone: gone)
            }
            done += marked.count
            gone += marked.gone
            watch.progress(
                ImportProgress(
                    stage: .applying, done: done, total: export.requests.count,
                    milliseconds: office.clocks.steadyMilliseconds() - begun))
            watch.rest()
        }
        return gone
    }

    // MARK: Reports

    /// Reads a file of reports and takes it in as a whole, or leaves everything as it was. The same file again changes
    /// nothing; the same number with other content is refused.
    ///
    /// - Parameters:
    ///   - source: the file's path as the person knows it; it stands in every problem.
    ///   - signature: what signs the file; needed where the office has the check body's key.
    ///   - acceptsProvisional: takes results whose last day of objection lies beyond the last known notice of holidays;
    ///     without it they are refused with `CALENDAR_UNKNOWN`.
    /// - Throws: `.input` for what makes the file unreadable as a whole; problems of lines are in the report. `.refused`
    ///   with `REPORT_UNSIGNED`, `REPORT_SIGNATURE_WRONG`, `IMPORT_RUNNING`.
    public func reports(
        _ bytes: [UInt8], source: String, signature: [UInt8]? = nil, acceptsProvisional: Bool = false,
        by session: Session, watch: ImportWatch = ImportWatch()
    ) throws(OfficeFailure) -> ReportImportReport {
        let job = try begin(
            bytes, source: source, signature: signature, acceptsProvisional: acceptsProvisional, by: session)
        return try office.imports.run(job, watch)
    }

    /// The same as a job that the caller steps; of the file only its signature is looked at yet.
    public func begin(
        _ bytes: [UInt8], source: String, signature: [UInt8]? = nil, acceptsProvisional: Bool = false,
        by session: Session
    ) throws(OfficeFailure) -> ReportImportJob {
        try office.read(.exchangeChecks, session) { (_, _) in }
        if let key = office.options.reportKey {
            guard let signature else { throw .refused(Refusal(.reportUnsigned, "6.2")) }
            guard key.isSigned(bytes, by: signature) else { throw .refused(Refusal(.reportSignatureWrong, "6.2")) }
        }
        let now = try office.clocks.office()
        let content = ReportImport(
            bytes, source: source, ground: try office.checkGround(at: now), now: now,
            acceptsProvisional: acceptsProvisional, entropy: office.entropy)
        return try office.imports.begin(content, session)
    }
}

/// Requests on their way out of the office. Full numbers stand in the lines.
public final class CheckExport {
    /// An object a line, in the order of the requests.
    public private(set) var bytes: [UInt8] = []
    /// Requests about the family of who exports; somebody else has to send them.
    public fileprivate(set) var leftOut = 0
    private(set) var requests: [(id: CaseID, number: ReceiptNumber)] = []
    /// Kept while this lives, so that no other writes the same file and no report comes in between.
    private let hold: AnyObject

    init(hold: AnyObject) {
        self.hold = hold
    }

    public var count: Int { requests.count }

    fileprivate func add(_ check: EconomicCheck, _ reader: any RecordReader) throws(OfficeFailure) {
        guard let request = check.request else { return }
        var members: [JSON] = []
        for member in check.members {
            let person = try reader.person(member.person)
            members.append(Self.json(member, person, check))
        }
        let line: JSON = [
            "request": .text("\(check.number)"), "round": .number(check.round),
            "requested_at": .text("\(request.at)"), "period_from": .text("\(request.from)"),
            "period_to": .text("\(request.to)"), "property_as_of": .text("\(request.propertyAsOf)"),
            "members": .array(members),
        ]
        bytes += Array(line.text.utf8) + [UInt8(ascii: "\n")]
        requests.append((check.id, check.number))
    }

    private static func json(_ member: EconomicCheck.Member, _ person: Person, _ check: EconomicCheck) -> JSON {
        let relation = member.relation.map { ImportWords.word($0, in: ImportWords.relations) } ?? ImportWords.oneself
        var members = [
            JSON.Member(name: "name", value: .text(person.name)),
            JSON.Member(
                name: "id_type",
                value: .text(ImportWords.word(person.document.kind, in: ImportWords.documentKinds))),
            JSON.Member(name: "id_no", value: .text(person.document.value)),
            JSON.Member(name: "relation", value: .text(relation)),
        ]
        let given = check.authorisations.last { $0.isCurrent && $0.person == member.person }
        if let given, member.isAdult {
            members.append(JSON.Member(name: "authorised_on", value: .text("\(given.at.day)")))
            members.append(JSON.Member(name: "authorisation_version", value: .number(given.template.version)))
        }
        return .object(members)
    }
}

extension RecordReader {
    /// Every check that waits to be sent, in the order of the queue, a page at a time.
    fileprivate func eachCheckToSend(
        _ body: (EconomicCheck) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        let page = 1000
        var last: CaseID?
        while true {
            let checks = try checksToSend(after: last, limit: page)
            for check in checks { try body(check) }
            guard checks.count == page else { return }
            last = checks.last?.id
        }
    }
}

extension ImportWords {
    /// The first word that means `value`.
    fileprivate static func word<Value: Equatable>(_ value: Value, in words: KeyValuePairs<String, Value>) -> String {
        words.first { $0.value == value }?.key ?? ""
    }
}
