import Texts

/// What the papers of a check are called while they are taken in.
extension TakingWords {
    static let report = TakingWords(
        title: CounterCheckTexts.takePaper, text: CounterCheckTexts.takePaperText,
        preview: CounterCheckTexts.previewPaper, use: CounterContractTexts.use, useless: CounterContractTexts.useless)
    static let authorisation = TakingWords(
        title: CounterCheckTexts.takeSheet, text: CounterCheckTexts.takeSheetText,
        preview: CounterCheckTexts.previewSheet, use: CounterContractTexts.use, useless: CounterContractTexts.useless)
}
