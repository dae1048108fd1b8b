import Documents
import Glibc
import PaperProtocol
import PaperSamples
import Testing

/// The shipped templates as PDFs in the folder that ANJU_PAPER_FOLDER names, for people to look at.
@Suite(.enabled(if: getenv("ANJU_PAPER_FOLDER") != nil)) struct LookAtPaper {
    @Test("Writes a PDF of each template", arguments: TemplateKind.allCases)
    func write(_ kind: TemplateKind) throws {
        let folder = String(cString: try #require(getenv("ANJU_PAPER_FOLDER")))
        let document = try Samples.document(kind)
        let paper = try Samples.paper(document)
        for (ending, bytes) in [("pdf", paper.pdf), ("document", document.canonicalBytes)] {
            let file = try #require(fopen("\(folder)/\(kind.rawValue).\(ending)", "w"))
            defer { fclose(file) }
            #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        }
    }
}
