// It looks behind the desks, and a release is not compiled for that.
#if DEBUG
    import Housing

    @testable import Office

    /// Families that have signed their agreements, put into an office without the way there: for tests of what comes after.
    public enum SignedFamilies {
        public static let batch = BatchID("luohu-2023")
        /// 2023-10-20; the first month is 2023-11.
        public static let signedAt = Moment(Day(number: 19_650), hour: 10)

        /// `BHR00000012` for the family at position 12.
        public static func receipt(_ position: Int) -> String {
            let digits = String(position)
            return "BHR" + String(repeating: "0", count: 8 - digits.count) + digits
        }

        /// Makes the batch and its families.
        ///
        /// - Parameters:
        ///   - sizes: of the families, at the positions from 1; all of their people are named, and pass.
        ///   - leaseEnd: the last day of everybody's lease; nil where nobody noted it.
        ///   - session: of a clerk.
        /// - Returns: the agreements' numbers, by position from 1.
        @discardableResult
        public static func sign(
            _ sizes: [Int], in office: Office, spacing: Int = 1, leaseEnd: Day? = nil, _ session: Session
        ) throws(OfficeFailure) -> [String] {
            guard let source = DefaultFiles.policies.first(where: { $0.path == NoticeFile.shippedPath })?.bytes else {
                throw .store(.notFound)
            }
            let notice = try NoticeFile(source, source: NoticeFile.shippedPath)
            let file = BatchFile(batch: SubsidyBatch(id: batch, notice: notice.notice), notice: notice, source: source)
            try office.insist { (writer) throws(OfficeFailure) in try writer.save(try file.record()) }
            let step = Step(sizes, spacing, notice.notice, leaseEnd)
            let job = try office.begin(step, of: batch, session)
            try job.run()
            return step.numbers
        }

        /// Says of a member of a family what a source found, as a file of findings would.
        ///
        /// - Parameters:
        ///   - member: of the family, from 0 for the applicant.
        ///   - importer: the id of the person who brings the file.
        public static func find(
            _ result: FindingResult, _ condition: ConditionSet, at position: Int, member: Int = 0, on moment: Moment,
            in office: Office, by importer: String = "p"
        ) throws(OfficeFailure) {
            try office.insist { (writer) throws(OfficeFailure) in
                var file = try writer.batchFile(batch)
                guard var family = try writer.family(at: position, of: file),
                    let person = try writer.members(at: position, of: file).dropFirst(member).first
                else { throw .store(.notFound) }
                family.people[member].note(result, of: condition)
                let record = FindingRecord(
                    person: try writer.bulkKey(of: person.document.value, .document), condition: condition,
                    result: result,
                    source: "不动产", checkedAt: moment, by: importer, evidence: "样例")
                var rows = BulkRows()
                record.add(to: &rows, at: BulkPlace(position: position))
                let run = try writer.beginRun(for: batch)
                try writer.replace(rows, of: run)
                file.runs.findings.append(run)
                file.batch.noteChange()
                try writer.save([family], of: file)
            }
        }

        /// Somebody joins a family, as a file of members would say, and nobody has asked after him.
        public static func join(_ position: Int, at now: Moment, in office: Office, by person: PersonID)
            throws(OfficeFailure)
        {
            try office.insist { (writer) throws(OfficeFailure) in
                var file = try writer.batchFile(batch)
                guard var family = try writer.family(at: position, of: file), let members = file.runs.members else {
                    throw .store(.notFound)
                }
                var rows = BulkRows()
                let index = family.people.count
                family.people.append(PersonFindings(role: .coApplicant))
                RegisteredMember(
                    name: "陈样例", relation: nil, role: .coApplicant, birthDay: Day(number: 3_652), marital: .single,
                    document: try document(position + 111 * index)
                ).add(to: &rows, at: BulkPlace(position: position, place: index))
                try writer.replace(rows, of: members)
                file.runs.membersBrought = [BatchRuns.Brought(run: members, at: now, by: person)]
                // A file of its own, as any that comes in.
                file.runs.findings.append(try writer.beginRun(for: batch))
                file.batch.noteChange()
                try writer.save([family], of: file)
            }
        }

        /// How the family's agreement stands.
        public static func agreement(at position: Int, in office: Office) throws(OfficeFailure) -> FamilyState
            .Agreement?
        {
            try office.records.read { (reader) throws(OfficeFailure) in
                try reader.family(at: position, of: try reader.batchFile(batch))?.agreement
            }
        }

        /// Of 1980-01-01 in the notice's district.
        static func document(_ serial: Int) throws(OfficeFailure) -> IdentityNumber {
            let body = "44030319800101" + String(String(1000 + serial).suffix(3))
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(body, weights).reduce(0) { $0 + (($1.0.wholeNumberValue ?? 0) * $1.1) }
            let text = body + String(Array("10X98765432")[sum % 11])
            guard let number = try? IdentityNumber(text, kind: .residentCard, on: nil) else { throw .store(.notFound) }
            return number
        }
    }

    extension SignedFamilies {
        /// The register, the members and the agreements at once.
        private final class Step: BatchStep {
            let act = Act.importSubsidy
            let changed: [Int] = []
            private(set) var numbers: [String] = []

            private let entries: [RegisterEntry]
            private let notice: SubsidyNotice
            private let leaseEnd: Day?
            private var isRead = false
            private var receiptKeys: [BulkKey] = []

            init(_ sizes: [Int], _ spacing: Int, _ notice: SubsidyNotice, _ leaseEnd: Day?) {
                (self.notice, self.leaseEnd) = (notice, leaseEnd)
                entries = sizes.enumerated().map { index, size in
                    let position = index * spacing + 1
                    return RegisterEntry(
                        receipt: SignedFamilies.receipt(position), cityPosition: position, districtPosition: position,
                        registeredSize: size, hukouDistrict: "440303", acceptedAt: nil,
                        listedAt: Moment(Day(number: 18_000)), status: .waiting, outAt: nil)
                }
            }

            func decide(
                _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
            ) throws(OfficeFailure) -> Bool { true }

            var families: (any Sequence<FamilyState>)? {
                entries.map { entry in
                    var family = FamilyState(entry)
                    family.people = (0..<entry.registeredSize).map { index in
                        PersonFindings(role: Self.role(index), passed: notice.conditions)
                    }
                    family.application = .init(submittedAt: notice.window.lowerBound, isLate: false, isHouseUsed: false)
                    family.standing = SubsidyStanding(
                        state: .signed, gaps: [], proposed: [], undecided: 0, reasons: [], list: 1, sequence: 1,
                        calledAt: nil, signBy: nil)
                    family.register.hasLeft = true
                    family.agreement = FamilyState.Agreement(
                        SubsidyAgreement(
                            monthly: notice.standard.monthly(registeredSize: entry.registeredSize),
                            months: notice.standard.months(signedOn: SignedFamilies.signedAt.day),
                            leaseEnd: leaseEnd))
                    return family
                }
            }

            func change(_ family: inout FamilyState, at index: Int) {}

            func finish(
                _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
                _ writer: any RecordWriter
            ) throws(OfficeFailure) -> [Entry] {
                file.runs.register = try register(writer)
                file.runs.members = try members(writer)
                numbers = []
                for entry in entries { numbers.append(try agreement(entry, actor, writer)) }
                file.batch.noteChange()
                return []
            }

            private func register(_ writer: any RecordWriter) throws(OfficeFailure) -> RunID {
                let run = try writer.beginRun(for: batch)
                var rows = BulkRows()
                var keys: [BulkKey] = []
                var documents: [BulkKey] = []
                for entry in entries {
                    let number = try SignedFamilies.document(entry.cityPosition)
                    documents.append(
                        BulkKey(
                            key: try writer.bulkKey(of: number.value, .document),
                            place: BulkPlace(position: entry.cityPosition)))
                    RegisteredFamily(entry: entry, name: "陈样例", document: number).add(to: &rows)
                    keys.append(
                        BulkKey(
                            key: try writer.bulkKey(of: entry.receipt, .receipt),
                            place: BulkPlace(position: entry.cityPosition)))
                    documents.append(
                        BulkKey(
                            key: try writer.bulkKey(of: number.value, .document),
                            place: BulkPlace(position: entry.cityPosition)))
                }
                try writer.append(rows, to: run)
                try writer.append(keys.sorted(), .receipt, to: run)
                try writer.append(documents.sorted(), .document, to: run)
                return run
            }

            private static func role(_ index: Int) -> Household.MemberRole { index == 0 ? .applicant : .coApplicant }

            private func members(_ writer: any RecordWriter) throws(OfficeFailure) -> RunID {
                let run = try writer.beginRun(for: batch)
                var rows = BulkRows()
                for entry in entries {
                    for index in 0..<entry.registeredSize {
                        RegisteredMember(
                            name: "陈样例", relation: nil, role: Self.role(index), birthDay: Day(number: 3_652),
                            marital: .single, document: try SignedFamilies.document(entry.cityPosition + 111 * index)
                        ).add(to: &rows, at: BulkPlace(position: entry.cityPosition, place: index))
                    }
                }
                try writer.append(rows, to: run)
                return run
            }

            private func agreement(
                _ entry: RegisterEntry, _ actor: Actor, _ writer: any RecordWriter
            ) throws(OfficeFailure) -> String {
                let standard = notice.standard
                let months = standard.months(signedOn: SignedFamilies.signedAt.day)
                let number = try writer.nextReceiptNumber(kind: .agreement, in: SignedFamilies.signedAt.day.month)
                let body = AgreementBody(
                    receipt: entry.receipt, payee: "陈样例", bank: "样例银行",
                    account: "62220000000\(10000 + entry.cityPosition)",
                    monthly: standard.monthly(registeredSize: entry.registeredSize),
                    area: standard.area(registeredSize: entry.registeredSize), firstMonth: months.lowerBound,
                    lastMonth: months.upperBound, houseCode: "4403030070020300006000002", by: actor)
                try writer.save(
                    KeptRecord(
                        id: "agreement-\(entry.cityPosition)", batch: batch, position: entry.cityPosition,
                        number: "\(number)", state: AgreementBody.State.signed, at: SignedFamilies.signedAt, body: body)
                )
                return "\(number)"
            }
        }
    }
#endif
