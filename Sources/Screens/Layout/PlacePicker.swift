import Cells
import Forms
import Office
import Texts

/// Lines that are saved to a medium as a text.
public struct SavedText: Equatable, Sendable {
    /// With its extension.
    let name: String
    let lines: [String]
    /// It says something of people: its owner alone reads it.
    var isSecret = false
}

/// Where something is saved; asked only where there is more than one place.
struct PlacePicker: Equatable, Sendable {
    private var places: [MediaPlace] = []
    private var menu: Menu<Int>?

    var isOpen: Bool { menu != nil }

    /// - Returns: the only place.
    mutating func offer(_ places: [MediaPlace]) -> MediaPlace? {
        self.places = places
        menu = places.count > 1 ? Menu(places.enumerated().map { MenuEntry($0.offset, $0.element.name) }) : nil
        return places.count == 1 ? places.first : nil
    }

    /// - Returns: the place that is taken; the question is over then, as after Esc.
    mutating func press(_ key: Key) -> MediaPlace? {
        if key == .escape { menu = nil }
        guard case .took(let index) = menu?.press(key) else { return nil }
        menu = nil
        return places[index]
    }

    func draw(on surface: inout Surface, in rect: Rect) { menu?.draw(on: &surface, in: rect) }
}
