import ArgumentParser
import Housing
import Office
import Texts

/// `anju fair`
struct FairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fair", abstract: "可以自己核对的轮候顺序：固定、证明、核对。",
        discussion: """
            截止时点的轮候册导入以后，用 commit 固定顺序，公布打印的根值；prove 给一户家庭它的证明，list 给公布的名单作证明；
            verify 在任何一台电脑上核对，不需要数据目录。
            """,
        subcommands: [Commit.self, Prove.self, List.self, FairVerify.self])

    struct Commit: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "commit", abstract: "固定截止时点轮候册的顺序，打印供公布的根值。")

        @OptionGroup var options: StaffOptions

        @OptionGroup var batch: BatchArgument

        var act: Act { .commitQueue }

        func perform(
            _: Void, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let done = try office.queue.commit(batch.id, session, watch: world.watch.follow())
            guard let (commitment, isNew) = done else {
                return Outcome(["cancelled": .flag(true)], lines: [FairTexts.cancelled], status: .failure)
            }
            return Outcome(
                [
                    "batch": .text(batch.id.raw), "root": .text(commitment.root), "count": .number(commitment.leaves),
                    "committed_at": .text("\(commitment.at)"), "new": .flag(isNew),
                ],
                lines: (isNew ? [] : [FairTexts.committedBefore])
                    + [
                        FairTexts.committed(commitment.leaves, at: commitment.at), FairTexts.root(commitment.root),
                        FairTexts.publish,
                    ])
        }
    }

    struct Prove: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "prove", abstract: "打印一户家庭的证明；其中有它自己的备案回执号和序位，没有别人的。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        @OptionGroup var batch: BatchArgument

        @Option(name: .long, help: ArgumentHelp("备案回执号。", valueName: "回执号"))
        var receipt: String

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let proof = try opened.office.queue.prove(batch.id, receipt: Normal.folded(receipt))
            let text = proof.text
            return Outcome(
                [
                    "batch": .text(batch.id.raw), "proof": .text(text), "characters": .number(text.count),
                    "index": .number(proof.index), "count": .number(proof.count),
                    "city_position": .number(proof.position), "root": .text(proof.rootHex),
                ],
                lines: [
                    text, FairTexts.proven(proof.index, of: proof.count, characters: text.count),
                    FairTexts.root(proof.rootHex),
                ])
        }
    }

    struct List: StaffCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "给公布的名单作证明：都是固定的顺序里的家庭，次序没有变动；姓名和回执号隐去一部分。",
            discussion: "与 batch export --list 一样只写现在还能看的：名单撤下以后不再作证明，已经退出的家庭不写姓名和回执号。")

        @OptionGroup var options: StaffOptions

        @OptionGroup var batch: BatchArgument

        @Option(
            name: .long, parsing: .unconditional,
            help: ArgumentHelp("到第几份名单为止，增补的算在内；不写就是已公布的全部。", valueName: "N"))
        var number: String?

        @Option(name: .long, help: ArgumentHelp("写到哪个文件；不写就打印出来。已有的文件不会覆盖。", valueName: "文件"))
        var to: String?

        var act: Act { .exportBatch }

        func given(_ world: CommandWorld) throws(OfficeFailure) -> Int? {
            try number.map { (text) throws(OfficeFailure) in try NumberWords.number(text, "--number", in: 1...255) }
        }

        func perform(
            _ number: Int?, _ office: Office, _ session: Session, _ world: CommandWorld
        ) throws(OfficeFailure) -> Outcome {
            let proof = try office.queue.list(batch.id, through: number, session)
            let text = proof.json.text + "\n"
            if let to { try world.writeNewFile(to, Array(text.utf8)) }
            let members: KeyValuePairs<String, JSON> = [
                "batch": .text(batch.id.raw), "lists": .number(proof.lists), "entries": .number(proof.entries.count),
                "root": .text(proof.rootHex), "file": .optional(to), "proof": to == nil ? proof.json : .null,
            ]
            guard let to else { return Outcome(members, lines: [proof.json.text]) }
            return Outcome(
                members, lines: [FairTexts.listed(proof.entries.count, lists: proof.lists, file: to)])
        }
    }
}
