/// A rule said no. It carries what a sentence needs and no sentence: those stand in Texts.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let code: RefusalCode
    public let rule: Rule
    public let arguments: [RefusalArgument]

    public init(_ code: RefusalCode, _ rule: Rule, _ arguments: RefusalArgument...) {
        self.code = code
        self.rule = rule
        self.arguments = arguments
    }

    public init(_ code: RefusalCode, _ rule: Rule, arguments: [RefusalArgument]) {
        self.code = code
        self.rule = rule
        self.arguments = arguments
    }

    /// For logs: the code and the rule, nothing personal.
    public var description: String { "\(code.rawValue) (\(rule))" }
}

/// What a refusal's sentence is filled with. A case says what the value means, so that a sentence can ask for it
/// by meaning.
public enum RefusalArgument: Hashable, Sendable {
    /// The first day on which it is possible.
    case from(Day)
    /// The last day on which it was possible.
    case until(Day)
    /// The least number that is enough, with ``found(_:)``.
    case least(Int)
    /// The greatest number that is possible.
    case most(Int)
    case found(Int)
    case state(Renewal.State)
    case act(Renewal.Act)
    case signingState(Signing.State)
    case signingAct(Signing.Act)
    case checkState(EconomicCheck.State)
    case checkAct(EconomicCheck.Act)
    case tenancyState(TenancyChange.State)
    case tenancyAct(TenancyChange.Act)
    case subsidyState(SubsidyState)
    case subsidyAct(SubsidyAct)
    case batchState(SubsidyBatch.State)
    case batchAct(SubsidyBatch.Act)
    case agreementState(SubsidyAgreement.State)
    case agreementAct(SubsidyAgreement.Act)
    /// A field of a form, by its name in files: `lease_end`.
    case field(String)
    /// What would be right.
    case money(Money)
    case role(OfficeRole)
    /// A person of the family.
    case member(PersonID)
    /// What income and property came to, and the limits that they were held against.
    case assessment(Assessment)
    /// The person who holds what was asked for.
    case holder(PersonID)
    case since(Moment)
    case block(InfoBlock)
    case item(ItemPath)
    case material(MaterialKind)
    /// What an application for the rent subsidy lacks.
    case lack(SubsidyLack)
    case policy(LeasePolicy)
    /// The open case that stands in the way.
    case openCase(CaseID)
    /// The same by the number that staff find it by.
    case openNumber(ReceiptNumber)
    case seconds(Int)
    /// The place in a text at which it differs, from 0.
    case place(Int)
}
