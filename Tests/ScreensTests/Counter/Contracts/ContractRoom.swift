import Documents
import Housing
import PaperSamples
import Testing

@testable import Office
@testable import Screens

/// A contract on its way, as applicant and staff bring it there away from the counter of the test.
extension CounterRoom {
    private static let applicantPassword = "60821573"

    /// An applicant; without more said the one whose renewal the sample's first reviewer approved.
    func tenant(_ situation: SampleSituation = .approved) throws -> Session {
        let login = try #require(account(situation)?.login)
        let claim = LoginClaim(door: .person, login: login, secret: password(of: login))
        let session = try office.signIn.signIn(claim, by: .password, at: TerminalID("K1"))
        if let notice = try office.signIn.noticeToShow(session) { try office.signIn.agree(to: notice, session) }
        return session
    }

    @discardableResult
    func issued() throws -> Signing {
        let manager = try session(Self.manager)
        let waiting = try #require(try office.contracts.awaitingIssue(offset: 0, limit: 1, manager).first)
        let draft = try office.contracts.draft(for: waiting.renewal.id, manager)
        return try office.contracts.issue(
            draft, on: ScriptedPaper.paper(of: draft.document), acceptsProvisional: true, manager)
    }

    func opened(_ signing: Signing, _ tenant: Session) throws -> Signing {
        try office.signing.open(try office.signing.document(of: signing, tenant), in: signing, tenant)
    }

    /// The sample's first reviewer approves a renewal that waits for it.
    func approve(_ situation: SampleSituation) throws {
        let tenant = try tenant(situation)
        let reviewer = try session(Self.reviewer)
        let renewal = try #require(try office.tenant.renewals(tenant).first)
        _ = try office.review.approve(try office.review.take(renewal.id, reviewer).renewal, reviewer)
    }

    /// From the issue to 「到窗口当面签订」.
    @discardableResult
    func atCounter(_ situation: SampleSituation = .approved) throws -> Signing {
        let tenant = try tenant(situation)
        return try bringToCounter(try issued(), tenant)
    }

    @discardableResult
    func bringToCounter(_ issued: Signing, _ tenant: Session) throws -> Signing {
        let opened = try opened(issued, tenant)
        let info = try office.signing.openInfo(opened, tenant)
        let known = try office.signing.confirmInfo(info, shown: Set(InfoBlock.allCases), in: opened, tenant)
        let reading = try office.signing.startReading(known, tenant)
        clocks.pass(seconds: reading.pages.leastSeconds + 5)
        let read = try office.signing.acknowledge(
            reading.pages, visibleSeconds: reading.pages.leastSeconds, isReadToEnd: true, isTicked: true,
            in: reading.signing, tenant)
        let committed = try office.signing.transcribe(reading.pages.text.text, .pasted, in: read, tenant)
        return try office.signing.chooseWitness(committed, tenant)
    }

    /// Signed, with the sample's clerk as witness.
    @discardableResult
    func signed(_ situation: SampleSituation = .approved, by login: String = clerk) throws -> Signing {
        let counter = try atCounter(situation)
        let look = office.look(at: CardShelf.picture(situation == .approved ? 7 : 8), named: "sheet.png")
        return try office.contracts.witness(
            counter, isPersonSeen: true, isCardSeen: true, sheetCode: counter.contract.sheetCode.digits,
            picture: try look.finish(), password: password(of: login), try session(login))
    }

    /// 校验码 on the signature sheet that was drawn last.
    func codeOnSheet() throws -> String {
        let sheet = try #require(paper.drawn.last { $0.title == "租赁合同签署页" })
        let words = String(decoding: sheet.canonicalBytes, as: UTF8.self)
        let place = try #require(words.range(of: "校验码："))
        return String(words[place.upperBound...].filter(\.isNumber).prefix(6))
    }

    /// The applicant says that his telephone number is wrong.
    @discardableResult
    func reported() throws -> Signing {
        let tenant = try tenant()
        let opened = try opened(try issued(), tenant)
        let info = try office.signing.openInfo(opened, tenant)
        return try office.signing.reportInfo(
            info, wrong: [InfoLine(.tenant, .mobile): "已经换了号码"], in: opened, tenant)
    }

    func contract(_ id: CaseID) throws -> Signing {
        try office.contracts.signing(id, try session(Self.manager))
    }
}
