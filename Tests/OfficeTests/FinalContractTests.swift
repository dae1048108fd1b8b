import Devices
import Documents
import Glibc
import Housing
import PaperSamples
import Sealing
import TestSupport
import Testing
import Texts

@testable import Office

/// The signed contract made ready for its approval.
@Suite struct FinalContractTests {
    private let test: TestOffice
    private let ink = InkReader()
    private let liu: Session
    private let clerk: Session
    private let signed: Signing

    init() throws {
        test = try TestOffice(pictures: ink)
        let applicant = try test.tenant()
        let wu = try test.staff("wu", 30, .reviewer)
        clerk = try test.staff("li", 32, .clerk)
        liu = try test.staff("liu", 31, .manager)
        let counter = try test.atCounter(try test.issued(applicant, by: wu), applicant)
        signed = try test.witnessed(counter, by: clerk)
    }

    @Test("It is made in steps that can be told, from what was frozen")
    func steps() throws {
        let work = try test.office.contracts.prepareFinal(signed, liu)
        var stages = [work.stage]
        var final: FinalContract?
        while final == nil {
            final = try work.poll(waitMilliseconds: 0)
            if work.stage != stages.last { stages.append(work.stage) }
        }
        #expect(stages == [.drawing, .readingSignature, .sealing])
        let order = try #require(test.sealer.orders.first)
        #expect(order.unsigned == TestOffice.unsigned)
        #expect(order.signature.width == 2 * order.signature.height && order.signature.pixels.contains(20))
        #expect(order.placeOnEvidence?.page == 5)
        #expect(order.moment == test.clocks.office())
    }

    @Test("Of a whole sheet that was scanned, the part with the ink is looked at and shown")
    func crops() throws {
        ink.ink = PictureView(left: 400, top: 700, width: 200, height: 50)
        _ = try test.office.contracts.prepareFinal(signed, liu).finish()
        let order = try #require(test.sealer.orders.first)
        let view = try #require(ink.views.last)
        #expect(ink.views.first == PictureView() && ink.views.count == 2)
        #expect((300...400).contains(view.left) && (600...700).contains(view.top), "\(view)")
        #expect(view.left + view.width >= 600 && view.top + view.height >= 750 && view.width * view.height < 50_000)
        // As fine as it was taken: 1200 x 600 pixels.
        #expect(order.signature.width == 1200 * view.width / 1000 && order.signature.height == 600 * view.height / 1000)
    }

    @Test(
        "One approval has one time: on the page of evidence, in the seal, in the case and in the evidence for programs")
    func oneTime() throws {
        let final = try test.office.contracts.prepareFinal(signed, liu).finish()
        test.clocks.pass(seconds: 2)
        let approved = try test.office.contracts.approve(signed, final, liu)
        let moment = try #require(test.sealer.orders.first).moment
        #expect(moment.milliseconds % 1000 == 0)
        #expect(approved.approval?.at == moment && approved.updatedAt == moment)
        let page = try #require(test.paper.drawn.last)
        #expect(String(decoding: page.canonicalBytes, as: UTF8.self).contains(moment.exactWords))
    }

