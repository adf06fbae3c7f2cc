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

  /// A figure or a dash stands behind something else.
  var isRow: Bool { segments.dropFirst().contains { $0.shape == .figure || $0.shape == .dash } }

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
      // A page begins.
      if value == 0x0C {
        at += step
        continue
      }
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
    if segments.count > 1 { segments = segments.flatMap { Self.parted($0, bytes) } }
    segments = segments.flatMap { Self.figures(of: $0, bytes) }
    // A label and its figures may together look like one.
    let values = segments.reduce(0) { $0 + ($1.shape == .figure || $1.shape == .dash ? 1 : 0) }
    segments = segments.flatMap { Self.tail(of: $0, bytes, hasOthers: values > 0) }
  }

  private static func isLeader(_ bytes: [UInt8], _ at: Int, _ line: Range<Int>) -> Bool {
    at + 3 < line.upperBound && bytes[at] == bytes[at + 1] && bytes[at] == bytes[at + 2] || bytes[at] >= 0x80
  }

  /// `1,234 (5.6)` is two figures; `△ 1,234`, `$ 1,234` and `( 1,234 )` are one.
  private static func figures(of segment: Segment, _ bytes: [UInt8]) -> [Segment] {
    guard segment.shape == .figure, bytes[segment.range].contains(where: { $0 == 0x20 || $0 == 0xE3 }) else {
      return [segment]
    }
    var parts: [Segment] = []
    var part = segment
    var place = segment.start
    var at = segment.range.lowerBound
    while at < segment.range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      let next = at + max(1, length)
      if value == 0x20 || value == 0x3000, next < segment.range.upperBound, isEnd(bytes, at), isStart(bytes, next),
        !isNoteMark(bytes, part.range.lowerBound)
      {
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
    // 「118 △」: the sign of the figure in the next column.
    let values = parts.last?.shape == .opening ? parts.dropLast() : parts[...]
    return values.allSatisfy { $0.shape == .figure || $0.shape == .dash } ? parts : [segment]
  }

  /// ※1 goes with the figure behind it.
  private static func isNoteMark(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xBB
  }

  /// 「8,210 流動負債」: a figure and the label of the table's other half.
  private static func parted(_ segment: Segment, _ bytes: [UInt8]) -> [Segment] {
    guard let blank = bytes[segment.range].firstIndex(of: 0x20), blank + 3 < segment.range.upperBound,
      case let first = bytes[segment.range.lowerBound..<blank], first.contains(0x2C) || first.contains(0x2E),
      CellShape(first) == .figure, isFigure(first),
      case let rest = bytes[(blank + 1)..<segment.range.upperBound], CellShape(rest) == .words,
      rest.first.map({ $0 >= 0xE3 && $0 <= 0xE9 }) ?? false, rest.prefix(3).allSatisfy({ $0 >= 0x80 }), rest.count > 3,
      rest[rest.startIndex + 3] >= 0x80
    else { return [segment] }
    var (place, at) = (segment.start, segment.range.lowerBound)
    while at < blank {
      let (value, length) = scalar(in: bytes, at: at)
      place.characters += 1
      place.cells += isWide(value) ? 2 : 1
      at += max(1, length)
    }
    let start = Place(characters: place.characters + 1, cells: place.cells + 1)
    return [
      Segment(range: segment.range.lowerBound..<blank, start: segment.start, end: place, shape: .figure),
      Segment(range: blank + 1..<segment.range.upperBound, start: start, end: segment.end, shape: CellShape(rest)),
    ]
  }

  /// A digit, a bracket or ％ ends here.
  private static func isEnd(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at - 1]
    if (0x30...0x39).contains(byte) || byte == 0x29 || byte == 0x25 { return true }
    // ０…９, ） and ％ are EF BC 90…99, 89 and 85.
    return at >= 3 && bytes[at - 3] == 0xEF && bytes[at - 2] == 0xBC
      && ((0x90...0x99).contains(byte) || byte == 0x89 || byte == 0x85)
  }

  /// A digit, a bracket, a minus, or the first byte of △, ▲ and dashes.
  private static func isStart(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if (0x30...0x39).contains(byte) || byte == 0x28 || byte == 0x2D || byte == 0xE2 { return true }
    // ０…９, （ and －.
    guard byte == 0xEF, at + 2 < bytes.count, bytes[at + 1] == 0xBC else { return false }
    return (0x90...0x99).contains(bytes[at + 2]) || bytes[at + 2] == 0x88 || bytes[at + 2] == 0x8D
  }

  /// 「25年11月期 35,070 44.9」: a label and the figures right behind it, each on its own.
  ///
  /// A single figure is cut off only where the line has others.
  private static func tail(of segment: Segment, _ bytes: [UInt8], hasOthers: Bool) -> [Segment] {
    guard let blank = bytes[segment.range].firstIndex(of: 0x20), segment.range.count < 160,
      CellShape(bytes[segment.range.lowerBound..<blank]) == .words, !isNoteMark(bytes, segment.range.lowerBound)
    else { return [segment] }
    var words: [(range: Range<Int>, start: Place, end: Place)] = []
    var place = segment.start
    var at = segment.range.lowerBound
    var start = (at, place)
    while at < segment.range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      let next = at + max(1, length)
      if value == 0x20 {
        if at > start.0 { words.append((start.0..<at, start.1, place)) }
        place.characters += 1
        place.cells += 1
        start = (next, place)
      } else {
        place.characters += 1
        place.cells += isWide(value) ? 2 : 1
      }
      at = next
    }
    if at > start.0 { words.append((start.0..<at, start.1, place)) }
    var first = words.count
    while first > 1, isFigure(bytes[words[first - 1].range]) { first -= 1 }
    // A number without a comma or a point may belong to the label.
    while first < words.count, !isAmount(bytes[words[first].range]), words.count - first < 3 { first += 1 }
    let count = words.count - first
    guard count >= 2 || count == 1 && hasOthers else { return [segment] }
    let label = words[..<first]
    guard let head = label.first, let last = label.last else { return [segment] }
    var parts = [segment]
    parts[0].range = head.range.lowerBound..<last.range.upperBound
    parts[0].end = last.end
    parts[0].shape = CellShape(bytes[parts[0].range])
    for word in words[first...] {
      parts.append(Segment(range: word.range, start: word.start, end: word.end, shape: CellShape(bytes[word.range])))
    }
    return parts
  }

  private static func isFigure(_ word: ArraySlice<UInt8>) -> Bool {
    let shape = CellShape(word)
    return shape == .dash || shape == .figure && !word.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }

  /// With a comma or a point between digits or a sign, or a dash.
  private static func isAmount(_ word: ArraySlice<UInt8>) -> Bool {
    if CellShape(word) == .dash || word.starts(with: [0xE2, 0x96]) { return true }
    return word.indices.dropFirst().dropLast().contains { at in
      guard word[at] == 0x2C || word[at] == 0x2E else { return false }
      // A digit's last byte and its first, full-width ones too.
      return ((0x30...0x39).contains(word[at - 1]) || (0x90...0x99).contains(word[at - 1]))
        && ((0x30...0x39).contains(word[at + 1]) || word[at + 1] == 0xEF)
    }
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

  /// A blank in 「総　資　産」: a letter of Japanese on each side that stands alone, 「円 銭」 aside.
  private func isSpread(_ bytes: [UInt8], _ at: Int, _ next: Int, _ range: Range<Int>) -> Bool {
    guard at - 3 >= range.lowerBound, next + 3 <= range.upperBound, isLetter(bytes, at - 3), isLetter(bytes, next)
    else {
      return false
    }
    func isBlank(_ place: Int) -> Bool { bytes[place] == 0x20 || bytes[place] == 0xE3 && bytes[place + 1] == 0x80 }
    let isFirst = at - 3 == range.lowerBound || isBlankBefore(bytes, at - 3)
    let isLast = next + 3 == range.upperBound || isBlank(next + 3)
    return isFirst && isLast && !bytes[next..<next + 3].elementsEqual("銭".utf8)
  }

  private func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool {
    (0xE3...0xE9).contains(bytes[at]) && !(bytes[at] == 0xE3 && bytes[at + 1] == 0x80)
  }

  private func isBlankBefore(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at - 1] == 0x20 || at >= 3 && bytes[at - 3] == 0xE3 && bytes[at - 2] == 0x80 && bytes[at - 1] == 0x80
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
      let isBlank = (value == 0x20 || value == 0x3000 || value == 0xA0) && !isSpread(bytes, at, next, segment.range)
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
