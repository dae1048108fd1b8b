import ArgumentParser
import Housing
import Office
import Texts

/// As whom a writing command acts.
struct ByOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("由哪位工作人员办理；训练数据可以不写。", valueName: "登录名"))
    var by: String?

    @Option(name: .long, help: ArgumentHelp("从这个文件描述符读密码；不写就在终端上问。训练数据不问密码。", valueName: "N"))
    var passwordFd: Int32?

    /// Signs in, or takes the training office's own staff.
    func session(_ opened: OpenedOffice, for act: Act, _ world: CommandWorld) throws(OfficeFailure) -> Session {
        try opened.office.console.session(by: by, for: act) { () throws(OfficeFailure) in
            if let passwordFd { return world.readSecret(passwordFd) }
            return world.askSecret(CommandTexts.passwordPrompt(by ?? ""))
        }
    }
}

extension OfficeCommand {
    func open(_ world: CommandWorld) throws(OfficeFailure) -> OpenedOffice {
        try world.openOffice(try global.directory(world))
    }
}
