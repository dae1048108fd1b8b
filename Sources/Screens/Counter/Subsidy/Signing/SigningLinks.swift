import Forms
import Housing
import Texts

/// Where the pages of 叫号签约 lead to other desks.
enum SigningLinks {
    /// Every decision about a family, step by step.
    static func why(_ receipt: String, of batch: BatchID) -> CounterEffect {
        .say(.info(CallDeskTexts.notHereYet))
    }

    /// The call letters of all who may sign, on one sheet each.
    static func letters(of batch: BatchID, clerk: Clerk) -> CounterEffect {
        .say(.info(CallDeskTexts.notHereYet))
    }

    /// The agreement, or while it is not signed the letter by which the family was called.
    static func paper(of receipt: String, in batch: BatchID, isSigned: Bool, clerk: Clerk) -> CounterEffect {
        .say(.info(CallDeskTexts.notHereYet))
    }
}
