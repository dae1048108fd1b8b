import Forms
import Housing

extension TextField {
    /// A bank account, hidden where it is not being typed.
    static var bankAccount: TextField {
        TextField(
            limit: 32, columns: 42, normaliser: .digitsOnly, mask: NamedFunction("account", Mask.account),
            groups: Array(repeating: 4, count: 8))
    }
}
