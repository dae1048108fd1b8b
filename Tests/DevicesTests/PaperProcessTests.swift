import Devices
import Documents
import Glibc
import Office
import PaperSamples
import TestSupport
import Testing

@Suite struct PaperProcessTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func failure(_ maker: PaperProcess, _ document: Document) throws -> DeviceFailure? {
        do throws(OfficeFailure) {
            _ = try maker.draw(document)
            return nil
        } catch {
            return Optional(error).device
        }
    }

    @Test("A contract is drawn in steps, and a second one by the same helper gives the same bytes")
    func drawn() throws {
        let maker = PaperProcess(program: try Samples.helper("anju-paper"))
        let contract = try SampleContract.contract()
        try maker.start(contract)
        var paper: Paper?
        while paper == nil { paper = try maker.poll(waitMilliseconds: 1000) }
        #expect(paper?.pdf.starts(with: Array("%PDF-1.4".utf8)) == true)
        #expect(try maker.draw(contract) == paper)
    }

    @Test("A document given up leaves nothing for the next one")
    func cancelled() throws {
        let maker = PaperProcess(program: try Samples.helper("anju-paper"))
        try maker.start(try SampleContract.contract())
        maker.cancel()
        let commitment = try SampleContract.document(.commitment, try SampleContract.facts())
        #expect(try maker.draw(commitment).pages == 1)
        #expect(throws: OfficeFailure.self) { try maker.poll(waitMilliseconds: 0) }
    }

    @Test("A character that no font has is told as such, and the helper goes on")
    func missingGlyph() throws {
        let maker = PaperProcess(program: try Samples.helper("anju-paper"))
        let facts = try SampleContract.facts(name: "王\u{F0000}")
        let contract = try SampleContract.document(.leaseContract, facts)
        #expect(try failure(maker, contract) == .missingGlyph)
        #expect(try failure(maker, try SampleContract.contract()) == nil)
    }

    @Test("A helper that is absent, broken or silent is told apart")
    func broken() throws {
        let contract = try SampleContract.contract()
        #expect(try failure(PaperProcess(program: folder("none")), contract) == .noPaperProgram)
        #expect(!PaperProcess(program: folder("none")).isAvailable)
        for script in ["exit 127", "kill -SEGV $$", "printf 'what is this'", "printf '\\3\\0\\0\\0abc'"] {
            let maker = PaperProcess(program: try folder.script(script, to: "helper"))
            #expect(try failure(maker, contract) == .paperProgramFailed, "\(script)")
        }
        let silent = PaperProcess(
            program: try folder.script("exec tail -f /dev/null", to: "helper"), limitMilliseconds: 200)
        #expect(try failure(silent, contract) == .paperTooSlow)
    }

    @Test("Another helper is asked when the one from before has died")
    func restarted() throws {
        let real = try Samples.helper("anju-paper")
        let script = try folder.script("echo $$ >> \(folder("ids")); exec \(real)", to: "helper")
        let maker = PaperProcess(program: script)
        let contract = try SampleContract.contract()
        let paper = try maker.draw(contract)
        let first = try #require(pid_t(try folder.text("ids").dropLast()))
        #expect(kill(first, SIGKILL) == 0)
        #expect(try maker.draw(contract) == paper)
        #expect(try folder.text("ids").split(separator: "\n").count == 2)
    }
}
