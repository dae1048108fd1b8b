import Cells
import Forms
import Housing
import Office
import Texts

/// What stands around the pages of 【经济状况核对】.
enum CheckChrome {
    /// - Parameter step: of the four, 0-based.
    static func flow(_ visitor: Visitor, step: Int) -> Chrome {
        Chrome(
            title: CheckTexts.flow, subject: visitor.maskedName, stepper: Stepper(CheckTexts.steps, current: step))
    }

    static let help = [HelpSection](CheckTexts.help)
}

extension CheckFile {
    /// A person of the family, masked.
    func maskedName(of person: PersonID) -> String { people[person]?.maskedName ?? "" }

    /// 林*雨（配偶）
    func words(of member: EconomicCheck.Member) -> String {
        CheckTexts.member(maskedName(of: member.person), member.relation?.name ?? CheckTexts.tenant)
    }

    /// The authorisation that counts now.
    func authorisation(of person: PersonID) -> EconomicCheck.Authorisation? {
        check.authorisations.last { $0.isCurrent && $0.person == person }
    }

    /// When somebody took his authorisation back, where that ended the check.
    private func tookBack(_ person: PersonID) -> Moment? {
        guard check.state != .draft else { return nil }
        return timeline.last {
            $0.entry.kind == .checkAuthorisationWithdrawn && $0.entry["person"] == .id(person.raw)
        }?.at
    }

    /// 已授权 with its day, 未授权, or that none is needed.
    func state(of member: EconomicCheck.Member) -> String {
        guard member.isAdult else { return CheckTexts.noNeed }
        guard let given = authorisation(of: member.person) else {
            return tookBack(member.person).map { CheckTexts.tookBack($0.day) } ?? CheckTexts.notAuthorised
        }
        if check.state == .draft, unauthorised.contains(member) { return CheckTexts.outdatedAuthorisation }
        let onPaper = if case .paper = given.way { true } else { false }
        return CheckTexts.authorised(given.at.day, onPaper: onPaper)
    }
}

extension EconomicCheck {
    /// How the state looks where it is told.
    var role: Role {
        switch state {
        case .draft: .warning
        case .requested, .inProgress, .reported, .objection: .info
        case .meets: .success
        case .fails: .error
        case .expired, .cancelled: .muted
        }
    }
}
