import Crypto
import Documents
import Housing

/// The office's rules and texts as data: files under `policies/` and `templates/` with dates, read when first asked
/// for and kept until they change on the disk. The first screen needs none of them.
public final class Policies {
    /// Gives a file of the data directory by its relative path, or nil where there is none.
    public typealias Files = (String) throws(OfficeFailure) -> [UInt8]?

    /// What tells a file from the one that lay there before, cheaply; nil where there is none.
    public struct Stamp: Equatable, Sendable {
        let bytes: Int
        let seconds: Int
        let nanoseconds: Int

        public init(bytes: Int, seconds: Int, nanoseconds: Int) {
            self.bytes = bytes
            self.seconds = seconds
            self.nanoseconds = nanoseconds
        }
    }

    private let files: Files
    private let names: (String) -> [String]
    private let stamp: (String) -> Stamp?
    private let log: (OfficeFailure) -> Void
    private var kept = Kept()
    /// Of every file that was asked for, from before it was read.
    private var stamps: [String: Stamp?] = [:]

    /// What was read.
    private struct Kept {
        var renewals: [RenewalPolicy]?
        var signings: [SigningPolicy]?
        var check: CheckPolicy?
        var calendar: WorkCalendar?
        var reasons: Reasons?
        var places: Places?
        var texts: [String: PolicyText] = [:]
        var templates: [String: TemplateFile] = [:]
    }

    /// - Parameters:
    ///   - names: of what lies in a folder of the data directory.
    ///   - stamp: by which a change is noticed; without it what was read once is kept.
    ///   - log: told of changed files that cannot be read.
    public init(
        files: @escaping Files, names: @escaping (String) -> [String] = { _ in [] },
        stamp: @escaping (String) -> Stamp? = { _ in nil }, log: @escaping (OfficeFailure) -> Void = { _ in }
    ) {
        self.files = files
        self.names = names
        self.stamp = stamp
        self.log = log
    }

    /// The same, with other parameters and limits of 【经济状况核对】.
    convenience init(_ other: Policies, check: CheckPolicy) {
        self.init(files: other.files, names: other.names)
        kept.check = check
    }

    /// The rules that a new office starts with.
    public static func standard() -> Policies {
        Policies { path throws(OfficeFailure) in DefaultFiles.policies.first { $0.path == path }?.bytes }
    }

    /// The parameters of renewing that are in force on `day`.
    public func renewal(on day: Day) throws(OfficeFailure) -> RenewalPolicy {
        let all = try loadedRenewals()
        guard let policy = all.last(where: { $0.effectiveFrom <= day }) else {
            throw .input(InputProblem(source: RenewalPolicy.path, reason: .missing("effective_from <= \(day)")))
        }
        return policy
    }

    /// The parameters of signing that are in force on `day`.
    public func signing(on day: Day) throws(OfficeFailure) -> SigningPolicy {
        let all = try loadedSignings()
        guard let policy = all.last(where: { $0.effectiveFrom <= day }) else {
            throw .input(InputProblem(source: SigningPolicy.path, reason: .missing("effective_from <= \(day)")))
        }
        return policy
    }

    /// Parameters and limits of 【经济状况核对】, of every date.
    public func check() throws(OfficeFailure) -> CheckPolicy {
        if let check = kept.check { return check }
        let policy = try CheckPolicy(try bytesOrShipped(CheckPolicy.path), source: CheckPolicy.path)
        kept.check = policy
        return policy
    }

    /// 授权书 as the group names it.
    func authorisation(of group: CheckPolicy.Group) throws(OfficeFailure) -> PolicyText {
        try text(.authorisation, named: group.authorisation)
    }

    /// 知情同意书 of the rent subsidy (LH-45).
    func subsidyConsent() throws(OfficeFailure) -> PolicyText {
        try text(.subsidyConsent, named: Self.subsidyConsentName)
    }

    /// The version that is in use.
    static let subsidyConsentName = "subsidy-consent-2"

