import Totsugo

/// One table figure as a person read it.
package struct GoldFact: Sendable, Hashable {
  package enum Reading: Sendable, Hashable {
    case figure(ExactDecimal)
    /// A printed dash.
    case dash
    /// Nobody can say what stood there.
    case unreadable
  }

  /// Title of the table, as the gold file names it.
  package var table: String
  /// 1-based line of the text.
  package var line: Int
  package var label: String
  package var path: [String]
  package var measure: Measure
  package var unit: Unit
  package var period: Period?
  package var compared: Period?
  package var basis: Basis
  package var reading: Reading
  /// As printed; it stands in that line.
  package var text: String
  package var status: ReadingStatus

  /// A reader must give the right value; without it the figure must come out as `suspect`.
  package var isLegible: Bool { status != .suspect && reading != .unreadable }

  package var figure: ExactDecimal? {
    if case .figure(let value) = reading { value } else { nil }
  }
}

/// A gold file does not say what it should.
package struct GoldError: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}

extension GoldFact {
  /// One line of facts.tsv; the columns `status`, `basis` and `path` may be absent.
  init(_ record: TabSeparated.Record) throws(GoldError) {
    func fail(_ name: String) -> GoldError {
      GoldError("facts.tsv:\(record.line): \(name) «\(record[name])» is none")
    }
    guard let line = record.integer("line") else { throw fail("line") }
    guard let measure = Measure(rawValue: record["measure"]) else { throw fail("measure") }
    guard let basis = Basis(rawValue: record["basis"].isEmpty ? "actual" : record["basis"]) else { throw fail("basis") }
    let status = record["status"]
    guard let known = ReadingStatus(rawValue: status.isEmpty ? "read" : status) else { throw fail("status") }
    func date(_ name: String) throws(GoldError) -> CalendarDate? {
      if record[name].isEmpty { return nil }
      guard let date = CalendarDate(iso: record[name]) else { throw fail(name) }
      return date
    }
    func period(_ name: String) throws(GoldError) -> Period? {
      let start = try date(name + "_start")
      return try date(name + "_end").map { Period(start: start, end: $0) }
    }
    self.table = record.group
    self.line = line
    label = record["label"]
    path = record["path"].isEmpty ? [] : record["path"].split(separator: " > ").map { String($0) }
    self.measure = measure
    unit = Unit(record["unit"])
    self.period = try period("period")
    compared = try period("compared")
    self.basis = basis
    text = record["text"]
    self.status = known
    switch record["value"] {
    case "nil", "-": reading = .dash
    case "?": reading = .unreadable
    default:
      guard let value = ExactDecimal(digits: record["value"], decimals: record.integer("decimals")) else {
        throw fail("value")
      }
      reading = .figure(value)
    }
  }
}

extension CalendarDate {
  /// `2004-03-31`
  init?(iso text: String) {
    let parts: [Int?] = text.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension ExactDecimal {
  /// `-3100000000` with decimals -6 is -3100 × 10⁶; `7.2` is 72 × 10⁻¹.
  init?(digits text: String, decimals: Int? = nil) {
    var significand: Int64 = 0
    var exponent = 0
    var negative = false
    var hasDigit = false
    var inFraction = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where !inFraction: inFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, overflow) = significand.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        significand = product + Int64(byte - 48)
        hasDigit = true
        if inFraction { exponent -= 1 }
      default: return nil
      }
    }
    guard hasDigit else { return nil }
    if let decimals {
      while exponent < -decimals, significand % 10 == 0 {
        significand /= 10
        exponent += 1
      }
    }
    self.init(negative ? -significand : significand, exponent: exponent)
  }
}

extension GoldFact {
  /// The same measure, unit and periods: cells of two versions that must say the same, if their rows pair.
  package func isSameColumn(as other: GoldFact) -> Bool {
    measure == other.measure && unit == other.unit && period == other.period && compared == other.compared
      && basis == other.basis
  }
}
