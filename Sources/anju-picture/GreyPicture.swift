import CGdkPixbuf
import PictureProtocol

/// A decoded picture, the right way up, a byte of lightness a pixel.
struct GreyPicture {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    /// Takes JPEG and PNG only, by their first bytes: gdk-pixbuf's rarer loaders never see what a stranger brought.
    init(decoding bytes: [UInt8]) throws(PictureRefusal) {
        guard bytes.count <= PictureLimits.pictureBytes else { throw .outOfLimits }
        guard let type = Self.type(of: bytes), type != "jpeg" || JPEGMarkers.reachTheEnd(bytes)
        else { throw .notAPicture }
        let decoded = try Self.decode(bytes, as: type)
        defer { g_object_unref(UnsafeMutableRawPointer(decoded)) }
        guard let upright = gdk_pixbuf_apply_embedded_orientation(decoded) else { throw .notAPicture }
        defer { g_object_unref(UnsafeMutableRawPointer(upright)) }
        width = Int(gdk_pixbuf_get_width(upright))
        height = Int(gdk_pixbuf_get_height(upright))
        pixels = try Self.lightness(of: upright, width: width, height: height)
    }

    private static func type(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "png" }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpeg" }
        return nil
    }

    /// Feeds the decoder in pieces, so that it can be stopped as soon as it knows the size and before it decodes.
    private static func decode(_ bytes: [UInt8], as type: String) throws(PictureRefusal) -> OpaquePointer {
        guard let loader = gdk_pixbuf_loader_new_with_type(type, nil) else { throw .cannotDraw }
        defer { g_object_unref(UnsafeMutableRawPointer(loader)) }
        var course = DecodingCourse()
        let isWhole = withUnsafeMutablePointer(to: &course) { course in
            DecodingCourse.watch(loader, keeping: course)
            let isFed = feed(bytes, to: loader, until: course)
            // Closed in any case, for the decoder's last signals and its warning if it is not.
            return gdk_pixbuf_loader_close(loader, nil) != 0 && isFed
        }
        if course.isTooLarge { throw .tooManyPixels }
        guard isWhole, let picture = gdk_pixbuf_loader_get_pixbuf(loader), course.rows >= gdk_pixbuf_get_height(picture)
        else { throw .notAPicture }
        g_object_ref(UnsafeMutableRawPointer(picture))
        return picture
    }

    private static func feed(
        _ bytes: [UInt8], to loader: UnsafeMutablePointer<GdkPixbufLoader>,
        until course: UnsafeMutablePointer<DecodingCourse>
    ) -> Bool {
        let pieceBytes = 1 << 14
        return bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            for offset in stride(from: 0, to: buffer.count, by: pieceBytes) {
                let count = min(pieceBytes, buffer.count - offset)
                guard gdk_pixbuf_loader_write(loader, start + offset, gsize(count), nil) != 0,
                    !course.pointee.isTooLarge
                else { return false }
            }
            return true
        }
    }

    /// ITU-R BT.601 lightness; what is transparent lies on white paper.
    private static func lightness(
        of picture: OpaquePointer, width: Int, height: Int
    ) throws(PictureRefusal) -> [UInt8] {
        let channels = Int(gdk_pixbuf_get_n_channels(picture))
        let rowBytes = Int(gdk_pixbuf_get_rowstride(picture))
        guard let source = gdk_pixbuf_read_pixels(picture), width > 0, height > 0, channels == 3 || channels == 4
        else { throw .notAPicture }
        return [UInt8](unsafeUninitializedCapacity: width * height) { target, initialized in
            var index = 0
            for y in 0..<height {
                var pixel = source + y * rowBytes
                for _ in 0..<width {
                    let sum = 77 * UInt32(pixel[0]) + 150 * UInt32(pixel[1]) + 29 * UInt32(pixel[2])
                    let alpha = channels == 4 ? UInt32(pixel[3]) : 255
                    target[index] = UInt8(((sum >> 8) * alpha + 255 * (255 - alpha)) / 255)
                    index += 1
                    pixel += channels
                }
            }
            initialized = index
        }
    }
}

extension GreyPicture {
    /// The window cut out and brought to `columns` x `rows` values, each the mean of the pixels that it covers.
    func sampled(_ window: PictureWindow, columns: Int, rows: Int) throws(PictureRefusal) -> [UInt8] {
        let side = 1...PictureLimits.greyCells
        guard side.contains(columns), side.contains(rows), columns * rows <= PictureLimits.greyCells,
            window.width > 0, window.height > 0, window.left + window.width <= 1000, window.top + window.height <= 1000
        else { throw .outOfLimits }
        let across = Self.bounds(from: window.left, over: window.width, of: width, parts: columns)
        let down = Self.bounds(from: window.top, over: window.height, of: height, parts: rows)
        return pixels.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: columns * rows) { target, initialized in
                var index = 0
                for band in down {
                    for slice in across {
                        var sum = 0
                        for y in band {
                            let row = y * width
                            for x in slice { sum += Int(source[row + x]) }
                        }
                        target[index] = UInt8(sum / (band.count * slice.count))
                        index += 1
                    }
                }
                initialized = index
            }
        }
    }

    /// Cuts a side into parts of at least one pixel each; enlarged beyond that, neighbours share a pixel.
    private static func bounds(from start: Int, over extent: Int, of side: Int, parts: Int) -> [Range<Int>] {
        (0..<parts).map { part in
            let lower = min(side - 1, (start * parts + extent * part) * side / (1000 * parts))
            let upper = (start * parts + extent * (part + 1)) * side / (1000 * parts)
            return lower..<min(side, max(lower + 1, upper))
        }
    }
}