    /// The notices of rent subsidies that lie in the data directory, and those that ship with the program, by their names.
    var noticePaths: [String] {
        let own = names(NoticeFile.folder).filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
        return Set(own.map { "\(NoticeFile.folder)/\($0)" } + [NoticeFile.shippedPath]).sorted()
    }

    /// A notice as it lies there now.
    func notice(at path: String) throws(OfficeFailure) -> [UInt8] { try bytesOrShipped(path) }

    /// The working days.
    public func calendar() throws(OfficeFailure) -> WorkCalendar {
        if let calendar = kept.calendar { return calendar }
        let calendar = try HolidayFile.calendar(try bytes(HolidayFile.path), source: HolidayFile.path)
        kept.calendar = calendar
        return calendar
    }

    /// Why an item is sent back or an application rejected.
    public func reasons() throws(OfficeFailure) -> Reasons {
        if let reasons = kept.reasons { return reasons }
        let reasons = try Reasons(try bytes(Reasons.path), source: Reasons.path)
        kept.reasons = reasons
        return reasons
    }

    /// Streets and estates to choose from.
    func places() throws(OfficeFailure) -> Places {
        if let places = kept.places { return places }
        let places = try Places(try bytesOrShipped(Places.path), source: Places.path)
        kept.places = places
        return places
    }

    /// A text that people read, in the version that is in force on `day`.
    public func text(_ kind: PolicyText.Kind, on day: Day) throws(OfficeFailure) -> PolicyText {
        try text(kind, of: try renewal(on: day))
    }

    /// The text that `policy` names.
    private func text(_ kind: PolicyText.Kind, of policy: RenewalPolicy) throws(OfficeFailure) -> PolicyText {
        try text(kind, named: policy.texts[kind] ?? kind.rawValue)
    }

    /// A text of another kind is a slip in the file and is never shown in its place.
    private func text(_ kind: PolicyText.Kind, named name: String) throws(OfficeFailure) -> PolicyText {
        let text = try text(named: name)
        guard text.kind == kind else {
            let reason = InputProblem.Reason.unknown(text.kind.rawValue, allowed: [kind.rawValue])
            throw .input(InputProblem(source: PolicyText.path(text.name), column: "kind", reason: reason))
        }
        return text
    }

    /// A text by its name, as an acknowledgement of an older version names it.
    public func text(named name: String) throws(OfficeFailure) -> PolicyText {
        if let text = kept.texts[name] { return text }
        let path = PolicyText.path(name)
        let text = try PolicyText(try bytesOrShipped(path), name: name, source: path)
        kept.texts[name] = text
        return text
    }

    /// A document's template by its name, as a document that was filled from it names it.
    ///
    /// - Parameter kind: a file of another kind is a slip, and is never filled in its place.
    public func template(_ kind: TemplateKind, named name: String) throws(OfficeFailure) -> TemplateFile {
        let file = try template(named: name)
        guard file.template.kind == kind else {
            let reason = InputProblem.Reason.unknown(file.template.kind.rawValue, allowed: [kind.rawValue])
            throw .input(InputProblem(source: PolicyText.path(name), column: "kind", reason: reason))
        }
        return file
    }

    /// The template of its kind that `policy` names.
    func template(_ kind: TemplateKind, of policy: SigningPolicy) throws(OfficeFailure) -> TemplateFile {
        try template(kind, named: policy.templates[kind] ?? kind.rawValue)
    }

    private func template(named name: String) throws(OfficeFailure) -> TemplateFile {
        if let file = kept.templates[name] { return file }
        let path = PolicyText.path(name)
        let file = try TemplateFile(try bytesOrShipped(path), name: name, source: path)
        kept.templates[name] = file
        return file
    }

