import ReleaseModel
import SourceText

/// Partners that a sentence has by where it stands: the titles of tables that are one, the headings right above sentences that say
/// the same, and what is left over in two paragraphs that belong together.
struct SentenceNeighbours {
  private let japanese: Prose
  private let english: Prose
  private(set) var pairs: [Pair]
  /// Partners of each sentence, by number.
  private var left: [[Int]]
  private var right: [[Int]]

  init(_ japanese: Prose, _ english: Prose, _ pairs: [Pair]) {
    self.japanese = japanese
    self.english = english
    self.pairs = pairs.filter { $0.japanese != nil && $0.english != nil }
    left = Array(repeating: [], count: japanese.sentences.count)
    right = Array(repeating: [], count: english.sentences.count)
    for pair in self.pairs {
      guard let i = pair.japanese, let j = pair.english else { continue }
      left[i].append(j)
      right[j].append(i)
    }
  }

  /// The titles of tables that are paired.
  mutating func addTitles(_ tables: [(japanese: Table, english: Table)]) {
    for (a, b) in tables {
      guard let i = sentence(of: a, japanese), let j = sentence(of: b, english), !left[i].contains(j) else { continue }
      unlinkTitle(i, j)
      guard left[i].isEmpty, right[j].isEmpty else { continue }
      link(i, j, .title)
    }
  }

  /// The sentence that is a table's title and nothing more.
  private func sentence(of table: Table, _ prose: Prose) -> Int? {
    guard let span = table.titleSpan else { return nil }
    let place = prose.sentences.place { $0.span.start >= span.start }
    for index in [place, place - 1] where prose.sentences.indices.contains(index) {
      let sentence = prose.sentences[index]
      if sentence.span.start <= span.start, span.end <= sentence.span.end, isTitle(sentence) { return index }
    }
    return nil
  }

  /// Titles that only their order had paired give way.
  private mutating func unlinkTitle(_ i: Int, _ j: Int) {
    pairs.removeAll { pair in
      guard let p = pair.japanese, let q = pair.english, p == i || q == j else { return false }
      let isWeak = japanese.sentences[p].figures.isEmpty && english.sentences[q].figures.isEmpty && pair.score < 0.3
      if isWeak {
        left[p].removeAll { $0 == q }
        right[q].removeAll { $0 == p }
      }
      return isWeak
    }
  }

  /// A heading without a partner above a sentence that has one: the heading above that one.
  mutating func addHeadings() {
    for i in japanese.sentences.indices.dropLast() where left[i].isEmpty && isTitle(japanese.sentences[i]) {
      guard let below = left[i + 1].min(), below > 0, right[below - 1].isEmpty, isTitle(english.sentences[below - 1]),
        isFirst(i + 1, japanese), isFirst(below, english)
      else { continue }
      link(i, below - 1, .position)
    }
  }

  /// What stands below a heading is the first of its paragraph or list.
  private func isFirst(_ index: Int, _ prose: Prose) -> Bool {
    prose.sentences[index - 1].block != prose.sentences[index].block || isTitle(prose.sentences[index - 1])
  }

  /// Sentences without figures in paragraphs whose other sentences are paired, where they share two topics.
  mutating func addParagraphMates() {
    let blocks = Dictionary(grouping: english.sentences.indices, by: { english.sentences[$0].block })
    for i in japanese.sentences.indices where left[i].isEmpty && japanese.sentences[i].figures.isEmpty {
      let sentence = japanese.sentences[i]
      guard sentence.topics.count >= 2 else { continue }
      let mates = [i - 1, i + 1].filter {
        japanese.sentences.indices.contains($0) && japanese.sentences[$0].block == sentence.block
      }
      let near = Set(mates.flatMap { left[$0] }.map { english.sentences[$0].block })
      var best: (count: Int, j: Int)?
      for block in near.sorted() {
        for j in blocks[block] ?? [] where right[j].isEmpty && english.sentences[j].figures.isEmpty {
          let count = english.sentences[j].topics.count { sentence.topics.contains($0) }
          if count >= 2, count > best?.count ?? 0 { best = (count, j) }
        }
      }
      if let best { link(i, best.j, .term) }
    }
  }

  private mutating func link(_ i: Int, _ j: Int, _ evidence: PairEvidence) {
    pairs.append(Pair(japanese: i, english: j, score: 0.2, evidence: [evidence]))
    left[i].append(j)
    right[j].append(i)
  }

  /// Short, without a figure and without a full stop.
  private func isTitle(_ sentence: Sentence) -> Bool {
    guard sentence.figures.isEmpty || sentence.kind == .heading, sentence.text.utf8.count < 200 else { return false }
    return !sentence.text.hasSuffix("。") && !sentence.text.hasSuffix(".")
  }

  /// All pairs in order, those without a partner behind them.
  func completed() -> [Pair] {
    let sorted = pairs.sorted {
      ($0.japanese ?? 0, $0.english ?? 0) < ($1.japanese ?? 0, $1.english ?? 0)
    }
    return sorted
      + left.indices.filter { left[$0].isEmpty }.map { Pair(japanese: $0, english: nil, score: 0, evidence: []) }
      + right.indices.filter { right[$0].isEmpty }.map { Pair(japanese: nil, english: $0, score: 0, evidence: []) }
  }
}

extension Array {
  /// The first place whose element, in an array sorted by the condition, meets it.
  fileprivate func place(where meets: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
