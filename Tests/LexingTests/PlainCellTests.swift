import ReleaseModel
import Testing

@testable import Lexing

/// A cell with one plain figure is read by a way of its own: it has to say what the scanner of all figures says.
@Test(
  arguments: [
    "0", "7", "1234", "1,234", "12,345,678", "0.5", "12.30", "-1,234", "-0.5", "△1,234", "▲0.1", "(1,234)", "(0.5)",
    "(△5)",
    "12.3%", "(8.4%)", "△8.4%", "100%", "123456789012345678", "-0", "(0)",
  ])
func aPlainCellIsReadAsTheScannerReadsIt(_ text: String) throws {
  let bytes = Array(text.utf8)
  let plain = try #require(PlainCell.figure(bytes, 0..<bytes.count))
  var cursor = ByteCursor(bytes, 0..<bytes.count)
  #expect(FigureScanner.scan(&cursor) == plain)
  #expect(cursor.isAtEnd)
}

/// Whatever else stands in a cell is for those who look closer.
@Test(
  arguments: [
    "", "-", "△", "(", "()", "1,23", "1,2345", "12,34,567", ",123", "0,799", "1.", ".5", "(1", "1)", "(1)2", "1 234",
    "1,234円", "1,234 ", "--1", "(8.4)%", "1234567890123456789", "１２", "¥5", "5pt",
  ])
func anythingElseIsNoPlainCell(_ text: String) {
  let bytes = Array(text.utf8)
  #expect(PlainCell.figure(bytes, 0..<bytes.count) == nil)
}

/// Codes lie in the value; what does not fit has a number. Either way they come back as they were.
@Test(
  arguments: [
    "", "JPY", "percent", "JPY/shares", "subscribers", "sixteen bytes it", "seventeen bytes !", "千件", "JPY/㎡",
    "a\u{0}b",
    "JPYPerSquareMeterOfLeasableArea", "/shares", "XYZ/shares", "PerSquareMeterOfArea/shares",
  ])
func aUnitKeepsItsCode(_ code: String) {
  let unit = Unit(code)
  #expect(unit.code == code)
  #expect(unit == Unit(code))
  #expect(unit != Unit(code + "x"))
  #expect(unit.isPerShare == (code.utf8.count > 7 && code.hasSuffix("/shares")))
  #expect(unit.isCurrency == (code == "JPY"))
}

@Test func theKnownUnitsHaveTheirCodes() {
  let units: [Unit] = [.yen, .dollar, .percent, .points, .shares, .yenPerShare, .count]
  let codes = ["JPY", "USD", "percent", "points", "shares", "JPY/shares", "count"]
  #expect(units.map(\.code) == codes)
  #expect(units == codes.map { Unit($0) })
}
