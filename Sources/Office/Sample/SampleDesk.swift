import Documents
import Housing

/// Fills an empty training office: synthetic people, leases, accounts of every role, and renewals on their way.
public struct SampleDesk {
    let office: Office

    /// - Parameters:
    ///   - seed: the same seed gives the same people, numbers and renewals.
    ///   - cost: of the printed passwords' hashes.
    /// - Throws: `.refused` with `NOT_TRAINING` in a working office.
    public func fill(seed: UInt64, cost: ScryptCost = SampleOffice.passwordCost) throws(OfficeFailure) -> SampleOffice {
        guard try office.info().isTraining else { throw .refused(Refusal(.notTraining, "TIME")) }
        let clock = SampleClock(at: SampleOffice.beginning, real: office.clocks)
        let past = Office(
            records: office.records, vault: office.vault, clocks: clock, entropy: office.entropy,
            policies: try Policies(office.policies, check: office.policies.check().ofThePast()),
            options: office.options, devices: office.devices,
            sealer: office.sealer)
        var cast = try SampleCast(seed: seed, office: past)
        try cast.hashPasswords(cost: cost)
        try cast.register()
        let hasPictures = try draw(&cast)
        let checking = SampleChecking(office: past, clock: clock, cast: cast)
        try checking.runOld()
        let checks = try checking.runEarly()
        let subsidy = try SampleSubsidy(
            seed: seed, notice: PackageResources.luohu_2023_toml, besides: cast.documents)
        let waiting = try SampleWaiting(subsidy, past, cost: cost)
        try waiting.open(at: clock, cast)
        let progress = SampleProgressing(office: past, clock: clock, cast: cast)
        try progress.run(upToMaterialsOnly: !hasPictures, hasPaper: try past.drawsPaper())
        let reports = SampleOffice.Media(name: "reports.jsonl", bytes: try checking.runLate(checks))
        clock.advance(to: SampleOffice.opening)
        let setAt = office.clocks.machine()
        let certificates = try SampleCertificates(cast.accounts, office.devices.trainingIssuer, at: setAt)
        try office.records.write { (writer) throws(OfficeFailure) in
            try writer.save(StoredClock(office: SampleOffice.opening, setAt: setAt, isFrozen: false))
        }
        return SampleOffice(
            now: SampleOffice.opening, accounts: cast.accounts + waiting.accounts,
            media: cast.media + [reports] + subsidy.media + certificates.media,
            certificates: certificates.list, roots: certificates.roots, hasPictures: hasPictures)
    }

    /// Draws a card's two sides for every applicant.
    ///
    /// - Returns: false where there is no helper that draws.
    private func draw(_ cast: inout SampleCast) throws(OfficeFailure) -> Bool {
        guard let pictures = office.devices.pictures else { return false }
        do {
            for applicant in cast.applicants.indices { try cast.drawCard(of: applicant, with: pictures) }
            return true
        } catch .store {
            return false
        } catch {
            throw error
        }
    }
}

extension CheckPolicy {
    /// With limits of the time before the first that are known, for reports of half a year ago: the same figures.
    fileprivate func ofThePast() -> CheckPolicy {
        guard let first = limits.first,
            let past = EconomicLimits(
                effectiveFrom: first.effectiveFrom.adding(months: -24), incomePerHead: first.incomePerHead,
                property: first.property)
        else { return self }
        var policy = self
        policy.limits = [past] + limits
        return policy
    }
}

extension Office {
    /// Whether documents can be drawn on paper here: whether one is.
    fileprivate func drawsPaper() throws(OfficeFailure) -> Bool {
        let today = try now().day
        let sheet = try signingGround(at: try now()).sheet
        let page = Document(
            template: sheet.template.name, title: "", number: "", marking: "", madeOn: today, blocks: [])
        do {
            _ = try devices.paper.draw(page)
            return true
        } catch .store(.device) {
            return false
        } catch {
            throw error
        }
    }
}
