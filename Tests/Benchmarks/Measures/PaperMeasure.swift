import Documents
import PaperProtocol
import PaperSamples

/// A contract drawn by `anju-paper`: as a process of its own, from its start to the reply, and by one that is there already.
enum PaperMeasure {
    static func run(_ program: String, runs: Int, into report: inout Report) throws {
        let document = try SampleContract.contract().canonicalBytes
        var starts: [Double] = []
        var paper: Paper?
        for _ in 0..<runs {
            let start = Nanoseconds.now()
            paper = try draw(document, by: PaperHelper(program: program))
            starts.append(Nanoseconds.now().milliseconds(since: start))
        }
        let helper = try PaperHelper(program: program)
        _ = try draw(document, by: helper)
        var further: [Double] = []
        for _ in 0..<runs {
            let start = Nanoseconds.now()
            _ = try draw(document, by: helper)
            further.append(Nanoseconds.now().milliseconds(since: start))
        }
        let pages = paper.map { "\($0.pages) pages" } ?? "-"
        report.add("a contract of \(pages), as a process", starts.median, unit: "ms", aim: "30 ms")
        report.add("each further contract", further.median, unit: "ms", aim: "8 ms")
        report.add(
            "its size", (paper?.pdf.count).map { Double($0) / 1000 }, unit: "kB", digits: 1, aim: "60 kB")
    }

    private static func draw(_ document: [UInt8], by helper: PaperHelper) throws -> Paper {
        guard case .paper(let paper) = try helper.ask(.draw(document: document, as: .document)) else {
            throw PaperHelper.Failure(description: "refused")
        }
        return paper
    }
}
