import ReleaseModel
import SourceText

/// Names that are spelled in two ways: `IIJ Ethernet Standard` against `IIJ Ether Standard`, ダイアルアップ against ダイヤルアップ.
///
/// A name counts as misspelt when its counterpart differs in one word only, that word is nearly the same, and neither version
/// has both. Katakana words are held against the other katakana words of the same version.
struct NameComparison {
  let japanese: Release
  let english: Release
  var findings: [Finding] = []

  init(_ japanese: Release, _ english: Release) {
    self.japanese = japanese
    self.english = english
  }

  mutating func compare() {
    compareLatinNames()
    compareKatakana()
    compareSpacing()
  }

  // MARK: Names in Latin letters

  private struct Name {
    var words: [String]
    var mention: Mention
  }

  private func names(_ prose: Prose) -> [Name] {
    var seen: Set<String> = []
    return prose.mentions.compactMap { mention in
      guard case .name = mention.kind else { return nil }
      var words = mention.text.words
      // "IIJ DSL/F Service" is also called "IIJ DSL/F".
      if words.count > 2, ["Service", "Services"].contains(words[words.count - 1]) { words.removeLast() }
      guard words.count >= 2, words.count <= 6, seen.insert(words.joined(separator: " ")).inserted else { return nil }
      return Name(words: words, mention: mention)
    }
  }

  private mutating func compareLatinNames() {
    let left = NameIndex(names(japanese.prose))
    let right = NameIndex(names(english.prose))
    for a in left.names where !right.contains(a) {
      guard let b = right.neighbours(of: a).first(where: { isNearly(a.words, $0.words) }), !left.contains(b) else {
        continue
      }
      report(a.mention, b.mention, nil, language: nil)
    }
    // Only names that several words prove to be names; sentences of headings in capitals are none.
    for (index, language) in [(left, Language.japanese), (right, Language.english)] {
      for (place, a) in index.names.enumerated() where a.words.count >= 3 {
        for b in index.neighbours(of: a, behind: place) where isNearly(a.words, b.words) {
          report(a.mention, b.mention, nil, language: language)
        }
      }
    }
  }

  /// Names by what is left of them without one of their words: those that differ in one word meet there.
  private struct NameIndex {
    let names: [Name]
    private var places: [String: [Int]] = [:]
    /// With more companions it is one of a series (Plan A, Plan B, …) and no misspelling of another.
    private static let series = 40

    init(_ names: [Name]) {
      self.names = names
      for (place, name) in names.enumerated() {
        for key in Self.keys(name) { places[key, default: []].append(place) }
      }
    }

    private static func keys(_ name: Name) -> [String] {
      name.words.indices.dropFirst().map { gap in
        var words = name.words
        words[gap] = "\u{0}"
        return words.joined(separator: " ")
      }
    }

    func contains(_ name: Name) -> Bool {
      guard let key = Self.keys(name).first else { return false }
      return places[key]?.contains { names[$0].words == name.words } == true
    }

    /// Names that share all words but one, in their order.
    func neighbours(of name: Name, behind place: Int = -1) -> [Name] {
      var found: [Int] = []
      for key in Self.keys(name) {
        guard let others = places[key], others.count <= Self.series else { continue }
        found += others.filter { $0 > place && names[$0].words != name.words }
      }
      return found.sorted().map { names[$0] }
    }
  }

  /// The same number of words, the same first word, and one word that differs a little.
  private func isNearly(_ a: [String], _ b: [String]) -> Bool {
    guard a.count == b.count, a.count >= 2, a[0] == b[0] else { return false }
    let different = a.indices.filter { a[$0] != b[$0] }
    guard different.count == 1, let place = different.first else { return false }
    let (x, y) = (Array(a[place].utf8), Array(b[place].utf8))
    guard min(x.count, y.count) >= 4, a[place].lowercased() != b[place].lowercased() else { return false }
    // A plural is no other name; nor is a number.
    if x + [0x73] == y || y + [0x73] == x { return false }
    if x.starts(with: y) || y.starts(with: x) { return a.count >= 3 }
    return a.count >= 3 && Self.distance(x, y) == 1
  }

  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard abs(a.count - b.count) <= 1 else { return 2 }
    var prefix = 0
    while prefix < min(a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(a.count, b.count) - prefix, a[a.count - 1 - suffix] == b[b.count - 1 - suffix] { suffix += 1 }
    return max(a.count, b.count) - prefix - suffix
  }

  // MARK: Katakana

  private struct Word {
    var text: String
    var line: Int
    var span: SourceSpan
    var table: String
    var label: String
  }

