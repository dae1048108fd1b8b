import Housing

extension Document {
    /// Several documents as one, each from a page of its own, under its title.
    ///
    /// - Parameter cover: what stands before the first of them; none: it begins at once.
    public static func bundle(
        _ documents: [Document], title: String, number: String, madeOn: Day, cover: [Block] = []
    ) -> Document? {
        guard let first = documents.first else { return nil }
        var blocks = cover
        for document in documents {
            if !blocks.isEmpty { blocks.append(.pageBreak) }
            blocks.append(.heading(level: 1, document.title))
            blocks += document.blocks
        }
        return Document(
            template: first.template, title: title, number: number, marking: first.marking, madeOn: madeOn,
            blocks: blocks)
    }
}
