import Housing
import Texts

/// Who grants the rent subsidy, where and by which sentences: of the notice of one year, for every paper of its batch.
public struct SubsidyGrantor: Equatable, Sendable {
    /// The sentences of the notice that an agreement repeats (LH-56 … LH-62, LH-65).
    public struct Rules: Equatable, Sendable {
        public let leave: String
        public let change: String
        public let stop: String
        public let honesty: String
        public let recovery: String
        public let interpretation: String

        public init(
            leave: String, change: String, stop: String, honesty: String, recovery: String, interpretation: String
        ) {
            self.leave = leave
            self.change = change
            self.stop = stop
            self.honesty = honesty
            self.recovery = recovery
            self.interpretation = interpretation
        }
    }

    /// As the notice is called.
    public let title: String
    public let year: Int
    /// Six digits of GB/T 2260.
    public let district: String
    public let name: String
    public let address: String
    public let phones: [String]
    public let hours: String
    public let complaintPhone: String
    public let complaintAddress: String
    public let rules: Rules

    public init(
        title: String, year: Int, district: String, name: String, address: String, phones: [String], hours: String,
        complaintPhone: String, complaintAddress: String, rules: Rules
    ) {
        self.title = title
        self.year = year
        self.district = district
        self.name = name
        self.address = address
        self.phones = phones
        self.hours = hours
        self.complaintPhone = complaintPhone
        self.complaintAddress = complaintAddress
        self.rules = rules
    }

    func texts(madeOn: Day) -> [DocumentField: String] {
        [
            .madeOn: madeOn.words, .batchTitle: title, .year: "\(year)", .district: DistrictNames.name(district),
            .grantor: name, .grantorAddress: address, .grantorPhones: phones.joined(separator: "、"),
            .grantorHours: hours, .complaintPhone: complaintPhone, .complaintAddress: complaintAddress,
            .leaveRule: rules.leave, .changeRule: rules.change, .stopRule: rules.stop, .honestyRule: rules.honesty,
            .recoveryRule: rules.recovery, .interpretation: rules.interpretation,
        ]
    }
}
