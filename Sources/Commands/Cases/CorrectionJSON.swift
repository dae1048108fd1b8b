import Housing
import Office
import Texts

/// The returns of a case: what each item was, what it became, when. No value and no words of the applicant: a command is not
/// asked who reads it.
enum CorrectionJSON {
    static func round(_ round: CorrectionRound, _ file: CaseFile) -> JSON {
        let made = round.sentBack
        return [
            "at": .text(made.at.description), "deadline": .text(made.deadline.description),
            "provisional": .flag(made.isProvisional), "items": .array(round.items.map { item($0, file) }),
        ]
    }

    private static func item(_ item: CorrectionRound.Item, _ file: CaseFile) -> JSON {
        [
            "path": .text(item.path.description), "reason": .optional(item.asked?.reason.rawValue),
            "before": .text(code(item.before)), "after": .optional(item.after.map(code)),
            "at": .optional(item.at?.description),
        ]
    }

    private static func code(_ content: CorrectionRound.Content) -> String {
        switch content {
        case .confirmed: "CONFIRMED"
        case .reported: "REPORTED"
        case .asRegistered: Renewal.LineAnswer.Kind.asRegistered.rawValue
        case .explained: Renewal.LineAnswer.Kind.explained.rawValue
        case .proposed: Renewal.LineAnswer.Kind.value.rawValue
        case .block(let lines): lines.isEmpty ? "CONFIRMED" : "REPORTED"
        case .read: "READ"
        case .files(let files): files.isEmpty ? "NO_FILE" : "FILES"
        }
    }

    /// The same as a line: 承租人信息：婚姻状况  原来 确认无误；这次 改成别的  2023年8月22日 10:00
    static func row(_ item: CorrectionRound.Item, _ file: CaseFile) -> [String] {
        let after = item.after.map(words) ?? CorrectionTexts.notYet
        return [
            file.lease.name(of: item.path), CorrectionTexts.change(from: words(item.before), to: after),
            item.at?.words ?? "",
        ]
    }

    private static func words(_ content: CorrectionRound.Content) -> String {
        switch content {
        case .confirmed: CorrectionTexts.allRight
        case .reported: CorrectionTexts.reported(nil)
        case .asRegistered: CorrectionTexts.asRegistered(nil)
        case .explained: CorrectionTexts.explained("")
        case .proposed: CorrectionTexts.change
        case .block, .read, .files: content.words()
        }
    }
}
