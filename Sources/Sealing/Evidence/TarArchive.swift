import Housing

/// An archive in the oldest form that every `tar` reads (POSIX ustar), of plain files alone.
///
/// There is one way to write given files. What was read is written again and compared, so that every other byte is found.
struct TarArchive: Equatable, Sendable {
    struct Member: Equatable, Sendable {
        /// 1...100 ASCII letters, digits, `.`, `-` and `_`.
        let name: String
        let bytes: [UInt8]
    }

    /// The time that every file bears; whole seconds.
    let moment: Moment
    let members: [Member]

    static let blockBytes = 512
    static let mostMembers = 64

    func bytes() -> [UInt8] {
        var output: [UInt8] = []
        for member in members {
            output += Self.header(name: member.name, count: member.bytes.count, moment: moment)
            output += member.bytes
            output += [UInt8](repeating: 0, count: Self.padding(member.bytes.count))
        }
        return output + [UInt8](repeating: 0, count: 2 * Self.blockBytes)
    }

    /// - Throws: ``NotReadable`` with the place of the first byte that is not as ``bytes()`` would write it.
    init(_ bytes: [UInt8]) throws(NotReadable) {
        var members: [Member] = []
        var moment: Moment?
        var offset = 0
        while bytes.count - offset > 2 * Self.blockBytes {
            guard members.count < Self.mostMembers, let head = Header(bytes[offset..<offset + Self.blockBytes]) else {
                throw NotReadable(offset: offset)
            }
            let start = offset + Self.blockBytes
            guard head.count <= bytes.count - start, moment == nil || moment == head.moment else {
                throw NotReadable(offset: offset)
            }
            moment = head.moment
            members.append(Member(name: head.name, bytes: Array(bytes[start..<start + head.count])))
            offset = start + head.count + Self.padding(head.count)
            guard offset <= bytes.count else { throw NotReadable(offset: start) }
        }
        guard let moment else { throw NotReadable(offset: 0) }
        self.init(moment: moment, members: members)
        let again = self.bytes()
        guard again != bytes else { return }
        let difference = zip(again, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        throw NotReadable(offset: difference ?? min(again.count, bytes.count))
    }

    init(moment: Moment, members: [Member]) {
        self.moment = moment
        self.members = members
    }

    struct NotReadable: Error, Equatable {
        let offset: Int
    }

    static func isName(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
                    UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    // MARK: Blocks

    private static func padding(_ count: Int) -> Int { (blockBytes - count % blockBytes) % blockBytes }

    /// A file's block: its name, what it may, owner, size and time in octal, and the sum of all these.
    private static func header(name: String, count: Int, moment: Moment) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: blockBytes)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(count, digits: 11), at: 124)
        put(octal(Int(moment.milliseconds / 1000), digits: 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put("0000000", at: 329)
        put("0000000", at: 337)
        put(octal(block.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
        return block
    }

    private static func octal(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// What a block says; whether it says it in our words, the comparison finds.
    private struct Header {
        let name: String
        let count: Int
        let moment: Moment

        init?(_ block: ArraySlice<UInt8>) {
            func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
                block[block.startIndex + offset..<block.startIndex + offset + count].prefix { $0 != 0 }
            }
            func octal(_ offset: Int) -> Int? {
                let digits = field(offset, 12)
                guard digits.count == 11, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
                return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
            }
            let name = String(decoding: field(0, 100), as: UTF8.self)
            guard TarArchive.isName(name), let count = octal(124), let seconds = octal(136) else { return nil }
            self.name = name
            self.count = count
            moment = Moment(milliseconds: Int64(seconds) * 1000)
        }
    }
}
