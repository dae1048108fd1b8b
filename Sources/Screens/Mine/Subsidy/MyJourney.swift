import Forms
import Housing
import Office
import Texts

/// Somebody's way through one of the things that he can hand in of his own rent subsidy.
struct MyJourney: FlowJourney {
    let visitor: Visitor
    let deed: MySubsidyDeed
    let file: MySubsidyFile
    /// Whom an objection is against.
    private let line: PublicLine?
    var draft: MySubsidyDraft
    /// As it was sent to be kept last, and as it is known to be kept.
    private var (base, kept): (MySubsidyDraft, MySubsidyDraft)
    /// Of ``questions``; their number is that of the answers once more.
    var place = 0
    /// Of an answer to what was sent back: the application's pages, on which papers and consent are given anew.
    var papers: SubsidyJourney?

    /// - Parameters:
    ///   - draft: what was kept last.
    ///   - line: whom an objection is about.
    init(
        _ deed: MySubsidyDeed, _ file: MySubsidyFile, _ draft: MySubsidyDraft?, visitor: Visitor,
        line: PublicLine? = nil
    ) {
        self.visitor = visitor
        self.deed = deed
        self.file = file
        self.line = line
        self.draft = draft ?? MySubsidyDraft()
        (base, kept) = (self.draft, self.draft)
        if deed == .correction { beginMending() }
        // Who stays where he lives has nothing to copy.
        if deed == .change, answer("house").isEmpty { answer("house", file.agreement?.houseCode ?? "") }
        // What stands there beforehand is nobody's answer.
        base = self.draft
        // A report that was begun goes on where it was left.
        guard deed == .change, !answer("matter").isEmpty else { return }
        place = questions.firstIndex { problem(with: $0) != nil } ?? questions.count
    }

    var batch: BatchID { file.summary.batch }
    private var key: String { MySubsidyDraft.key(deed, batch, target) }

    func answer(_ id: String) -> String { draft.answers[key]?[id] ?? "" }
    mutating func answer(_ id: String, _ text: String) { draft.answers[key, default: [:]][id] = text }

    /// In the order in which they are asked; what somebody answered decides about those that follow.
    var questions: [MyQuestion] {
        switch deed {
        case .objection: objectionQuestions
        case .correction: mendQuestions
        case .change: changeQuestions
        case .complaint: complaintQuestions
        }
    }

    /// nil where all were answered.
    var question: MyQuestion? { questions.indices.contains(place) ? questions[place] : nil }

    /// What is wrong with an answer, beside its field; nil where nothing is.
    func problem(with question: MyQuestion) -> String? {
        let answer = answer(question.id)
        guard !answer.isEmpty else {
            guard question.without == nil else { return nil }
            switch question.kind {
            case .choice: return MySubsidyTexts.pickOne
            case .day: return MySubsidyTexts.dayMissing
            case .line, .numbers, .area: return MySubsidyTexts.missing
            case .given(.conditions): return MySubsidyTexts.answerFirst
            case .given: return MySubsidyTexts.giveFirst
            }
        }
        return switch deed {
        case .change: changeProblem(question.id, answer)
        case .correction: mendProblem(question.id, answer)
        case .objection, .complaint: nil
        }
    }

    /// What is asked of the desk once everything was answered.
    var ask: MySubsidyAsk? {
        switch deed {
        case .objection: objectionAsk
        case .correction: mendAsk
        case .change: changeAsk
        case .complaint:
            .complain(
                batch, text: Normal.name(answer("text")), name: Normal.name(answer("name")),
                contact: Normal.name(answer("contact")))
        }
    }

    // MARK: Words

    var title: String {
        switch deed {
        case .objection: MySubsidyTexts.objectionTitle
        case .correction: MySubsidyTexts.mendTitle
        case .change: MySubsidyTexts.changeTitle
        case .complaint: MySubsidyTexts.complaintTitle
        }
    }

    var steps: [String] {
        switch deed {
        case .objection: MySubsidyTexts.objectionSteps
        case .correction: MySubsidyTexts.mendSteps
        case .change: MySubsidyTexts.changeSteps
        case .complaint: MySubsidyTexts.complaintSteps
        }
    }

    var submitWords: String {
        switch deed {
        case .objection: MySubsidyTexts.submitObjection
        case .correction: MySubsidyTexts.submitMended
        case .change: MySubsidyTexts.submitChange
        case .complaint: MySubsidyTexts.submitComplaint
        }
    }

