import Housing

/// Brings a sample contract as far as its situation says, through the same desks and gates as people do.
struct SampleSigning {
    let office: Office
    let clock: SampleClock
    let cast: SampleCast

    func run(_ target: SampleContract, renewal: CaseID, _ applicant: Session) throws(OfficeFailure) {
        clock.advance(seconds: 1800)
        guard var signing = try issued(renewal), target > .issued else { return }
        clock.advance(seconds: 3600)
        signing = try committed(signing, applicant)
        guard target > .committed else { return }
        clock.advance(seconds: 1800)
        signing = try witnessed(signing)
        guard target > .signed else { return }
        clock.advance(seconds: 3600)
        try approve(signing)
    }

    private func issued(_ renewal: CaseID) throws(OfficeFailure) -> Signing? {
        guard let manager = cast.session(of: .manager, office) else { return nil }
        let draft = try office.contracts.draft(for: renewal, manager)
        let paper = try office.devices.paper.draw(draft.document)
        return try office.contracts.issue(draft, on: paper, acceptsProvisional: true, manager)
    }

    /// From 【合同签署】 to 「到窗口当面签订」.
    private func committed(_ issued: Signing, _ applicant: Session) throws(OfficeFailure) -> Signing {
        let desk = office.signing
        var signing = try desk.open(try desk.document(of: issued, applicant), in: issued, applicant)
        let info = try desk.openInfo(signing, applicant)
        clock.advance(seconds: 90)
        signing = try desk.confirmInfo(info, shown: Set(InfoBlock.allCases), in: signing, applicant)
        let reading = try desk.startReading(signing, applicant)
        let seconds = reading.pages.leastSeconds + 20
        clock.advance(seconds: seconds)
        signing = try desk.acknowledge(
            reading.pages, visibleSeconds: seconds, isReadToEnd: true, isTicked: true, in: reading.signing, applicant)
        clock.advance(seconds: 30)
        signing = try desk.transcribe(reading.pages.text.text, .pasted, in: signing, applicant)
        return try desk.chooseWitness(signing, applicant)
    }

    private func witnessed(_ signing: Signing) throws(OfficeFailure) -> Signing {
        guard let clerk = cast.session(of: .clerk, office) else { return signing }
        let picture = SeenFile(SampleSignature.png, named: nil, size: SampleSignature.size)
        return try office.contracts.witness(
            signing, isPersonSeen: true, isCardSeen: true, sheetCode: signing.contract.sheetCode.digits,
            picture: picture, password: SampleOffice.staffPassword, clerk)
    }

    private func approve(_ signing: Signing) throws(OfficeFailure) {
        guard let manager = cast.session(of: .manager, office) else { return }
        let work = try office.contracts.prepareFinal(signing, manager)
        while true {
            guard let final = try work.poll(waitMilliseconds: 1000) else { continue }
            _ = try office.contracts.approve(signing, final, manager)
            return
        }
    }
}
