/// What `make bench` ends with: each job, what it took, and what that is held against.
struct RatioTable {
  private var lines: [[String]] = [["job", "here", "held against", "there", "here ÷ there"]]

  mutating func add(_ job: String, _ here: Double, _ unit: String, against what: String, _ there: Double?) {
    let other = there.map { "\(readable($0)) \(unit)" } ?? "-"
    let ratio = there.map { readable(here / $0) } ?? "-"
    lines.append([job, "\(readable(here)) \(unit)", what, other, ratio])
  }

  mutating func add(_ other: RatioTable) { lines += other.lines.dropFirst() }

  var text: String { aligned(lines) }

  /// Three significant digits.
  private func readable(_ value: Double) -> String {
    value >= 100 ? fixed(value, 0) : value >= 10 ? fixed(value, 1) : value >= 1 ? fixed(value, 2) : fixed(value, 3)
  }
}
