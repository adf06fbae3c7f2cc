/// Abbreviations that stand for several words: those of captions, and those that taxonomies put behind a label and a hyphen.
///
/// Example: `SG&A expenses` is `Selling, general and administrative expenses`; `Other-IOA` is その他、投資その他の資産.
enum Abbreviations {
  private static let listed: [(short: String, words: String)] = [
    ("ppe", "property plant equipment"), ("sga", "selling general administrative"),
    ("nca", "noncurrent asset"), ("ncl", "noncurrent liability"), ("ioa", "investment other asset"),
    ("opecf", "cash flow operating activity"), ("invcf", "cash flow investing activity"),
    ("fincf", "cash flow financing activity"), ("ca", "current asset"), ("cl", "current liability"),
    ("ia", "intangible asset"), ("da", "deferred asset"), ("na", "net asset"), ("ss", "shareholder equity"),
    ("ei", "extraordinary income"), ("el", "extraordinary loss"), ("noi", "nonoperating income"),
    ("noe", "nonoperating expense"),
  ]

  private static let words: [[String]] = listed.map { $0.words.split(separator: " ").map(String.init) }
  static let stems: [[UInt32]] = words.map { $0.map { EnglishStem.hash($0.utf8) } }
  private static let shorts: [[UInt8]] = listed.map { Array($0.short.utf8) }

  /// The first of them count everywhere, the others only as suffixes: NOI alone may be net operating income.
  private static let everywhere = 2

  /// The number of an abbreviation in lower-case letters.
  static func number(of word: [UInt8], isSuffix: Bool) -> UInt8? {
    guard word.count <= 5, isSuffix || word.count == 3 else { return nil }
    return shorts.prefix(isSuffix ? shorts.count : everywhere).firstIndex(of: word).map { UInt8($0) }
  }

  static func word(_ part: (number: UInt8, place: UInt8)) -> String { words[Int(part.number)][Int(part.place)] }
}
