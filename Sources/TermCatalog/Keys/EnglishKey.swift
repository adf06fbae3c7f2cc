/// A word of an English label: the hash of its stem, and where its bytes stand in the label.
struct EnglishToken: Sendable {
  var stem: UInt32
  var start: Int
  var end: Int
  /// The number of the parenthesised group that the word stands in; 0 outside.
  var group: UInt8
  var isNumber: Bool
  /// The word is one of those that an abbreviation stands for: the abbreviation's number and the place in it.
  var abbreviation: (number: UInt8, place: UInt8)?
}

/// The key of an English label: the stems of its words that carry meaning, in order.
///
/// Dropped: case, plural, articles and prepositions, punctuation, footnote marks, `(loss)`, `(used in)`.
/// `Decrease (increase) in` and `Increase (decrease) in` become one stem, `gain (loss)` another.
/// Example: `Purchases of property, plant & equipment` → `purchase property plant equipment`.
struct EnglishKey {
  private(set) var tokens: [EnglishToken] = []
  /// What a negative figure means: a loss in `Operating income (loss)`.
  private(set) var mark = SignMark.none
  private var word: [UInt8] = []
  private var groups: UInt8 = 0

  /// Room for a usual label.
  init() {
    tokens.reserveCapacity(8)
    word.reserveCapacity(16)
  }

  mutating func assign(_ bytes: UnsafeBufferPointer<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    mark = .none
    split(bytes)
    joinNon(bytes)
    if groups > 0 { resolveGroups() }
    dropStopWords()
  }

  /// The hash of the stems, order kept.
  var hash: UInt64 { Self.hash(tokens[...]) }

  /// The stems in a row, as text.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    for token in tokens {
      if !text.isEmpty { text.append(0x20) }
      switch token.stem {
      case Stems.change: text += "change".utf8
      case Stems.gainLoss: text += "gainloss".utf8
      case _ where token.abbreviation != nil: text += Abbreviations.word(token.abbreviation!).utf8
      default:
        word.removeAll(keepingCapacity: true)
        var index = token.start
        while index < token.end {
          var scalar = decodeScalar(bytes, &index)
          if scalar >= 0xff01, scalar <= 0xff5e { scalar -= 0xfee0 }
          if scalar == 0x27 || scalar == 0x2019 { break }
          if isWordScalar(scalar) { append(scalar) }
        }
        EnglishStem.reduce(&word)
        text += word
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func hash(_ tokens: ArraySlice<EnglishToken>) -> UInt64 {
    var hash = KeyHash.seed
    for token in tokens { hash = KeyHash.step(hash, UInt64(token.stem)) }
    return KeyHash.finish(hash)
  }

  // MARK: Words

  private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) {
    word.removeAll(keepingCapacity: true)
    var (index, start, group) = (0, 0, UInt8(0))
    groups = 0
    while index < bytes.count {
      let at = index
      if bytes[index] == 0x24, let end = closingDollar(bytes, index) {
        flush(bytes, start, at, group)
        index = end
        continue
      }
      var scalar = decodeScalar(bytes, &index)
      if scalar >= 0xff01, scalar <= 0xff5e { scalar -= 0xfee0 }
      if isWordScalar(scalar) {
        if word.isEmpty { start = at }
        append(scalar)
      } else if scalar == 0x26, joinsLetters(bytes, at) {
        continue
      } else if scalar == 0x27 || scalar == 0x2019 {
        if index < bytes.count, bytes[index] | 0x20 == 0x73, word.count > 0 { index += 1 }
      } else {
        flush(bytes, start, at, group)
        if scalar == 0x28 || scalar == 0x5b {
          groups &+= 1
          group = groups
        } else if scalar == 0x29 || scalar == 0x5d {
          group = 0
        }
      }
    }
    flush(bytes, start, bytes.count, group)
  }

  private func closingDollar(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x5e || bytes[start + 1] == 0x7b else { return nil }
    var index = start + 1
    while index < bytes.count, index - start < 24 {
      if bytes[index] == 0x24 { return index + 1 }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private func isWordScalar(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: return true
    case 0..<0x80: return false
    case 0xc0...0x24f: return true
    default: return scalar >= 0x3041 && scalar <= 0x9fff && scalar != 0x30fb
    }
  }

  /// `&` between short words belongs to an abbreviation: SG&A, R&D.
  private func joinsLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard word.count > 0, word.count <= 2, index + 1 < bytes.count else { return false }
    let next = bytes[index + 1] | 0x20
    return next >= 0x61 && next <= 0x7a
  }

