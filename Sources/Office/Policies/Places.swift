import Housing

/// What somebody who writes an address can choose instead: the streets of a district, and estates of a street
/// (`policies/places.toml`).
public struct Places: Equatable, Sendable {
    static let path = "policies/places.toml"

    /// By district, six digits of GB/T 2260; in the file's order.
    private let streets: [String: [String]]
    /// By street: no two districts have one of the same name.
    private let estates: [String: [String]]

    /// Nothing to choose from: everything is written.
    static let none = Places()

    private init() { (streets, estates) = ([:], [:]) }

    /// Streets of a district, none where it is not known.
    public func streets(of district: String) -> [String] { streets[district] ?? [] }

    /// Some estates of a street, never all of them.
    public func estates(of street: String) -> [String] { estates[street] ?? [] }

    init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(only: ["district", "estates"])
        var streets: [String: [String]] = [:]
        for section in try root.sections("district") {
            try section.allow(only: ["code", "name", "streets"])
            let code = try section.required(section.text("code"), "code")
            guard code.count == 6, code.allSatisfy(\.isNumber), streets[code] == nil else {
                throw section.problem("code", .invalid(code))
            }
            _ = try section.required(section.text("name"), "name")
            let names = try Self.names(section, "streets")
            if let twice = names.first(where: streets.values.joined().contains) {
                throw section.problem("streets", .invalid(twice))
            }
            streets[code] = names
        }
        let known = Set(streets.values.joined())
        var estates: [String: [String]] = [:]
        for section in try root.sections("estates") {
            try section.allow(only: ["street", "names"])
            let street = try section.required(section.text("street"), "street")
            guard known.contains(street), estates[street] == nil else {
                throw section.problem("street", .invalid(street))
            }
            estates[street] = try Self.names(section, "names")
        }
        (self.streets, self.estates) = (streets, estates)
    }

    private static func names(_ section: TOMLSection, _ key: String) throws(OfficeFailure) -> [String] {
        let names = try section.required(section.texts(key), key)
        guard Set(names).count == names.count, names.allSatisfy({ !$0.isEmpty && $0.count <= 20 }) else {
            throw section.problem(key, .invalid(names.joined(separator: ", ")))
        }
        return names
    }
}
