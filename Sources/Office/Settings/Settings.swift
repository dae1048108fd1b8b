import Texts

/// What `anju.toml` says: how this office's terminals look, wait and reach their devices.
///
/// Nothing here decides a case; what does stands in `policies/`, with dates (see `RenewalPolicy`).
public struct Settings: Equatable, Sendable {
    public var terminal = Terminal()
    public var idle = Idle()
    /// Where the master keys lie, relative to the data directory unless absolute; in production outside of it.
    public var keysPlace = "keys"
    public var media = Media()
    public var scanner = ScannerKind.none
    public var printer = PrinterKind.none
    /// The program that decodes pictures; empty: `anju-picture` beside `anju`.
    public var pictureHelper = ""
    /// The program that draws documents; empty: `anju-paper` beside `anju`.
    public var paperHelper = ""
    /// The program that turns pinyin into characters; empty: `anju-pinyin` beside `anju`.
    public var pinyinHelper = ""
    public var certificates = Certificates()
    public var logLevel = "info"
    /// With which files of reports have to be signed; nil: they are not signed.
    public var reportKey: ReportKey?

    public init() {}

    /// How this machine is called and looks.
    public struct Terminal: Equatable, Sendable {
        /// How this machine is called where staff are told of it; empty: named by its terminal device.
        public var name = ""
        public var theme = "default"
    }

    /// Seconds without a key (contract: People).
    public struct Idle: Equatable, Sendable {
        public var kioskWarnSeconds = 60
        /// How long the warning stands before the session ends; at least 20 (L-23).
        public var kioskGraceSeconds = 30
        public var counterLockSeconds = 600
        public var counterSignOutSeconds = 1800
        public var counterLongestSeconds = 43_200
    }

    /// Where files may be taken from.
    public struct Media: Equatable, Sendable {
        public var roots: [MediaRoot] = []
        /// The folder into which the document camera writes; empty: none.
        public var cameraFolder = ""
        public var cameraWithinSeconds = 120
        /// What this machine takes of one file; the rules may allow less.
        public var uploadLimitBytes = 10_485_760
    }

    /// Whom the office trusts to say who somebody is (CA证书). Folders are relative to the data directory unless absolute.
    public struct Certificates: Equatable, Sendable {
        /// Roots as PEM; without a file in it the method is not connected.
        public var rootsFolder = "certificates/roots"
        /// Revocation lists as PEM.
        public var listsFolder = "certificates/crl"
        public var numbers = CertificateNumbers()
    }

    /// Which scanner the terminal has.
    public enum ScannerKind: Equatable, Sendable {
        case none
        /// Hands out sample pages and says 演示.
        case simulated
        /// `scanimage -d DEVICE`; an empty device is SANE's default one.
        case scanimage(device: String)
    }

    /// Which printer the terminal has.
    public enum PrinterKind: Equatable, Sendable {
        case none
        /// Takes documents, prints nothing and says 演示.
        case simulated
        /// CUPS; an empty queue is the machine's default one.
        case cups(queue: String)
    }
}

extension Settings {
    /// Reads `anju.toml`. A key that is left out has its default; one that is unknown or wrong is told with its line.
    ///
    /// - Parameters:
    ///   - themes: the names of the looks that there are.
    ///   - file: reads a file that a setting names, relative to the data directory unless absolute; nil where there is none.
    public init(
        toml: [UInt8], source: String, themes: [String] = Self.themes,
        file: (String) throws(OfficeFailure) -> [UInt8]? = { _ in nil }
    ) throws(OfficeFailure) {
        let root = try TOMLSource(toml, source: source).root
        try root.allow(only: [
            "terminal", "idle", "keys", "media", "scanner", "printer", "picture", "paper", "pinyin", "ca", "check",
            "log",
        ])
        if let section = try root.section("terminal") { terminal = try Terminal(section, themes: themes) }
        if let section = try root.section("idle") { idle = try Idle(section) }
        if let section = try root.section("media") { media = try Media(section) }
        if let section = try root.section("ca") { certificates = try Certificates(section) }
        if let section = try root.section("scanner") { scanner = try ScannerKind(section) }
        if let section = try root.section("printer") { printer = try PrinterKind(section) }
        if let section = try root.section("keys") {
            try section.allow(only: ["place"])
            keysPlace = try section.path("place") ?? keysPlace
        }
        if let section = try root.section("picture") {
            try section.allow(only: ["helper"])
            pictureHelper = try section.text("helper") ?? pictureHelper
        }
        if let section = try root.section("paper") {
            try section.allow(only: ["helper"])
            paperHelper = try section.text("helper") ?? paperHelper
        }
        if let section = try root.section("pinyin") {
            try section.allow(only: ["helper"])
            pinyinHelper = try section.text("helper") ?? pinyinHelper
        }
        if let section = try root.section("check") {
            try section.allow(only: ["public_key"])
            reportKey = try section.reportKey("public_key", file)
        }
        if let section = try root.section("log") {
            try section.allow(only: ["level"])
            logLevel = try section.choice("level", of: Self.logLevels) ?? logLevel
        }
    }

    /// The looks that come with the program.
    public static let themes = ["default", "high-contrast", "mono"]
    static let logLevels = ["debug", "info", "notice", "warning", "error"]
}

