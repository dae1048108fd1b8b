import ArgumentParser
import Housing
import Office
import Texts

/// `anju demo`: the training office, made where there is none, and its desks.
struct DemoCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "打开演示：没有训练数据就先生成一份。",
        discussion: "列出样例人员，从那里打开自助终端或柜台；也可以直接写 kiosk 或 counter。几个终端可以同时打开，用的是同一份数据。")

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("kiosk 或 counter；不写就先列出样例人员。", valueName: "窗口"))
    var desk: String?

    private enum Desk: String {
        case kiosk, counter
    }

    func validate() throws {
        guard let desk, Desk(rawValue: desk) == nil else { return }
        throw ValidationError(CommandTexts.unknownDesk(desk))
    }

    func run(in world: CommandWorld) throws(OfficeFailure) -> Outcome {
        guard let directory = DataDirectory.demo(global.data, environment: world.environment) else {
            throw .input(InputProblem(source: "--data", reason: .missing("--data")))
        }
        if !world.holdsOffice(directory) {
            world.complain(CommandTexts.makingSample(directory) + "\n")
            let report = try SampleMaking(seed: 1).make(in: directory, world)
            world.complain(report.lines.joined(separator: "\n") + "\n")
        }
        return .desk(world.openDesk(DeskRequest(desk: wanted, directory: directory, theme: global.theme)))
    }

    private var wanted: DeskRequest.Desk {
        switch desk.flatMap(Desk.init) {
        case .kiosk: .kiosk
        case .counter: .counter
        case nil: .menu
        }
    }
}
