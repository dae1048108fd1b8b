import Forms
import Housing
import Office
import Texts

extension KioskDesk {
    var files: FileTaking {
        FileTaking(office: office, hasCamera: settings.hasCamera, cameraWithinSeconds: settings.cameraWithinSeconds)
    }

    func answerMaterials(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .listMedia(let kind, let root, let path):
            return .listing(try files.listing(root, path, accepting: kind.acceptedFiles))
        case .attach(let kind, let renewal):
            guard let file = lightbox.file else { return .nothingStaged }
            let attached = try office.tenant.attach(file, as: kind, to: renewal, session)
            lightbox.close()
            return .renewal(attached)
        case .removeMaterial(let id, let renewal):
            return .renewal(try office.tenant.remove(id, from: renewal, session))
        case .devices: return .devices(files.sources)
        default: throw .store(.notFound)
        }
    }

    /// What takes its time: everything about pictures and paper.
    public func job(for ask: KioskAsk) -> any Job<KioskAnswer> {
        switch ask {
        case .dots(let request):
            DotsJob(request, on: lightbox) { [self] result in
                switch result {
                case .success(let dots): .dots(request, dots)
                case .failure(let failure): .failed(trouble(failure))
                }
            }
        case .takeFile(let kind, let root, let path): taking(.media(root: root, path: path), for: kind)
        case .takeCameraPicture(let kind): taking(.camera, for: kind)
        case .scan(let kind): taking(.scanner(kind), for: kind)
        case .paper(let ask): job(for: ask)
        case .subsidy(let ask): job(for: ask)
        case .lookAt(let material):
            showing { [self] () throws(OfficeFailure) in try office.tenant.bytes(of: material, signedIn()) }
        default: showing { () throws(OfficeFailure) in nil }
        }
    }

    private func taking(_ source: FileSource, for kind: MaterialKind) -> any Job<KioskAnswer> {
        let accepted = kind.acceptedFiles
        let scanned: MaterialKind? = if case .scanner(let kind) = source { kind } else { nil }
        return TakingJob(files, on: lightbox, accepting: accepted, answers: takingAnswers, scanning: scanned) {
            [self] () throws(OfficeFailure) in
            _ = try signedIn()
            return try files.take(source, accepting: accepted)
        }
    }

    /// A file that was handed in already.
    func showing(_ bytes: @escaping () throws(OfficeFailure) -> [UInt8]?) -> any Job<KioskAnswer> {
        TakingJob(files, on: lightbox, accepting: FileKind.handedIn, answers: takingAnswers) {
            () throws(OfficeFailure) in
            guard let bytes = try bytes() else { return nil }
            return TakenFile(bytes: bytes, name: nil, title: "")
        }
    }

    private var takingAnswers: TakingAnswers<KioskAnswer> {
        TakingAnswers(
            staged: { .staged($0) }, nothing: .nothingStaged, cancelled: .cancelled,
            failed: { [self] in .failed(trouble($0)) }, trouble: { [self] in trouble($0) })
    }
}
