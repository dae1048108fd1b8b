import ArgumentParser
import Housing
import Office
import Texts

/// `anju complaint`
struct ComplaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaint", abstract: "投诉和举报：登记、查看、答复。",
        discussion: "谁反映的、反映什么，只有监督岗位看得到；每次查看都有记录。",
        subcommands: [Add.self, List.self, Answer.self])

    struct Add: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "登记一件。", discussion: "提倡实名并留下联系方式；不愿意的，也要登记。")

        @OptionGroup var options: StaffOptions

        @Option(name: .long, help: ArgumentHelp("\(ComplaintDesk.ways.joined(separator: "、"))。", valueName: "方式"))
        var way: String

        @Option(name: .long, help: ArgumentHelp("反映的情况。", valueName: "说明"))
        var text: String

        @Option(name: .long, help: ArgumentHelp("反映人的姓名。", valueName: "姓名"))
        var name: String?

        @Option(name: .long, help: ArgumentHelp("怎样联系。", valueName: "联系方式"))
        var contact: String?

        @Option(name: .long, help: ArgumentHelp("涉及哪一家的备案回执号。", valueName: "号码"))
        var receipt: String?

        var act: Act { .takeComplaint }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let given = ComplaintDesk.Given(way: way, text: text, name: name, contact: contact, receipt: receipt)
            let added = try office.complaints.add(given, session)
            return Outcome(
                ["complaint": .text(added.id), "complaint_no": .text(added.number)],
                lines: [PaymentTexts.complaintAdded(added.number)])
        }
    }

    struct List: StaffCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "查看投诉和举报。")

        @OptionGroup var options: StaffOptions

        var act: Act { .answerComplaint }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let complaints = try office.complaints.list(session)
            return Outcome(
                ["complaints": .array(complaints.map(Self.json))],
                lines: complaints.isEmpty ? [PaymentTexts.noComplaints] : complaints.flatMap(Self.lines))
        }

        private static func json(_ complaint: ComplaintDesk.Complaint) -> JSON {
            [
                "complaint": .text(complaint.id), "complaint_no": .optional(complaint.number),
                "state": .text(complaint.state), "at": .text("\(complaint.at)"),
                "way": .text(complaint.given.way), "text": .text(complaint.given.text),
                "name": .optional(complaint.given.name), "contact": .optional(complaint.given.contact),
                "receipt_no": .optional(complaint.given.receipt),
                "answered_at": .optional(complaint.answeredAt?.description), "answer": .optional(complaint.answer),
            ]
        }

        private static func lines(_ complaint: ComplaintDesk.Complaint) -> [String] {
            let given = complaint.given
            let from = [given.name, given.contact, given.receipt].compactMap(\.self).joined(separator: "  ")
            let answer = complaint.answer.map { [PaymentTexts.complaintAnswer($0)] } ?? []
            let head = [complaint.number ?? complaint.id, complaint.at.words, given.way, from]
            return [head.joined(separator: "  "), "  \(given.text)"] + answer
        }
    }

    struct Answer: StaffCommand {
        static let configuration = CommandConfiguration(commandName: "answer", abstract: "记下怎样答复的。")

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("编号，如 TS1，登记时给出。", valueName: "编号"))
        var complaint: String

        @Option(name: .long, help: ArgumentHelp("答复的内容。", valueName: "说明"))
        var text: String

        var act: Act { .answerComplaint }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            try office.complaints.answer(complaint, text, session)
            return Outcome(
                ["complaint": .text(RecordNumber.read(complaint)), "state": "ANSWERED"],
                lines: [PaymentTexts.complaintAnswered])
        }
    }
}
