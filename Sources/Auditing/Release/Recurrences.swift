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

  private struct Key: Comparable {
    var magnitude: UInt64
    var exponent: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.magnitude, left.exponent) < (right.magnitude, right.exponent)
    }
  }

  private struct Entry {
    var key: Key
    var place: FigurePlace
    var periodEnd: CalendarDate?
  }

  private let release: Release
  /// By key, then by place: sorted rather than hashed, since few will be asked for.
  private var entries: [Entry] = []

  init(_ release: Release) {
    self.release = release
    for (table, content) in release.tables.enumerated() {
      for index in content.facts.indices {
        guard content.facts[index].measure == .amount, content.facts[index].status != .suspect,
          let value = content.facts[index].value, let key = Self.key(value)
        else { continue }
        entries.append(
          Entry(key: key, place: FigurePlace(table: table, fact: index), periodEnd: content.facts[index].period?.end))
      }
    }
    entries.sort { ($0.key, $0.place) < ($1.key, $1.place) }
  }

  /// Another place that prints the value, with either sign.
  func place(of value: ExactDecimal, besides place: FigurePlace) -> FigurePlace? {
    guard let key = Self.key(value) else { return nil }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    let found = entries[low...].prefix { $0.key == key }
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
