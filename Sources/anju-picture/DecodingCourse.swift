import CGdkPixbuf
import PictureProtocol

/// What a decoder tells while it is fed, by gdk-pixbuf's signals.
struct DecodingCourse {
    /// The decoder saw a size beyond the limit and was told to stop, before it decoded anything.
    var isTooLarge = false
    /// Rows from the top that have been decoded: gdk-pixbuf takes a file cut short for whole.
    var rows: Int32 = 0

    /// Has the loader's signals kept at `course`, which must live until the loader is closed.
    static func watch(
        _ loader: UnsafeMutablePointer<GdkPixbufLoader>, keeping course: UnsafeMutablePointer<DecodingCourse>
    ) {
        typealias SizePrepared =
            @convention(c) (UnsafeMutablePointer<GdkPixbufLoader>, Int32, Int32, UnsafeMutableRawPointer) -> Void
        let prepared: SizePrepared = { loader, width, height, course in
            guard Int(width) * Int(height) > PictureLimits.pixels else { return }
            course.assumingMemoryBound(to: DecodingCourse.self).pointee.isTooLarge = true
            // A size of nothing tells the decoder to stop here.
            gdk_pixbuf_loader_set_size(loader, 0, 0)
        }
        connect(loader, "size-prepared", unsafeBitCast(prepared, to: GCallback.self), course)

        typealias AreaUpdated =
            @convention(c) (
                UnsafeMutablePointer<GdkPixbufLoader>, Int32, Int32, Int32, Int32, UnsafeMutableRawPointer
            ) -> Void
        let updated: AreaUpdated = { _, _, y, _, height, course in
            let course = course.assumingMemoryBound(to: DecodingCourse.self)
            course.pointee.rows = max(course.pointee.rows, y + height)
        }
        connect(loader, "area-updated", unsafeBitCast(updated, to: GCallback.self), course)
    }

    private static func connect(
        _ loader: UnsafeMutablePointer<GdkPixbufLoader>, _ signal: String, _ callback: GCallback,
        _ course: UnsafeMutablePointer<DecodingCourse>
    ) {
        g_signal_connect_data(loader, signal, callback, course, nil, GConnectFlags(rawValue: 0))
    }
}
