import Housing

@testable import Office

extension ImportHall {
    /// The applicant of a family, signed in.
    func applicant(_ position: Int, consents: Bool = true) throws -> Session {
        let number = try IdentityNumber(Self.number(position), kind: .residentCard, on: nil)
        let person = Person(
            id: PersonID("own-\(position)"), name: "样家", document: number, mobile: nil, marital: .married)
        try test.account(person, login: number.value, .applicant)
        let session = try test.signIn(number.value)
        if consents, let notice = try test.office.signIn.noticeToShow(session) {
            try test.office.signIn.agree(to: notice, session)
        }
        return session
    }

    /// Whole, of the dwelling of a serial.
    static func form(_ serial: Int, coTenants: [String] = []) throws -> SubsidyForm {
        SubsidyForm(
            house: .init(code: house(serial), address: "样例路 1 号", room: "302"),
            lease: .init(
                landlord: "样房东", landlordDocument: "440308199901101512", area: Area(squareCentimetres: 480_000),
                rent: Money(fen: 320_000), start: day(2023, 3, 1), end: day(2025, 2, 28), signedOn: day(2023, 2, 20)),
            coTenants: coTenants, marital: .married, children: 0,
            materials: ["身份证", "户口簿", "结婚证", "住房租赁合同", "知情同意书"],
            consentSignedAt: Moment(day(2023, 8, 21), hour: 9), declaredAt: nil, statements: ["LH-10": true])
    }
}
