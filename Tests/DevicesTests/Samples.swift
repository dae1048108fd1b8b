import Devices
import Glibc
import Housing
import Office
import Testing

enum Samples {
    /// Begins like a PNG; enough for whoever looks at the first bytes only.
    static let pngHead: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    static let jpegHead: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]

    static func card(isFront: Bool = true) -> SampleCard {
        SampleCard(
            isFront: isFront, name: "欧阳样例", sex: "女", born: Day(number: 6_901),
            address: "广东省深圳市罗湖区翠竹街道样例花园12栋34单元1805室", number: "440303198811230027",
            validity: "2016.05.20-2036.05.20")
    }

    /// The helper that was built with these tests stands beside their bundle.
    static func helper(_ name: String = "anju-picture") throws -> String {
        let bundle = try #require(
            CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments.first)
        let resolved = try #require(realpath(bundle, nil))
        defer { free(resolved) }
        let path = String(cString: resolved)
        let folder = path[..<(try #require(path.lastIndex(of: "/")))]
        return folder + "/\(name)"
    }
}

extension PictureReader {
    /// Waits for the size, as a command does.
    func measure(_ picture: [UInt8]) throws(OfficeFailure) -> PictureSize {
        guard case .size(let size) = try finish(.measure(picture)) else { throw .store(.damaged(what: "size")) }
        return size
    }

    /// Waits for grey values.
    func grey(_ picture: [UInt8], view: PictureView, columns: Int, rows: Int) throws(OfficeFailure) -> [UInt8] {
        guard case .bytes(let values) = try finish(.grey(picture, view: view, columns: columns, rows: rows))
        else { throw .store(.damaged(what: "grey values")) }
        return values
    }
}

/// Runs `body`, which must fail with an `OfficeFailure`, and returns that.
func failure(_ body: () throws(OfficeFailure) -> Void, at location: SourceLocation = #_sourceLocation) -> OfficeFailure?
{
    do throws(OfficeFailure) {
        try body()
        Issue.record("did not fail", sourceLocation: location)
        return nil
    } catch {
        return error
    }
}

extension OfficeFailure? {
    /// What is wrong with the input, when that is the failure.
    var reason: InputProblem.Reason? {
        if case .input(let problem) = self { problem.reason } else { nil }
    }

    /// What the device did not do, when that is the failure.
    var device: DeviceFailure? {
        if case .store(.device(let failure)) = self { failure } else { nil }
    }
}
