import Documents
import Housing
import Texts

/// The notice of one year as a file, `luohu-2023.toml`: the rules of a batch, and what people are told of it. Next year's is
/// another file.
public struct NoticeFile: Equatable, Sendable {
    /// The rules, for the domain.
    public let notice: SubsidyNotice
    public let title: String
    /// Who issued it.
    public let office: String
    public let words: Words
    /// Kinds of homes and of subsidies, in the notice's words (LH-15, LH-16).
    public let kinds: Kinds
    public let contact: Contact
    public let complaints: Complaints
    /// Where the list is published (LH-52).
    public let publicationAddress: String
    /// Where what the register has is changed (LH-21).
    public let registerWebsite: String
    public let registerWindow: String
    public let papers: Papers

    /// Sentences of the notice that are shown where they matter.
    public struct Words: Equatable, Sendable {
        /// The ways to find a house code (LH-02).
        public let houseCodeWays: [String]
        /// LH-44.
        public let leaseHint: String
        /// LH-33.
        public let coTenants: String
        /// LH-57, LH-58.
        public let leaveList: String
        /// LH-59.
        public let changeDuty: String
        /// LH-56.
        public let stop: String
        /// LH-61.
        public let honesty: String
        /// LH-62.
        public let recovery: String
        /// LH-65.
        public let interpretation: String
    }

    public struct Kinds: Equatable, Sendable {
        public let homes: [String]
        public let rentSubsidies: [String]
        /// Drawn before, they do not stand in the way (LH-14).
        public let exceptedSubsidies: [String]
    }

    public struct Contact: Equatable, Sendable {
        public let address: String
        public let phones: [String]
        public let hours: String
    }

    /// LH-64.
    public struct Complaints: Equatable, Sendable {
        public let ways: [String]
        public let phone: String
        public let address: String
        public let other: String
        public let realName: String
    }

    /// By which templates its papers are filled, and what only they say.
    public struct Papers: Equatable, Sendable {
        /// The names of files in `templates/`; of a kind that the notice leaves open the one that ships.
        public let templates: [TemplateKind: String]
        /// By this day of each month the subsidy is paid, 1...28; nil: by the month's last.
        public let payDay: Int?

        /// The last day on which a month's subsidy is paid.
        public func payBy(_ month: Month) -> Day { payDay.map { month.first.adding(days: $0 - 1) } ?? month.last }
    }

    /// Where notices lie in the data directory.
    static let folder = "policies/notices"
    /// The one that ships with the program.
    static let shippedPath = "\(folder)/luohu-2023.toml"

    /// - Parameter source: the file's path as the person knows it.
    /// - Throws: `.input` with line, key and reason.
    public init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        let root = try TOMLSource(bytes, source: source).root
        try root.allow(
            only: [
                "name", "title", "office", "district", "quota", "list_factor", "cut_off", "opens_at", "closes_at",
                "standard", "periods", "extra_conditions", "materials", "kinds", "texts", "register", "publication",
                "contact", "complaints", "papers",
            ])
        notice = try NoticeRules(root).notice
        title = try root.sentence("title")
        office = try root.sentence("office")
        words = try Words(root.inner("texts"))
        kinds = try Kinds(root.inner("kinds"))
        contact = try Contact(root.inner("contact"))
        complaints = try Complaints(root.inner("complaints"))
        let publication = try root.inner("publication")
        try publication.allow(only: ["address"])
        publicationAddress = try publication.sentence("address")
        let register = try root.inner("register")
        try register.allow(only: ["website", "window"])
        registerWebsite = try register.sentence("website")
        registerWindow = try register.sentence("window")
        papers = try Papers(try root.section("papers"))
    }
}

extension NoticeFile.Words {
    fileprivate init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(
            only: [
                "house_code_ways", "lease_hint", "co_tenants", "leave_list", "change_duty", "stop", "honesty",
                "recovery", "interpretation",
            ])
        houseCodeWays = try section.sentences("house_code_ways")
        leaseHint = try section.sentence("lease_hint")
        coTenants = try section.sentence("co_tenants")
        leaveList = try section.sentence("leave_list")
        changeDuty = try section.sentence("change_duty")
        stop = try section.sentence("stop")
        honesty = try section.sentence("honesty")
        recovery = try section.sentence("recovery")
        interpretation = try section.sentence("interpretation")
    }
}

extension NoticeFile.Kinds {
    fileprivate init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["homes", "rent_subsidies", "excepted_subsidies"])
        homes = try section.sentences("homes")
        rentSubsidies = try section.sentences("rent_subsidies")
        exceptedSubsidies = try section.required(section.texts("excepted_subsidies"), "excepted_subsidies")
        for kind in exceptedSubsidies where rentSubsidies.contains(kind) {
            throw section.problem("excepted_subsidies", .conflicts(with: kind))
        }
    }
}

extension NoticeFile.Contact {
    fileprivate init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["address", "policy_phones", "hours"])
        address = try section.sentence("address")
        phones = try section.sentences("policy_phones")
        hours = try section.sentence("hours")
    }
}

extension NoticeFile.Complaints {
    fileprivate init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["ways", "phone", "address", "other", "real_name"])
        ways = try section.sentences("ways")
        phone = try section.sentence("phone")
        address = try section.sentence("address")
        other = try section.sentence("other")
        realName = try section.sentence("real_name")
    }
}

extension NoticeFile.Papers {
    fileprivate init(_ section: TOMLSection?) throws(OfficeFailure) {
        try section?.allow(only: TemplateKind.ofSubsidy.compactMap(\.noticeKey) + ["pay_day"])
        var templates: [TemplateKind: String] = [:]
        for kind in TemplateKind.ofSubsidy {
            if let key = kind.noticeKey, let name = try section?.path(key) { templates[kind] = name }
        }
        self.templates = templates
        payDay = try section?.integer("pay_day", in: 1...28)
    }
}

extension TemplateKind {
    /// The key of the notice's `[papers]` that names the file; nil where it names none.
    fileprivate var noticeKey: String? {
        switch self {
        case .leaseContract, .commitment, .signatureSheet: nil
        case .subsidyAgreement: "agreement"
        case .subsidyCall: "call"
        case .subsidyList: "list"
        case .subsidyPayments: "payments"
        }
    }
}

extension TOMLSection {
    /// A table that must be there.
    func inner(_ key: String) throws(OfficeFailure) -> TOMLSection { try required(section(key), "[\(key)]") }

    /// A text that must be there and says something.
    func sentence(_ key: String) throws(OfficeFailure) -> String { try required(path(key), key) }

    /// One such text or more.
    func sentences(_ key: String) throws(OfficeFailure) -> [String] {
        let all = try required(texts(key), key)
        guard !all.isEmpty, !all.contains("") else { throw problem(key, .empty) }
        return all
    }

    /// A moment as a text, `2023-07-31T18:00:00+08:00`.
    func moment(_ key: String) throws(OfficeFailure) -> Moment {
        let text = try sentence(key)
        guard let moment = Moment(text) else {
            throw problem(key, .wrongType(expected: "\"2023-07-31T18:00:00+08:00\""))
        }
        return moment
    }
}
