import Documents
import Housing
import Testing

@testable import Office

/// Contracts in a test: issued by staff, then signed at the kiosk and at the counter.
extension KioskRoom {
    static let unsigned: [UInt8] = Array("%PDF-1.4 unsigned".utf8)

    /// Somebody who works here, signed in at the counter.
    func staff(_ serial: Int, _ role: OfficeRole) throws -> Session {
        let login = "\(role.rawValue.lowercased())-\(serial)"
        try account(try person(serial, name: "王\(serial)"), login: login, role)
        return try office.signIn.signIn(
            LoginClaim(door: .staff, login: login, secret: Self.password), by: .password, at: TerminalID("counter"))
    }

    /// The tenant at a kiosk, on the home page, whose application is approved and whose contract is issued.
    func signer(occupants: Int = 1) throws -> Kiosk {
        let kiosk = try approved(occupants: occupants)
        try issue()
        kiosk.press(.character("3"), .escape)
        return kiosk
    }

    /// The same before the contract is issued.
    func approved(occupants: Int = 1) throws -> Kiosk {
        try tenant(occupants: occupants)
        let kiosk = kiosk()
        try kiosk.signIn()
        kiosk.prepare()
        kiosk.press(.enter)
        let reviewer = try reviewer()
        let claimed = try office.review.takeNext(reviewer)
        _ = try office.review.approve(claimed.renewal, reviewer)
        kiosk.press(.character("2"))
        return kiosk
    }

    @discardableResult
    func issue() throws -> Signing {
        let reviewer = try staff(901, .reviewer)
        let renewal = try #require(try renewals().first)
        let draft = try office.contracts.draft(for: renewal.id, reviewer)
        return try office.contracts.issue(draft, on: Self.drawn, acceptsProvisional: true, reviewer)
    }

    /// With a place for each of the contract's two marks.
    private static var drawn: Paper {
        let place = SignaturePlace(page: 1, left: 80_000, bottom: 90_000, width: 140_000, height: 50_000)
        return Paper(pdf: unsigned, pages: 1, places: [place, place])
    }

    /// The contracts of the tenant, as the office has them.
    func contracts() throws -> [Signing] {
        let id = PersonID("p-1")
        return try office.records.read { (reader) throws(OfficeFailure) in
            try reader.matters(applicant: id, as: Signing.self)
        }
    }

    var contract: Signing {
        get throws { try #require(try contracts().first) }
    }

    /// A clerk takes the signature in.
    func witness() throws {
        let clerk = try staff(902, .clerk)
        let signing = try contract
        let ink: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("ink".utf8)
        _ = try office.contracts.witness(
            signing, isPersonSeen: true, isCardSeen: true, sheetCode: signing.contract.sheetCode.digits,
            picture: SeenFile(ink, named: nil, size: PictureSize(width: 900, height: 300)),
            password: Self.password, clerk)
    }

    func approveContract() throws {
        let manager = try staff(903, .manager)
        let signing = try contract
        let final = FinalContract(
            pdf: Self.unsigned + [1], signing: signing, approver: manager.person, moment: try office.clocks.office())
        _ = try office.contracts.approve(signing, final, manager)
    }

    /// Staff answer what was reported with a new version.
    func reissue(_ reason: ContractReturnReason, note: String? = nil) throws {
        let reviewer = try staff(904, .reviewer)
        let signing = try contract
        let draft = try office.contracts.redraft(signing, reviewer)
        _ = try office.contracts.sendBack(
            signing, reason, note: note, draft, on: Self.drawn, acceptsProvisional: true, reviewer)
    }
}

/// The steps of signing by keys, each from where the one before it left off. Digits, arrows and Enter are enough.
extension Kiosk {
    /// From home to 申请信息, and through the contract to 【确认续约信息】.
    func openContract() {
        press(.character("3"), .character("2"), .enter)
    }

    /// The four blocks are right.
    func confirmBlocks() {
        for _ in InfoBlock.allCases { confirmBlock() }
    }

    /// 承诺书 to its end, ticked; the focus is on 【我已阅知】.
    func readCommitment() {
        press(.right, times: 6)
        press(.enter, .down)
    }

    /// From home to the dialog.
    func commit() {
        openContract()
        confirmBlocks()
        readCommitment()
        pass(seconds: 12)
        press(.enter)
    }

    /// 【复制】, 【粘贴】, 【确定】.
    func transcribe() { press(.enter, .enter, .enter) }
}
