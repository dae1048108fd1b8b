import Forms
import Housing
import Office
import Texts

// 报告变更 (LH-59): what, when, of a lease also the one that follows (Q13), and in one's own words.
extension MyJourney {
    /// The model's kinds, and queueing again, of which nothing else has to be said.
    private static let matters = [
        "家庭成员", "婚姻", ChangeDesk.leaseMatter, "住房", "户籍", "居住证", "个人信息", ChangeDesk.requeueMatter,
        ChangeDesk.otherMatter,
    ]

    var changeQuestions: [MyQuestion] {
        let matter = answer("matter")
        let isLease = matter == ChangeDesk.leaseMatter
        let isFollowed = isLease && answer("lease") == "yes"
        let isRequeue = matter == ChangeDesk.requeueMatter
        // The kind says it but where it is another one: whoever has a number pad alone can report too.
        let isOther = matter == ChangeDesk.otherMatter
        // Gone away from and begun again, a page says of what it asks.
        let about = MySubsidyTexts.line(MySubsidyTexts.matter, MySubsidyTexts.matterWords(matter))
        let known = isLease ? file.agreement?.terms.leaseEnd.map(MySubsidyTexts.knownLease) : nil
        var questions = [
            MyQuestion(
                id: "matter", label: MySubsidyTexts.matter, title: MySubsidyTexts.changeWhat,
                kind: .choice(Self.matters.map { .init($0, MySubsidyTexts.matterWords($0)) })),
            MyQuestion(
                id: "day", label: isLease ? MySubsidyTexts.leaseDay : MySubsidyTexts.day,
                title: MySubsidyTexts.changeDay(matter),
                text: [about, isRequeue ? MySubsidyTexts.requeueEnds : known].compactMap(\.self),
                help: isLease ? nil : MySubsidyTexts.dayHelp, kind: .day, step: 1),
        ]
        if isLease {
            questions.append(
                MyQuestion(
                    id: "lease", label: MySubsidyTexts.newLease, title: MySubsidyTexts.newLeaseQuestion,
                    kind: .choice([
                        .init("yes", MySubsidyTexts.newLeaseYes), .init("no", MySubsidyTexts.newLeaseNo),
                    ]), step: 1))
        }
        if isFollowed { questions += leaseQuestions }
        questions.append(
            MyQuestion(
                id: "words", label: MySubsidyTexts.changeWords, title: MySubsidyTexts.changeWordsTitle, text: [about],
                help: MySubsidyTexts.changeWordsHelp(isNeeded: isOther), kind: .area(limit: 300), step: 2,
                without: isOther ? nil : MySubsidyTexts.nothing))
        return questions
    }

    private var leaseQuestions: [MyQuestion] {
        [
            MyQuestion(
                id: "start", label: MySubsidyTexts.newStart, title: MySubsidyTexts.newStartTitle, kind: .day, step: 1),
            MyQuestion(id: "end", label: MySubsidyTexts.newEnd, title: MySubsidyTexts.newEndTitle, kind: .day, step: 1),
            MyQuestion(
                id: "house", label: MySubsidyTexts.newHouse, title: MySubsidyTexts.newHouseTitle,
                text: [MySubsidyTexts.houseCodeWays] + file.notice.words.houseCodeWays,
                help: MySubsidyTexts.newHouseHelp, kind: .line(limit: 40), step: 1),
        ]
    }

    /// What it means for the payments.
    var changeEffect: [String] {
        guard let month = Day(answer("day"))?.month, let first = file.agreement?.terms.plan.first else { return [] }
        return MySubsidyTexts.changeEffect(
            answer("matter"), month, first: first, isLeaseOver: answer("lease") == "no")
    }

    func changeProblem(_ id: String, _ answer: String) -> String? {
        let day = Day(self.answer("day"))
        switch id {
        case "day":
            guard let day = Day(answer) else { return MySubsidyTexts.noSuchDay }
            let isRequeue = self.answer("matter") == ChangeDesk.requeueMatter
            if isRequeue, let signed = file.agreement?.signedAt.day, day < signed {
                return MySubsidyTexts.requeuedBeforeSigning(signed)
            }
            guard day > file.today else { return nil }
            return self.answer("matter") == ChangeDesk.leaseMatter
                ? MySubsidyTexts.leaseNotOver : MySubsidyTexts.dayInFuture
        case "start":
            guard let start = Day(answer) else { return MySubsidyTexts.noSuchDay }
            guard let next = day?.adding(days: 1), start > next else { return nil }
            return MySubsidyTexts.gap(next)
        case "end":
            guard let end = Day(answer) else { return MySubsidyTexts.noSuchDay }
            if let start = Day(self.answer("start")), end <= start { return MySubsidyTexts.endBeforeStart }
            return day.map { end > $0 } == false ? MySubsidyTexts.endNotLater : nil
        case "house": return (try? HouseCode(Normal.folded(answer))) == nil ? MySubsidyTexts.houseCodeWrong : nil
        default: return nil
        }
    }

    var changeAsk: MySubsidyAsk? {
        guard let day = Day(answer("day")) else { return nil }
        let matter = answer("matter")
        var lease: ChangeDesk.NewLease?
        if matter == ChangeDesk.leaseMatter, answer("lease") == "yes", let start = Day(answer("start")),
            let end = Day(answer("end"))
        {
            lease = .init(start: start, end: end, houseCode: answer("house"))
        }
        return .report(batch, matter: matter, day: day, words: Normal.name(answer("words")), lease: lease)
    }
}
