import ArgumentParser
import Office

/// `anju kiosk`
struct KioskCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk", abstract: "打开自助终端：登录、续租、补租申请、我的。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var desk: DeskOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        .desk(world.openDesk(try desk.request(.kiosk, global, world)))
    }
}

/// `anju counter`
struct CounterCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "counter", abstract: "打开柜台：受理、审核、一次性验证码。")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var desk: DeskOptions

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        .desk(world.openDesk(try desk.request(.counter, global, world)))
    }
}

/// What both desks take.
struct DeskOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("呼叫工作人员时显示的机器名。", valueName: "名称"))
    var terminal: String?

    func request(
        _ desk: DeskRequest.Desk, _ global: GlobalOptions, _ world: CommandWorld
    ) throws(OfficeFailure) -> DeskRequest {
        DeskRequest(desk: desk, directory: try global.directory(world), theme: global.theme, terminal: terminal)
    }
}
