/// The documents by which a person is known (model 7, Person.id_type).
public enum DocumentKind: String, CaseIterable, Codable, Sendable {
    /// 居民身份证, GB 11643-1999.
    case residentCard = "RESIDENT_CARD"
    /// 港澳台居民居住证: 18 characters with the same check, beginning 810000, 820000 or 830000.
    case residencePermit = "RESIDENCE_PERMIT"
    /// 港澳居民来往内地通行证.
    case hongKongMacaoPermit = "HM_TRAVEL_PERMIT"
    /// 台湾居民来往大陆通行证.
    case taiwanPermit = "TW_TRAVEL_PERMIT"
    /// 护照.
    case passport = "PASSPORT"
    /// 军官证/士兵证.
    case military = "MILITARY"
}

/// As the document's number tells it.
public enum Sex: String, CaseIterable, Codable, Sendable {
    case male = "MALE"
    case female = "FEMALE"
}

/// What is wrong with a typed number. It never says which character would have been right.
public enum IdentityProblem: Error, Hashable, Sendable {
    case empty
    /// The lengths that there are, and the one found.
    case length(expected: [Int], found: Int)
    /// A character that has no place there, counted from 1.
    case character(position: Int)
    /// The first two digits are no province of GB/T 2260.
    case province
    /// The digits for the birth date are no day of the calendar.
    case birthDay
    /// Born after the day of checking.
    case bornLater(than: Day)
    /// The last character does not fit the others: one of them is mistyped.
    case checkCharacter
    /// The beginning is none that this kind of document has.
    case prefix
    /// The number looks like one of another document.
    case otherKind(DocumentKind)
    /// Not of the form that this kind of document has.
    case form
}