  private mutating func append(_ scalar: UInt32) {
    if scalar < 0x80 {
      word.append(UInt8(scalar >= 0x41 && scalar <= 0x5a ? scalar | 0x20 : scalar))
    } else if scalar < 0x800 {
      word.append(UInt8(0xc0 | scalar >> 6))
      word.append(UInt8(0x80 | scalar & 0x3f))
    } else {
      word.append(UInt8(0xe0 | scalar >> 12))
      word.append(UInt8(0x80 | scalar >> 6 & 0x3f))
      word.append(UInt8(0x80 | scalar & 0x3f))
    }
  }

  private mutating func flush(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ group: UInt8) {
    guard !word.isEmpty else { return }
    if let number = Abbreviations.number(of: word, isSuffix: isSuffix(bytes, start)) {
      for (place, stem) in Abbreviations.stems[Int(number)].enumerated() {
        tokens.append(
          EnglishToken(
            stem: stem, start: start, end: end, group: group, isNumber: false,
            abbreviation: (number, UInt8(place))))
      }
      word.removeAll(keepingCapacity: true)
      return
    }
    EnglishStem.reduce(&word)
    let isNumber = word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    tokens.append(
      EnglishToken(stem: EnglishStem.hash(word), start: start, end: end, group: group, isNumber: isNumber))
    word.removeAll(keepingCapacity: true)
  }

  /// A capital behind a hyphen, as taxonomies mark a section: `Other-CA`, `Other - OpeCF`.
  private func isSuffix(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard word.count >= 2, word.count <= 5, start >= 1, start + 1 < bytes.count else { return false }
    guard bytes[start] >= 0x41, bytes[start] <= 0x5a, word.count > 2 || bytes[start + 1] <= 0x5a else { return false }
    return bytes[start - 1] == 0x2d || (start >= 2 && bytes[start - 1] == 0x20 && bytes[start - 2] == 0x2d)
  }

  // MARK: Marks

  /// Joins `non` to its word, so that non-current and noncurrent are one.
  private mutating func joinNon(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index + 1 < tokens.count {
      if tokens[index].stem == Stems.non {
        var joined: [UInt8] = Array("non".utf8)
        for byte in bytes[tokens[index + 1].start..<tokens[index + 1].end] { joined.append(byte | 0x20) }
        EnglishStem.reduce(&joined)
        tokens[index].stem = EnglishStem.hash(joined)
        tokens[index].end = tokens[index + 1].end
        tokens.remove(at: index + 1)
      }
      index += 1
    }
  }

  /// Resolves parenthesised groups: footnotes and sign options go, `gain (loss)` and `increase (decrease)` merge.
  private mutating func resolveGroups() {
    var index = 0
    while index < tokens.count {
      let group = tokens[index].group
      guard group != 0 else {
        index += 1
        continue
      }
      var end = index
      while end < tokens.count, tokens[end].group == group { end += 1 }
      let content = tokens[index..<end]
      if (content.count == 1 && content.first!.isNumber && index > 0) || content.first!.stem == Stems.note {
        tokens.removeSubrange(index..<end)
      } else if content.allSatisfy({ Stems.options.contains($0.stem) }), end < tokens.count || index > 0 {
        let option = content.first!.stem
        mark = SignMark(option: option)
        let neighbour = index > 0 && isPartner(tokens[index - 1].stem, option) ? index - 1 : end
        if neighbour < tokens.count, isPartner(tokens[neighbour].stem, option) {
          tokens[neighbour].stem = merged(tokens[neighbour].stem)
        }
        tokens.removeSubrange(index..<end)
      } else {
        index = end
      }
    }
  }

  private func isPartner(_ word: UInt32, _ option: UInt32) -> Bool {
    switch option {
    case Stems.loss: return word == Stems.gain
    case Stems.gain: return word == Stems.loss
    case Stems.increase: return word == Stems.decrease
    case Stems.decrease: return word == Stems.increase
    default: return false
    }
  }

  private func merged(_ word: UInt32) -> UInt32 {
    word == Stems.gain || word == Stems.loss ? Stems.gainLoss : Stems.change
  }

  private mutating func dropStopWords() {
    let stopWords = Stems.stopWords
    var kept = 0
    for index in tokens.indices where !stopWords.contains(tokens[index].stem) {
      if kept != index { tokens.swapAt(kept, index) }
      kept += 1
    }
    if kept > 0 { tokens.removeLast(tokens.count - kept) }
  }
}
