import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What others take for the same bytes: Python with pandas and lxml, libxml2 alone, and a batch on one core and on all.
struct Yardsticks {
  private let options: Options
  private let folder: URL

  init(_ options: Options, in folder: URL) {
    self.options = options
    self.folder = folder
  }

  /// The same tables read by others.
  func add(_ shapes: [ReleasePair], to ratios: inout RatioTable) throws {
    let text = shapes[0]
    let warm = try warmCheck(text)
    let pandas = python("text", text.japanese, text.english).flatMap { Double($0[0]) }
    ratios.add(
      "check of \(text.name), one core", warm, "ms",
      against: pandas == nil ? "pandas: not installed" : "pandas, the tables alone", pandas)
    let page = try writePage(text)
    let parse = try ColdProcess(options.program, ["parse", page, "--format", "jsonl"])
    let cold = median(try (0..<7).map { _ in try parse.run().milliseconds })
    if let xmllint = try? ColdProcess("/usr/bin/xmllint", ["--html", "--noout", page]) {
      let other = median(try (0..<7).map { _ in try xmllint.run().milliseconds })
      ratios.add("parse of a page, as a process", cold, "ms", against: "xmllint --html", other)
    }
    if let words = python("html", page), let alone = Double(words[0]), let tables = Double(words[1]) {
      ratios.add("parse of a page, as a process", cold, "ms", against: "lxml alone, warm", alone)
      ratios.add("parse of a page, as a process", cold, "ms", against: "pandas.read_html, warm", tables)
    }
  }

  /// Pairs a second with one worker and with all; both must write the same.
  func addBatch(pairs count: Int, to ratios: inout RatioTable) throws {
    let place = folder.appending(path: "batch")
    try generatePairs([String(count), place.path])
    let manifest = place.appending(path: "manifest.csv").path
    var rates: [Double] = []
    var peaks: [Double] = []
    var outputs: [Data] = []
    for jobs in [1, cores] {
      let output = place.appending(path: "out-\(rates.count).jsonl").path
      let run = try ColdProcess(
        options.program, ["batch", manifest, "-o", output, "--jobs", String(jobs), "--quiet"])
      let (time, peak) = try run.run()
      rates.append(Double(count) / time * 1_000)
      peaks.append(peak)
      outputs.append(try Data(contentsOf: URL(filePath: output)))
    }
    guard outputs[0] == outputs[1] else {
      throw BenchmarkError(description: "the batch wrote something else with \(cores) workers")
    }
    ratios.add(
      "batch of \(count) pairs of 60 kB, \(cores) workers", rates[1], "pairs/s", against: "one worker", rates[0])
    ratios.add("peak of one process of the batch", peaks.max() ?? 0, "MB", against: "the limit", 300)
  }

  private var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private func warmCheck(_ pair: ReleasePair) throws -> Double {
    let japanese = Input(name: "ja", bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.japanese))))
    let english = Input(name: "en", bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.english))))
    return median(
      try (0..<7).map { _ in
        try milliseconds { _ = try Totsugo.check(japanese: japanese, english: english, onOneCore: true) }
      })
  }

  /// The Japanese version as a page: its lines with tabs as rows of tables.
  private func writePage(_ pair: ReleasePair) throws -> String {
    let text = String(decoding: try Data(contentsOf: URL(filePath: pair.japanese)), as: UTF8.self)
    var page = "<html><head><meta charset=\"utf-8\"></head><body>\n"
    var isTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if (cells.count > 1) != isTable {
        page += isTable ? "</table>\n" : "<table>\n"
        isTable.toggle()
      }
      page += isTable ? "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n" : "<p>\(line)</p>\n"
    }
    page += (isTable ? "</table>" : "") + "</body></html>\n"
    let file = folder.appending(path: "page.html")
    try Data(page.utf8).write(to: file)
    return file.path
  }

  /// The fields that the Python yardstick prints; nil where Python or a library of it is not there.
  private func python(_ words: String...) -> [String]? {
    let script = ReleasePair.packageRoot.appending(path: "Tests/Benchmarks/yardstick.py").path
    let interpreter = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
    let command = ([interpreter, script] + words).map { "'\($0)'" }.joined(separator: " ") + " 2>/dev/null"
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var buffer = [CChar](repeating: 0, count: 4_096)
    guard fgets(&buffer, Int32(buffer.count), pipe) != nil else { return nil }
    let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return line.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
