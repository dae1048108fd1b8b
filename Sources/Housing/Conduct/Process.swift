/// A running matter as a value. Every gate of it stands in ``perform(_:at:by:given:)``: a screen that forgets one is
/// refused, not trusted.
public protocol Process: Codable, Hashable, Sendable {
    /// What can be asked of it.
    associatedtype Command: Sendable
    /// What its rules need beyond the case, read in the same write transaction.
    associatedtype Facts: Sendable

    static var kind: CaseKind { get }

    var id: CaseID { get }
    var number: ReceiptNumber { get }

    /// 1 after the start, one more with every command that succeeded. A store saves only where it is unchanged.
    var version: Int { get }

    /// Performs one command, or refuses it and leaves the value as it was.
    ///
    /// It takes neither clock nor chance, so a store may run it again from the start.
    ///
    /// - Parameters:
    ///   - command: what is asked.
    ///   - now: the office's time, fixed before the transaction.
    ///   - actor: who asks, in which role.
    ///   - facts: what the rules need beyond this case.
    /// - Returns: the entries for the journal, in order; at least one.
    /// - Throws: ``Refusal`` with the first gate that is closed.
    mutating func perform(_ command: Command, at now: Moment, by actor: Actor, given facts: Facts) throws(Refusal)
        -> [Entry]
}