extension Settings.Terminal {
    init(_ section: TOMLSection, themes: [String]) throws(OfficeFailure) {
        try section.allow(only: ["name", "theme"])
        name = try section.text("name") ?? name
        theme = try section.choice("theme", of: themes) ?? theme
    }
}

extension Settings.Idle {
    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: [
            "kiosk_warn_seconds", "kiosk_grace_seconds", "counter_lock_seconds", "counter_sign_out_seconds",
            "counter_longest_seconds",
        ])
        kioskWarnSeconds = try section.integer("kiosk_warn_seconds", in: 20...3600) ?? kioskWarnSeconds
        kioskGraceSeconds = try section.integer("kiosk_grace_seconds", in: 20...600) ?? kioskGraceSeconds
        counterLockSeconds = try section.integer("counter_lock_seconds", in: 30...600) ?? counterLockSeconds
        counterSignOutSeconds = try section.integer("counter_sign_out_seconds", in: 60...1800) ?? counterSignOutSeconds
        counterLongestSeconds =
            try section.integer("counter_longest_seconds", in: 600...43_200) ?? counterLongestSeconds
        guard counterLockSeconds < counterSignOutSeconds else {
            throw section.problem(
                "counter_sign_out_seconds",
                .outOfRange(allowed: CommandTexts.moreThan("counter_lock_seconds（\(counterLockSeconds)）")))
        }
    }
}

extension Settings.Media {
    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["roots", "camera_folder", "camera_within_seconds", "upload_limit_bytes"])
        for root in try section.sections("roots") {
            try root.allow(only: ["name", "path"])
            let name = try root.required(root.text("name"), "name")
            let path = try root.required(root.path("path"), "path")
            guard !roots.contains(where: { $0.name == name }) else { throw root.problem("name", .invalid(name)) }
            roots.append(MediaRoot(name: name, path: path))
        }
        cameraFolder = try section.text("camera_folder") ?? cameraFolder
        cameraWithinSeconds = try section.integer("camera_within_seconds", in: 5...3600) ?? cameraWithinSeconds
        uploadLimitBytes = try section.integer("upload_limit_bytes", in: 65_536...104_857_600) ?? uploadLimitBytes
    }
}

extension Settings.Certificates {
    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["roots", "lists", "person_numbers", "organisation_numbers"])
        rootsFolder = try section.path("roots") ?? rootsFolder
        listsFolder = try section.path("lists") ?? listsFolder
        numbers.person = try section.identifiers("person_numbers") ?? numbers.person
        numbers.organisation = try section.identifiers("organisation_numbers") ?? numbers.organisation
    }
}

extension Settings.ScannerKind {
    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["kind", "device"])
        let device = try section.text("device") ?? ""
        switch try section.choice("kind", of: ["none", "simulated", "scanimage"]) {
        case "simulated": self = .simulated
        case "scanimage": self = .scanimage(device: device)
        default: self = .none
        }
    }
}

extension Settings.PrinterKind {
    init(_ section: TOMLSection) throws(OfficeFailure) {
        try section.allow(only: ["kind", "queue"])
        let queue = try section.text("queue") ?? ""
        // CUPS allows no such name, and its programs would take it for an option or for several.
        guard !queue.hasPrefix("-"), !queue.contains(where: { " ,/#\t".contains($0) }) else {
            throw section.problem("queue", .invalid(queue))
        }
        switch try section.choice("kind", of: ["none", "simulated", "cups"]) {
        case "simulated": self = .simulated
        case "cups": self = .cups(queue: queue)
        default: self = .none
        }
    }
}

extension TOMLSection {
    /// Object identifiers in their dotted form, one at least.
    func identifiers(_ key: String) throws(OfficeFailure) -> [String]? {
        guard let texts = try texts(key) else { return nil }
        guard !texts.isEmpty else { throw problem(key, .empty) }
        for text in texts {
            let arcs = text.split(separator: ".", omittingEmptySubsequences: false)
            let isDotted = arcs.allSatisfy {
                !$0.isEmpty && $0.utf8.count <= 9 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
            guard arcs.count >= 2, isDotted, ["0", "1", "2"].contains(arcs[0]) else {
                throw problem(key, .invalid(text))
            }
        }
        return texts
    }

    /// A key as itself or as the file in which it lies; empty: none.
    fileprivate func reportKey(
        _ key: String, _ file: (String) throws(OfficeFailure) -> [UInt8]?
    ) throws(OfficeFailure) -> ReportKey? {
        guard let text = try text(key), !text.isEmpty else { return nil }
        if let found = ReportKey(text) { return found }
        guard let pem = try file(text), let found = ReportKey(pem: pem) else {
            throw problem(key, .syntax(CheckTexts.keyForms))
        }
        return found
    }

    /// A text that must not be empty.
    func path(_ key: String) throws(OfficeFailure) -> String? {
        guard let path = try text(key) else { return nil }
        guard !path.isEmpty else { throw problem(key, .empty) }
        return path
    }
}

extension Settings {
    /// `path` as seen from the data directory.
    public static func absolute(_ path: String, in directory: String) -> String {
        path.hasPrefix("/") ? path : "\(directory)/\(path)"
    }
}
