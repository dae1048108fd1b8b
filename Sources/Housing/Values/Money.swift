/// An amount of money in whole fen. Prints as yuan with two places, `1155.00`, without a currency sign.
public struct Money: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let fen: Int

    public init(fen: Int) {
        self.fen = fen
    }

    public init(from decoder: any Decoder) throws {
        fen = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }

    public var description: String {
        let magnitude = fen.magnitude
        return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(Digits.padded(Int(magnitude % 100), 2))"
    }

    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    public static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
}

/// A floor area in whole square centimetres (35 m2 = 350,000 cm2). Prints as square metres with two places, `35.00`,
/// and with four where two would not be the whole value.
public struct Area: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let squareCentimetres: Int

    public init(squareCentimetres: Int) {
        self.squareCentimetres = squareCentimetres
    }

    public init(from decoder: any Decoder) throws {
        squareCentimetres = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(squareCentimetres)
    }

    public var description: String {
        let whole = squareCentimetres / 10_000
        let rest = squareCentimetres % 10_000
        let places = rest % 100 == 0 ? Digits.padded(rest / 100, 2) : Digits.padded(rest, 4)
        return "\(whole).\(places)"
    }

    public static func < (left: Area, right: Area) -> Bool { left.squareCentimetres < right.squareCentimetres }
}

/// The monthly rent of a dwelling.
public enum Rent {
    /// Why there is no monthly rent for this price and this area.
    public enum Problem: Error, Hashable, Sendable {
        /// The product is no whole number of fen; the office decides how to settle it, never a rounding.
        case notExact(remainder: Int)
        case negative
        case tooLarge
    }

    /// Price times area, which must be exact: fen per m2 x cm2 / 10,000.
    ///
    /// - Parameters:
    ///   - pricePerSquareMetre: the price of one square metre for one month.
    ///   - area: the area that rent is counted for.
    /// - Throws: ``Problem`` where the result is not a whole number of fen.
    public static func monthly(pricePerSquareMetre price: Money, area: Area) throws(Problem) -> Money {
        guard price.fen >= 0, area.squareCentimetres >= 0 else { throw .negative }
        let (product, overflow) = price.fen.multipliedReportingOverflow(by: area.squareCentimetres)
        guard !overflow else { throw .tooLarge }
        guard product % 10_000 == 0 else { throw .notExact(remainder: product % 10_000) }
        return Money(fen: product / 10_000)
    }
}
