import Housing

/// What the tenant says of a line that was sent back.
public enum LineReply: Equatable, Sendable {
    /// What the register has is right, with words or none.
    case asRegistered(String)
    /// It is not, in words.
    case explained(String)
    /// It should be this.
    case value(InfoSnapshot.Value)
}

extension TenantDesk {
    /// Answers one line of a returned application; everything that was not sent back stays as it was.
    ///
    /// - Throws: `.refused` with `INFO_CHANGED` where the registers changed since `pages` were opened.
    public func answer(
        _ line: InfoLine, _ reply: LineReply, _ pages: InfoPages, in renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        let id = TextID(office.entropy.identifier())
        let (answer, text) = written(reply, as: id)
        let command = Renewal.LineReply(line, answer, snapshot: pages.commitment)
        return try perform(.answerLine(command), in: renewal, session) { (writer, renewal) throws(OfficeFailure) in
            if let text { try writer.save(text: text, as: id, of: renewal.id) }
            try writer.save(pages.snapshot, as: pages.commitment, of: renewal.id)
        }
    }

    /// The command's answer, and the text of its row if there is one.
    private func written(_ reply: LineReply, as id: TextID) -> (Renewal.LineReply.Answer, String?) {
        switch reply {
        case .asRegistered(let words):
            let words = Normal.name(words)
            return words.isEmpty ? (.asRegistered(note: nil), nil) : (.asRegistered(note: id), words)
        case .explained(let words): return (.explained(note: id), Normal.name(words))
        case .value(let value): return (.value(value, stored: id), value.proposed)
        }
    }
}
