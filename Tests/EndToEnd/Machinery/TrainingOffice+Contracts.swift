import Foundation
import HostSupport

/// What a test sets in an office, and what it sees of contracts from outside.
extension TrainingOffice {
    /// A contract as `anju case show` tells it.
    struct Contract: Decodable {
        struct Version: Decodable { let number: Int }
        struct Attempt: Decodable {
            let read_seconds: Int?
            let transcribed: String?
        }
        struct Step: Decodable { let act: String }
        struct Material: Decodable { let kind: String }

        let state: String
        let versions: [Version]
        let attempts: [Attempt]
        let timeline: [Step]
        let materials: [Material]
    }

    func contract(_ number: String) throws -> Contract {
        let finished = try Command.anju("case", "show", number, "--json", data: directory)
        guard finished.status == 0 else { throw Failed(what: "case show: \(finished.errors)") }
        return try JSONDecoder().decode(Contract.self, from: Data(finished.output.utf8))
    }

    /// The numbers and states of contracts, as `anju case list` tells them.
    func contracts() throws -> [String: String] {
        struct Cases: Decodable {
            struct Case: Decodable {
                let number: String
                let kind: String
                let state: String
            }
            let cases: [Case]
        }
        let finished = try Command.anju("case", "list", "--json", data: directory)
        guard finished.status == 0 else { throw Failed(what: "case list: \(finished.errors)") }
        let cases = try JSONDecoder().decode(Cases.self, from: Data(finished.output.utf8)).cases
        let pairs = cases.filter { $0.kind == "CONTRACT" }.map { ($0.number, $0.state) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The number of the one contract in a state.
    func contract(in state: String) throws -> String {
        guard let number = try contracts().first(where: { $0.value == state })?.key else {
            throw Failed(what: "the sample has no contract in \(state)")
        }
        return number
    }

    /// What `anju verify` finds amiss; nil where it finds nothing.
    func damage() throws -> String? {
        let finished = try Command.anju("verify", data: directory)
        return finished.status == 0 ? nil : "\(finished.status): \(finished.output)\(finished.errors)"
    }

    /// For how many seconds the commitment is to be read here.
    func setCommitmentSeconds(_ seconds: Int) throws {
        try set("commitment_seconds", "\(seconds)", in: "policies/signing.toml")
    }

    /// Gives the value of `key` in a file of the office anew: the first one below `[section]`.
    func set(_ key: String, _ value: String, below section: String? = nil, in name: String) throws {
        let path = directory + "/" + name
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        let start = section.map { lines.firstIndex(of: "[\($0)]") } ?? lines.startIndex
        guard let start, let line = lines[start...].firstIndex(where: { $0.hasPrefix("\(key) = ") }) else {
            throw Failed(what: "\(name) has no \(key)")
        }
        lines[line] = "\(key) = \(value)"
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
