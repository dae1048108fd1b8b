import Documents
import Housing
import Testing

@testable import Office

/// A contract step by step, as applicant and staff do it.
extension TestOffice {
    static let unsigned: [UInt8] = Array("%PDF-1.5 unsigned".utf8)

    /// With a place for each of the contract's two marks.
    static func paper(_ pdf: [UInt8] = unsigned) -> Paper {
        let place = SignaturePlace(page: 1, left: 80_000, bottom: 90_000, width: 140_000, height: 50_000)
        return Paper(pdf: pdf, pages: 1, places: [place, place])
    }

    /// An application that `reviewer` approved.
    func approved(_ session: Session, by reviewer: Session) throws -> Renewal {
        let renewal = try submitted(session)
        return try office.review.approve(try office.review.take(renewal.id, reviewer).renewal, reviewer)
    }

    func issued(_ session: Session, by reviewer: Session) throws -> Signing {
        let renewal = try approved(session, by: reviewer)
        let draft = try office.contracts.draft(for: renewal.id, reviewer)
        return try office.contracts.issue(draft, on: Self.paper(), acceptsProvisional: true, reviewer)
    }

    func opened(_ signing: Signing, _ session: Session) throws -> Signing {
        try office.signing.open(try office.signing.document(of: signing, session), in: signing, session)
    }

    func known(_ signing: Signing, _ session: Session) throws -> Signing {
        let pages = try office.signing.openInfo(signing, session)
        return try office.signing.confirmInfo(pages, shown: Set(InfoBlock.allCases), in: signing, session)
    }

    func read(_ signing: Signing, _ session: Session) throws -> (signing: Signing, pages: CommitmentPages) {
        let started = try office.signing.startReading(signing, session)
        clocks.pass(seconds: started.pages.leastSeconds)
        let signing = try office.signing.acknowledge(
            started.pages, visibleSeconds: started.pages.leastSeconds, isReadToEnd: true, isTicked: true,
            in: started.signing, session)
        return (signing, started.pages)
    }

    /// From the issued contract to 「到窗口当面签订」.
    func atCounter(_ signing: Signing, _ session: Session) throws -> Signing {
        let (acknowledged, pages) = try read(try known(try opened(signing, session), session), session)
        let committed = try office.signing.transcribe(pages.text.text, .pasted, in: acknowledged, session)
        return try office.signing.chooseWitness(committed, session)
    }

    /// 审批通过, with the final PDF made on the way.
    func concluded(_ signed: Signing, by approver: Session) throws -> Signing {
        let final = try office.contracts.prepareFinal(signed, approver).finish()
        return try office.contracts.approve(signed, final, approver)
    }

    func witnessed(
        _ signing: Signing, by clerk: Session, picture: String = "ink", password: String = password,
        sheetCode: String? = nil
    ) throws -> Signing {
        let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(picture.utf8)
        return try office.contracts.witness(
            signing, isPersonSeen: true, isCardSeen: true,
            sheetCode: sheetCode ?? signing.contract.sheetCode.digits,
            picture: try office.look(at: bytes, named: nil).finish(), password: password, clerk)
    }
}
