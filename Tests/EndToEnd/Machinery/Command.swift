import Foundation
import HostSupport

/// The built program as a command.
enum Command {
    /// Where the built programs lie: beside the test bundle.
    static let products: URL = {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }()

    static var anju: String { products.appendingPathComponent("anju").path }

    /// Runs `anju` with the given words.
    @discardableResult
    static func anju(_ words: String..., data: String, input: String = "") throws -> Finished {
        try HostProgram.run([anju, "--data", data] + words, input: input)
    }
}
