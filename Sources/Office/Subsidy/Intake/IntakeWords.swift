import Texts

extension SubsidyImportReport {
    /// What came of a file that was taken in, a sentence each.
    ///
    /// - Parameter marked: applications that were marked for their dwelling.
    public func sentences(marked: Int = 0) -> [String] {
        // A register of the close counts as one though it is as that of the cut-off.
        let isSame = changedNothing && outdated == 0 && kind != .close
        var lines = [isSame ? SubsidyImportTexts.nothingChanged : done]
        if outdated > 0 { lines.append(SubsidyImportTexts.outdated(outdated)) }
        if hasReset, !changedNothing { lines.append(SubsidyImportTexts.reset) }
        if ignored > 0 { lines.append(SubsidyImportTexts.ignored(ignored)) }
        if absent > 0 {
            lines.append(
                kind == .members ? SubsidyImportTexts.withoutMembers(absent) : SubsidyImportTexts.absent(absent))
        }
        if otherApplicants > 0 { lines.append(SubsidyImportTexts.otherApplicants(otherApplicants)) }
        if marked > 0 { lines.append(SubsidyImportTexts.applicationsMarked(marked)) }
        if skipped > 0 { lines.append(SubsidyImportTexts.skipped(skipped)) }
        return lines
    }

    private var done: String {
        switch kind {
        case .register: SubsidyImportTexts.register(added)
        case .close: SubsidyImportTexts.close(changed: changed, same: unchanged)
        case .members: SubsidyImportTexts.members(added + unchanged)
        case .applications: SubsidyImportTexts.applications(added: added, changed: changed, same: unchanged)
        case .findings: SubsidyImportTexts.findings(added, families: changed)
        case .usedHouses: SubsidyImportTexts.usedHouses(added: added, changed: changed, same: unchanged)
        }
    }
}

extension SubsidyImportProblem {
    /// Which line, what is wrong and the way on, without a number: nothing was refused to anybody.
    public var words: String { words { $0.what + $0.wayOn } }

    /// The same among others of which is said together that they are to be mended: what each can be is told all the same.
    public var brief: String {
        guard case .input(let problem) = failure else { return words }
        return switch problem.reason {
        case .missing, .syntax, .invalid, .tooLong, .hidden, .empty: words { $0.what }
        default: words
        }
    }

    /// What is wrong with a field says its line itself.
    private func words(_ said: (FailureText) -> String) -> String {
        if case .input = failure { return said(failure.text) }
        return SubsidyImportTexts.line(line, said(failure.text))
    }
}
