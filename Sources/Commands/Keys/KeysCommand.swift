import ArgumentParser
import Housing
import Office
import Texts

/// `anju keys`
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "查看和更换密钥。", subcommands: [List.self, Replace.self])

    struct List: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出主密钥、它的文件和各类数据的密钥，不显示密钥本身。")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let keys = try opened.upkeep.keys()
            return Outcome(KeyWords.json(keys), lines: KeyWords.lines(keys))
        }
    }

    struct Replace: JSONCommand {
        static let configuration = CommandConfiguration(
            commandName: "replace", abstract: "更换主密钥。",
            discussion: """
                已有的数据和日志一个字也不改，别的终端照常办理；中途断电，不是旧密钥就是新密钥，数据总能打开。
                旧的密钥文件留在原处：更换以前的备份还要靠它打开。
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var by: ByOptions

        func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
            let opened = try open(world)
            defer { opened.upkeep.close() }
            let session = try by.session(opened, for: .manageKeys, world)
            let (before, after) = try opened.office.keys.replaceMaster(opened.upkeep, session)
            var outcome = Outcome(
                KeyWords.json(after), lines: [CommandTexts.keyReplaced(after.master, file: after.file)])
            outcome.members.append(
                JSON.Member(name: "previous", value: ["id": .text(before.master), "file": .text(before.file)]))
            outcome.lines.append(CommandTexts.keyKept(before.file))
            return outcome
        }
    }
}

/// Keys as commands print them.
enum KeyWords {
    static func json(_ keys: KeyReport) -> KeyValuePairs<String, JSON> {
        let dataKeys = keys.dataKeys.map { key -> JSON in
            ["id": .number(key.id), "use": .text(key.use), "current": .flag(key.isCurrent)]
        }
        return [
            "master": ["id": .text(keys.master), "file": .text(keys.file)], "data_keys": .array(dataKeys),
            "other_files": .array(keys.otherFiles.map(JSON.text)),
        ]
    }

    static func lines(_ keys: KeyReport) -> [String] {
        [CommandTexts.masterKey(keys.master, file: keys.file)]
            + Columns.lines(
                keys.dataKeys.map { key in
                    ["\(key.id)", CommandTexts.keyUse(key.use), key.isCurrent ? "" : CommandTexts.olderKey]
                }) + keys.otherFiles.map(CommandTexts.otherKeyFile)
    }
}
