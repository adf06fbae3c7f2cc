/// Reduces an English word to the stem that both numbers and both spellings share.
///
/// Works on lower-case bytes. Example: `securities` → `security`, `amortisation` → `amortization`.
enum EnglishStem {
  static func reduce(_ word: inout [UInt8]) {
    let count = word.count
    guard count > 3, word[count - 1] >= 0x61 else { return }
    if word[count - 1] == 0x73 { dropPlural(&word) }
    britishToAmerican(&word)
  }

  static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = KeyHash.seed
    for byte in word { hash = KeyHash.step(hash, UInt64(byte)) }
    let mixed = KeyHash.finish(hash)
    return UInt32(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  private static func dropPlural(_ word: inout [UInt8]) {
    let count = word.count
    let (before, second) = (word[count - 2], word[count - 3])
    switch before {
    case 0x73, 0x75: return  // less, surplus
    case 0x69: return  // basis
    case 0x65:
      if second == 0x69, count > 4 {
        word.removeLast(3)
        word.append(0x79)  // securities
      } else if second == 0x78 || second == 0x68 || (second == 0x73 && word[count - 4] == 0x73) {
        word.removeLast(2)  // taxes, losses
      } else {
        word.removeLast()  // expenses
      }
    default: word.removeLast()
    }
  }

  private static func britishToAmerican(_ word: inout [UInt8]) {
    let count = word.count
    guard count > 6 else { return }
    // -isation and -ise with their endings: only after letters that make it a verb ending.
    for index in 4..<(count - 2) where word[index] == 0x69 && word[index + 1] == 0x73 {
      let next = word[index + 2]
      let isAtion = next == 0x61 && index + 3 < count && word[index + 3] == 0x74
      let isParticiple = next == 0x69 && index + 3 < count && word[index + 3] == 0x6e
      let isEnd = (next == 0x65 && index + 3 >= count - 1) || isParticiple
      if isAtion || (isEnd && isVerb(word, index)) { word[index + 1] = 0x7a }
    }
  }

  /// -lise, -rise, -nise are verbs (recognised, realised); -mise and -vise mostly not (premise, revised).
  private static func isVerb(_ word: [UInt8], _ index: Int) -> Bool {
    let before = word[index - 1]
    return before == 0x6c || before == 0x6e || before == 0x74 || before == 0x72 && word[index - 2] != 0x70
  }
}

/// Stems with a part in the grammar of labels.
enum Stems {
  static let non = of("non")
  static let note = of("note")
  static let gain = of("gain")
  static let loss = of("loss")
  static let increase = of("increase")
  static let decrease = of("decrease")
  static let profit = of("profit")
  static let income = of("income")
  static let earning = of("earning")
  static let gainLoss = of("gainloss")
  static let change = of("change")
  static let net = of("net")

  static let options = StemSet(
    [
      "loss", "gain", "income", "profit", "expense", "benefit", "credit", "increase", "decrease", "used", "use",
      "provided", "in", "for", "by", "deficit", "deficiency", "capital", "charge", "payment", "reversal", "charged",
      "refund", "paid", "earning", "credited",
    ].map(of))

  static let stopWords = StemSet(
    [
      "the", "a", "an", "of", "for", "by", "in", "on", "to", "and", "or", "at", "with", "from", "as", "is", "are",
      "its", "into",
    ].map(of))

  static func of(_ word: String) -> UInt32 { EnglishStem.hash(word.utf8) }
}

/// A small fixed set of stems that answers without hashing them again.
struct StemSet: Sendable {
  private var slots: [UInt32]

  init(_ stems: [UInt32]) {
    slots = [UInt32](repeating: 0, count: 256)
    for stem in stems {
      var slot = Int(stem & 255)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = stem
    }
  }

  @inline(__always)
  func contains(_ stem: UInt32) -> Bool {
    var slot = Int(stem & 255)
    while slots[slot] != 0 {
      if slots[slot] == stem { return true }
      slot = (slot + 1) & 255
    }
    return false
  }
}