    @Test("The page of evidence says who did what when, and by which bytes")
    func page() throws {
        _ = try test.office.contracts.prepareFinal(signed, liu).finish()
        let page = try #require(test.paper.drawn.last)
        #expect(page.title == "签署证据页")
        let text = String(decoding: page.canonicalBytes, as: UTF8.self)
        let contract = signed.contract
        for words in [
            "\(signed.number)", "第 1 版", DocumentTexts.grouped(contract.document.digest),
            DocumentTexts.grouped(contract.unsignedPDF.digest), "实际显示 10 秒，读到最后", "复制粘贴全文",
            "窗口当面签订，未采集人脸", "承租人本人在场，与证件照片相符；证件原件已查验",
            "\(DocumentTexts.grouped(contract.sheetCode))，由见证人照签好的签署页输入", "见证人\t\(clerk.name)", "审批人\t\(liu.name)",
            try #require(signed.signature).at.exactWords,
            DocumentTexts.grouped(try #require(signed.signature).picture.digest), "不是第三方认证机构的电子签名",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        let tenant = try test.read { (reader) throws(OfficeFailure) in try reader.person(signed.applicant) }
        #expect(text.contains(tenant.name) && !text.contains(tenant.document.value))
        // The form's digest is of its words: none of them stands on the page that is not in it.
        let form = Array(EvidenceTexts.form.joined(separator: "\n").utf8)
        #expect(page.template.digest == (try Digest(of: form, called: "")))
        for block in page.blocks {
            switch block {
            case .heading(_, let words): #expect(EvidenceTexts.form.contains(words))
            case .fields(let fields): for field in fields { #expect(EvidenceTexts.form.contains(field.label)) }
            case .table(let table): for column in table.columns { #expect(EvidenceTexts.form.contains(column.title)) }
            default: break
            }
        }
        // Every step since the issue stands in the table.
        for step in ["发出待签订的合同", "开始签订合同", "确认续约信息", "阅知承诺书", "确定承诺内容", "选择到窗口当面签订", "当面签订"] {
            #expect(text.contains("\t\(step)\t"), "\(step)")
        }
    }

    @Test("Whatever fails on the way, the contract stays signed and nothing is left behind")
    func failing() throws {
        let files = test.fileCount
        func fails(_ expected: OfficeFailure) throws {
            failure(expected) { _ = try test.concluded(signed, by: liu) }
            #expect(try test.office.contracts.signing(signed.id, liu) == signed)
            #expect(test.fileCount == files)
        }
        test.paper.failure = .noPaperProgram
        try fails(.store(.device(.noPaperProgram)))
        test.paper.failure = nil
        ink.failure = .pictureTooSlow
        try fails(.store(.device(.pictureTooSlow)))
        ink.failure = nil
        test.sealer.failure = .store(.diskFull)
        try fails(.store(.diskFull))
        test.sealer.failure = nil
        #expect(try test.concluded(signed, by: liu).state == .approved)
        #expect(try test.audit() == [])
    }

    @Test("One that was made of another state of the contract approves nothing")
    func outdated() throws {
        let final = try test.office.contracts.prepareFinal(signed, liu).finish()
        let draft = try test.office.contracts.redraft(signed, liu)
        let again = try test.office.contracts.sendBack(
            signed, .signatureUnclear, note: nil, draft, on: TestOffice.paper(), acceptsProvisional: true, liu)
        failure(.store(.changedByOther)) { _ = try test.office.contracts.approve(signed, final, liu) }
        refusal(.wrongState) { _ = try test.office.contracts.approve(again, final, liu) }
        #expect(try test.office.contracts.signing(signed.id, liu) == again)
    }

    @Test("Given up, it lets go of the helper that was at work")
    func cancelled() throws {
        test.paper.isStuck = true
        let work = try test.office.contracts.prepareFinal(signed, liu)
        work.cancel()
        #expect(test.paper.cancellations == 0)
        #expect(try work.poll(waitMilliseconds: 0) == nil)
        work.cancel()
        #expect(test.paper.cancellations == 1)
    }

    @Test("A picture keeps its shape and has as many cells as are worth their bytes")
    func cells() {
        #expect(FinalContractWork.cells(of: PictureSize(width: 300, height: 200)) == (300, 200))
        let (columns, rows) = FinalContractWork.cells(of: PictureSize(width: 2480, height: 3508))
        #expect(columns * rows <= 600_000 && columns * rows > 400_000)
        #expect(abs(Double(columns) / Double(rows) - 2480.0 / 3508) < 0.01)
        #expect(FinalContractWork.cells(of: PictureSize(width: 20_000, height: 1)).columns <= 5000)
    }

    /// The evidence of the contract can be checked without the office, and one flipped byte in it is found.
    private func bundle(of approved: Signing, by manager: Session, in test: TestOffice) throws {
        let bundle = try test.office.contracts.evidence(of: approved.number, manager)
        try Helper.look(at: bundle, "evidence.tar")
        let report = EvidenceBundle.check(bundle)
        #expect(report.isSound && report.number == approved.number, "\(report.findings)")
        #expect(report.seal?.unsignedDigest == approved.contract.unsignedPDF.digest)
        for place in stride(from: 700, to: bundle.count, by: bundle.count / 40) {
            var changed = bundle
            changed[place] ^= 1
            #expect(!EvidenceBundle.check(changed).isSound, "\(place)")
        }
        let text = String(decoding: bundle, as: UTF8.self)
        #expect(text.contains("\"means\":\"WITNESSED\""))
        #expect(text.contains("\"person_seen\":true,\"card_seen\":true"))
        let code = approved.contract.sheetCode.digits
        #expect(text.contains("\"code_typed_from_signed_sheet\":\"\(code)\""))
        #expect(text.contains("\"transcribed_by\":\"PASTED\""))
        #expect(try test.entries(.evidenceTaken, of: approved.id).count == 1)
    }

    @Test("There is no evidence before the approval, nor of what there is not")
    func early() throws {
        refusal(.wrongState) { _ = try test.office.contracts.evidence(of: signed.number, liu) }
        let renewal = try test.read { (reader) throws(OfficeFailure) in try reader.renewal(signed.renewal) }
        refusal(.notFound) { _ = try test.office.contracts.evidence(of: renewal.number, liu) }
        #expect(try test.entries(.evidenceTaken, of: signed.id).isEmpty)
    }

    @Test("After the master key was replaced, contracts are sealed by the same seal, and older evidence is sound")
    func replacedMasterKey() throws {
        let paper = PaperProcess(program: try Helper.path("anju-paper"))
        let test = try TestOffice(pictures: InkReader(), paper: paper, hasRealSeal: true)
        let wu = try test.staff("wu", 30, .reviewer)
        let liu = try test.staff("liu", 31, .manager)
        let clerk = try test.staff("li", 32, .clerk)
        func concluded(_ number: Int) throws -> Signing {
            let applicant = try test.tenant(number)
            let renewal = try test.approved(applicant, by: wu)
            let draft = try test.office.contracts.draft(for: renewal.id, wu)
            let issued = try test.office.contracts.issue(
                draft, on: try paper.draw(draft.document), acceptsProvisional: true, wu)
            let signed = try test.witnessed(try test.atCounter(issued, applicant), by: clerk)
            return try test.concluded(signed, by: liu)
        }
        let first = try concluded(1)
        let former = try test.office.contracts.evidence(of: first.number, liu)
        let keys = try test.office.keys.replaceMaster(test.premises.upkeep, liu)
        #expect(unlink(keys.before.file) == 0)
        let second = try concluded(2)
        let seals = try [former, test.office.contracts.evidence(of: second.number, liu)].map { bundle in
            let report = EvidenceBundle.check(bundle)
            #expect(report.isSound, "\(report.findings)")
            return try #require(report.seal).certificate.fingerprint
        }
        #expect(seals[0] == seals[1])
        // What was sealed before is written out anew, and another process seals too.
        let again = try test.office.contracts.evidence(of: first.number, liu)
        #expect(EvidenceBundle.check(again).isSound)
        #expect(try test.audit() == [])
    }

    // MARK: The real chain

    @Test("Drawn, sealed and approved by the real helpers: pdfsig agrees, and finds one flipped byte")
    func chain() throws {
        let pictures = PictureProcess(program: try Helper.path("anju-picture"))
        let paper = PaperProcess(program: try Helper.path("anju-paper"))
        let ink = InkReader()
        let test = try TestOffice(pictures: ink, paper: paper, hasRealSeal: true)
        let applicant = try test.tenant()
        let wu = try test.staff("wu", 30, .reviewer)
        let liu = try test.staff("liu", 31, .manager)
        let clerk = try test.staff("li", 32, .clerk)
        let renewal = try test.approved(applicant, by: wu)
        let draft = try test.office.contracts.draft(for: renewal.id, wu)
        let issued = try test.office.contracts.issue(
            draft, on: try paper.draw(draft.document), acceptsProvisional: true, wu)
        #expect(issued.contract.signaturePlace != nil)
        let counter = try test.atCounter(issued, applicant)
        ink.real = pictures
        // Any picture with ink on it does for a signature.
        let signature = try pictures.sampleCard(
            SampleCard(
                isFront: true, name: "样例", sex: "女", born: day(1988, 11, 23), address: "样例路 1 号",
                number: "440303198811230023", validity: "2016.05.20-2036.05.20"))
        let seen = try test.office.look(at: signature, named: nil).finish()
        let signed = try test.office.contracts.witness(
            counter, isPersonSeen: true, isCardSeen: true, sheetCode: counter.contract.sheetCode.digits, picture: seen,
            password: TestOffice.password, clerk)
        let approved = try test.concluded(signed, by: liu)
        let pdf = try test.office.signing.finalPDF(of: approved, applicant)
        try Helper.look(at: pdf, "final.pdf")
        let said = try Helper.pdfsig(pdf)
        #expect(said.contains("Signature is Valid.") && said.contains("Total document signed"), "\(said)")
        #expect(said.contains("Common Name: 样例市住房保障中心"))
        var changed = pdf
        changed[pdf.count / 3] ^= 1
        #expect(try Helper.pdfsig(changed).contains("Digest Mismatch"))
        try bundle(of: approved, by: liu, in: test)
        #expect(try test.audit() == [])
        // The next one is sealed by the same key, whose making stands in the journal.
        #expect(try test.journalHolds("key.rotated use=code:seal"))
    }
}

/// Programs beside the tests' bundle, and poppler's.
private enum Helper {
    static func path(_ name: String) throws -> String {
        let bundle = try #require(
            CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments.first)
        let resolved = try #require(realpath(bundle, nil))
        defer { free(resolved) }
        let path = String(cString: resolved)
        return path[..<(try #require(path.lastIndex(of: "/")))] + "/\(name)"
    }

    static func pdfsig(_ pdf: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        let path = try folder.write(pdf, to: "final.pdf")
        let pipe = try #require(popen("pdfsig -nocert \(path) 2>&1", "r"))
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        while case let count = fread(&piece, 1, piece.count, pipe), count > 0 { bytes += piece.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Keeps a file where `ANJU_LOOK` names a folder, for who wants to see it.
    static func look(at bytes: [UInt8], _ name: String) throws {
        guard let folder = getenv("ANJU_LOOK") else { return }
        let file = try #require(fopen("\(String(cString: folder))/\(name)", "w"))
        defer { fclose(file) }
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
