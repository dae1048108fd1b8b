import ArgumentParser
import Housing
import Office
import Texts

/// `anju create`: a working office, with its first manager.
struct CreateCommand: JSONCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "在空目录里建立正式的办公室和第一位主管。",
        discussion: "建立后请编辑 anju.toml，把主密钥放到数据目录以外，并核定 policies/ 和 templates/ 里的示范文本。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var new: NewUserOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        let directory = try global.directory(world)
        let staff = try new.staff(roles: [.manager], world)
        let opened = try world.createOffice(directory, nil)
        defer { opened.upkeep.close() }
        let (account, code) = try opened.office.staff.createFirstManager(staff)
        return UserReport.created(account, code, opened, also: [CommandTexts.officeCreated(directory)])
    }
}
