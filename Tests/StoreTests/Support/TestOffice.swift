import Glibc
import Housing
import Office
import Testing

@testable import Store

/// Every store that has to pass the conformance suite.
enum StoreKind: CaseIterable {
    case sqlite

    func make() throws -> TestOffice { try TestOffice() }
}

/// An office in a directory of its own, which goes with the value.
final class TestOffice {
    let path: String
    let premises: SQLitePremises

    static let machine = MachineMoment(milliseconds: 1_692_583_200_000)
    static let opening = Moment(milliseconds: 1_692_583_200_000)
    static let clock = StoredClock(office: opening, setAt: machine, isFrozen: true)

    init(isTraining: Bool = true, isCreated: Bool = true) throws {
        path = try Self.makeFolder()
        premises = SQLitePremises(entropy: CountingEntropy(), machine: { Self.machine })
        if isCreated { try premises.create(at: path, training: isTraining ? Self.clock : nil) }
    }

    deinit { Self.remove(path) }

    func open() throws -> OpenedPremises { try premises.open(at: path) }

    func openOffice() throws -> OpenOffice { try premises.openOffice(at: path) }

    static func makeFolder() throws -> String {
        var template = Array("/tmp/anju-store-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
            return String(cString: start)
        }
        return try #require(made)
    }

    static func remove(_ path: String) {
        for name in FileWork.system.names(in: path) {
            let inner = "\(path)/\(name)"
            var status = stat()
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                remove(inner)
            } else {
                unlink(inner)
            }
        }
        rmdir(path)
    }
}

/// Ids that differ, the same in every run.
final class CountingEntropy: Entropy {
    private var drawn: UInt8 = 0

    func bytes(_ count: Int) -> [UInt8] {
        drawn &+= 1
        return [UInt8](repeating: drawn, count: count)
    }
}
