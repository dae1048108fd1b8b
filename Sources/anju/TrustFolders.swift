import Certificates
import Devices
import Office

/// The folders in which lie the certificates that an office trusts and the lists of revoked ones.
struct TrustFolders: Sendable {
    private let directory: String
    private let roots: String
    private let lists: String

    private static let suffixes = [".pem", ".crt", ".crl"]
    /// Lists of large authorities are long.
    private static let limitBytes = 32 << 20

    init(_ settings: Settings.Certificates, in directory: String) {
        self.directory = directory
        roots = settings.rootsFolder
        lists = settings.listsFolder
    }

    var reader: OfficeCertificates {
        OfficeCertificates(hasRoots: { !names(roots).isEmpty }, files: { () throws(OfficeFailure) in try files() })
    }

    /// What is wrong with a file; nil where nothing is, or none is there.
    func problem() -> OfficeFailure? {
        do throws(OfficeFailure) {
            _ = try TrustReport(try files(), at: SystemTime.now())
            return nil
        } catch {
            return error
        }
    }

    /// What `anju doctor` finds; nothing where the office has neither roots nor lists.
    func examine() -> [Finding] {
        do throws(OfficeFailure) {
            let files = try files()
            guard !files.roots.isEmpty || !files.lists.isEmpty else { return [] }
            let report = try TrustReport(files, at: SystemTime.now())
            let roots = Finding(
                grade: report.endedRoots > 0 || report.roots == 0 ? .notice : .good, code: "CA_ROOTS",
                detail: "\(report.roots - report.endedRoots)/\(report.roots)")
            let lists = Finding(
                grade: report.endedLists.isEmpty ? .good : .notice, code: "CA_LISTS",
                detail: report.endedLists.first ?? "\(report.lists)")
            return [roots, lists]
        } catch {
            return [Finding(grade: .bad, code: "CERTIFICATES", detail: error.sentence)]
        }
    }

    private func files() throws(OfficeFailure) -> TrustFiles {
        TrustFiles(roots: try files(in: roots), lists: try files(in: lists))
    }

    private func files(in folder: String) throws(OfficeFailure) -> [TrustFiles.File] {
        var files: [TrustFiles.File] = []
        for name in names(folder) {
            let source = "\(folder)/\(name)"
            let path = Settings.absolute(source, in: directory)
            files.append(
                TrustFiles.File(
                    source: source, bytes: try FileBytes.read(path, limitBytes: Self.limitBytes, source: source)))
        }
        return files
    }

    private func names(_ folder: String) -> [String] {
        FileBytes.names(in: Settings.absolute(folder, in: directory)).filter { name in
            !name.hasPrefix(".") && Self.suffixes.contains { name.lowercased().hasSuffix($0) }
        }
    }
}