    /// Above the answers, before they are handed in.
    var notes: [String] {
        switch deed {
        case .objection: [MySubsidyTexts.confidential]
        case .correction: mendWarnings + (file.correction.map { [MySubsidyTexts.mendUntil($0.deadline.day)] } ?? [])
        case .change: changeEffect
        case .complaint: [MySubsidyTexts.complaintSealed]
        }
    }

    /// Before the answers: what they are about.
    var about: [ReviewRow<String>] {
        aboutWords.map { [ReviewRow(MySubsidyTexts.objectionAbout, $0)] } ?? []
    }

    // MARK: As every flow

    var saving: KioskEffect { .quietly(.mySubsidy(.saveDraft(draft, since: base))) }

    mutating func noteSaving() { base = draft }

    /// Nothing of what was sent since was kept.
    mutating func noteNotSaved() { base = kept }

    /// Takes in what another terminal kept meanwhile; what was changed here since stays.
    ///
    /// - Returns: the questions that both answered: as the other terminal did.
    mutating func take(
        _ sent: MySubsidyDraft, since: MySubsidyDraft, storedAs stored: MySubsidyDraft
    ) -> [MyQuestion] {
        kept = stored
        guard sent != stored else { return [] }
        draft = draft.merged(since: sent, with: stored).draft
        base = base.merged(since: sent, with: stored).draft
        let clashes = sent.merged(since: since, with: stored, key: key).clashes
        return questions.filter { question in
            if case .given = question.kind { return false }
            return clashes.contains(question.id)
        }
    }

    var chrome: Chrome {
        let step = question?.step ?? steps.count - 2
        return Chrome(title: title, subject: visitor.maskedName, stepper: Stepper(steps, current: step))
    }

    var help: [HelpSection] { [HelpSection](MySubsidyTexts.help) }

    /// Where the time is over or somebody did something with the case, it is shown as it stands now.
    func detour(after trouble: KioskTrouble) -> KioskEffect? {
        let codes: [RefusalCode] = [.wrongState, .deadlinePassed, .notFound]
        guard trouble == .movedOn || trouble.refusal.map({ codes.contains($0.code) }) == true else { return nil }
        return .pop
    }

    var looking: KioskEffect? { nil }
    func isOutdated(by answer: KioskAnswer) -> Bool? { nil }
}

// MARK: - Objections and complaints

extension MyJourney {
    fileprivate var target: MySubsidyDesk.Line? { line.map { .init(list: $0.list, sequence: $0.family.sequence) } }

    /// Whom it is about, as he reads it on the list.
    fileprivate var aboutWords: String? {
        guard let line else { return nil }
        let family = line.family
        let about = MySubsidyTexts.objectionAbout(family.sequence, family.maskedName, family.maskedReceipt)
        return line.isOwn ? "\(MySubsidyTexts.objectionOwn)：\(about)" : about
    }

    fileprivate var objectionQuestions: [MyQuestion] {
        [
            MyQuestion(
                id: "text", label: MySubsidyTexts.objectionWords, title: MySubsidyTexts.objectionText,
                text: [MySubsidyTexts.line(MySubsidyTexts.objectionAbout, aboutWords ?? "")],
                help: MySubsidyTexts.objectionTextHelp, kind: .area(limit: 500)),
            contactQuestion(step: 0),
        ]
    }

    fileprivate func contactQuestion(step: Int) -> MyQuestion {
        MyQuestion(
            id: "contact", label: MySubsidyTexts.contact, title: MySubsidyTexts.contactTitle,
            text: [deed == .objection ? MySubsidyTexts.confidential : MySubsidyTexts.complaintSealed],
            help: MySubsidyTexts.contactHelp, kind: .line(limit: 100), step: step,
            without: MySubsidyTexts.noContact)
    }

    fileprivate var objectionAsk: MySubsidyAsk? {
        target.map {
            .object(batch, $0, text: Normal.name(answer("text")), contact: Normal.name(answer("contact")))
        }
    }

    fileprivate var complaintQuestions: [MyQuestion] {
        let complaints = file.notice.complaints
        return [
            MyQuestion(
                id: "text", label: MySubsidyTexts.complaintWords, title: MySubsidyTexts.complaintText,
                text: [
                    MySubsidyTexts.complaintSealed,
                    MySubsidyTexts.complaintElsewhere(complaints.phone, complaints.address), complaints.other,
                ], help: MySubsidyTexts.complaintTextHelp, kind: .area(limit: 500)),
            MyQuestion(
                id: "name", label: MySubsidyTexts.complaintName, title: MySubsidyTexts.complaintNameTitle,
                text: [complaints.realName], help: MySubsidyTexts.complaintNameHelp, kind: .line(limit: 40), step: 1,
                without: MySubsidyTexts.noName), contactQuestion(step: 1),
        ]
    }
}
