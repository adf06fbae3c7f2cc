public import Batching
public import Exports
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What writes workbooks and databases. Their libraries (OpenSSL behind libxlsxwriter, Foundation behind GRDB) would double the time
/// that every command takes to start, so only the program `totsugo-export` has them.
public struct FileExporters: Sendable {
  /// Path; whether there is one release only.
  let workbook: @Sendable (String, Bool) throws -> any FileExporter
  let database: @Sendable (String) throws -> any FileExporter
  /// Path; whether records have facts; the pairs, which it moves past those that it has records of.
  let batch: @Sendable (String, Bool, inout PairSource) throws -> any BatchOutput

  public init(
    workbook: @escaping @Sendable (String, Bool) throws -> any FileExporter,
    database: @escaping @Sendable (String) throws -> any FileExporter,
    batch: @escaping @Sendable (String, Bool, inout PairSource) throws -> any BatchOutput
  ) {
    self.workbook = workbook
    self.database = database
    self.batch = batch
  }
}

/// Where an export goes, item by item. Nothing is in its place before `finish()`, and nothing is left after `discard()`.
final class ExportDestination {
  private enum Writer {
    case text(any TextExporter, StreamedOutput)
    case file(any FileExporter, PendingFile)
    case reports(ReportFiles)
  }

  private var writer: Writer

  // Set once, before the only thread reads it.
  nonisolated(unsafe) static var exporters: FileExporters?

  init(_ format: ExportFormat, _ options: ExportCommand) throws {
    let path = options.output.flatMap { $0 == "-" ? nil : $0 }
    switch format {
    case .csv, .tsv, .jsonl, .tmx, .xliff, .tbx, .martif:
      var exporter = Self.exporter(format, options)
      let output = try StreamedOutput(path)
      try output.write(exporter.begin())
      writer = .text(exporter, output)
    case .xlsx, .sqlite:
      guard let exporters = Self.exporters else { try SiblingProgram.become("totsugo-export") }
      let isSingle = !options.hasManyReleases
      writer = try Self.file(path ?? "") {
        format == .xlsx ? try exporters.workbook($0, isSingle) : try exporters.database($0)
      }
    case .xbrl:
      writer = .reports(try ReportFiles(path ?? "", hasMany: options.hasManyReleases))
    }
  }

  private static func exporter(_ format: ExportFormat, _ options: ExportCommand) -> any TextExporter {
    switch format {
    case .csv: DelimitedExporter(.commas, hasByteOrderMark: options.bom, isGuarded: !options.raw)
    case .tsv: DelimitedExporter(.tabs, hasByteOrderMark: options.bom, isGuarded: !options.raw)
    case .tmx: TMXExporter()
    case .xliff: XLIFFExporter(notesIn: options.lang ?? .english)
    case .tbx: TBXExporter(.iso2019)
    case .martif: TBXExporter(.martif)
    case .jsonl, .xlsx, .sqlite, .xbrl: JSONLinesExporter()
    }
  }

  func add(_ item: ExportItem) throws {
    switch writer {
    case .text(var exporter, let output):
      try output.write(exporter.write(item))
      writer = .text(exporter, output)
    case .file(let exporter, let file): try Self.naming(file.path) { try exporter.add(item) }
    case .reports(let files): try files.add(item)
    }
  }

  func finish() throws {
    switch writer {
    case .text(var exporter, let output):
      try output.write(exporter.end())
      try output.commit()
    case .file(let exporter, let file):
      try Self.naming(file.path) { try exporter.finish() }
      try file.commit()
    case .reports(let files): try files.commit()
    }
  }

  func discard() {
    switch writer {
    case .text(_, let output): output.discard()
    case .file(let exporter, let file):
      // What it holds open is let go; the file is of no use.
      try? exporter.finish()
      file.discard()
    case .reports(let files): files.discard()
    }
  }

  /// The writer of a library that writes a file itself.
  private static func file(_ path: String, _ open: (String) throws -> any FileExporter) throws -> Writer {
    let file = try PendingFile(path)
    do {
      try file.closeContent()
      return .file(try naming(path) { try open(file.temporaryPath) }, file)
    } catch {
      file.discard()
      throw error
    }
  }

  /// A failure of a format says which file it is about.
  private static func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as ExportFailure {
      throw OutputFailure(path: path, reason: failure.reason)
    }
  }
}

/// A text that grows: on standard output, in a device, or in a file that takes its place when it is complete.
final class StreamedOutput {
  private enum Target {
    case descriptor(Int32, isOwn: Bool)
    case file(PendingFile)
  }

  private let target: Target
  private let name: String
  /// The reader has seen enough, such as head: no failure.
  private var isDone = false

  /// `path` nil: standard output.
  init(_ path: String?) throws(OutputFailure) {
    name = path ?? "standard output"
    guard let path else {
      target = .descriptor(STDOUT_FILENO, isOwn: false)
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputFailure(path: path, reason: systemReason()) }
      target = .descriptor(descriptor, isOwn: true)
    } else {
      target = .file(try PendingFile(path))
    }
  }

  func write(_ bytes: [UInt8]) throws(OutputFailure) {
    switch target {
    case .file(let file): try file.write(bytes)
    case .descriptor(let descriptor, _):
      guard !isDone, let failure = writeAll(bytes, to: descriptor) else { return }
      guard failure == EPIPE else { throw OutputFailure(path: name, reason: reason(failure)) }
      isDone = true
    }
  }

  func commit() throws(OutputFailure) {
    switch target {
    case .file(let file): try file.commit()
    case .descriptor(let descriptor, let isOwn): if isOwn { close(descriptor) }
    }
  }

  func discard() {
    switch target {
    case .file(let file): file.discard()
    case .descriptor(let descriptor, let isOwn): if isOwn { close(descriptor) }
    }
  }
}
