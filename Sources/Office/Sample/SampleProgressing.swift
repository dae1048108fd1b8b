import Housing

/// Brings the sample renewals as far as their situations say, through the same desks and gates as people do.
struct SampleProgressing {
    let office: Office
    let clock: SampleClock
    let cast: SampleCast

    /// In the order in which they happen, each on its day: the journal runs forward.
    private static let schedule: KeyValuePairs<SampleSituation, (day: Int, hour: Int)> = [
        .contractApproved: (14, 8), .approved: (14, 12), .contractSigned: (15, 8), .rejected: (15, 12),
        .contractAtCounter: (16, 8), .returned: (16, 12), .contractToSign: (17, 8), .withdrawn: (17, 12),
        .underReview: (18, 9), .submitted: (18, 14), .draft: (20, 15), .submittedLater: (21, 9),
    ]

    /// Shortly before the office opens: a claim that is older than a session may last is put back by the daily run.
    private static let taking = (day: 21, hour: 9, minute: 30)

    /// - Parameters:
    ///   - upToMaterialsOnly: no renewal goes beyond the four blocks, for want of pictures.
    ///   - hasPaper: whether contracts can be drawn; without, those who would have one have begun nothing.
    func run(upToMaterialsOnly: Bool, hasPaper: Bool) throws(OfficeFailure) {
        var underReview: Renewal?
        for (situation, time) in Self.schedule where hasPaper || situation.contract == nil {
            guard let applicant = cast.applicants.first(where: { $0.situation == situation }),
                let target = situation.progress, let day = Day(2023, 8, time.day)
            else { continue }
            clock.advance(to: Moment(day, hour: time.hour))
            let session = cast.session(of: applicant.lease.tenant.id, office)
            var renewal = try confirmed(applicant, session)
            guard !upToMaterialsOnly, target > .confirmed else { continue }
            renewal = try submitted(renewal, applicant, session)
            if target == .withdrawn {
                clock.advance(seconds: 3600)
                _ = try office.tenant.withdraw(renewal, session)
            } else if target == .taken {
                underReview = renewal
            } else if target > .withdrawn {
                try reviewed(renewal, target)
                if let contract = situation.contract {
                    try SampleSigning(office: office, clock: clock, cast: cast)
                        .run(contract, renewal: renewal.id, session)
                }
            }
        }
        guard let underReview, let day = Day(2023, 8, Self.taking.day) else { return }
        clock.advance(to: Moment(day, hour: Self.taking.hour, minute: Self.taking.minute))
        try review(.take, underReview)
    }

    /// From the notice to the four blocks.
    private func confirmed(_ applicant: SampleCast.Applicant, _ session: Session) throws(OfficeFailure) -> Renewal {
        let tenant = office.tenant
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        clock.advance(seconds: 40)
        var renewal = try tenant.start(applicant.lease.lease.id, session)
        renewal = try tenant.choosePolicy(.original, in: renewal, session)
        let pages = try tenant.openDeclaration(renewal, session)
        let seconds = pages.leastSeconds + 20
        clock.advance(seconds: seconds)
        renewal = try tenant.acknowledge(
            pages, visibleSeconds: seconds, isInformationConfirmed: true, isTicked: true, in: renewal, session)
        let info = try tenant.openInfo(renewal, session)
        clock.advance(seconds: 60)
        let answers = InfoAnswers(
            shown: Set(InfoBlock.allCases),
            blocks: Dictionary(uniqueKeysWithValues: InfoBlock.allCases.map { ($0, .confirmed) }))
        return try tenant.confirmInfo(info, answers, in: renewal, session)
    }

    private func submitted(
        _ renewal: Renewal, _ applicant: SampleCast.Applicant, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        let tenant = office.tenant
        clock.advance(seconds: 90)
        let withFront = try tenant.attach(
            applicant.cardFront, named: "front.png", as: .cardFront, to: renewal, session)
        let withBack = try tenant.attach(applicant.cardBack, named: "back.png", as: .cardBack, to: withFront, session)
        clock.advance(seconds: 30)
        return try tenant.submit(withBack, session)
    }

    private func reviewed(_ renewal: Renewal, _ target: SampleProgress) throws(OfficeFailure) {
        clock.advance(seconds: 2 * 3600)
        try review(.take, renewal)
        clock.advance(seconds: 600)
        switch target {
        case .approved: try review(.approve, renewal)
        case .rejected: try review(.reject(.leaseTerminated, note: nil), renewal)
        case .returned:
            let item = Renewal.SendBack.Item(.material(.cardBack), .unreadable)
            try review(.sendBack(Renewal.SendBack(items: [item])), renewal)
        case .confirmed, .submitted, .withdrawn, .taken: break
        }
    }

    private func review(_ command: Renewal.Command, _ renewal: Renewal) throws(OfficeFailure) {
        guard let reviewer = cast.staff.first(where: { $0.roles.contains(.reviewer) }) else { return }
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        let actor = Actor(person: reviewer.person.id, account: reviewer.account, role: .reviewer)
        try office.records.write { (writer) throws(OfficeFailure) in
            _ = try writer.perform(command, on: renewal.id, expecting: nil, at: now, by: actor) {
                (stored, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader)
            }
        }
    }
}