    /// Reads everything, as `anju doctor` does.
    ///
    /// - Returns: what is wrong, a problem a file.
    public func problems() -> [OfficeFailure] {
        var problems: [OfficeFailure] = []
        func note(_ read: () throws(OfficeFailure) -> Void) {
            do { try read() } catch { problems.append(error) }
        }
        note { () throws(OfficeFailure) in _ = try calendar() }
        note { () throws(OfficeFailure) in _ = try reasons() }
        note { () throws(OfficeFailure) in _ = try places() }
        note { () throws(OfficeFailure) in
            for policy in try loadedRenewals() {
                for kind in PolicyText.Kind.ofRenewal { _ = try text(kind, of: policy) }
            }
        }
        note { () throws(OfficeFailure) in _ = try loadedSignings() }
        note { () throws(OfficeFailure) in
            for group in try check().groups { _ = try authorisation(of: group) }
        }
        for kind in TemplateKind.ofContracts {
            note { () throws(OfficeFailure) in
                for policy in kept.signings ?? [] { _ = try template(kind, of: policy) }
            }
        }
        for kind in TemplateKind.ofSubsidy {
            note { () throws(OfficeFailure) in
                if let name = Self.standardTemplates[kind] { _ = try template(kind, named: name) }
            }
        }
        return problems
    }

    /// The templates that a new office starts with, by what they are for.
    public static let standardTemplates: [TemplateKind: String] = [
        .leaseContract: "lease-contract-1", .commitment: "commitment-1", .signatureSheet: "signature-sheet-1",
        .subsidyAgreement: "subsidy-agreement-1", .subsidyCall: "subsidy-call-1", .subsidyList: "subsidy-list-1",
        .subsidyPayments: "subsidy-payments-1",
    ]

    private func loadedRenewals() throws(OfficeFailure) -> [RenewalPolicy] {
        if let renewals = kept.renewals { return renewals }
        let loaded = try RenewalPolicy.all(in: try bytes(RenewalPolicy.path), source: RenewalPolicy.path)
        kept.renewals = loaded
        return loaded
    }

    private func loadedSignings() throws(OfficeFailure) -> [SigningPolicy] {
        if let signings = kept.signings { return signings }
        let loaded = try SigningPolicy.all(in: try bytesOrShipped(SigningPolicy.path), source: SigningPolicy.path)
        kept.signings = loaded
        return loaded
    }

    /// A directory that was made before there were contracts has none of their files yet.
    private func bytesOrShipped(_ path: String) throws(OfficeFailure) -> [UInt8] {
        if let bytes = try found(path) { return bytes }
        if let shipped = DefaultFiles.policies.first(where: { $0.path == path }) { return shipped.bytes }
        throw .input(InputProblem(source: path, reason: .notAFile))
    }

    private func bytes(_ path: String) throws(OfficeFailure) -> [UInt8] {
        guard let bytes = try found(path) else { throw .input(InputProblem(source: path, reason: .notAFile)) }
        return bytes
    }

    private func found(_ path: String) throws(OfficeFailure) -> [UInt8]? {
        stamps[path] = .some(stamp(path))
        return try files(path)
    }
}

extension Policies {
    /// Reads anew what changed on the disk, as a kiosk runs for weeks. All of what was read before is taken over together;
    /// where some of it cannot be read the rules stay as they were, and it is logged once.
    func refresh() {
        let changed = stamps.filter { path, before in stamp(path) != before }
        guard !changed.isEmpty else { return }
        let next = Policies(files: files, names: names, stamp: stamp)
        do throws(OfficeFailure) {
            try next.read(all: kept)
            kept = next.kept
            stamps = next.stamps
        } catch {
            log(error)
            // Not before they change again.
            for path in changed.keys { stamps[path] = .some(stamp(path)) }
            for (path, seen) in next.stamps where stamps[path] == nil { stamps[path] = seen }
        }
    }

    /// Reads whatever `before` holds of, with the texts and templates that it names now.
    private func read(all before: Kept) throws(OfficeFailure) {
        if before.calendar != nil { _ = try calendar() }
        if before.reasons != nil { _ = try reasons() }
        if before.places != nil { _ = try places() }
        if before.renewals != nil {
            for policy in try loadedRenewals() {
                for kind in PolicyText.Kind.ofRenewal { _ = try text(kind, of: policy) }
            }
        }
        if before.check != nil {
            for group in try check().groups { _ = try authorisation(of: group) }
        }
        guard before.signings != nil else { return }
        for policy in try loadedSignings() {
            for kind in TemplateKind.ofContracts { _ = try template(kind, of: policy) }
        }
    }
}
