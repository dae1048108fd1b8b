import CPangoCairo
import Glibc

/// Which fonts documents are set in.
enum Fonts {
    /// Those that documents ask for, and those that the office put in the place for its own. Looking through all that a
    /// machine has, and reading its rules for them, would take longer than drawing a document.
    case own
    /// All that the machine has: for a character that none of the others has.
    case all

    /// Where Debian puts the fonts of ``Typography``, and where an office puts its own.
    private static let folders = [
        "/usr/share/fonts/truetype/roboto", "/usr/share/fonts/truetype/droid", "/usr/share/fonts/opentype/noto",
        "/usr/local/share/fonts",
    ]

    /// Font maps made from now on find these.
    func use() {
        guard let config = self == .own ? Self.ownConfig() : FcInitLoadConfigAndFonts() else { return }
        FcConfigSetCurrent(config)
        FcConfigDestroy(config)
    }

    /// nil where the machine keeps its fonts elsewhere: then it is asked where.
    private static func ownConfig() -> OpaquePointer? {
        guard folders.dropLast().allSatisfy({ access($0, R_OK) == 0 }), let config = FcConfigCreate() else {
            return nil
        }
        let places = folders.map { "<dir>\($0)</dir>" }.joined()
        let caches = "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
        let text = "<?xml version=\"1.0\"?><fontconfig>\(places)\(caches)</fontconfig>"
        guard FcConfigParseAndLoadFromMemory(config, Array(text.utf8) + [0], 1) != 0, FcConfigBuildFonts(config) != 0
        else {
            FcConfigDestroy(config)
            return nil
        }
        return config
    }
}