  private mutating func compareKatakana() {
    var byKey: [[UInt32]: [Word]] = [:]
    var order: [[UInt32]] = []
    func add(_ text: String, line: Int, span: SourceSpan, table: String) {
      for run in Self.katakana(text) {
        let key = Self.key(run)
        if byKey[key] == nil { order.append(key) }
        let word = String(String.UnicodeScalarView(run.compactMap(UnicodeScalar.init)))
        if byKey[key]?.contains(where: { $0.text == word }) != true {
          byKey[key, default: []].append(Word(text: word, line: line, span: span, table: table, label: text))
        }
      }
    }
    for sentence in japanese.prose.sentences { add(sentence.text, line: sentence.line, span: sentence.span, table: "") }
    for table in japanese.tables {
      for row in table.rows {
        add(row.heading.label, line: row.line, span: row.heading.span ?? SourceSpan(start: 0, end: 0), table: table.id)
      }
    }
    for key in order {
      guard let words = byKey[key], words.count > 1 else { continue }
      // コンピュータ and コンピューター: a long mark at the end is a matter of style, and often of names.
      let isStyle = Set(words.map { $0.text.hasSuffix("ー") ? String($0.text.dropLast()) : $0.text }).count == 1
      findings.append(
        Finding(
          kind: .name, severity: isStyle ? .note : .warning, cause: "spelling", fault: .japanese,
          evidence: words.map {
            Message(japanese: "\($0.line + 1) 行に「\($0.text)」があります。", english: "Line \($0.line + 1) has “\($0.text)”.")
          },
          japanese: Finding.Side(
            table: "", label: words[0].text, text: words[1].text, line: words[1].line, span: words[1].span),
          english: nil,
          message: Message(
            japanese: "同じ語が「\(words[0].text)」「\(words[1].text)」と二通りに書かれています。",
            english: "One word is spelled in two ways: “\(words[0].text)” and “\(words[1].text)”.")))
    }
  }

  /// Runs of five katakana and more, ー included, ・ not.
  private static func katakana(_ text: String) -> [[UInt32]] {
    guard hasKatakana(text) else { return [] }
    var runs: [[UInt32]] = []
    var run: [UInt32] = []
    for scalar in text.unicodeScalars {
      if (0x30A1...0x30FA).contains(scalar.value) || scalar.value == 0x30FC {
        run.append(scalar.value)
      } else {
        if run.count >= 5 { runs.append(run) }
        run = []
      }
    }
    if run.count >= 5 { runs.append(run) }
    return runs
  }

  /// Katakana and the middle dot begin with two bytes that little else begins with.
  static func hasKatakana(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for at in bytes.indices.dropLast() where bytes[at] == 0xE3 {
        if bytes[at + 1] == 0x82 || bytes[at + 1] == 0x83 { return true }
      }
      return false
    }
  }

  /// What the usual variants share: no long marks, small vowels large, イヤ as イア, ヴァ as バ.
  private static func key(_ run: [UInt32]) -> [UInt32] {
    var key: [UInt32] = []
    for (index, scalar) in run.enumerated() {
      switch scalar {
      case 0x30FC: continue
      // ヤ behind イ: ダイヤル, ダイアル
      case 0x30E4 where index > 0 && run[index - 1] == 0x30A4: key.append(0x30A2)
      case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9: key.append(scalar + 1)
      case 0x30F4: key.append(0x30D6)
      default: key.append(scalar)
      }
    }
    return key
  }

  private mutating func report(_ a: Mention, _ b: Mention, _ extra: Message?, language: Language?) {
    func side(_ mention: Mention) -> Finding.Side {
      Finding.Side(table: "", label: mention.text, text: mention.text, line: mention.line, span: mention.span)
    }
    if let language {
      findings.append(
        Finding(
          kind: .name, severity: .warning, cause: "spelling", fault: language == .japanese ? .japanese : .english,
          evidence: [
            Message(japanese: "\(a.line + 1) 行では「\(a.text)」です。", english: "Line \(a.line + 1) has “\(a.text)”.")
          ],
          japanese: language == .japanese ? side(b) : nil, english: language == .english ? side(b) : nil,
          message: Message(
            japanese: "同じ名称が「\(a.text)」「\(b.text)」と二通りに書かれています。",
            english: "One name is spelled in two ways: “\(a.text)” and “\(b.text)”.")))
      return
    }
    findings.append(
      Finding(
        kind: .name, severity: .warning, cause: "spelling", japanese: side(a), english: side(b),
        message: Message(
          japanese: "名称の綴りが二つの版で違います（「\(a.text)」「\(b.text)」）。",
          english: "The two versions spell a name differently: “\(a.text)” and “\(b.text)”.")))
  }
}
