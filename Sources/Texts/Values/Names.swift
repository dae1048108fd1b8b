import Housing

// What the codes of the domain are called.

extension DocumentKind {
    public var name: String {
        switch self {
        case .residentCard: "居民身份证"
        case .residencePermit: "港澳台居民居住证"
        case .hongKongMacaoPermit: "港澳居民来往内地通行证"
        case .taiwanPermit: "台湾居民来往大陆通行证"
        case .passport: "护照"
        case .military: "军官证/士兵证"
        }
    }
}

extension MaritalState {
    public var name: String {
        switch self {
        case .single: "未婚"
        case .married: "已婚"
        case .divorced: "离异"
        case .widowed: "丧偶"
        }
    }
}

extension Relation {
    public var name: String {
        switch self {
        case .spouse: "配偶"
        case .child: "子女"
        case .parent: "父母"
        case .parentInLaw: "配偶的父母"
        case .childInLaw: "子女的配偶"
        case .sibling: "兄弟姐妹"
        case .grandparent: "祖父母、外祖父母"
        case .grandchild: "孙子女、外孙子女"
        case .other: "其他"
        }
    }
}

extension LeasePolicy {
    public var name: String { self == .old ? "老政策" : "新政策" }
}

extension Renewal.State {
    /// The state as staff call it.
    public var name: String {
        switch self {
        case .draft, .policySet, .declared, .infoConfirmed: "暂存"
        case .submitted: "待受理"
        case .underReview: "审核中"
        case .returned: "退回补正"
        case .approved: "审核通过"
        case .rejected: "审核不通过"
        case .withdrawn: "已撤回"
        case .expired: "已失效"
        case .completed: "已办结"
        case .notConcluded: "未签约"
        }
    }
}

extension InfoBlock {
    public var name: String {
        switch self {
        case .dwelling: "住房信息"
        case .tenant: "承租人信息"
        case .occupants: "其他入住人信息"
        case .renewal: "续约信息"
        }
    }
}

extension InfoField {
    public var name: String {
        switch self {
        case .houseCode: "房屋编码"
        case .estate: "小区"
        case .building: "楼栋"
        case .room: "房号"
        case .builtArea: "建筑面积"
        case .name: "姓名"
        case .documentKind: "证件类型"
        case .documentNumber: "证件号码"
        case .mobile: "手机号码"
        case .marital: "婚姻状况"
        case .relation: "与承租人关系"
        case .moveIn: "入住日期"
        case .leaseNumber: "合同编号"
        case .leasePolicy: "适用政策"
        case .leaseStart: "租期开始"
        case .leaseEnd: "租期届满"
        case .monthlyRent: "月租金"
        case .newStart: "续租开始"
        case .newEnd: "续租届满"
        case .newPolicy: "续租后适用政策"
        }
    }
}

extension MaterialKind {
    public var name: String {
        switch self {
        case .cardFront: "承租人身份证正面"
        case .cardBack: "承租人身份证反面"
        case .familyProof: "家庭情况证明"
        case .cardRenewal: "换领凭证或临时身份证"
        case .other: "其他材料"
        }
    }
}

extension OfficeRole {
    public var name: String {
        switch self {
        case .applicant: "申请人"
        case .organisation: "法人"
        case .clerk: "受理"
        case .reviewer: "审核"
        case .manager: "主管"
        case .cashier: "发放"
        case .auditor: "监督"
        case .system: "系统"
        }
    }
}

extension InfoSnapshot.Value {
    /// The value as shown, numbers of people masked unless they are asked for.
    public func words(inFull: Bool = false) -> String {
        switch self {
        case .text(let text): text
        case .day(let day): day.words
        case .money(let money): money.words
        case .area(let area): area.words
        case .document(let number): inFull ? number.grouped : number.maskedWords
        case .documentKind(let kind): kind.name
        case .mobile(let mobile): inFull ? mobile.grouped : mobile.maskedWords
        case .marital(let state): state.name
        case .relation(let relation): relation.name
        case .policy(let policy): policy.name
        case .houseCode(let code): code.value
        case .unknown: "未登记"
        }
    }

    /// Whether ``words(inFull:)`` hides something.
    public var isMasked: Bool {
        switch self {
        case .document, .mobile: true
        case .text, .day, .money, .area, .documentKind, .marital, .relation, .policy, .houseCode, .unknown: false
        }
    }
}
