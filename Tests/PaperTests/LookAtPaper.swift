import Documents
import Glibc
import PaperProtocol
import PaperSamples
import Testing

/// The shipped templates as PDFs in the folder that ANJU_PAPER_FOLDER names, for people to look at.
@Suite(.enabled(if: getenv("ANJU_PAPER_FOLDER") != nil)) struct LookAtPaper {
    @Test("Writes a PDF of each template", arguments: TemplateKind.ofContracts)
    func write(_ kind: TemplateKind) throws {
        let folder = String(cString: try #require(getenv("ANJU_PAPER_FOLDER")))
        let document = try Samples.document(kind)
        try write(document, named: kind.rawValue, to: folder)
    }

    @Test("And of each paper of the rent subsidy", arguments: TemplateKind.ofSubsidy)
    func writeSubsidy(_ kind: TemplateKind) throws {
        let folder = String(cString: try #require(getenv("ANJU_PAPER_FOLDER")))
        for (index, document) in try SampleSubsidyPapers.all(kind).enumerated() {
            try write(document, named: "\(kind.rawValue)-\(index + 1)", to: folder)
        }
    }

    private func write(_ document: Document, named name: String, to folder: String) throws {
        let paper = try Samples.paper(document)
        for (ending, bytes) in [("pdf", paper.pdf), ("document", document.canonicalBytes)] {
            let file = try #require(fopen("\(folder)/\(name).\(ending)", "w"))
            defer { fclose(file) }
            #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        }
    }
}
