// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house and who may import whom. The README's table says what lives where;
// `swift build --explicit-target-dependency-import-check error` holds the walls.

/// In release the main program starts like a C program, without dynamic linking.
let fullyStatic = BuildSettingCondition.when(configuration: .release)

/// In release generics are specialised across rooms: types made at run time would cost start and keys most of their time.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error), .unsafeFlags(["-cross-module-optimization"], fullyStatic),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

func room(
    _ name: String, _ dependencies: [Target.Dependency], path: String? = nil,
    exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: exclude,
        resources: resources, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "anju",
    products: [
        .executable(name: "anju", targets: ["anju"]),
        .executable(name: "anju-picture", targets: ["anju-picture"]),
        .executable(name: "anju-paper", targets: ["anju-paper"]),
        .executable(name: "anju-pinyin", targets: ["anju-pinyin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CPosix"),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CGdkPixbuf", pkgConfig: "gdk-pixbuf-2.0", providers: [.apt(["libgdk-pixbuf-2.0-dev"])]),
        .systemLibrary(name: "CRime", providers: [.apt(["librime-dev", "rime-data-luna-pinyin"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "CLauncher"),

        room("Cells", []),
        room("Terminal", ["Cells", "CNcurses", "CPosix", "CLauncher"]),
        room("Forms", ["Cells"]),
        room("Themes", ["Cells", toml], path: "Themes", resources: [.embedInCode("Palettes")]),

        room("HelperWire", []),
        room("PictureProtocol", ["HelperWire"]),
        room("PaperProtocol", ["HelperWire", "Documents"]),
        room("PinyinProtocol", ["HelperWire"]),

        room("Housing", []),
        room("Sealing", ["Housing", "COpenSSL", "CZlib"]),
        room("Certificates", ["Housing", "Texts", "Office", "COpenSSL"]),
        room("Texts", ["Housing"]),
        room("Documents", ["Housing", "Texts"]),
        room(
            "Office", ["Housing", "Texts", "Documents", crypto, cryptoExtras, toml, logging],
            resources: [.embedInCode("Policies/Data")]),
        room("Store", ["Housing", "Office", "Sealing", "CPosix", "CZlib", grdb, grdbSQLite, crypto]),
        room(
            "Devices",
            [
                "Housing", "Texts", "Documents", "Office", "HelperWire", "PictureProtocol", "PaperProtocol",
                "PinyinProtocol", "CPosix",
            ]),

        room("Screens", ["Cells", "Forms", "Housing", "Office", "Texts", "Documents"]),
        room("Commands", ["Cells", "Housing", "Sealing", "Office", "Documents", "Texts", argumentParser]),

        .executableTarget(
            name: "anju",
            dependencies: [
                "Cells", "Terminal", "Forms", "Themes", "Housing", "Texts", "Office", "Store",
                "Certificates", "Devices", "PinyinProtocol", "Screens", "Commands", "CPosix", argumentParser, logging,
            ],
            swiftSettings: strict + [.unsafeFlags(["-static-executable"], fullyStatic)],
            linkerSettings: [.unsafeFlags(["-static-executable"], fullyStatic)]),
        .executableTarget(
            name: "anju-picture", dependencies: ["HelperWire", "PictureProtocol", "CPangoCairo", "CGdkPixbuf"],
            swiftSettings: strict),
        .executableTarget(
            name: "anju-paper",
            dependencies: ["HelperWire", "PaperProtocol", "Documents", "Texts", "CPangoCairo"],
            swiftSettings: strict + [.unsafeFlags(["-static-stdlib"], fullyStatic)],
            linkerSettings: [.unsafeFlags(["-static-stdlib"], fullyStatic)]),
        .executableTarget(
            name: "anju-pinyin", dependencies: ["HelperWire", "PinyinProtocol", "CRime"],
            resources: [.embedInCode("Data")],
            swiftSettings: strict + [.unsafeFlags(["-static-stdlib"], fullyStatic)],
            linkerSettings: [.unsafeFlags(["-static-stdlib"], fullyStatic)]),

        .executableTarget(
            name: "anju-benchmark",
            dependencies: [
                "Cells", "Housing", "Office", "Store", "StoreLoad", "Devices", "Documents", "PaperProtocol",
                "PaperSamples", "SubsidyReference", "OfficeSupport", "TestSupport", "CPosix",
            ],
            path: "Tests/Benchmarks", swiftSettings: strict),

        // What tests of any room need: chance that repeats itself, a folder that goes away.
        room("TestSupport", [], path: "Tests/TestSupport"),
        // Other programs of the machine: run to their end, and a print service of one's own.
        room("HostSupport", ["TestSupport", "CPosix"], path: "Tests/HostSupport"),
        // The notice kept by hand from its rules alone, random offices, and what compares the two.
        room(
            "SubsidyReference", ["Office", "Store", "Housing", "OfficeSupport", "TestSupport"],
            path: "Tests/SubsidyReference"),
        // Twins of what an office stands on: clocks moved by hand, records that fail, cards drawn at once.
        room("OfficeSupport", ["Office", "Certificates", "Housing", "TestSupport"], path: "Tests/OfficeSupport"),

        tests("CellsTests", ["Cells", "TestSupport"]),
        tests("TerminalTests", ["Terminal", "Cells", "CPosix"]),
        tests("ThemesTests", ["Themes", "Cells", "TestSupport"]),
        tests("FormsTests", ["Forms", "Cells", "TestSupport"]),
        tests("HousingTests", ["Housing", "TestSupport", crypto]),
        tests("SealingTests", ["Sealing", "Housing", "TestSupport"], resources: [.embedInCode("Fixtures")]),
        tests("CertificatesTests", ["Certificates", "Office", "Housing", "HostSupport", "TestSupport"]),
        tests("DocumentsTests", ["Documents", "PaperSamples", "Housing", "Texts", "TestSupport"]),
        // A contract of synthetic people, the helper that draws it and a scripted one, for tests and benchmarks.
        room(
            "PaperSamples", ["HelperWire", "PaperProtocol", "Documents", "Housing", "Office", "CPosix"],
            path: "Tests/PaperSamples"),
        tests(
            "PaperTests",
            ["PaperSamples", "PaperProtocol", "HelperWire", "Documents", "Housing", "TestSupport", "anju-paper"]),
        tests(
            "OfficeTests",
            [
                "Office", "Certificates", "Documents", "PaperSamples", "Sealing", "Store", "Devices", "anju-paper",
                "anju-picture",
                "Housing", "Texts", "FaultSupport", "OfficeSupport", "StoreLoad", "SubsidyReference", "TestSupport",
            ]),
        // Synthetic offices of any size, for tests and benchmarks.
        room("StoreLoad", ["Housing", "Office"], path: "Tests/StoreLoad"),
        // Disks that fail, and power that goes, under SQLite.
        room("FaultSupport", [grdb, grdbSQLite], path: "Tests/FaultSupport"),
        tests(
            "StoreTests",
            [
                "Store", "StoreLoad", "Office", "Housing", "FaultSupport", "TestSupport", "CPosix", grdb, grdbSQLite,
            ]),
        tests(
            "DevicesTests",
            [
                "Devices", "HelperWire", "PictureProtocol", "PinyinProtocol", "PaperSamples", "Documents",
                "anju-picture", "anju-paper", "anju-pinyin", "Office", "Housing", "HostSupport", "TestSupport",
                "CPosix",
            ]),
        tests(
            "CommandsTests",
            [
                "Commands", "CLauncher", "Cells", "Documents", "PaperSamples", "Office", "Store", "Housing", "Texts",
                "OfficeSupport", "TestSupport",
            ],
            exclude: ["Fixtures"]),
        tests(
            "ScreensTests",
            [
                "Screens", "Forms", "Cells", "Office", "Certificates", "Documents", "PaperSamples", "Store", "Housing",
                "Texts",
                "OfficeSupport", "TestSupport",
            ]),
        tests(
            "EndToEnd",
            ["anju", "anju-picture", "anju-paper", "anju-pinyin", "HostSupport", "TestSupport", "CPosix"]),
    ],
    swiftLanguageModes: [.v6]
)
