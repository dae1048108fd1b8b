import Housing
import Office
import Texts

/// How a family of a batch is told in a line.
enum FamilyWords {
    /// In plain words, as the family reads them.
    static func reasons(_ reasons: [SubsidyReason], lacking lacks: [SubsidyLack]) -> String {
        reasons.map { BatchTexts.words([$0], lacking: lacks) }.joined(separator: "；")
    }

    /// A rule's number is told where somebody works with the rules, and always behind the words.
    static func numbered(_ words: String, _ rule: Rule) -> String { "\(WhyTexts.clause(words))（\(rule)）" }

    /// What is to be known of one beside its state.
    static func remark(_ line: FamilyLine) -> String {
        let standing = line.standing
        if !standing.proposed.isEmpty { return standing.proposed.reasons.map(\.words).joined(separator: "、") }
        switch standing.state {
        case .underReview:
            return standing.undecided > 0
                ? CounterReviewTexts.undecided(Int(standing.undecided)) : CounterReviewTexts.reviewAgain
        case .ineligible, .waived, .notReached:
            return standing.reasons.reasons.map(\.words).joined(separator: "、")
        case .called: return standing.signBy.map(CounterReviewTexts.signBy) ?? ""
        case .signed: return line.agreementState?.name ?? ""
        case .published, .publicityPassed:
            let place = CounterReviewTexts.place(
                BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)))
            let open = standing.undecided > 0 ? "  " + CounterReviewTexts.undecided(Int(standing.undecided)) : ""
            return place + open
        case .eligible: return line.rank.map(CounterReviewTexts.rank) ?? ""
        case .correction: return line.correctionUntil.map(CounterReviewTexts.mendUntil) ?? ""
        case .draft, .submitted, .locked, .withdrawn: return ""
        }
    }
}

extension SubsidyState {
    /// For a column of a table.
    var shortName: String {
        switch self {
        case .locked: CounterReviewTexts.notReviewed
        case .publicityPassed: CounterReviewTexts.waitsForCall
        default: name
        }
    }
}

extension FamilyTab {
    /// The tabs of the review, in the order of their digits.
    static let ofReview: [FamilyTab] = [
        .proposed, .waiting, .correction, .eligible, .ineligible, .listed, .signed, .all,
    ]

    /// Eight of them with counts have room in 80 columns.
    var shortName: String {
        switch self {
        case .correction: CounterReviewTexts.correctionShort
        case .eligible: CounterReviewTexts.eligibleShort
        case .listed: CounterReviewTexts.listedShort
        case .signed: CounterReviewTexts.signedShort
        default: name
        }
    }

    var name: String {
        switch self {
        case .all: CounterReviewTexts.all
        case .waiting: CounterReviewTexts.waiting
        case .again: CounterReviewTexts.reviewAgain
        case .proposed: CounterReviewTexts.proposed
        case .correction: CounterReviewTexts.correction
        case .eligible: CounterReviewTexts.eligible
        case .ineligible: CounterReviewTexts.ineligible
        case .listed: CounterReviewTexts.listed
        case .signed: CounterReviewTexts.signed
        case .ranked: SubsidyState.eligible.name
        case .undecided: SubsidyState.underReview.name
        case .called: SubsidyState.called.name
        case .waived: SubsidyState.waived.name
        case .notReached: SubsidyState.notReached.name
        case .withdrawn: SubsidyState.withdrawn.name
        }
    }
}
