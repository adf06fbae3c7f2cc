import SourceText

/// 「2025年及び2024年3月31日」, "March 31, 2025 and 2024": a day of several years, printed whole for one of them.
public enum YearList {
  /// The other years, in the order of the text. `date`: the place of the whole day; `line`: where to look.
  public static func others(beside date: Range<Int>, in bytes: [UInt8], _ line: Range<Int>) -> [Int] {
    before(date.lowerBound, in: bytes, from: line.lowerBound) + after(date.upperBound, in: bytes, to: line.upperBound)
  }

  private static func before(_ place: Int, in bytes: [UInt8], from start: Int) -> [Int] {
    var years: [Int] = []
    var at = place
    while true {
      guard let joint = joints.first(where: { ends(bytes, start..<at, with: $0) }) else { return years }
      let end = at - joint.utf8CodeUnitCount
      guard ends(bytes, start..<end, with: "年"), end - 7 >= start else { return years }
      var cursor = ByteCursor(bytes, end - 7..<end)
      guard let year = cursor.takeNumber(digits: 4...4), isYear(year) else { return years }
      years.insert(year, at: 0)
      at = end - 7
    }
  }

  private static func after(_ place: Int, in bytes: [UInt8], to end: Int) -> [Int] {
    var years: [Int] = []
    var cursor = ByteCursor(bytes, place..<max(place, end))
    while true {
      let isJoined = cursor.take(",")
      cursor.skipSpaces()
      let isLast = cursor.takeWord("and")
      guard isJoined || isLast else { return years }
      cursor.skipSpaces()
      guard let year = cursor.takeNumber(digits: 4...4), isYear(year) else { return years }
      years.append(year)
    }
  }

  private static let joints: [StaticString] = ["及び", "および", "並びに", "ならびに", "と", "、", "・"]

  private static func isYear(_ year: Int) -> Bool { (1980..<2200).contains(year) }

  private static func ends(_ bytes: [UInt8], _ range: Range<Int>, with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return range.count >= count
      && ByteCursor(bytes, range.upperBound - count..<range.upperBound).looking(at: word)
  }
}
