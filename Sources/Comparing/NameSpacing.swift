import ReleaseModel
import SourceText

/// Names that one version writes together and apart: IIJT1 and "IIJ T1", システム・インテグレーション and システムインテグレーション.
extension NameComparison {
  mutating func compareSpacing() {
    let (left, right) = (written(japanese.prose), written(english.prose))
    compareJoined(left, .japanese)
    compareJoined(right, .english)
    compareAcross(left, right)
    compareDots()
  }

  private struct Written {
    var text: String
    var mention: Mention
  }

  private typealias WrittenNames = (single: [String: Written], pairs: [String: Written])

  /// Names of one word with a digit or a capital inside, and pairs of words that follow each other in a name.
  private func written(_ prose: Prose) -> WrittenNames {
    var single: [String: Written] = [:]
    var pairs: [String: Written] = [:]
    for mention in prose.mentions {
      guard case .name = mention.kind else { continue }
      let words = mention.text.words
      for (index, word) in words.enumerated() {
        if Self.isDistinct(word), single[word] == nil { single[word] = Written(text: word, mention: mention) }
        guard index + 1 < words.count, Self.isPart(word), Self.isPart(words[index + 1]) else { continue }
        let joined = word + words[index + 1]
        if Self.isDistinct(joined), pairs[joined] == nil {
          pairs[joined] = Written(text: word + " " + words[index + 1], mention: mention)
        }
      }
    }
    return (single, pairs)
  }

  /// Two capitals or more, or a capital and a digit: no word of the language, nor FY2025 and 4Q03.
  private static func isDistinct(_ word: String) -> Bool {
    guard word.utf8.count >= 4 else { return false }
    var (capitals, digits) = (0, 0)
    for byte in word.utf8 {
      if byte >= 0x80 || byte == 0x2D || byte == 0x2F || byte == 0x27 { return false }
      if byte >= 0x41, byte <= 0x5A { capitals += 1 }
      if byte >= 0x30, byte <= 0x39 { digits += 1 }
    }
    guard capitals >= 2, digits >= 1, capitals + digits >= 3 else { return false }
    return !["FY", "CY", "1Q", "2Q", "3Q", "4Q", "1H", "2H"].contains { word.hasPrefix($0) }
  }

  private static func isPart(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }
  }

  private mutating func compareJoined(_ names: WrittenNames, _ language: Language) {
    let (single, pairs) = names
    for (joined, together) in single.sorted(by: { $0.key < $1.key }) {
      guard let apart = pairs[joined] else { continue }
      let (a, b) = together.mention.span.start < apart.mention.span.start ? (together, apart) : (apart, together)
      addNote(a.text, b.text, a.mention, language == .japanese ? (b.mention, nil) : (nil, b.mention), language)
    }
  }

  /// Together in one version and apart in the other.
  private mutating func compareAcross(_ left: WrittenNames, _ right: WrittenNames) {
    for (joined, a) in left.single.sorted(by: { $0.key < $1.key }) {
      guard let b = right.pairs[joined], left.pairs[joined] == nil, right.single[joined] == nil else { continue }
      addNote(a.text, b.text, a.mention, (a.mention, b.mention), nil)
    }
    for (joined, b) in right.single.sorted(by: { $0.key < $1.key }) {
      guard let a = left.pairs[joined], left.single[joined] == nil, right.pairs[joined] == nil else { continue }
      addNote(a.text, b.text, a.mention, (a.mention, b.mention), nil)
    }
  }

  private mutating func addNote(
    _ a: String, _ b: String, _ first: Mention, _ sides: (Mention?, Mention?), _ language: Language?
  ) {
    func side(_ mention: Mention) -> Finding.Side {
      Finding.Side(table: "", label: mention.text, text: mention.text, line: mention.line, span: mention.span)
    }
    findings.append(
      Finding(
        kind: .name, severity: .note, cause: "spelling",
        fault: language.map { $0 == .japanese ? .japanese : .english },
        evidence: [
          Message(
            japanese: "\(first.line + 1) 行では「\(a)」です。", english: "Line \(first.line + 1) has “\(a)”.")
        ],
        japanese: sides.0.map(side), english: sides.1.map(side),
        message: Message(
          japanese: "同じ名称が「\(a)」「\(b)」と二通りに書かれています。",
          english: "One name is written in two ways: “\(a)” and “\(b)”.")))
  }

  // MARK: Katakana with and without a middle dot

  private struct Word {
    var text: String
    var line: Int
    var span: SourceSpan
  }

  private mutating func compareDots() {
    var dotted: [String: Word] = [:]
    var plain: [String: Word] = [:]
    func add(_ text: String, _ line: Int, _ span: SourceSpan) {
      for run in Self.runs(text) {
        let word = Word(text: run, line: line, span: span)
        if run.contains("・") {
          let key = run.replacing("・", with: "")
          if dotted[key] == nil { dotted[key] = word }
        } else if plain[run] == nil {
          plain[run] = word
        }
      }
    }
    for sentence in japanese.prose.sentences { add(sentence.text, sentence.line, sentence.span) }
    for table in japanese.tables {
      for row in table.rows where row.heading.span != nil {
        add(row.heading.label, row.line, row.heading.span ?? SourceSpan(start: 0, end: 0))
      }
    }
    for (key, first) in dotted.sorted(by: { $0.key < $1.key }) {
      guard let second = plain[key] else { continue }
      let (a, b) = first.line <= second.line ? (first, second) : (second, first)
      findings.append(
        Finding(
          kind: .name, severity: .note, cause: "spelling", fault: .japanese,
          evidence: [
            Message(japanese: "\(a.line + 1) 行では「\(a.text)」です。", english: "Line \(a.line + 1) has “\(a.text)”.")
          ],
          japanese: Finding.Side(table: "", label: b.text, text: b.text, line: b.line, span: b.span), english: nil,
          message: Message(
            japanese: "同じ語が「\(a.text)」「\(b.text)」と二通りに書かれています。",
            english: "One word is written in two ways: “\(a.text)” and “\(b.text)”.")))
    }
  }

  /// Runs of katakana, middle dots between them included; eight letters and more.
  private static func runs(_ text: String) -> [String] {
    guard hasKatakana(text) else { return [] }
    var runs: [String] = []
    var run: [UInt32] = []
    func close() {
      while run.last == 0x30FB { run.removeLast() }
      if run.count >= 8 { runs.append(String(String.UnicodeScalarView(run.compactMap(UnicodeScalar.init)))) }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if (0x30A1...0x30FA).contains(scalar.value) || scalar.value == 0x30FC || scalar.value == 0x30FB && !run.isEmpty {
        run.append(scalar.value)
      } else {
        close()
      }
    }
    close()
    return runs
  }
}
