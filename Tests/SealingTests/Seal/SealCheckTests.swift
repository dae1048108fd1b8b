import Housing
import Testing

@testable import Sealing

@Suite("Checking a seal")
struct SealCheckTests {
    private func isSound(_ file: [UInt8]) -> Bool { (try? Seal.check(file))?.isSound ?? false }

    @Test("Every flipped bit is found: in the document, its pages, its table and the signature itself")
    func flipped() throws {
        let sealed = try Samples.sealed()
        var hostile = Hostile(seed: 1)
        let gap = try #require(try FoundSignature(try PDFDocument(sealed))).contents
        let edges = [gap.lowerBound, gap.lowerBound + 1, gap.upperBound - 2, gap.upperBound - 1]
        let inside = stride(from: gap.lowerBound - 600, to: gap.upperBound, by: 37)
        let ending = stride(from: gap.upperBound, to: sealed.count, by: 11)
        for offset in edges + Array(inside) + ending + stride(from: 0, to: sealed.count, by: 307) {
            #expect(!isSound(hostile.flipped(sealed, at: offset)), "the byte at \(offset)")
        }
    }

    @Test("What of the signed bytes was changed is said to be changed, not merely unreadable")
    func changed() throws {
        var sealed = try Samples.sealed()
        let document = try PDFDocument(sealed)
        let contents = try #require(try document.pages()[0].own["Contents"]?.reference)
        let stream = try #require(try document.object(contents)?.stream)
        sealed[stream.lowerBound + 20] ^= 1
        let report = try Seal.check(sealed)
        #expect(report.faults == [.contentChanged])
        #expect(!report.isSound)
    }

    @Test("A file that is cut off is found wherever it is cut")
    func truncated() throws {
        let sealed = try Samples.sealed()
        for count in stride(from: 0, to: sealed.count, by: 397) { #expect(!isSound(Array(sealed.prefix(count)))) }
        // Cut back to what was not signed, it is a document without a seal.
        #expect(throws: SealProblem.notSealed) { try Seal.check(Samples.unsigned) }
    }

    @Test("Bytes behind the seal are told; what was sealed is still as it was")
    func appended() throws {
        let sealed = try Samples.sealed()
        let tail = Array("%%EOF\nstartxref\n12\n%%EOF\n".utf8)
        for count in [1, tail.count] {
            let report = try Seal.check(sealed + tail.prefix(count))
            #expect(report.isIntact)
            #expect(!report.coversWholeFile)
            #expect(!report.isSound)
            #expect(report.later == .init(bytes: count, objects: nil))
        }
    }

    @Test("A later revision that hides the seal is told with what it changed")
    func shadowed() throws {
        let document = try PDFDocument(try Samples.sealed())
        var (root, catalog) = try document.catalog()
        catalog["AcroForm"] = nil
        var update = PDFUpdate(document)
        update.write(.dictionary(catalog), as: root)
        let added = update.reserve()
        update.write(.text("改过的内容"), as: added)
        update.finish()
        let report = try Seal.check(update.output)
        #expect(report.isIntact)
        #expect(report.revisions == 3)
        #expect(report.later?.objects == [root.number, added.number])
        #expect(report.later?.bytes == update.output.count - document.bytes.count)
    }

    @Test("Another's key of the same name seals as well, and its fingerprint shows it")
    func anotherKey() throws {
        let report = try Seal.check(try Samples.sealed(by: Samples.otherKey()))
        #expect(report.isSound)
        #expect(report.certificate.name == Samples.office)
        #expect(report.certificate.fingerprint != (try Samples.key().certificate.fingerprint))
    }

    @Test("A signature by another key than the certificate's, or of something else, is false")
    func forged() throws {
        let message = try SealMessage(signing: [1, 2, 3], with: try Samples.key())
        #expect(try message.isGenuine())
        #expect(try message.signs([1, 2, 3]))
        #expect(try !message.signs([1, 2, 4]))
        let other = try SealMessage(signing: [1, 2, 3], with: try Samples.otherKey())
        let length = other.signature.count
        let borrowed = try message.der().dropLast(length) + other.signature
        #expect(try SealMessage(Array(borrowed))?.isGenuine() == false)
    }

    @Test("A message in any other encoding is none")
    func encodings() throws {
        let der = try SealMessage(signing: [7], with: try Samples.key()).der()
        let read = try #require(SealMessage(der))
        #expect(try read.der() == der)
        #expect(SealMessage(der + [0]) == nil)
        #expect(SealMessage([]) == nil)
        var hostile = Hostile(seed: 5)
        for offset in stride(from: 0, to: der.count, by: 3) {
            let flipped = SealMessage(hostile.flipped(der, at: offset))
            let isAccepted = try flipped.map { try $0.isGenuine() && $0.signs([7]) && $0.certificate.isSelfSigned }
            #expect(isAccepted != true, "the byte at \(offset)")
        }
    }

    @Test("A certificate that its own key did not sign is told")
    func certificate() throws {
        let key = try Samples.key()
        var der = key.certificate.der
        der[der.count - 1] ^= 1
        let sealed = try Samples.sealed(by: SealKey(privateKey: key.privateKey, certificate: der))
        #expect(try Seal.check(sealed).faults == [.certificateFalse])
    }

    @Test("Sealed outside the certificate's time is told")
    func outsideValidity() throws {
        let sealed = try Seal.sealed(
            try PDFDocument(Samples.unsigned), [], try PDFDocument(Samples.evidence), try Samples.key(),
            Moment(milliseconds: 0), "")
        let report = try Seal.check(sealed)
        #expect(report.faults == [.outsideValidity])
        #expect(report.sealedAt == Moment(milliseconds: 0))
    }

    @Test("Whatever the bytes are, there is an answer", arguments: 0..<4)
    func hostile(seed: Int) throws {
        var hostile = Hostile(seed: UInt64(2000 + seed))
        let sealed = try Samples.sealed()
        for _ in 0..<25 {
            let damaged = hostile.damaged(sealed)
            if damaged != sealed { #expect(!isSound(damaged)) }
        }
    }
}
