import Housing
import Office

@testable import Store

/// An open office with its directory, closed with the value.
final class KeptOffice {
    let office: TestOffice
    let opened: OpenOffice

    var records: any Records { opened.records }

    init(_ office: TestOffice) throws {
        self.office = office
        opened = try office.openOffice()
    }

    deinit { opened.close() }

    func verify() throws -> [Fault] { try opened.verify { _ in }.faults }
}

extension TestOffice {
    func kept() throws -> KeptOffice { try KeptOffice(self) }
}
