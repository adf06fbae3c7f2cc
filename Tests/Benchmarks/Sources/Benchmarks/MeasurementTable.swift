/// One line a pair, then the median of the ratios.
struct MeasurementTable {
  private let rows: [Measurement]
  private let rounds: Int

  init(_ rows: [Measurement], rounds: Int) {
    self.rows = rows
    self.rounds = rounds
  }

  /// All pairs together beside `wc -w` on the same bytes: each pair counts by its medians.
  func add(to ratios: inout RatioTable) {
    let jobs: [(String, KeyPath<Measurement, Double>)] = [
      ("parse, warm", \.parse), ("check, warm, one core", \.checkOnOneCore), ("check, warm, all cores", \.check),
      ("check, as a process", \.process),
    ]
    let wc = rows.reduce(0) { $0 + $1.wc }
    for (job, time) in jobs {
      let name = rows.count == 1 ? rows[0].name : "\(rows.count) pairs"
      ratios.add(
        "\(job): \(name)", rows.reduce(0) { $0 + $1[keyPath: time] }, "ms", against: "wc -w, as a process", wc)
    }
  }

  var text: String {
    var lines: [[String]] = [
      [
        "pair", "KB", "facts", "errors", "parse ms", "check ms", "process ms", "wc -w ms", "parse/wc", "check/wc",
        "process/wc", "peak MB",
      ]
    ]
    for row in rows {
      lines.append([
        row.name, fixed(Double(row.bytes) / 1_000, 0), String(row.counts.factsJapanese + row.counts.factsEnglish),
        String(row.counts.errors), fixed(row.parse, 2), fixed(row.check, 2), fixed(row.process, 2), fixed(row.wc, 2),
        fixed(row.parse / row.wc, 2), fixed(row.check / row.wc, 2), fixed(row.process / row.wc, 2), fixed(row.peak, 1),
      ])
    }
    if rows.count > 1 {
      lines.append(
        ["median", "", "", "", "", "", "", ""]
          + [
            median(rows.map { $0.parse / $0.wc }), median(rows.map { $0.check / $0.wc }),
            median(rows.map { $0.process / $0.wc }),
          ].map { fixed($0, 2) } + [fixed(median(rows.map(\.peak)), 1)])
    }
    return
      ([aligned(lines)] + [
        "", "Medians of \(rounds) rounds. parse and check: warm, in this process; process and wc: from start to end.",
      ])
      .joined(separator: "\n")
  }
}
