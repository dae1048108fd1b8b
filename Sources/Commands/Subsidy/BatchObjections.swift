import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Object: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "object", abstract: "登记对公示名单上一家的异议，公示期内。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("异议的内容。", valueName: "文字"))
        var text: String

        @Option(name: .long, help: ArgumentHelp("提出人的联系方式，保密。", valueName: "文字"))
        var contact: String?

        var act: Act { .enterSubsidy }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let number = try desk.object(
                to: family.receipt, in: family.id, text: text, contact: contact ?? "", session)
            return (["objection": .text(number)], BatchTexts.objected(number))
        }
    }

    struct Objection: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "objection", abstract: "查看一件异议：内容、提出人的联系方式和处理的结果。",
            discussion: "谁提出的、怎样联系，只有处理异议的人看得到；每次查看都有记录。")

        @OptionGroup var options: StaffOptions
        @OptionGroup var batch: BatchArgument

        @Argument(help: ArgumentHelp("异议的编号，如 luohu-2023-O1。", valueName: "异议"))
        var objection: String

        var act: Act { .decideSubsidyObjection }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let found = try office.batches.objection(RecordNumber.read(objection), in: batch.id, session)
            return Outcome(
                [
                    "batch": .text(batch.id.raw), "objection": .text(found.number),
                    "receipt_no": .text(found.receipt), "masked_name": .text(found.maskedName),
                    "state": .text(found.state), "at": .text("\(found.at)"), "text": .text(found.text),
                    "contact": .optional(found.contact), "decided_at": .optional(found.decidedAt?.description),
                    "reason": .optional(found.reason),
                ],
                lines: [
                    BatchTexts.objection(found.number, found.receipt, found.maskedName, found.at),
                    BatchTexts.objectionText(found.text), BatchTexts.objectionContact(found.contact),
                    BatchTexts.objectionState(found.state, at: found.decidedAt, because: found.reason),
                ])
        }
    }

    struct Decide: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide", abstract: "处理一件异议；不能由登记它的人处理。")

        @OptionGroup var options: StaffOptions

        @Argument(help: ArgumentHelp("异议的编号，如 luohu-2023-O1。", valueName: "异议"))
        var objection: String

        @Flag(name: .long, help: "异议成立：这一家退出名单。")
        var uphold = false

        @Flag(name: .long, help: "异议不成立。")
        var dismiss = false

        @Option(name: .long, help: ArgumentHelp("理由。", valueName: "文字"))
        var reason: String

        var act: Act { .decideSubsidyObjection }

        func given(_ world: CommandWorld) throws(OfficeFailure) {
            guard uphold != dismiss else {
                let reason: InputProblem.Reason =
                    uphold ? .syntax(BatchTexts.decideOneWay) : .missing(BatchTexts.decideHow)
                throw .input(InputProblem(source: "--uphold", reason: reason))
            }
        }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let number = RecordNumber.read(objection)
            let state = try office.batches.decide(number, isUpheld: uphold, reason: reason, session)
            return Outcome(
                ["objection": .text(number), "upheld": .flag(uphold), "state": .text(state.code)],
                lines: [BatchTexts.decided(number, isUpheld: uphold)])
        }
    }
}
