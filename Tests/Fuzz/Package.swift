// swift-tools-version: 6.1
import PackageDescription

/// A package of its own, built with libFuzzer and the address sanitizer. `make fuzz` sets TOTSUGO_FUZZ, which makes Totsugo
/// offer its probes, and runs it.
let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "totsugo", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [.product(name: "Probing", package: "totsugo")],
      path: "Sources/Fuzz",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // libFuzzer brings the main function.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
