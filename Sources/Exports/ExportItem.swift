public import ReleaseModel

/// What is exported at once: one input with one version or two, or two inputs that are the two versions of one release.
public struct ExportItem: Sendable {
  /// Japanese first when there are two.
  public var releases: [Release]
  /// How the two versions were held against each other; nil for a single version.
  public var check: CheckResult?

  public init(releases: [Release]) {
    self.releases = releases
    check = nil
  }

  public init(_ check: CheckResult) {
    releases = [check.japanese, check.english]
    self.check = check
  }
}

/// Writes a text format piece by piece, so that any number of releases takes the memory of the largest.
public protocol TextExporter {
  /// What stands before the first item.
  mutating func begin() -> [UInt8]
  mutating func write(_ item: ExportItem) -> [UInt8]
  /// What stands behind the last.
  mutating func end() -> [UInt8]
}

/// Writes a file of its own, item by item; the file is complete after `finish()`.
public protocol FileExporter: AnyObject {
  func add(_ item: ExportItem) throws(ExportFailure)
  func finish() throws(ExportFailure)
}

/// `totsugo parse --format jsonl` for many inputs.
public struct JSONLinesExporter: TextExporter {
  public init() {}
  public mutating func begin() -> [UInt8] { [] }
  public mutating func write(_ item: ExportItem) -> [UInt8] { ParseExport.lines(item.releases) }
  public mutating func end() -> [UInt8] { [] }
}

/// What a format cannot hold, or what could not be written.
public struct ExportFailure: Error, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}
