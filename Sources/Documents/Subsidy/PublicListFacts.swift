import Housing
import Texts

/// A published list (LH-51, LH-52, model 10.6): masked already, and no number of a document in it.
public struct PublicListFacts: Equatable, Sendable {
    /// A family as everybody reads it.
    public struct Line: Equatable, Sendable {
        /// On its list, from 1.
        public let sequence: Int
        /// The family name and a star.
        public let maskedName: String
        /// Its middle hidden.
        public let maskedReceipt: String
        /// Six digits of GB/T 2260.
        public let district: String
        public let size: Int
        public let area: Area
        public let monthly: Money
        /// A manager's decisions that are fit to be read (LH-65); may be empty.
        public let decisions: String

        public init(
            sequence: Int, maskedName: String, maskedReceipt: String, district: String, size: Int, area: Area,
            monthly: Money, decisions: String
        ) {
            self.sequence = sequence
            self.maskedName = maskedName
            self.maskedReceipt = maskedReceipt
            self.district = district
            self.size = size
            self.area = area
            self.monthly = monthly
            self.decisions = decisions
        }
    }

    public let madeOn: Day
    public let grantor: SubsidyGrantor
    /// The batch's name and the list's number, `luohu-2023-1`.
    public let number: String
    public let list: Int
    public let publishedOn: Day
    /// The last day of publication.
    public let endsOn: Day
    public let quota: Int
    public let publicityWorkingDays: Int
    public let takedownDays: Int
    /// Where it is published.
    public let address: String
    public let lines: [Line]

    public init(
        madeOn: Day, grantor: SubsidyGrantor, number: String, list: Int, publishedOn: Day, endsOn: Day, quota: Int,
        publicityWorkingDays: Int, takedownDays: Int, address: String, lines: [Line]
    ) {
        self.madeOn = madeOn
        self.grantor = grantor
        self.number = number
        self.list = list
        self.publishedOn = publishedOn
        self.endsOn = endsOn
        self.quota = quota
        self.publicityWorkingDays = publicityWorkingDays
        self.takedownDays = takedownDays
        self.address = address
        self.lines = lines
    }

    public func values() -> FieldValues {
        var texts = grantor.texts(madeOn: madeOn)
        texts[.listNumber] = "\(list)"
        texts[.listLength] = "\(lines.count)"
        texts[.quota] = "\(quota)"
        texts[.publishedOn] = publishedOn.words
        texts[.publicityDays] = "\(publicityWorkingDays)"
        texts[.publishedUntil] = endsOn.endWords
        texts[.takenDownOn] = endsOn.adding(days: takedownDays).endWords
        texts[.publicationAddress] = address
        return FieldValues(texts: texts, lists: [.published: lines.map(\.cells)])
    }
}

extension PublicListFacts.Line {
    fileprivate var cells: [String] {
        [
            "\(sequence)", maskedName, maskedReceipt, DistrictNames.name(district), "\(size)", area.description,
            monthly.words,
            decisions,
        ]
    }
}
