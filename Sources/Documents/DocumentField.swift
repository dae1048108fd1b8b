/// What a template can ask for by `{{…}}`; the raw values are what its author writes.
public enum DocumentField: String, CaseIterable, Sendable {
    case number = "合同编号"
    case madeOn = "制作日期"
    case lessor = "出租人"
    case lessorAddress = "出租人地址"
    case lessorPhone = "出租人电话"
    case tenant = "承租人"
    case tenantDocumentKind = "承租人证件类型"
    case tenantDocument = "承租人证件号码"
    case tenantPhone = "承租人电话"
    case address = "住房地址"
    case houseCode = "房屋编码"
    case builtArea = "建筑面积"
    case formerNumber = "原合同编号"
    case formerEnd = "原租期止"
    case policy = "适用政策"
    case term = "租期"
    case termStart = "租期起"
    case termEnd = "租期止"
    case rent = "月租金"
    case rentCapitals = "月租金大写"
    case unitPrice = "租金单价"
    case deposit = "保证金"
    case depositCapitals = "保证金大写"
    case depositMonths = "保证金月数"
    /// SHA-256 of the contract's canonical bytes, in groups: on the signature sheet alone.
    case contractDigest = "合同文本摘要"

    /// Whether there may be nothing to fill in: a line with such a field needs a condition.
    public var isOptional: Bool {
        switch self {
        case .lessorAddress, .lessorPhone, .tenantPhone, .unitPrice, .deposit, .depositCapitals, .depositMonths: true
        default: false
        }
    }

    /// The field whose presence this one's goes with: a line that has a 保证金 has its 大写 and 月数.
    var condition: DocumentField {
        switch self {
        case .depositCapitals, .depositMonths: .deposit
        default: self
        }
    }
}

/// What a template can ask for as rows of a table, by `{{list.column}}`.
public enum DocumentList: String, CaseIterable, Sendable {
    case occupants = "入住人"
    case facilities = "设施"

    /// The names of its columns, in the order in which a row gives them.
    public var columns: [String] {
        switch self {
        case .occupants: ["姓名", "关系", "证件类型", "证件号码", "入住日期"]
        case .facilities: ["名称", "数量", "状况"]
        }
    }
}

/// What a template is for; the raw values stand in its file.
public enum TemplateKind: String, CaseIterable, Sendable {
    /// 租赁合同
    case leaseContract = "lease-contract"
    /// 承诺书
    case commitment
    /// 签署页: the one page that is signed on paper.
    case signatureSheet = "signature-sheet"

    /// The fields that there are for it.
    public var fields: [DocumentField] {
        DocumentField.allCases.filter { $0 != .contractDigest || self == .signatureSheet }
    }
}

/// What is filled in: the text of each field that there is, and the rows of the lists.
public struct FieldValues: Equatable, Sendable {
    public var texts: [DocumentField: String]
    /// Rows with a text for each of the list's columns.
    public var lists: [DocumentList: [[String]]]

    public init(texts: [DocumentField: String] = [:], lists: [DocumentList: [[String]]] = [:]) {
        self.texts = texts
        self.lists = lists
    }
}
