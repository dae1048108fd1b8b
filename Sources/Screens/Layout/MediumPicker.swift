import Cells
import Forms
import Texts

/// Where on a medium a file lies: which of the places, which folder, which file. The page asks the world for what is shown.
struct MediumPicker: Equatable, Sendable {
    enum Outcome: Equatable {
        case ignored
        /// Back from where it began.
        case left
        /// To be asked for, and given to ``show(_:)``.
        case list(root: Int, path: [String])
        case chose(MediaFile)
        case refused(String)
    }

    private var roots: [String]?
    private var menu = Menu<Int>([])
    private var root: Int?
    private var path: [String] = []
    private var picker = FilePicker(digitsTake: false)

    /// The places that there are. One needs no question.
    mutating func take(_ roots: [String]) -> Outcome {
        self.roots = roots
        menu = Menu(roots.enumerated().map { MenuEntry($0.offset, $0.element) })
        return roots.count == 1 ? open(0) : .ignored
    }

    mutating func show(_ listing: DirectoryListing) { picker.show(listing) }

    mutating func fit(_ size: Size) { picker.fit(size) }

    /// The same folder as it is now.
    var again: Outcome { root.map { .list(root: $0, path: path) } ?? .ignored }

    private mutating func open(_ index: Int) -> Outcome {
        (root, path) = (index, [])
        return .list(root: index, path: [])
    }

    mutating func press(_ key: Key) -> Outcome {
        guard let root else {
            if key == .escape { return .left }
            if case .took(let index) = menu.press(key) { return open(index) }
            return .ignored
        }
        if key == .escape {
            guard path.isEmpty else {
                path.removeLast()
                return again
            }
            guard (roots?.count ?? 0) > 1 else { return .left }
            self.root = nil
            return .ignored
        }
        switch picker.update(.key(key)) {
        case .open(let folder): path.append(folder)
        case .openParent: if !path.isEmpty { path.removeLast() }
        case .chose(let entry): return .chose(MediaFile(root: root, path: path + [entry.name]))
        case .refused(let why): return .refused(why)
        case .ignored, .handled: return .ignored
        }
        return again
    }

    /// What stands above it while a place is to be chosen.
    var question: [PageBlock] {
        guard root == nil, let roots else { return [] }
        return [
            roots.isEmpty
                ? .text(CounterBatchTexts.noRoots, .warning) : .text(CounterBatchTexts.fileWhere, .label)
        ]
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        if root == nil {
            menu.draw(on: &surface, in: rect)
        } else {
            picker.draw(on: &surface, in: rect, words: .anju)
        }
    }

    var hints: [KeyHint] { root == nil ? [] : picker.hints(.anju) }
}
