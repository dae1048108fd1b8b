/// Draws pictures onto a page that is there already: as ink, so that what is printed below shows through the white of
/// the picture's paper.
struct PicturePlacing {
    let page: PDFPage
    let pictures: [PlacedPicture]

    /// Writes the page anew: its own content shut off in front, the pictures behind it.
    func write(to update: inout PDFUpdate) throws(SealProblem) {
        guard let size = page.size else { throw .outsidePage(pictures[0].page) }
        var resources = page.resources
        var images = try entries("XObject", of: resources)
        var states = try entries("ExtGState", of: resources)
        var drawing = "\nQ\n"
        for (index, placed) in pictures.enumerated() {
            let name = "AnjuPicture\(index + 1)"
            guard images[name] == nil, states["AnjuInk"] == nil else { throw .notFresh }
            images[name] = .reference(try Self.image(placed.picture, to: &update))
            drawing += "q /AnjuInk gs \(try matrix(placed, size)) cm /\(name) Do Q\n"
        }
        states["AnjuInk"] = .dictionary(["Type": .name("ExtGState"), "BM": .name("Multiply")])
        resources["XObject"] = .dictionary(images)
        resources["ExtGState"] = .dictionary(states)
        let (before, after) = (update.reserve(), update.reserve())
        update.write([:], stream: Array("q\n".utf8), as: before)
        update.write([:], stream: Array(drawing.utf8), as: after)
        var copy = page.own
        copy["Resources"] = .dictionary(resources)
        copy["Contents"] = .array([.reference(before)] + (try ownContents()) + [.reference(after)])
        update.write(.dictionary(copy), as: page.reference)
    }

    private func entries(_ kind: String, of resources: PDFDictionary) throws(SealProblem) -> PDFDictionary {
        guard let value = resources[kind] else { return [:] }
        guard let dictionary = value.dictionary else { throw .unreadable(PDFProblem(.unsupported, at: 0)) }
        return dictionary
    }

    private func ownContents() throws(SealProblem) -> [PDFObject] {
        switch page.own["Contents"] {
        case .none: return []
        case .reference(let reference): return [.reference(reference)]
        case .array(let parts) where parts.allSatisfy({ $0.reference != nil }): return parts
        default: throw .unreadable(PDFProblem(.unsupported, at: 0))
        }
    }

    /// The picture as large as the area holds, in its middle.
    private func matrix(
        _ placed: PlacedPicture, _ size: (width: Double, height: Double)
    ) throws(SealProblem) -> String {
        let area = placed.area
        guard area.left >= 0, area.bottom >= 0, area.width > 0, area.height > 0,
            Double(area.left) + Double(area.width) <= size.width * 1000,
            Double(area.bottom) + Double(area.height) <= size.height * 1000
        else { throw .outsidePage(placed.page) }
        let picture = placed.picture
        let isWide = picture.width * area.height > picture.height * area.width
        let width = isWide ? area.width : area.height * picture.width / picture.height
        let height = isWide ? area.width * picture.height / picture.width : area.height
        let left = area.left + (area.width - width) / 2
        let bottom = area.bottom + (area.height - height) / 2
        return [width, 0, 0, height, left, bottom].map(PDFWriter.points).joined(separator: " ")
    }

    private static func image(
        _ picture: SignaturePicture, to update: inout PDFUpdate
    ) throws(SealProblem) -> PDFReference {
        let dictionary: PDFDictionary = [
            "Type": .name("XObject"), "Subtype": .name("Image"),
            "Width": .integer(picture.width), "Height": .integer(picture.height),
            "ColorSpace": .name(picture.colour == .grey ? "DeviceGray" : "DeviceRGB"),
            "BitsPerComponent": .integer(8), "Filter": .name("FlateDecode"),
        ]
        let image = PDFImage(
            width: picture.width, height: picture.height, stream: try Deflate.compressed(picture.pixels))
        return update.write(image, dictionary)
    }
}
