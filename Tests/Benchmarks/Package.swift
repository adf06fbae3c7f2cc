// swift-tools-version: 6.1
import PackageDescription

/// A package of its own, so that nobody who builds Totsugo builds its benchmarks. `make bench` runs them.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "totsugo", path: "../..")],
  targets: [
    .systemLibrary(
      name: "CLibXML2Yardstick", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "LibXML2Tree", dependencies: ["CLibXML2Yardstick"]),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "LibXML2Tree", .product(name: "Totsugo", package: "totsugo"), .product(name: "totsugo", package: "totsugo"),
      ],
      path: "Sources/Benchmarks",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
