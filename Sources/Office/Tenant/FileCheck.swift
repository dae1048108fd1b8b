import Housing

/// Looks at a file before it is taken: its size, what its first bytes say, and whether it can be decoded.
struct FileCheck {
    let limitBytes: Int
    let leastPixels: Int
    /// Only a picture will do: it is shown to the reviewer in the terminal.
    let needsPicture: Bool
    /// nil where this machine cannot decode; then the first bytes have to do.
    let reader: (any PictureReader)?

    /// What the file is, or `.input` with what is wrong with it.
    func kind(of bytes: [UInt8], named name: String?) throws(OfficeFailure) -> FileKind {
        func problem(_ reason: InputProblem.Reason) -> OfficeFailure {
            .input(InputProblem(source: name ?? "", reason: reason))
        }
        guard !bytes.isEmpty else { throw problem(.empty) }
        guard bytes.count <= limitBytes else { throw problem(.tooLarge(limitBytes: limitBytes)) }
        let allowed = FileKind.allCases.filter { $0.isPicture || !needsPicture }
        let expected = allowed.map(\.title).joined(separator: "、")
        guard let kind = FileKind(of: bytes) else { throw problem(.wrongType(expected: expected)) }
        if let said = name.flatMap(FileKind.init(named:)), said != kind {
            throw problem(.mistyped(named: said.title, found: kind.title))
        }
        guard allowed.contains(kind) else { throw problem(.wrongType(expected: expected)) }
        if kind.isPicture, let size = try size(of: bytes, orElse: problem(.unreadable)) {
            guard min(size.width, size.height) >= leastPixels else {
                throw problem(.tooCoarse(leastPixels: leastPixels))
            }
        }
        return kind
    }

    /// nil where this machine has no way to tell: that keeps nobody from applying. A helper that failed is told as what
    /// it is; bytes that it cannot decode are the file's fault.
    private func size(
        of bytes: [UInt8], orElse unreadable: OfficeFailure
    ) throws(OfficeFailure) -> (width: Int, height: Int)? {
        do {
            return try reader?.measure(bytes)
        } catch .input {
            throw unreadable
        } catch .store(.device(.noPictureProgram)) {
            return nil
        } catch {
            throw error
        }
    }
}

extension FileKind {
    /// As people call it.
    public var title: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .pdf: "PDF"
        }
    }
}
