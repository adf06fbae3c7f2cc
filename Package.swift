// swift-tools-version: 6.1
import PackageDescription

/// One street: bytes come in at the top of this list and reports leave at the bottom (Docs/Architecture.md).
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func house(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Only `make docs` sets TOTSUGO_DOCS: nothing else needs the plugin.
let documentation: [Package.Dependency] =
  Context.environment["TOTSUGO_DOCS"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")]

/// `make build`, `install` and `dist` say which commit they build; else nothing depends on it.
let stamp: [CSetting] = Context.environment["TOTSUGO_STAMP"].map { [.define("TOTSUGO_STAMP", to: "\"\($0)\"")] } ?? []

/// Only `make fuzz` sets TOTSUGO_FUZZ: what Tests/Fuzz calls is no product otherwise.
let probes: [Product] =
  Context.environment["TOTSUGO_FUZZ"] == nil ? [] : [.library(name: "Probing", targets: ["Probing"])]

let package = Package(
  name: "totsugo",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Totsugo", targets: ["Totsugo"]),
    .executable(name: "totsugo", targets: ["TotsugoProgram"]),
    .executable(name: "totsugo-export", targets: ["TotsugoExportProgram"]),
    .executable(name: "totsugo-web", targets: ["TotsugoWeb"]),
  ] + probes,
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
  ] + documentation,
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .target(name: "CBuildStamp", cSettings: stamp),
    house("Archives", ["CLibZip"]),
    .target(
      name: "SourceText", swiftSettings: settings,
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    house("ReleaseModel", ["SourceText"]),
    house("Lexing", ["SourceText", "ReleaseModel"]),
    house("PageLayout", ["SourceText"]),
    house("TextSource", ["SourceText", "ReleaseModel", "PageLayout"]),
    .target(name: "HTMLEvents", dependencies: ["CLibXML2"]),
    .target(name: "XMLEvents", dependencies: ["CLibXML2"]),
    house("XMLReading", ["XMLEvents"]),
    house("PDFSource", ["XMLReading", "SourceText", "PageLayout", "TextSource"]),
    house("HTMLSource", ["HTMLEvents", "SourceText", "TextSource"]),
    house("OfficeSource", ["Archives", "XMLReading", "SourceText", "HTMLSource"]),
    house("InlineXBRL", ["HTMLSource", "SourceText", "ReleaseModel"]),
    house("TermCatalog"),
    house("TableExtraction", ["SourceText", "ReleaseModel", "Lexing"]),
    house("Auditing", ["SourceText", "ReleaseModel"]),
    house("StatementReading", ["SourceText", "ReleaseModel", "Lexing", "TableExtraction", "TermCatalog", "Auditing"]),
    house(
      "ProseReading", ["SourceText", "ReleaseModel", "Lexing", "TermCatalog", "StatementReading"]),
    house("Aligning", ["SourceText", "ReleaseModel", "TermCatalog"]),
    house("Comparing", ["SourceText", "ReleaseModel"]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    house("Reviewing", ["CLibYAML", "SourceText", "ReleaseModel"]),
    house("Writing"),
    house("TermExchange", ["ReleaseModel", "Writing", "XMLReading"]),
    house("Witnessing", ["SourceText", "ReleaseModel"]),
    .target(
      name: "Reports", dependencies: ["SourceText", "ReleaseModel", "Writing"],
      resources: [.embedInCode("HTML/report.css"), .embedInCode("HTML/report.js")], swiftSettings: settings),
    house("Exports", ["SourceText", "ReleaseModel", "Writing", "TermExchange"]),
    house("Workbooks", ["CXLSXWriter", "SourceText", "ReleaseModel", "Exports"]),
    house(
      "Databases",
      [
        "SourceText", "ReleaseModel", "Writing", "Exports", "Batching", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    house("Batching", ["Exports", "Writing"]),
    house(
      "Totsugo",
      [
        "SourceText", "ReleaseModel", "Lexing", "TextSource", "HTMLSource", "PDFSource", "OfficeSource", "InlineXBRL",
        "Witnessing", "Archives",
        "TermCatalog", "TermExchange", "TableExtraction",
        "StatementReading", "ProseReading", "Auditing", "Aligning", "Comparing", "Reviewing", "Reports", "Exports",
      ]),
    .target(
      name: "Serving", dependencies: ["Totsugo", "Reports", "Exports", "Workbooks", "Databases", "Writing"],
      resources: [
        .embedInCode("Pages/index.html"), .embedInCode("Pages/app.css"), .embedInCode("Pages/app.js"),
        .embedInCode("Pages/review.css"), .embedInCode("Pages/review.js"), .embedInCode("Pages/openapi.json"),
      ], swiftSettings: settings),
    // A program of its own: what an HTTP server needs would slow each start of the command.
    .executableTarget(
      name: "TotsugoWeb",
      dependencies: [
        "Serving", "Totsugo", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: settings),
    house(
      "TotsugoCLI",
      [
        "Batching", "CBuildStamp", "Totsugo", "Exports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "TotsugoProgram", dependencies: ["TotsugoCLI"], swiftSettings: settings),
    // Apart, since libxlsxwriter brings OpenSSL and GRDB Foundation: other commands start in half the time without them.
    .executableTarget(
      name: "TotsugoExportProgram", dependencies: ["TotsugoCLI", "Databases", "Workbooks"], swiftSettings: settings),
    .target(name: "Packing", dependencies: ["CLibZip"], path: "Tests/Packing", swiftSettings: settings),
    tests(
      "BatchingTests",
      ["Batching", "Databases", "Exports", "Gold", "Totsugo", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("ArchivesTests", ["Archives", "Packing"]),
    tests("CommandTests", ["TotsugoCLI", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .testTarget(
      name: "FilingTests", dependencies: ["Packing", "Totsugo"], exclude: ["Pages", "Prints"], swiftSettings: settings),
    tests("HTMLSourceTests", ["HTMLSource", "SourceText"]),
    tests("PDFSourceTests", ["PDFSource", "SourceText"]),
    tests("OfficeSourceTests", ["OfficeSource", "Archives", "Packing", "SourceText"]),
    tests("KindTests", ["Packing", "Totsugo"]),
    tests("TextSourceTests", ["TextSource", "SourceText"]),
    tests("ExportsTests", ["Exports", "ReleaseModel", "SourceText", "TermExchange", "Writing"]),
    tests(
      "ExportRoundTripTests",
      [
        "Archives", "Databases", "Exports", "Gold", "Totsugo", "Workbooks",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("ReportsTests", ["Reports", "ReleaseModel", "SourceText"]),
    tests("LexingTests", ["Lexing", "ReleaseModel", "SourceText"]),
    tests(
      "StatementReadingTests", ["Auditing", "StatementReading", "Lexing", "ReleaseModel", "SourceText", "TextSource"]),
    tests("ProseReadingTests", ["Totsugo"]),
    tests("ServingTests", ["Gold", "Serving", "Totsugo"]),
    tests("ReviewingTests", ["Exports", "Gold", "Totsugo"]),
    tests("AuditingTests", ["Auditing", "ReleaseModel"]),
    tests("TermCatalogTests", ["TermCatalog"]),
    tests("TermExchangeTests", ["ReleaseModel", "TermExchange"]),
    tests("TermFindingTests", ["Totsugo"]),
    tests("AligningTests", ["Aligning", "ReleaseModel"]),
    tests("AuditTests", ["Gold", "Mutating", "Totsugo"]),
    .target(name: "Gold", dependencies: ["Totsugo"], path: "Tests/Gold", swiftSettings: settings),
    .executableTarget(
      name: "totsugo-gold", dependencies: ["Gold", "Totsugo"], path: "Tests/GoldTool", swiftSettings: settings),
    .target(name: "Mutating", dependencies: ["Gold", "Totsugo"], path: "Tests/Mutating", swiftSettings: settings),
    .executableTarget(
      name: "totsugo-mutate", dependencies: ["Gold", "Mutating", "Totsugo"], path: "Tests/MutationTool",
      swiftSettings: settings),
    .target(
      name: "Probing",
      dependencies: [
        "Archives", "Exports", "HTMLSource", "Lexing", "OfficeSource", "PDFSource", "Packing", "ReleaseModel",
        "Reports", "SourceText", "TableExtraction", "TextSource", "Totsugo",
      ], path: "Tests/Probing", swiftSettings: settings),
    tests("PropertyTests", ["Aligning", "Comparing", "Exports", "Gold", "Lexing", "Mutating", "Probing", "Totsugo"]),
    tests("CorpusTests", ["Gold", "Reports", "Totsugo"]),
    tests("MutationTests", ["Gold", "Mutating", "Totsugo"]),
  ]
)
