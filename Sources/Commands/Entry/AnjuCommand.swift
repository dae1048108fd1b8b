import ArgumentParser

/// `anju`: a group of commands, a folder a user concept.
struct AnjuCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anju",
        abstract: "安居：公共住房窗口的终端。",
        discussion: """
            第一次使用：anju demo 打开演示；正式使用先 anju create。
            退出码：0 完成，1 故障（磁盘、锁、损坏），2 按规则不能办，3 输入有误，64 用法不对。
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "窗口", subcommands: [KioskCommand.self, CounterCommand.self]),
            CommandGroup(name: "训练", subcommands: [DemoCommand.self, SampleCommand.self, ClockCommand.self]),
            CommandGroup(
                name: "办公室",
                subcommands: [
                    CreateCommand.self, UserCommand.self, ImportCommand.self, CaseCommand.self, CheckCommand.self,
                    EvidenceCommand.self,
                ]),
            CommandGroup(
                name: "补租",
                subcommands: [
                    BatchCommand.self, PayCommand.self, ChangeCommand.self, RequeueCommand.self, SuspendCommand.self,
                    ResumeCommand.self, ReinstateCommand.self, BreachCommand.self, RecoverCommand.self,
                    ComplaintCommand.self, WhyCommand.self, FairCommand.self,
                ]),
            CommandGroup(
                name: "维护", subcommands: [VerifyCommand.self, DoctorCommand.self, TickCommand.self, KeysCommand.self]),
        ])

    @OptionGroup var global: GlobalOptions
}
