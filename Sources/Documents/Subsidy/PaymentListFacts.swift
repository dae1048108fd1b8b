import Housing
import Texts

/// A payment run on paper, for who prepares, approves and keeps it: names and accounts masked.
public struct PaymentListFacts: Equatable, Sendable {
    /// One month of one agreement.
    public struct Line: Equatable, Sendable {
        public let agreement: String
        public let maskedName: String
        public let maskedAccount: String
        public let month: Month
        public let amount: Money

        public init(agreement: String, maskedName: String, maskedAccount: String, month: Month, amount: Money) {
            self.agreement = agreement
            self.maskedName = maskedName
            self.maskedAccount = maskedAccount
            self.month = month
            self.amount = amount
        }
    }

    /// An agreement whose sum is otherwise than in the run before; nil where it is not in the one of them.
    public struct Difference: Equatable, Sendable {
        public let agreement: String
        public let maskedName: String
        public let before: Money?
        public let now: Money?
        /// How the agreement stands.
        public let state: String

        public init(agreement: String, maskedName: String, before: Money?, now: Money?, state: String) {
            self.agreement = agreement
            self.maskedName = maskedName
            self.before = before
            self.now = now
            self.state = state
        }
    }

    /// Who did something with it, and when.
    public struct Deed: Equatable, Sendable {
        public let name: String
        public let at: Moment

        public init(name: String, at: Moment) {
            self.name = name
            self.at = at
        }
    }

    /// The run before it.
    public struct Former: Equatable, Sendable {
        public let number: String
        public let month: Month
        public let instalments: Int
        public let sum: Money

        public init(number: String, month: Month, instalments: Int, sum: Money) {
            self.number = number
            self.month = month
            self.instalments = instalments
            self.sum = sum
        }
    }

    /// The other runs of the same month.
    public struct Siblings: Equatable, Sendable {
        public let number: String
        public let sum: Money

        public init(number: String, sum: Money) {
            self.number = number
            self.sum = sum
        }
    }

    public let madeOn: Day
    public let grantor: SubsidyGrantor
    public let number: String
    public let month: Month
    public let state: String
    public let sum: Money
    public let prepared: Deed
    public let approved: Deed?
    public let sentAt: Moment?
    public let former: Former?
    public let siblings: Siblings?
    public let lines: [Line]
    public let differences: [Difference]

    public init(
        madeOn: Day, grantor: SubsidyGrantor, number: String, month: Month, state: String, sum: Money, prepared: Deed,
        approved: Deed?, sentAt: Moment?, former: Former?, siblings: Siblings?,
        lines: [Line], differences: [Difference]
    ) {
        self.madeOn = madeOn
        self.grantor = grantor
        self.number = number
        self.month = month
        self.state = state
        self.sum = sum
        self.prepared = prepared
        self.approved = approved
        self.sentAt = sentAt
        self.former = former
        self.siblings = siblings
        self.lines = lines
        self.differences = differences
    }

    public func values() -> FieldValues {
        var texts = grantor.texts(madeOn: madeOn)
        texts[.run] = number
        texts[.runMonth] = month.words
        texts[.runState] = state
        texts[.instalments] = "\(lines.count)"
        texts[.sum] = sum.words
        texts[.sumCapitals] = sum.capitals
        texts[.preparedBy] = prepared.name
        texts[.preparedOn] = prepared.at.words
        texts[.approvedBy] = approved?.name
        texts[.approvedOn] = approved?.at.words
        texts[.sentOn] = sentAt?.words
        if let former {
            texts[.runBefore] = SubsidyPaperTexts.former(
                former.number, former.month, former.instalments, former.sum)
            let all = Money(fen: sum.fen + (siblings?.sum.fen ?? 0))
            texts[.sumChange] = SubsidyPaperTexts.change(
                from: former.sum, to: all, with: siblings.map { ($0.number, $0.sum) })
        }
        return FieldValues(texts: texts, lists: lists)
    }

    private var lists: [DocumentList: [[String]]] {
        var lists: [DocumentList: [[String]]] = [
            .payments: lines.enumerated().map { index, line in
                [
                    "\(index + 1)", line.agreement, line.maskedName, line.maskedAccount, "\(line.month)",
                    line.amount.words,
                ]
            }
        ]
        // Of the first one everybody is new; that goes without saying.
        guard former != nil else { return lists }
        for one in differences {
            switch (one.before, one.now) {
            case (nil, let now?): lists[.joined, default: []].append([one.agreement, one.maskedName, now.words])
            case (let before?, nil):
                lists[.gone, default: []].append([one.agreement, one.maskedName, before.words, one.state])
            case (let before?, let now?):
                lists[.changed, default: []].append([one.agreement, one.maskedName, before.words, now.words])
            case (nil, nil): break
            }
        }
        return lists
    }
}
