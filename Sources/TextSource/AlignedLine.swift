import PageLayout
import SourceText

/// A line cut where two blanks, or a dot leader, part its words.
struct AlignedLine {
  struct Segment {
    var range: Range<Int>
    /// Columns on the page: by characters, and by cells of which a full-width character fills two.
    var start: Place
    var end: Place
    var shape: CellShape
  }

  struct Place {
    var characters = 0
    var cells = 0

    subscript(_ measure: Measure) -> Int { measure == .characters ? characters : cells }
  }

  /// `pdftotext` counts characters, people and terminals count cells.
  enum Measure: CaseIterable { case cells, characters }

  private(set) var segments: [Segment] = []
  private(set) var hasTab = false
  /// Has characters that fill two cells.
  private(set) var isWide = false

  init(_ bytes: [UInt8], _ line: Range<Int>, isParted: Bool) {
    if isParted { hasTab = true }
    var place = Place()
    var at = line.lowerBound
    var start: (offset: Int, place: Place)?
    var end = (offset: at, place: place)
    var blanks = 0
    var dots = (count: 0, offset: 0, place: Place())
    func close(_ offset: Int, _ place: Place) -> Segment? {
      guard let start, offset > start.offset else { return nil }
      return Segment(
        range: start.offset..<offset, start: start.place, end: place, shape: CellShape(bytes[start.offset..<offset]))
    }
    while at < line.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      let step = max(1, length)
      if value == 0x09 { hasTab = true }
      let isBlank = value == 0x20 || value == 0x3000 || value == 0xA0
      let isDot =
        value == 0x2E || value == 0x2026 || value == 0x2025 || value == 0xB7 || value == 0xFF0E || value == 0x30FB
      let width = Self.isWide(value) ? 2 : 1
      if width == 2 { isWide = true }
      if isBlank {
        // One full-width space parts words of a sentence.
        blanks += 1
        if blanks >= 2, start != nil {
          if let segment = close(end.offset, end.place) { segments.append(segment) }
          start = nil
        }
      } else if isDot {
        if dots.count == 0 { dots = (0, end.offset, end.place) }
        dots.count += value == 0x2026 ? 3 : 1
        if dots.count >= 4, start != nil {
          if let segment = close(dots.offset, dots.place) { segments.append(segment) }
          start = nil
        }
      }
      if !isBlank {
        blanks = 0
        // What begins with dots begins behind them.
        if start == nil, !(isDot && (dots.count >= 4 || Self.isLeader(bytes, at, line))) { start = (at, place) }
        if !isDot { dots.count = 0 }
      }
      place.characters += 1
      place.cells += width
      at += step
      if !isBlank { end = (at, place) }
    }
    if let segment = close(end.offset, end.place) { segments.append(segment) }
    segments = segments.flatMap { Self.figures(of: $0, bytes) }
  }

  private static func isLeader(_ bytes: [UInt8], _ at: Int, _ line: Range<Int>) -> Bool {
    at + 3 < line.upperBound && bytes[at] == bytes[at + 1] && bytes[at] == bytes[at + 2] || bytes[at] >= 0x80
  }

  /// `1,234 (5.6)` is two figures; `△ 1,234`, `$ 1,234` and `( 1,234 )` are one.
  private static func figures(of segment: Segment, _ bytes: [UInt8]) -> [Segment] {
    guard segment.shape == .figure, bytes[segment.range].contains(0x20) else { return [segment] }
    var parts: [Segment] = []
    var part = segment
    var place = segment.start
    var at = segment.range.lowerBound
    while at < segment.range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      let next = at + max(1, length)
      if value == 0x20, next < segment.range.upperBound, isEnd(bytes[at - 1]), isStart(bytes[next]) {
        part.range = part.range.lowerBound..<at
        part.end = place
        part.shape = CellShape(bytes[part.range])
        parts.append(part)
        part.range = next..<segment.range.upperBound
        part.start = Place(characters: place.characters + 1, cells: place.cells + 1)
      }
      place.characters += 1
      place.cells += isWide(value) ? 2 : 1
      at = next
    }
    part.end = segment.end
    part.range = part.range.lowerBound..<segment.range.upperBound
    part.shape = CellShape(bytes[part.range])
    parts.append(part)
    return parts.allSatisfy { $0.shape == .figure || $0.shape == .dash } ? parts : [segment]
  }

  private static func isEnd(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x29 || byte == 0x25 }

  /// A digit, a bracket, a minus, or the first byte of △ and ▲.
  private static func isStart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x28 || byte == 0x2D || byte == 0xE2
  }

  /// Unicode East Asian Width, wide and full-width.
  static func isWide(_ value: UInt32) -> Bool {
    (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value) || (0xFF01...0xFF60).contains(value)
      || (0xFFE0...0xFFE6).contains(value)
  }

  /// The line as a layout takes it, in one measure.
  func line(_ measure: Measure, _ bytes: [UInt8], number: Int) -> LayoutLine {
    LayoutLine(
      segments: segments.map { LayoutSegment(words(of: $0, measure, bytes), bytes) }, middle: Double(number), size: 1,
      isParted: hasTab, number: number)
  }

  /// A segment's words, parted by single blanks.
  private func words(of segment: Segment, _ measure: Measure, _ bytes: [UInt8]) -> [LayoutWord] {
    var words: [LayoutWord] = []
    var place = segment.start
    var start = (offset: segment.range.lowerBound, place: place)
    var at = segment.range.lowerBound
    func close(_ end: Int) {
      guard end > start.offset else { return }
      words.append(
        LayoutWord(
          range: start.offset..<end, left: Double(start.place[measure]), right: Double(place[measure])))
    }
    while at < segment.range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      let next = at + max(1, length)
      let isBlank = value == 0x20 || value == 0x3000 || value == 0xA0
      if isBlank { close(at) }
      place.characters += 1
      place.cells += Self.isWide(value) ? 2 : 1
      if isBlank { start = (next, place) }
      at = next
    }
    close(at)
    return words
  }
}
