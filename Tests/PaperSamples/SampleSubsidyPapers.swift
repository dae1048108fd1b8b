import Documents
import Housing
import Office

/// Papers of the rent subsidy about synthetic people, filled from the templates that are shipped.
public enum SampleSubsidyPapers {
    /// A constant of this file does not hold.
    public struct Wrong: Error {}

    /// One of a kind with everything that it can say.
    public static func document(_ kind: TemplateKind) throws -> Document {
        try fill(kind, values(kind), "S2310-00001-4")
    }

    /// One with everything and one with as little as can be.
    public static func all(_ kind: TemplateKind) throws -> [Document] {
        let bare: FieldValues =
            switch kind {
            case .subsidyList: try listFacts(lines: 0).values()
            case .subsidyPayments: try paymentFacts(lines: 0, isFirst: true).values()
            default: try family(isSigned: false).values()
            }
        return [try document(kind), try fill(kind, bare, "S2310-00001-4")]
    }

    public static func values(_ kind: TemplateKind) throws -> FieldValues {
        switch kind {
        case .subsidyList: try listFacts(lines: 6).values()
        case .subsidyPayments: try paymentFacts(lines: 3, isFirst: false).values()
        default: try family().values()
        }
    }

    /// A call to the family at a place of the register.
    public static func call(position: Int) throws -> Document {
        let facts = try family(position: position, isSigned: false)
        return try fill(.subsidyCall, facts.values(), facts.number)
    }

    public static func list(lines: Int) throws -> Document {
        try fill(.subsidyList, listFacts(lines: lines).values(), "luohu-2023-1")
    }

    private static func fill(_ kind: TemplateKind, _ values: FieldValues, _ number: String) throws -> Document {
        guard let name = Policies.standardTemplates[kind] else { throw Wrong() }
        return try Policies.standard().template(kind, named: name).template
            .filled(values, number: number, madeOn: day("2023-10-20"), alsoMarked: "训练样本")
    }

    public static func family(
        position: Int = 17, size: Int = 2, isSigned: Bool = true
    ) throws -> SubsidyFamilyFacts {
        let (area, monthly) = size > 1 ? (650_000, 214_500) : (350_000, 115_500)
        let first = try day("2023-11-01").month
        return SubsidyFamilyFacts(
            madeOn: try day("2023-10-20"), grantor: grantor, name: "欧阳样例", documentKind: .residentCard,
            documentNumber: "440303198811230023", receipt: "BHR000000\(10 + position % 90)", position: position,
            listPlace: "\(position)", size: size, area: Area(squareCentimetres: area), price: Money(fen: 3300),
            monthly: Money(fen: monthly), months: first...first.adding(months: 35), payDay: nil,
            house: .init(code: "4403030079999999017005100", address: "样例区样例路1号样例家园17栋", room: "3010"),
            lease: .init(
                landlord: "样例房东", landlordDocument: "11010519491231002X", area: Area(squareCentimetres: 480_000),
                rent: Money(fen: 320_000), start: try day("2023-03-01"), end: try day("2025-02-28"),
                signedOn: try day("2023-02-20")),
            call: .init(day: try day("2023-10-08"), signBy: try day("2023-10-20")),
            signature: isSigned
                ? .init(
                    number: "A2310-00017-4", day: try day("2023-10-20"),
                    account: .init(bank: "样例银行罗湖支行", number: "6222000011112222")) : nil)
    }

    private static func listFacts(lines: Int) throws -> PublicListFacts {
        PublicListFacts(
            madeOn: try day("2023-09-22"), grantor: grantor, number: "luohu-2023-1", list: 1,
            publishedOn: try day("2023-09-22"), endsOn: try day("2023-10-07"), quota: 1000,
            publicityWorkingDays: 5, takedownDays: 30, address: "www.example.gov.cn",
            lines: (0..<lines).map { index in
                PublicListFacts.Line(
                    sequence: index + 1, maskedName: "欧*", maskedReceipt: "BHR****0017", district: "440303", size: 2,
                    area: Area(squareCentimetres: 650_000), monthly: Money(fen: 214_500),
                    decisions: index == 1 ? "通告没有说到的事项：样例说明" : "")
            })
    }

    private static func paymentFacts(lines: Int, isFirst: Bool) throws -> PaymentListFacts {
        let month = try day("2023-12-01").month
        let at = Moment(try day("2023-12-20"), hour: 9)
        let monthly = Money(fen: 214_500)
        func difference(_ number: String, _ before: Money?, _ now: Money?) -> PaymentListFacts.Difference {
            .init(agreement: number, maskedName: "欧**例", before: before, now: now, state: "停止发放")
        }
        return PaymentListFacts(
            madeOn: try day("2023-12-20"), grantor: grantor, number: "P2312-00001-4", month: month, state: "已送银行",
            sum: Money(fen: 214_500 * lines), prepared: .init(name: "样例出纳", at: at),
            approved: isFirst ? nil : .init(name: "样例主管", at: at), sentAt: isFirst ? nil : at,
            former: isFirst
                ? nil
                : .init(number: "P2311-00001-4", month: month.adding(months: -1), instalments: 2, sum: monthly),
            siblings: nil,
            lines: (0..<lines).map { index in
                PaymentListFacts.Line(
                    agreement: "A2310-000\(10 + index)-4", maskedName: "欧**例", maskedAccount: "6222********2222",
                    month: month, amount: monthly)
            },
            differences: [
                difference("A2310-00010-4", nil, monthly), difference("A2310-00011-4", monthly, nil),
                difference("A2310-00012-4", monthly, Money(fen: 429_000)),
            ])
    }

    private static let grantor = SubsidyGrantor(
        title: "2023年度样例区租赁社会存量住房补租", year: 2023, district: "440303", name: "样例区住房和建设局",
        address: "样例区样例路1号", phones: ["00000001", "00000002"], hours: "工作日 9:00-12:00", complaintPhone: "00000003",
        complaintAddress: "样例区样例路2号",
        rules: .init(
            leave: "须在签订补租协议时退出公共租赁住房轮候。", change: "有变更的，应及时办理变更。", stop: "不符合条件的，在条件变更的次月停止发放。",
            honesty: "应退回多领取的补租。", recovery: "依法追缴多领取的补租。", interpretation: "由样例区住房和建设局解释。"))

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Wrong() }
        return day
    }
}
