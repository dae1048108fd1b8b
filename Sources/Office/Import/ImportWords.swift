import Housing

/// The words of `leases.csv` and what they mean. A register's own words are accepted beside the documents'.
enum ImportWords {
    static let oneself = "本人"

    static let policies: KeyValuePairs<String, LeasePolicy> = ["老政策": .old, "新政策": .new]

    /// Whether the row is the tenant's.
    static let personRoles: KeyValuePairs<String, Bool> = ["承租人": true, "其他入住人": false]

    static let documentKinds: KeyValuePairs<String, DocumentKind> = [
        "身份证": .residentCard, "居民身份证": .residentCard,
        "港澳居民居住证": .residencePermit, "台湾居民居住证": .residencePermit, "港澳台居民居住证": .residencePermit,
        "港澳居民来往内地通行证": .hongKongMacaoPermit, "台湾居民来往大陆通行证": .taiwanPermit,
        "护照": .passport, "军官证/士兵证": .military, "军官证": .military, "士兵证": .military,
    ]

    static let relations: KeyValuePairs<String, Relation> = [
        "配偶": .spouse, "子女": .child, "父母": .parent, "配偶父母": .parentInLaw, "子女配偶": .childInLaw,
        "兄弟姐妹": .sibling, "祖父母": .grandparent, "外祖父母": .grandparent, "孙子女": .grandchild,
        "外孙子女": .grandchild, "其他": .other,
    ]

    static let maritalStates: KeyValuePairs<String, MaritalState> = [
        "未婚": .single, "已婚": .married, "离异": .divorced, "丧偶": .widowed,
    ]
}
