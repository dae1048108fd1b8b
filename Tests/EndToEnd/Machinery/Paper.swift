import HostSupport

/// What programs of others say of a PDF (poppler-utils).
enum Paper {
    /// Whether `pdfsig` finds one signature that is right and covers the whole file.
    static func isSealed(_ path: String) throws -> Bool {
        let finished = try HostProgram.run(["pdfsig", path], environment: ["LC_ALL": "C"])
        return finished.status == 0 && finished.output.contains("Signature is Valid")
            && finished.output.contains("Total document signed") && !finished.output.contains("Signature #2")
    }

    static func text(_ path: String) throws -> String {
        let finished = try HostProgram.run(["pdftotext", path, "-"])
        guard finished.status == 0 else { throw Failed(what: "pdftotext: \(finished.errors)") }
        return finished.output
    }
}
