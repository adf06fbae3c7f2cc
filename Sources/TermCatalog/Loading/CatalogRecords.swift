/// One meaning in the catalogue: a concept, a word or a modifier, in this order of numbers.
struct Entry: Sendable, Hashable {
  /// Where its English forms stand among all English forms.
  var englishStart: Int32 = 0
  var englishCount: Int32 = 0
  /// Where its line stands in the text that it was read from.
  var lineStart: Int32 = 0
  var lineEnd: Int32 = 0
  /// How much a word says about a label: 1 is usual, 合計 and サービス say less.
  var weight: Float = 1
  /// Opposites that the word takes sides in, see ``Axes``.
  var axes = Axes()
}

/// One Japanese form: its entry, its text, and the next form with the same key.
struct JapaneseForm: Sendable, Hashable {
  var entry: Int32
  var next: Int32
  var textStart: Int32
  var textCount: Int16
  var traits: FormTraits
  var key: UInt64
}

/// One English form: its entry, its text, its stems, and the next form with the same key.
struct EnglishForm: Sendable, Hashable {
  var entry: Int32
  var next: Int32
  var textStart: Int32
  var textCount: Int16
  var traits: FormTraits
  var stemStart: Int32
  var stemCount: Int16
  var key: UInt64
}

/// What the data says about one form.
struct FormTraits: OptionSet, Sendable, Hashable {
  let rawValue: UInt8
  /// `~`: the form names the negative of the concept (営業損失).
  static let inverted = FormTraits(rawValue: 1)
  /// `=`: the form is shared with another concept (Accounts payable).
  static let shared = FormTraits(rawValue: 2)
  /// The slot of a modifier stands before the form (…合計).
  static let suffix = FormTraits(rawValue: 4)
  /// The slot of a modifier stands after the form (Total …).
  static let prefix = FormTraits(rawValue: 8)
}

/// Sides taken in pairs of opposites, one bit a pair: long or short term, asset or liability, in or out.
struct Axes: Sendable, Hashable {
  var positive: UInt32 = 0
  var negative: UInt32 = 0

  var isEmpty: Bool { positive | negative == 0 }

  mutating func formUnion(_ other: Axes) {
    positive |= other.positive
    negative |= other.negative
  }

  /// The number of pairs in which the two sides contradict each other.
  func contradictions(_ other: Axes) -> Int {
    let mine = positive & ~negative & other.negative & ~other.positive
    let theirs = negative & ~positive & other.positive & ~other.negative
    return (mine | theirs).nonzeroBitCount
  }
}

/// The three texts that a catalogue is read from; see Corpus/terms/README.md for their columns.
struct CatalogText: Sendable {
  let concepts: StaticString
  let words: StaticString
  let modifiers: StaticString
}
