/// A file with what the picture reader found in it. Only the office makes one, so that nothing is put into a slot at which
/// nobody looked.
public struct SeenFile: Equatable, Sendable {
    public let bytes: [UInt8]
    /// The file's own name; nil for a scan.
    public let name: String?
    /// Nil for what is no picture, for one that cannot be decoded, and where this machine has no picture reader: that
    /// keeps nobody from applying.
    public let size: PictureSize?
    /// It begins like a picture and cannot be decoded.
    public let isUnreadable: Bool

    init(_ bytes: [UInt8], named name: String?, size: PictureSize? = nil, isUnreadable: Bool = false) {
        self.bytes = bytes
        self.name = name
        self.size = size
        self.isUnreadable = isUnreadable
    }
}

/// Looking at a file in steps, as a hostile one may take the reader seconds.
public final class FileLook {
    private let bytes: [UInt8]
    private let name: String?
    private let reader: (any PictureReader)?
    private var isUnderWay = false

    init(_ bytes: [UInt8], named name: String?, reader: (any PictureReader)?) {
        self.bytes = bytes
        self.name = name
        self.reader = FileKind(of: bytes)?.isPicture == true ? reader : nil
    }

    /// The file once it was looked at, waited for so long at the most; nil before. What was under way at the reader when
    /// this began is given up.
    ///
    /// - Throws: a `DeviceFailure` of a reader that did not do its work. That is not the file's fault, nor is it looked at.
    public func poll(waitMilliseconds: Int) throws(OfficeFailure) -> SeenFile? {
        guard let reader else { return SeenFile(bytes, named: name) }
        do throws(OfficeFailure) {
            if !isUnderWay { try reader.start(.measure(bytes)) }
            isUnderWay = true
            guard let answer = try reader.poll(waitMilliseconds: waitMilliseconds) else { return nil }
            guard case .size(let size) = answer else { throw .store(.device(.pictureProgramFailed)) }
            return SeenFile(bytes, named: name, size: size)
        } catch .input {
            return SeenFile(bytes, named: name, isUnreadable: true)
        } catch .store(.device(.noPictureProgram)) {
            return SeenFile(bytes, named: name)
        } catch {
            throw error
        }
    }

    /// Looks at it and waits: for commands. A desk polls, for a person is waiting.
    func finish() throws(OfficeFailure) -> SeenFile {
        while true {
            if let file = try poll(waitMilliseconds: 1000) { return file }
        }
    }
}

extension Office {
    /// Begins to look at a file; `name` is its own, nil for a scan.
    public func look(at bytes: [UInt8], named name: String?) -> FileLook {
        FileLook(bytes, named: name, reader: devices.pictures)
    }
}
