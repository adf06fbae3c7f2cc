extension NumberFormat.Section {
  /// A serial number of days as the section's date; nil outside the calendar.
  func date(_ serial: Int, startsIn1904: Bool) -> String? {
    // Excel counts a 29 February 1900 that there never was.
    let days = startsIn1904 ? serial + 1_462 : serial
    guard (61...2_958_465).contains(days) else { return nil }
    let (year, month, day) = Self.civil(days - 25_569)
    var text = ""
    for token in tokens {
      switch token {
      case .literal(let literal): text += literal
      case .point: text += "."
      case .date("y", let count): text += count >= 3 ? "\(year)" : padded(year % 100)
      case .date("m", let count): text += name(ofMonth: month, count)
      case .date("d", let count): if count <= 2 { text += count == 2 ? padded(day) : "\(day)" }
      case .date("e", let count):
        text += Self.era(year, month, day).map { count >= 2 ? padded($0.year) : "\($0.year)" } ?? "\(year)"
      case .date("g", let count):
        guard let era = Self.era(year, month, day) else { break }
        text += count >= 3 ? era.name : count == 2 ? String(era.name.prefix(1)) : era.letter
      default: break
      }
    }
    return text
  }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private func name(ofMonth month: Int, _ count: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    switch count {
    case 1: return "\(month)"
    case 2: return padded(month)
    case 3: return String(names[month - 1].prefix(3))
    default: return names[month - 1]
    }
  }

  private static func era(_ year: Int, _ month: Int, _ day: Int) -> (name: String, letter: String, year: Int)? {
    let date = year * 10_000 + month * 100 + day
    if date >= 20_190_501 { return ("令和", "R", year - 2_018) }
    if date >= 19_890_108 { return ("平成", "H", year - 1_988) }
    if date >= 19_261_225 { return ("昭和", "S", year - 1_925) }
    return nil
  }

  /// Days since 1970 to year, month and day, in the proleptic Gregorian calendar.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
