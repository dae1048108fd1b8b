import Housing
import Testing

@testable import Office

/// A renewal step by step, as an applicant does it.
extension TestOffice {
    static let front: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("front".utf8)
    static let back: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("back".utf8)

    func started(_ session: Session) throws -> Renewal {
        let offer = try #require(office.tenant.leases(session).first)
        return try office.tenant.start(offer.record.lease.id, session)
    }

    func acknowledged(_ renewal: Renewal, _ session: Session) throws -> Renewal {
        let pages = try office.tenant.openDeclaration(renewal, session)
        clocks.pass(seconds: pages.leastSeconds)
        return try office.tenant.acknowledge(
            pages, visibleSeconds: pages.leastSeconds, isInformationConfirmed: true, isTicked: true, in: renewal,
            session)
    }

    func confirmed(
        _ renewal: Renewal, _ session: Session, corrections: [InfoLine: Mobile] = [:]
    ) throws -> Renewal {
        let pages = try office.tenant.openInfo(renewal, session)
        let blocks = Dictionary(uniqueKeysWithValues: InfoBlock.allCases.map { ($0, InfoAnswers.Block.confirmed) })
        let answers = InfoAnswers(shown: Set(InfoBlock.allCases), blocks: blocks, corrections: corrections)
        return try office.tenant.confirmInfo(pages, answers, in: renewal, session)
    }

    func withCard(_ renewal: Renewal, _ session: Session) throws -> Renewal {
        let front = try office.tenant.attach(
            Self.front, named: "front.jpg", as: .cardFront, to: renewal, session)
        return try office.tenant.attach(Self.back, named: "back.jpeg", as: .cardBack, to: front, session)
    }

    /// All that is asked for, and not handed in.
    func ready(_ session: Session, corrections: [InfoLine: Mobile] = [:]) throws -> Renewal {
        let chosen = try office.tenant.choosePolicy(.original, in: started(session), session)
        let known = try confirmed(acknowledged(chosen, session), session, corrections: corrections)
        return try withCard(known, session)
    }

    func submitted(_ session: Session, corrections: [InfoLine: Mobile] = [:]) throws -> Renewal {
        try office.tenant.submit(ready(session, corrections: corrections), session)
    }
}
