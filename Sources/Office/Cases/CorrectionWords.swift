import Housing
import Texts

extension CorrectionRound.Content {
    /// What it is in a few words, numbers of people masked unless they are asked for.
    public func words(inFull: Bool = false) -> String {
        switch self {
        case .confirmed(let value): CorrectionTexts.confirmed(value.words(inFull: inFull))
        case .reported(let words): CorrectionTexts.reported(words)
        case .asRegistered(let words): CorrectionTexts.asRegistered(words)
        case .explained(let words): CorrectionTexts.explained(words)
        case .proposed(let value): value.words(inFull: inFull)
        case .block(let lines):
            lines.isEmpty ? CorrectionTexts.allRight : CorrectionTexts.wrong(lines.map(\.field.name))
        case .read: CorrectionTexts.read
        case .files(let files):
            files.isEmpty
                ? CorrectionTexts.noFile
                : files.map { CorrectionTexts.file(FileSize.words(bytes: $0.bytes), at: $0.addedAt) }
                    .joined(separator: "、")
        }
    }
}

extension CorrectionRound.Item {
    /// 原来 …；这次 …
    public var changeWords: String {
        CorrectionTexts.change(from: before.words(), to: after?.words() ?? CorrectionTexts.notYet)
    }
}
