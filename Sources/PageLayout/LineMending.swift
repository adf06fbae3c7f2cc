import SourceText

/// What belongs together on a line and stands apart, and what stands together and does not belong so.
extension LayoutLine {
  /// △ and $ back at their figures, 百万円 and ) too; a number before a title back at it; 「100株 24年3月期」 parted.
  mutating func mend(_ bytes: [UInt8], em: Double) {
    unDash(bytes)
    joinSpans(bytes, em: em)
    partTwins(bytes)
    partPeriods(bytes)
    partFigures(bytes)
    partUnits(bytes)
    partMarks(bytes)
    // A line of one piece is prose.
    if segments.count > 1 { segments = segments.flatMap { Self.parted($0, bytes) } }
    var index = 0
    while index + 1 < segments.count {
      let (here, next) = (segments[index], segments[index + 1])
      // △, $ and ※2 may stand at the left of their cell.
      let isMark = index > 0 && NoteMark.isAlone(here, bytes)
      // A mark or a sign says nothing by itself, however far its figure stands.
      let isOpening =
        next.isValue && (isMark || here.shape == .opening && (index > 0 || next.left - here.right < 8 * em))
      let isClosing = next.shape == .closing && here.shape == .figure && next.left - here.right < 1.2 * em
      let isNumber =
        index == 0 && next.shape == .words && Self.isNumber(here, bytes)
        || Self.isFrom(here, bytes) && next.hasDigit && next.left - here.right < 8 * em
      guard isOpening || isClosing || isNumber else {
        index += 1
        continue
      }
      var words = here.words + next.words
      words[here.words.count].isSpaced = isNumber || isMark
      segments[index] = LayoutSegment(words, bytes, isStacked: here.isStacked || next.isStacked)
      segments.remove(at: index + 1)
    }
  }

  /// 「1,402,330 ※２          1,511,204」, 「118 △        905」: the mark or the sign at the left of the next cell hardly stands apart from the
  /// figure before it.
  private mutating func partMarks(_ bytes: [UInt8]) {
    segments = segments.enumerated().flatMap { place, segment -> [LayoutSegment] in
      guard place > 0, place + 1 < segments.count, segments[place + 1].isValue, segment.words.count >= 2,
        !segment.isStacked, let last = segment.words.last, last.isSpaced,
        case let mark = LayoutSegment([last], bytes),
        NoteMark.isAlone(mark, bytes) || mark.shape == .opening && !Self.hasSign(segments[place + 1], bytes),
        case let figure = LayoutSegment(Array(segment.words.dropLast()), bytes), figure.isValue
      else { return [segment] }
      return [figure, mark]
    }
  }

  private static func hasSign(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    segment.words.first.map {
      LayoutSegment([$0], bytes).shape == .opening || bytes[$0.range].starts(with: [0xE2, 0x96])
    }
      ?? false
  }

  /// 「29年６月期第２四半期 402,118 12.0 △18,204 －」 in cells that hardly stand apart: a label and the figures behind it, each by
  /// itself. A single figure is cut off only where the line has others.
  private mutating func partFigures(_ bytes: [UInt8]) {
    let others = segments.dropFirst().filter(\.isValue).count
    segments = segments.enumerated().flatMap { place, segment -> [LayoutSegment] in
      guard (2...40).contains(segment.words.count), !segment.isStacked else { return [segment] }
      let single = segment.words.map { LayoutSegment([$0], bytes) }
      var first = single.count
      while first > 0, single[first - 1].isPlainValue, segment.words[first - 1].isSpaced || first == 1 { first -= 1 }
      // A number of the label.
      while first > 0, first < single.count, !single[first].isAmount, single[first].shape != .dash { first += 1 }
      let values = single[first...]
      guard values.count >= (first == 0 ? 2 : 1), values.contains(where: { $0.isAmount }),
        values.count >= 2 || others > (place > 0 && segment.isValue ? 1 : 0)
      else { return [segment] }
      return (first == 0 ? [] : [LayoutSegment(Array(segment.words[..<first]), bytes)]) + values
    }
  }

  /// 「ー      ー      高」: the last letters of headings whose cells are one letter too narrow, no dashes.
  private mutating func unDash(_ bytes: [UInt8]) {
    func isLong(_ segment: LayoutSegment) -> Bool { bytes[segment.words[0].range].elementsEqual("ー".utf8) }
    guard segments.count >= 2, segments.contains(where: isLong), isLong(segments[0]) || segments[0].shape == .words,
      segments.allSatisfy({ $0.words.count == 1 && $0.words[0].range.count <= 3 && ($0.shape == .words || isLong($0)) })
    else { return }
    for index in segments.indices where isLong(segments[index]) { segments[index].shape = .words }
  }

  /// 「当事業年度（自    2020年４月１日    至    2021年３月31日）」 is one piece: what a bracket holds with 自 and 至.
  private mutating func joinSpans(_ bytes: [UInt8], em: Double) {
    var index = 0
    while index + 1 < segments.count {
      var open = Self.openBrackets(segments[index], bytes)
      var end = index
      while open > 0, end + 1 < segments.count, segments[end + 1].left - segments[end].right < 12 * em {
        let next = Self.openBrackets(segments[end + 1], bytes)
        if next > 0 { break }
        open += next
        end += 1
      }
      let words = segments[index...end].flatMap(\.words)
      if open == 0, end > index, words.contains(where: { Self.isFrom(bytes[$0.range]) }),
        !segments[index...end].contains(where: \.isValue)
      {
        segments[index] = LayoutSegment(words, bytes)
        segments.removeSubrange(index + 1...end)
      }
      index += 1
    }
  }

