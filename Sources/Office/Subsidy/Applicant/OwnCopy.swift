import Documents
import Housing
import Texts

extension MySubsidyDesk {
    /// What is kept of somebody in a batch, and his rights: to be read, and to be taken home (L-09). On the screen numbers,
    /// accounts and names are masked; on paper his own number and account are whole, and everybody else's number is masked.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `NOT_FOUND` where he did not apply in it.
    public func copy(_ id: BatchID, for use: PaperUse, _ session: Session) throws(OfficeFailure) -> Document {
        let file = try file(id, session)
        let now = try office.clocks.office()
        return try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.ownHand(of: actor, in: id, at: now)
            var witness: Actor?
            if let form = file.form { witness = try reader.consentWitness(of: form, in: id, at: hand.position) }
            let copy = OwnCopy(
                file: file, members: try reader.members(at: hand.position, of: hand.file), isWitnessed: witness != nil,
                account: try reader.kept(AgreementBody.self, of: id, at: hand.position).first?.body.account().account,
                use: use)
            return try copy.document(madeOn: now.day, isTraining: try reader.officeInfo().isTraining)
        }
    }
}

private struct OwnCopy {
    let file: MySubsidyFile
    let members: [RegisteredMember]
    /// The consent was signed before a clerk.
    let isWitnessed: Bool
    let account: String?
    let use: PaperUse

    func document(madeOn day: Day, isTraining: Bool) throws(OfficeFailure) -> Document {
        // The form is part of the program and has a version of its own.
        let name = "subsidy-copy-1"
        let words = Array(sections.map(\.title).joined(separator: "\n").utf8)
        let form = TemplateName(name: name, version: 1, digest: try Digest(of: words, called: name))
        return Document(
            template: form, title: MySubsidyTexts.heldTitle, number: file.summary.receipt,
            marking: isTraining ? DocumentTexts.training : "", madeOn: day, blocks: sections.flatMap(blocks))
    }

    /// A fact a line, so that a family's whole copy is a page or two on the smallest screen.
    private func blocks(_ section: (title: String, facts: [Field])) -> [Block] {
        section.facts.isEmpty ? [] : [.heading(level: 1, section.title), .fields(section.facts)]
    }

    private var sections: [(title: String, facts: [Field])] {
        let (notice, contact) = (file.notice, file.notice.contact)
        return [
            (MySubsidyTexts.heldRegister, register),
            (
                MySubsidyTexts.heldPeople,
                members.map { member in
                    let isOwn = use == .paper && member.role == .applicant
                    let number = member.document.value
                    let shown = isOwn ? number : Mask.document(number)
                    return Field(label: member.role.name, value: "\(name(member.name)) \(shown)")
                }
            ),
            (MySubsidyTexts.heldForm, file.form.map(form) ?? []), (MySubsidyTexts.heldAgreement, agreement),
            (
                MySubsidyTexts.heldChanges,
                file.changes.map { change in
                    let words = MySubsidyTexts.matterWords(change.matter)
                    return Field(
                        label: change.eventDay.words,
                        value: "\(words)  \(MySubsidyTexts.changeOutcome(change.decision, change.untrue))")
                }
            ),
            (
                MySubsidyTexts.heldObjections,
                file.objections.map {
                    Field(label: $0.number, value: "\($0.text)  \(MySubsidyTexts.objectionOutcome($0.isUpheld))")
                }
            ),
            (
                MySubsidyTexts.heldComplaints,
                file.complaints.map {
                    Field(label: $0.number, value: "\($0.text)  \(MySubsidyTexts.answered($0.answer))")
                }
            ),
            (
                MySubsidyTexts.heldRights,
                MySubsidyTexts.rights(
                    website: notice.registerWebsite, window: notice.registerWindow, phones: contact.phones,
                    hours: contact.hours
                ).map { Field(label: $0.right, value: $0.words) }
            ),
        ]
    }

    private var register: [Field] {
        let register = file.register
        return [
            Field(label: MySubsidyTexts.columnReceipt, value: register.receipt),
            Field(
                label: MySubsidyTexts.place,
                value: MySubsidyTexts.placeWords(register.cityPosition, register.districtPosition)),
            Field(label: MySubsidyTexts.columnSize, value: "\(file.sizeNow)"),
            Field(label: MySubsidyTexts.columnDistrict, value: DistrictNames.name(register.hukouDistrict)),
            Field(label: MySubsidyTexts.listedOn, value: MySubsidyTexts.listedAt(register.listedAt)),
        ]
    }

    private var agreement: [Field] {
        guard let agreement = file.agreement else { return [] }
        let number = use == .paper ? account ?? "" : agreement.maskedAccount
        return [
            Field(label: MySubsidyTexts.agreementNumber, value: agreement.number),
            Field(label: MySubsidyTexts.agreementState, value: agreement.terms.state.name),
            Field(label: MySubsidyTexts.account, value: "\(agreement.bank) \(number)"),
        ]
    }

    private func form(_ form: SubsidyForm) -> [Field] {
        func line(_ field: ApplicationField, _ value: String?) -> Field? {
            value.map { Field(label: SubsidyTexts.field(field.rawValue), value: $0) }
        }
        let lease = form.lease
        return [
            line(.houseCode, form.house.code), line(.address, "\(form.house.address) \(form.house.room)"),
            line(.landlord, "\(name(lease.landlord)) \(Mask.document(lease.landlordDocument))"),
            line(.leasedArea, lease.area?.words), line(.rent, lease.rent?.words),
            line(.leaseStart, lease.start?.words), line(.leaseEnd, lease.end?.words),
            line(.leaseSigned, lease.signedOn?.words),
            form.coTenants.isEmpty ? nil : line(.coTenants, form.coTenants.map(Mask.document).joined(separator: "、")),
            line(.marital, form.marital.name), line(.children, "\(form.children)"),
            line(.materials, form.materials.sorted().joined(separator: "、")),
            line(.consent, form.consentSignedAt.map { SubsidyApplyTexts.signed($0, isWitnessed: isWitnessed) }),
            line(.honesty, form.declaredAt?.words),
        ].compactMap(\.self)
    }

    private func name(_ name: String) -> String { use == .paper ? name : Mask.name(name) }
}
