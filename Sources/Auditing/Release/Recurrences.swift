import ReleaseModel

/// Where figures of a release stand a second time, whatever the lines are called.
///
/// 少数株主損益 48,710 of the income statement comes back as 少数株主損(益) in the cash flows, total assets as 負債及び純資産合計. A tie
/// needs one caption; among the figures that might explain a failure, one whose proper value is printed elsewhere stands out, and
/// one whose printed value is, is cleared.
struct Recurrences {
  /// Long figures do not meet by chance.
  private static let leastDigits = 4
  /// Shorter than this, they have to be of one period.
  private static let sureDigits = 5

  private struct Key: Hashable {
    var magnitude: UInt64
    var exponent: Int
  }

  private struct Entry {
    var place: FigurePlace
    var periodEnd: CalendarDate?
  }

  private let release: Release
  private var entries: [Key: [Entry]] = [:]

  init(_ release: Release) {
    self.release = release
    for (table, content) in release.tables.enumerated() {
      for (index, fact) in content.facts.enumerated() {
        guard fact.measure == .amount, fact.status != .suspect, let value = fact.value, let key = Self.key(value) else {
          continue
        }
        entries[key, default: []].append(
          Entry(place: FigurePlace(table: table, fact: index), periodEnd: fact.period?.end))
      }
    }
  }

  /// Another place that prints the value, with either sign.
  func place(of value: ExactDecimal, besides place: FigurePlace) -> FigurePlace? {
    guard let key = Self.key(value), let found = entries[key] else { return nil }
    let fact = release.tables[place.table].facts[place.fact]
    let isSure = Self.digits(key.magnitude) >= Self.sureDigits
    return found.first { entry in
      guard entry.place != place else { return false }
      let other = release.tables[entry.place.table].facts[entry.place.fact]
      return other.unit == fact.unit && (isSure || entry.periodEnd == fact.period?.end)
    }?.place
  }

  private static func key(_ value: ExactDecimal) -> Key? {
    var key = Key(magnitude: value.significand.magnitude, exponent: value.exponent)
    guard key.magnitude > 0 else { return nil }
    while key.magnitude % 10 == 0 {
      key.magnitude /= 10
      key.exponent += 1
    }
    return digits(key.magnitude) >= leastDigits ? key : nil
  }

  private static func digits(_ magnitude: UInt64) -> Int { String(magnitude).utf8.count }
}
