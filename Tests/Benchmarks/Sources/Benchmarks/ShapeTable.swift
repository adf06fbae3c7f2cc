import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Time a byte of releases of several shapes: it must not grow with their size.
struct ShapeTable {
  private struct Row {
    var name: String
    var kilobytes: Double
    var parse: Double
    var check: Double
    var wc: Double
    var peak: Double
  }

  private var rows: [Row] = []

  init(_ pairs: [ReleasePair], peaks: [Double], _ options: Options) throws {
    for (pair, peak) in zip(pairs, peaks) {
      let wc = try ColdProcess("/usr/bin/wc", ["-w", pair.japanese, pair.english])
      let japanese = Input(name: pair.japanese, bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.japanese))))
      let english = Input(name: pair.english, bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.english))))
      let bytes = japanese.bytes.count + english.bytes.count
      let rounds = bytes > 5_000_000 ? 1 : min(options.rounds, 7)
      var times: [[Double]] = Array(repeating: [], count: 3)
      for _ in 0..<rounds {
        times[0].append(try milliseconds { _ = (try readReleases(japanese), try readReleases(english)) })
        times[1].append(
          try milliseconds { _ = try Totsugo.check(japanese: japanese, english: english, onOneCore: true) })
        times[2].append(try wc.run().milliseconds)
      }
      rows.append(
        Row(
          name: pair.name, kilobytes: Double(bytes) / 1_000, parse: median(times[0]), check: median(times[1]),
          wc: median(times[2]), peak: peak))
    }
  }

  func add(to ratios: inout RatioTable) {
    guard let first = rows.first else { return }
    for row in rows.dropFirst() {
      ratios.add(
        "check of \(row.name), one core", row.check * 1_000 / row.kilobytes, "µs/kB", against: "check of \(first.name)",
        first.check * 1_000 / first.kilobytes)
    }
  }

  var text: String {
    guard let first = rows.first else { return "" }
    let unit = first.check / first.kilobytes
    let lines = rows.map { row in
      [
        row.name, fixed(row.kilobytes, 0), fixed(row.parse, 2), fixed(row.check, 2), fixed(row.wc, 2),
        fixed(row.check * 1_000 / row.kilobytes, 1), fixed(row.check / row.kilobytes / unit, 2), fixed(row.peak, 1),
      ]
    }
    let head = ["shape", "KB", "parse ms", "check ms, one core", "wc -w ms", "µs a KB", "against the first", "peak MB"]
    return aligned([head] + lines)
  }
}

/// Columns under each other, the first to the left.
func aligned(_ lines: [[String]]) -> String {
  let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
  return lines.map { line in
    line.indices.map { column in
      let gap = String(repeating: " ", count: widths[column] - line[column].count)
      return column == 0 ? line[column] + gap : gap + line[column]
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}

func fixed(_ value: Double, _ places: Int) -> String {
  var factor = 1
  for _ in 0..<places { factor *= 10 }
  let scaled = Int((value * Double(factor)).rounded())
  let rest = String(scaled % factor)
  return places == 0
    ? String(scaled) : "\(scaled / factor)." + String(repeating: "0", count: places - rest.utf8.count) + rest
}
