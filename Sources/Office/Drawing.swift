/// What the desks draw from random bytes, always before a transaction: a closure given to `write` may run twice.
extension Entropy {
    /// An opaque id: 128 bits in hexadecimal.
    func identifier() -> String {
        Hex.text(bytes(16))
    }

    /// A whole number below `bound`, every one equally likely: bytes that would favour the low ones are thrown away.
    func number(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "nothing lies below zero")
        let unbiased = UInt64.max - UInt64.max % bound
        while true {
            let drawn = bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if drawn < unbiased { return drawn % bound }
        }
    }

    /// A code of `count` decimal digits, leading zeros kept.
    func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(Unicode.Scalar(UInt8(ascii: "0") + UInt8(number(below: 10)))) })
    }
}
