import Housing

/// Sealing a finished document, and checking a seal.
///
/// A sealed document is the unsigned file to its last byte and one revision behind it (ISO 32000-1, 7.5.6): the
/// signature's picture on its area, the pages of evidence at the end, and a signature of all bytes of the file but its
/// own (12.8; ETSI EN 319 142-1, level B-B), which forbids every later change (DocMDP, P 1).
public enum Seal {
    /// Seals `unsigned`. Equal arguments give equal bytes.
    ///
    /// - Parameters:
    ///   - unsigned: a PDF of cairo's, with no form and no later revision. Of version 1.4, so that a later cairo does not
    ///     compress its table of objects either.
    ///   - pictures: handwritten signatures, and where each goes.
    ///   - evidence: such a PDF too; its pages come behind the document's.
    ///   - moment: the time of sealing, within the certificate's time; written in whole seconds.
    ///   - reason: what the seal is for, shown by PDF readers.
    public static func append(
        to unsigned: [UInt8], pictures: [PlacedPicture], evidence: [UInt8], by key: SealKey, at moment: Moment,
        reason: String
    ) throws(SealProblem) -> [UInt8] {
        guard key.certificate.isValid(at: moment) else { throw .outsideValidity }
        return try sealed(
            try understood { () throws(PDFProblem) in try PDFDocument(unsigned) }, pictures,
            try understood { () throws(PDFProblem) in try PDFDocument(evidence) }, key, moment, reason)
    }

    /// Draws pictures onto pages of a PDF that is not sealed yet, as ``append(to:pictures:evidence:by:at:reason:)`` does
    /// onto the document's: for pages of evidence.
    public static func draw(_ pictures: [PlacedPicture], on file: [UInt8]) throws(SealProblem) -> [UInt8] {
        let document = try understood { () throws(PDFProblem) in try PDFDocument(file) }
        let pages = try understood { () throws(PDFProblem) in try document.pages() }
        var update = PDFUpdate(document)
        try place(pictures, on: pages, &update)
        update.finish()
        return update.output
    }

    /// What goes wrong with a PDF as a problem of sealing.
    private static func understood<Value>(
        _ work: () throws(PDFProblem) -> Value
    ) throws(SealProblem) -> Value {
        do throws(PDFProblem) { return try work() } catch { throw .unreadable(error) }
    }

    static func sealed(
        _ document: PDFDocument, _ pictures: [PlacedPicture], _ evidence: PDFDocument, _ key: SealKey,
        _ moment: Moment, _ reason: String
    ) throws(SealProblem) -> [UInt8] {
        let (root, oldCatalog) = try understood { () throws(PDFProblem) in try document.catalog() }
        guard document.revisions.count == 1, oldCatalog["AcroForm"] == nil, oldCatalog["Perms"] == nil else {
            throw .notFresh
        }
        let oldPages = try understood { () throws(PDFProblem) in try document.pages() }
        let (pageRoot, oldRoot) = try understood { () throws(PDFProblem) in try document.pageRoot() }
        var update = PDFUpdate(document)
        try place(pictures, on: oldPages, &update)
        let field = update.reserve()
        let added = try understood { () throws(PDFProblem) in
            var copier = PDFImport(evidence)
            return try copier.copyPages(below: pageRoot, onFirst: field, to: &update)
        }
        guard let firstAdded = added.first else { throw .noEvidencePage }
        var pages = oldRoot
        pages["Kids"] = .array((oldRoot["Kids"]?.array ?? []) + added.map { .reference($0) })
        pages["Count"] = .integer(oldPages.count + added.count)
        update.write(.dictionary(pages), as: pageRoot)
        let signature = update.reserve()
        update.write(.dictionary(widget(signature, on: firstAdded)), as: field)
        update.write(.dictionary(catalog(oldCatalog, field, signature)), as: root)
        let slot = try SignatureSlot(
            signature, name: key.certificate.name, reason: reason, at: moment,
            messageBytes: try SealMessage.byteCount(key.certificate), in: &update)
        update.finish()
        return try slot.signed(update.output, with: key)
    }

    private static func place(
        _ pictures: [PlacedPicture], on pages: [PDFPage], _ update: inout PDFUpdate
    ) throws(SealProblem) {
        for picture in pictures where picture.page < 1 || picture.page > pages.count {
            throw .noSuchPage(picture.page)
        }
        for (index, page) in pages.enumerated() {
            let here = pictures.filter { $0.page == index + 1 }
            guard !here.isEmpty else { continue }
            try PicturePlacing(page: page, pictures: here).write(to: &update)
        }
    }

    /// The signature's field: on the page of evidence, of no size, printed and locked.
    private static func widget(_ signature: PDFReference, on page: PDFReference) -> PDFDictionary {
        [
            "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Sig"), "T": .text("Anju"),
            "F": .integer(132), "Rect": .array([.integer(0), .integer(0), .integer(0), .integer(0)]),
            "P": .reference(page), "V": .reference(signature),
        ]
    }

    private static func catalog(
        _ old: PDFDictionary, _ field: PDFReference, _ signature: PDFReference
    ) -> PDFDictionary {
        var catalog = old
        catalog["Version"] = .name("1.7")
        // PAdES as an extension of PDF 1.7 (ETSI EN 319 142-1, 5.6).
        catalog["Extensions"] = .dictionary([
            "ESIC": .dictionary(["BaseVersion": .name("1.7"), "ExtensionLevel": .integer(1)])
        ])
        catalog["AcroForm"] = .dictionary(["Fields": .array([.reference(field)]), "SigFlags": .integer(3)])
        catalog["Perms"] = .dictionary(["DocMDP": .reference(signature)])
        return catalog
    }
}
