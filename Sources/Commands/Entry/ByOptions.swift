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

    /// How often a try of the same moment is waited for: other commands, each with its own right password.
    static let mostTries = 50

    /// Signs in, or takes the training office's own staff. The password is asked for once, however often it is tried.
    func session(_ opened: OpenedOffice, for act: Act, _ world: CommandWorld) throws(OfficeFailure) -> Session {
        var secret: String?
        var tries = 1
        while true {
            do {
                return try opened.office.console.session(by: by, for: act) { () throws(OfficeFailure) in
                    if secret == nil { secret = password(world) }
                    return secret
                }
            } catch .refused(let refusal) where refusal.isDelayedShortly && tries < Self.mostTries {
                tries += 1
                world.pause()
            }
        }
    }

    private func password(_ world: CommandWorld) -> String? {
        if let passwordFd { return world.readSecret(passwordFd) }
        return world.askSecret(CommandTexts.passwordPrompt(by ?? ""))
    }
}

extension OfficeCommand {
    func open(_ world: CommandWorld) throws(OfficeFailure) -> OpenedOffice {
        try world.openOffice(try global.directory(world))
    }
}
