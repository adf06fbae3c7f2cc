/// What a cell looks like from afar: enough to put a currency sign and a bracket back to their figure, no more.
public enum CellShape: Sendable {
  case empty
  /// `$`, `¥`, `(`, `$ (`: what stands before a figure.
  case opening
  /// `)`, `%`, `)%`, 百万円, 株: what stands behind one.
  case closing
  case dash
  /// Digits with their marks and units and no other words.
  case figure
  case words

  public init(_ bytes: ArraySlice<UInt8>) {
    var digits = 0
    var openers = 0
    var closers = 0
    var dashes = 0
    var units = 0
    var others = 0
    var marks = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (value, length) = bytes.withUnsafeBufferPointer { decodeScalar($0, at: index - bytes.startIndex) }
      index += max(1, length)
      switch value {
      case 0x20, 0xA0, 0x3000, 0x0A: break
      // ※1, ※2、※3: a note's mark and its number are no part of the figure behind them.
      case 0x203B:
        marks += 1
        Self.skipNumber(bytes, &index)
      case 0x30...0x39, 0xFF10...0xFF19: digits += 1
      case 0x24, 0xA5, 0xFFE5, 0x28, 0xFF08, 0x20AC, 0xA3, 0xFF04, 0x25B3, 0x25B2: openers += 1
      case 0x29, 0xFF09, 0x25, 0xFF05: closers += 1
      case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x30FC, 0x2500, 0x2501, 0x2026: dashes += 1
      case 0x2C, 0x2E, 0xFF0C, 0xFF0E, 0x2B, 0xFF0B, 0x7E, 0xFF5E, 0x301C: break
      // 「2023年9月30」 is a day, or the first line of one.
      case 0x5E74, 0x6708: others += 100
      case 0x767E, 0x4E07, 0x5343, 0x5104, 0x5146, 0x5186, 0x92AD, 0x682A, 0x500D, 0x53E3: units += 1
      default: others += 1
      }
    }
    if marks > 0, digits == 0 {
      self = .words
    } else if digits > 0 {
      self = others == 0 || digits > others * 3 ? .figure : .words
    } else if others > 0 {
      self = .words
    } else if closers > 0, openers == 0 || units > 0 {
      self = dashes > 0 ? .dash : .closing
    } else if dashes > 0 {
      self = .dash
    } else if units > 0 {
      self = .closing
    } else if openers > 0 {
      self = .opening
    } else {
      self = .empty
    }
  }
  /// One or two digits behind a mark that no figure goes on with, and the comma before the next mark.
  private static func skipNumber(_ bytes: ArraySlice<UInt8>, _ index: inout Int) {
    var at = index
    var digits = 0
    func peek() -> (scalar: UInt32, length: Int) {
      guard at < bytes.endIndex else { return (scalar: 0, length: 0) }
      return bytes.withUnsafeBufferPointer { decodeScalar($0, at: at - bytes.startIndex) }
    }
    while digits < 3 {
      let (value, length) = peek()
      guard (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) else { break }
      digits += 1
      at += max(1, length)
    }
    let (value, length) = peek()
    switch value {
    case 0x2C, 0x2E, 0xFF0C, 0xFF0E: if digits == 0 || !isMark(bytes, at + length) { return }
    default: break
    }
    guard (1...2).contains(digits) else { return }
    index = at
    // 、 or , between two marks.
    if value == 0x3001 || value == 0x2C || value == 0xFF0C || value == 0x30FB, isMark(bytes, at + length) {
      index += length
    }
  }

  private static func isMark(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.endIndex && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xBB
  }
}
