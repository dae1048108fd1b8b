import Housing
import Texts

/// What 补租协议 and the call to sign it say of a family (model 10.4).
public struct SubsidyFamilyFacts: Equatable, Sendable {
    /// The account to which it is paid.
    public struct Account: Equatable, Sendable {
        public let bank: String
        /// In full, or masked for a screen.
        public let number: String

        public init(bank: String, number: String) {
            self.bank = bank
            self.number = number
        }
    }

    /// What was signed, and when.
    public struct Signature: Equatable, Sendable {
        /// `A2310-00017-4`
        public let number: String
        public let day: Day
        public let account: Account

        public init(number: String, day: Day, account: Account) {
            self.number = number
            self.day = day
            self.account = account
        }
    }

    /// Until when a called family has to sign.
    public struct Call: Equatable, Sendable {
        public let day: Day
        /// The last day; it counts whole.
        public let signBy: Day

        public init(day: Day, signBy: Day) {
            self.day = day
            self.signBy = signBy
        }
    }

    public let madeOn: Day
    public let grantor: SubsidyGrantor
    public let name: String
    public let documentKind: DocumentKind
    /// In full, or masked for a screen.
    public let documentNumber: String
    /// 备案回执号
    public let receipt: String
    /// In the city's register.
    public let position: Int
    /// On the published list, `17`, or `2-3` of a supplementary one.
    public let listPlace: String
    /// By the register as at the close (Q5); so many persons are subsidised.
    public let size: Int
    public let area: Area
    public let price: Money
    public let monthly: Money
    public let months: ClosedRange<Month>
    /// By this day of each month it is paid, 1...28; nil: by the month's last.
    public let payDay: Int?
    public let house: SubsidyForm.House
    public let lease: SubsidyForm.MarketLease
    public let call: Call?
    /// Nil before it is signed: what is filled then is a draft.
    public let signature: Signature?

    public init(
        madeOn: Day, grantor: SubsidyGrantor, name: String, documentKind: DocumentKind, documentNumber: String,
        receipt: String, position: Int, listPlace: String, size: Int, area: Area, price: Money, monthly: Money,
        months: ClosedRange<Month>,
        payDay: Int?, house: SubsidyForm.House, lease: SubsidyForm.MarketLease, call: Call?, signature: Signature?
    ) {
        self.madeOn = madeOn
        self.grantor = grantor
        self.name = name
        self.documentKind = documentKind
        self.documentNumber = documentNumber
        self.receipt = receipt
        self.position = position
        self.listPlace = listPlace
        self.size = size
        self.area = area
        self.price = price
        self.monthly = monthly
        self.months = months
        self.payDay = payDay
        self.house = house
        self.lease = lease
        self.call = call
        self.signature = signature
    }

    /// All months of the term together.
    public var total: Money { Money(fen: monthly.fen * months.count) }
    /// Under which its papers are kept: the agreement's number, before that the family's.
    public var number: String { signature?.number ?? receipt }

    /// The facts as a template's gaps take them.
    public func values() -> FieldValues {
        var texts = grantor.texts(madeOn: madeOn).merging(family) { first, _ in first }.merging(money) { first, _ in
            first
        }
        .merging(lodging) { first, _ in first }
        if let call {
            texts[.calledOn] = call.day.words
            texts[.signBy] = call.signBy.endWords
        }
        if let signature {
            texts[.agreementNumber] = signature.number
            texts[.signedOn] = signature.day.words
            texts[.bank] = signature.account.bank
            texts[.account] = signature.account.number
        }
        return FieldValues(texts: texts.filter { !$0.value.isEmpty })
    }

    private var family: [DocumentField: String] {
        [
            .applicant: name, .applicantDocumentKind: documentKind.name, .applicantDocument: documentNumber,
            .receipt: receipt, .position: "\(position)", .listPlace: listPlace, .familySize: "\(size)",
            .subsidisedPersons: "\(size)",
        ]
    }

    private var money: [DocumentField: String] {
        [
            .subsidyArea: area.words, .subsidyPrice: price.words, .monthly: monthly.words,
            .monthlyCapitals: monthly.capitals, .months: "\(months.count)", .total: total.words,
            .totalCapitals: total.capitals, .firstDay: months.lowerBound.first.words,
            .lastDay: months.upperBound.last.words, .payBy: SubsidyPaperTexts.payDay(payDay),
        ]
    }

    /// What a form that was handed in long ago does not say is said to be unknown.
    private var lodging: [DocumentField: String] {
        func known(_ text: String) -> String { text.isEmpty ? DocumentTexts.unknown : text }
        var texts: [DocumentField: String] = [
            .address: known(house.address + house.room), .houseCode: known(house.code),
            .landlord: known(lease.landlord),
            .leasedArea: known(lease.area?.words ?? ""), .leaseStart: known(lease.start?.words ?? ""),
            .leaseEnd: known(lease.end?.words ?? ""), .leaseSignedOn: known(lease.signedOn?.words ?? ""),
        ]
        if let rent = lease.rent, rent.fen > 0 { texts[.marketRent] = rent.words }
        return texts
    }
}
