import Forms
import Housing
import Office
import Texts

/// What somebody has filled in of an application for the rent subsidy and not yet handed in; pictures lie in the office
/// already, and stand here by their ids.
public struct SubsidyDraft: FlowDraft {
    public var focus: String?
    /// Of which batch.
    var batch: String
    /// When the application that it changes was handed in; nil for a first one.
    var changing: Moment?
    var isNoticeRead = false
    var isFamilySeen = false
    /// He said that the register has it wrong; nil where he did not.
    var isFamilyOtherwise: Bool?
    /// By the condition's rule: for whom it is not met, as places in the list of those who are asked. None: for nobody.
    var denied: [String: [Int]] = [:]
    var code = ""
    var street = ""
    var address = ""
    var room = ""
    var isTogether: Bool?
    var coTenants: [String] = []
    var landlord = ""
    var landlordDocument = ""
    var start: Day?
    var end: Day?
    var signedOn: Day?
    var area = ""
    var rent = ""
    var marital: MaritalState?
    var children: Int?
    /// By the notice's words for the papers.
    var pictures: [String: [String]] = [:]
    /// Papers that were handed in with what he changes, and not at a kiosk.
    var given: Set<String> = []
    var consentReadAt: Moment?
    var consentSignedAt: Moment?
    /// The correction for which the conditions are answered anew, by when it was asked for; nil where they are not.
    var conditionsFor: Moment?

    /// A new one; what the register knows is filled in.
    init(_ own: OwnSubsidy) {
        batch = own.batch.id.raw
        let people = own.family?.people ?? []
        marital = people.first { $0.role == .applicant }?.marital
        children = people.isEmpty ? nil : people.count { $0.role == .minorChild }
    }

    /// One that changes what was handed in.
    init(changing application: OwnSubsidy.Application, of own: OwnSubsidy) {
        self.init(own)
        let form = application.form
        changing = own.isApplied ? application.submittedAt : nil
        isNoticeRead = true
        isFamilySeen = true
        let rules = own.conditions.map(\.rawValue)
        // What a file said nothing of is asked.
        for rule in rules { denied[rule] = form.statements[rule].map { $0 ? [] : [Self.somebody] } }
        code = form.house.code
        (street, address) = Self.split(form.house.address, code: form.house.code, own.places)
        room = form.house.room
        isTogether = !form.coTenants.isEmpty
        coTenants = form.coTenants
        landlord = form.lease.landlord
        landlordDocument = form.lease.landlordDocument
        (start, end, signedOn) = (form.lease.start, form.lease.end, form.lease.signedOn)
        area = form.lease.area.map { "\($0)" } ?? ""
        rent = form.lease.rent.map { "\($0)" } ?? ""
        (marital, children) = (form.marital, form.children)
        pictures = form.pictures ?? [:]
        given = form.materials.subtracting(pictures.keys)
        let isSignedHere = own.notice.notice.consentPaper.map { form.pictures?[$0]?.isEmpty == false } ?? false
        consentReadAt = isSignedHere ? form.consentSignedAt : nil
        consentSignedAt = form.consentSignedAt
    }

    /// Whether an answer is another one; where he stands is none.
    func hasChanges(since base: Self) -> Bool {
        var (own, old) = (self, base)
        (own.focus, old.focus) = (nil, nil)
        return own != old
    }

    /// Six digits of GB/T 2260.
    var districtCode: String { String(Normal.folded(code).prefix(6)) }

    /// Whether it says where a building stands: not digits alone, nor pinyin that was never turned into characters.
    static func isAddress(_ text: String) -> Bool {
        Normal.name(text).unicodeScalars.contains { $0.properties.isIdeographic }
    }

    /// Whether it says which one: a number, or a character as in 东座 or 三楼.
    static func isRoom(_ text: String) -> Bool {
        let room = Normal.name(text)
        // So long a number is some other one.
        guard !room.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count > 8 }) else { return false }
        return room.unicodeScalars.contains { $0.properties.isIdeographic || $0.properties.numericType != nil }
    }

    /// Where it is not known for whom.
    static let somebody = -1

    /// The street is chosen from a list, the rest is typed; what fits neither is left to the rest.
    private static func split(_ text: String, code: String, _ places: Places) -> (street: String, address: String) {
        var rest = Substring(text)
        let district = SubsidyApplyTexts.district(String(code.prefix(6)))
        for part in [SubsidyApplyTexts.city, district] where !part.isEmpty && rest.hasPrefix(part) {
            rest = rest.dropFirst(part.count)
        }
        guard let street = places.streets(of: String(code.prefix(6))).first(where: rest.hasPrefix) else {
            return ("", String(rest))
        }
        return (street, String(rest.dropFirst(street.count)))
    }
}

extension OwnSubsidy {
    /// The conditions that are asked one a page, in the notice's order (LH-10 … LH-14, LH-18).
    var conditions: [Rule] {
        ConditionSet.rules.filter { ConditionSet.persons.contains($0.condition) }.map(\.rule)
            + notice.notice.extraConditions.map(\.rule)
    }

    /// Of whom they are asked (Q19); where no file names the family, of the applicant.
    var asked: [String] {
        guard let family else { return [] }
        let people = family.people.filter { $0.role != .other }
        guard !people.isEmpty else { return [SubsidyApplyTexts.yourself(Mask.name(family.name))] }
        return people.map(\.line)
    }

    func monthly(of family: Family) -> Money { notice.notice.standard.monthly(registeredSize: family.size) }
}

extension OwnSubsidy.Member {
    /// 林*雨（配偶）
    var line: String {
        SubsidyApplyTexts.member(Mask.name(name), relation?.name ?? SubsidyApplyTexts.oneself)
    }
}