  private static func openBrackets(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Int {
    var open = 0
    for word in segment.words {
      var at = word.range.lowerBound
      while at < word.range.upperBound {
        let (value, length) = scalar(in: bytes, at: at)
        if value == 0x28 || value == 0xFF08 { open += 1 }
        if value == 0x29 || value == 0xFF09 { open -= 1 }
        at += max(1, length)
      }
    }
    return open
  }

  /// 「① 期末発行済株式数（自己株式を含む） 2024年３月期」, where a later cell of the line is such a period too.
  private mutating func partPeriods(_ bytes: [UInt8]) {
    guard let first = segments.first, first.words.count >= 2, segments.count >= 3,
      segments.dropFirst().contains(where: { $0.words.count == 1 && Self.isPeriod(bytes[$0.words[0].range]) }),
      let cut = first.words.indices.dropFirst().first(where: { Self.isPeriod(bytes[first.words[$0].range]) }),
      first.words[cut].isSpaced
    else { return }
    segments[0] = LayoutSegment(Array(first.words[..<cut]), bytes, isStacked: first.isStacked)
    segments.insert(LayoutSegment(Array(first.words[cut...]), bytes), at: 1)
  }

  /// 「2024年３月期」, 「31年３月期１Ｑ」: a number, 年, and a form of 期 behind it.
  private static func isPeriod(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count >= 8, word.count <= 40 else { return false }
    let startsInDigit =
      (0x30...0x39).contains(first)
      || first == 0xEF && word.dropFirst().first == 0xBC
        && word.dropFirst(2).first.map { (0x90...0x99).contains($0) } ?? false
    return startsInDigit && contains(word, "年") && contains(word, "期")
  }

  private static func contains(_ word: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return word.indices.dropLast(count - 1).contains { at in
      (0..<count).allSatisfy { word[at + $0] == text.utf8Start[$0] }
    }
  }

  /// 「％ 百万円」 are the units of two columns, 「円 銭」 of one.
  private mutating func partUnits(_ bytes: [UInt8]) {
    let words = segments.flatMap(\.words)
    guard words.count > segments.count, isUnits || words.count >= 3 else { return }
    var cells: [[LayoutWord]] = []
    for word in words {
      let isUnit = LayoutSegment([word], bytes).isUnit || Self.isYen(bytes[word.range])
      guard isUnit else { return }
      let isSen = bytes[word.range].elementsEqual("銭".utf8)
      if isSen, let last = cells.last, last.count == 1, bytes[last[0].range].elementsEqual("円".utf8) {
        cells[cells.count - 1].append(word)
      } else {
        cells.append([word])
      }
    }
    segments = cells.map { LayoutSegment($0, bytes) }
  }

  private static func isYen(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("円".utf8) || word.elementsEqual("銭".utf8)
  }

  /// 「24年3月期 99百万円 (21.1％) 23年3月期」 cut before and behind a figure with its unit.
  private static func parted(_ segment: LayoutSegment, _ bytes: [UInt8]) -> [LayoutSegment] {
    // More words than a cell has are a sentence.
    guard segment.hasDigit, (2...64).contains(segment.words.count) else { return [segment] }
    for cut in 1..<segment.words.count where segment.words[cut].isSpaced {
      let first = LayoutSegment(Array(segment.words[..<cut]), bytes, isStacked: segment.isStacked)
      let rest = LayoutSegment(Array(segment.words[cut...]), bytes, isStacked: segment.isStacked)
      let next = LayoutSegment([segment.words[cut]], bytes)
      let isBehind = first.endsInUnit && first.isValue && (rest.hasDigit || rest.isValue)
      let isBefore =
        next.isValue && first.hasDigit
        && (next.endsInUnit || cut + 1 < segment.words.count && LayoutSegment([segment.words[cut + 1]], bytes).isUnit)
      if isBehind || isBefore { return [first] + parted(rest, bytes) }
    }
    return [segment]
  }

  /// 「自」, 「（自」, 「至」 before a date.
  private static func isFrom(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    segment.words.last.map { $0.range.count <= 6 && isFrom(bytes[$0.range]) } ?? false
  }

  private static func isFrom(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 3 && (word.suffix(3).elementsEqual("自".utf8) || word.suffix(3).elementsEqual("至".utf8))
  }

  /// `1.`, `2)`, 「３．」, 「(1)」, 「①」
  static func isNumber(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    guard segment.words.count == 1 else { return false }
    let range = segment.words[0].range
    var digits = 0
    var signs = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      switch value {
      case 0x30...0x39, 0xFF10...0xFF19: digits += 1
      // Ⅰ, ①, ●, ■, ◆, ○, ・
      case 0x2160...0x217F, 0x2460...0x2473, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x30FB:
        return range.count == length
      case 0x2E, 0xFF0E, 0x3001, 0x29, 0xFF09, 0x28, 0xFF08: signs += 1
      default: return false
      }
      at += max(1, length)
    }
    let isClosed = !(0x30...0x39).contains(bytes[range.upperBound - 1]) && range.count <= 9
    return (1...2).contains(digits) && (1...2).contains(signs) && isClosed
  }
}
