/// Labels of one language, prepared so that the ones that mean the same as a label of the other are found at once.
///
/// Example: among 12,000 English labels, the five nearest to 有形固定資産の取得による支出.
public struct LabelIndex: Sendable {
  /// A label that was found: its place in the list, and how sure it is, 0…1.
  public struct Hit: Sendable, Hashable {
    public let index: Int
    public let score: Double
  }

  /// The number of labels.
  public var count: Int { labels.count }
  public let language: TermCatalog.Language
  let catalog: TermCatalog
  private(set) var labels: [PreparedLabel] = []
  private(set) var weights: StemWeights?
  /// For each stem the labels that hold or expect it, one after another.
  private var slots: [UInt32: Int32] = [:]
  private var starts: [Int32] = []
  private var postings: [Posting] = []
  /// The labels that are forms of a concept, by the concept's number.
  private var named: [Int32: [Int32]] = [:]
  /// The labels that stand in the glossary, by the number of the term.
  private var listed: [Int32: [Int32]] = [:]
  /// What a label could share at most.
  private var totals: [Float] = []

  private struct Posting: Sendable {
    var label: Int32
    var weight: Float
  }

  /// How many of the labels that share most words are looked at closely.
  private static let shortlist = 64

  public init(_ labels: [String], in language: TermCatalog.Language, catalog: TermCatalog = .builtIn) {
    self.language = language
    self.catalog = catalog
    if language == .english {
      var key = EnglishKey()
      weights = StemWeights(
        labels.map { label in
          withBytes(label) { bytes in
            key.assign(bytes)
            return key.tokens.map { $0.stem }
          }
        })
    }
    self.labels = labels.map { catalog.prepare($0, in: language, weights: weights) }
    index()
  }

  private mutating func index() {
    var lists: [[Posting]] = []
    totals = [Float](repeating: 0, count: labels.count)
    var expected: [ExpectedStem] = []
    for (number, label) in labels.enumerated() {
      expectation(of: label, &expected)
      for hit in label.glossary { listed[hit.term, default: []].append(Int32(number)) }
      for exact in label.exact { named[exact.concept, default: []].append(Int32(number)) }
      for entry in expected {
        totals[number] += entry.weight
        let posting = Posting(label: Int32(number), weight: entry.weight)
        if let slot = slots[entry.stem] {
          lists[Int(slot)].append(posting)
        } else {
          slots[entry.stem] = Int32(lists.count)
          lists.append([posting])
        }
      }
      if label.language == .japanese { totals[number] = label.totalWeight }
    }
    for list in lists {
      starts.append(Int32(postings.count))
      postings += list
    }
    starts.append(Int32(postings.count))
  }

  private struct ExpectedStem {
    var stem: UInt32
    var weight: Float
  }

  /// The stems that a label holds (English) or may be rendered with (Japanese), each once with its greatest weight.
  private func expectation(of label: PreparedLabel, _ expected: inout [ExpectedStem]) {
    expected.removeAll(keepingCapacity: true)
    func add(_ stem: UInt32, _ weight: Float) {
      if let place = expected.firstIndex(where: { $0.stem == stem }) {
        expected[place].weight = max(expected[place].weight, weight)
      } else {
        expected.append(ExpectedStem(stem: stem, weight: weight))
      }
    }
    if label.language == .english {
      for (stem, weight) in zip(label.stems, label.weights) { add(stem, weight) }
      return
    }
    let storage = catalog.storage
    for unit in label.units + label.parts {
      if unit.stem != 0 { add(unit.stem, unit.weight) }
      var form = unit.form
      while form >= 0 {
        let record = storage.japaneseForms[Int(form)]
        let entry = storage.entries[Int(record.entry)]
        for number in Int(entry.englishStart)..<Int(entry.englishStart + entry.englishCount) {
          let rendering = storage.englishForms[number]
          let share = unit.weight / Float(max(1, rendering.stemCount))
          for index in Int(rendering.stemStart)..<Int(rendering.stemStart) + Int(rendering.stemCount) {
            add(storage.stems[index], share)
          }
        }
        form = record.next
      }
      guard unit.association >= 0 else { continue }
      let start = Int(storage.associationStarts[Int(unit.association)])
      let end = Int(storage.associationStarts[Int(unit.association) + 1])
      for entry in storage.associations[start..<end] { add(entry.stem, unit.weight * min(1, entry.chance * 1.2)) }
    }
  }

  /// The labels nearest in meaning to a label of the other language, best first; those below `threshold` are left out.
  public func nearest(to label: String, top: Int = 5, threshold: Double = 0) -> [Hit] {
    let other: TermCatalog.Language = language == .japanese ? .english : .japanese
    let query = catalog.prepare(label, in: other, weights: weights)
    return nearest(to: query, top: top, threshold: threshold)
  }

  func nearest(to query: PreparedLabel, top: Int, threshold: Double) -> [Hit] {
    guard top > 0 else { return [] }
    var hits: [Hit] = []
    for number in candidates(for: query) {
      let score = catalog.rank(query, labels[number])
      guard score >= threshold, score > 0 else { continue }
      var place = hits.count
      while place > 0, hits[place - 1].score < score || hits[place - 1].score == score && hits[place - 1].index > number
      {
        place -= 1
      }
      if place < top {
        hits.insert(Hit(index: number, score: score), at: place)
        if hits.count > top { hits.removeLast() }
      }
    }
    return hits
  }

  /// How alike each label of the other language is to each of these: 0 for those that share no word.
  public func scores(of others: [String]) -> [[Double]] {
    let language: TermCatalog.Language = language == .japanese ? .english : .japanese
    return others.map { other in
      let query = catalog.prepare(other, in: language, weights: weights)
      var row = [Double](repeating: 0, count: labels.count)
      for number in candidates(for: query, most: labels.count) { row[number] = catalog.rank(query, labels[number]) }
      return row
    }
  }

  /// The labels that share most with the query, by the words alone.
  private func candidates(for query: PreparedLabel, most: Int = shortlist) -> [Int] {
    var expected: [ExpectedStem] = []
    expectation(of: query, &expected)
    var shared = [Float](repeating: 0, count: labels.count)
    var touched: [Int32] = []
    for entry in expected {
      guard let slot = slots[entry.stem] else { continue }
      for posting in postings[Int(starts[Int(slot)])..<Int(starts[Int(slot) + 1])] {
        if shared[Int(posting.label)] == 0 { touched.append(posting.label) }
        shared[Int(posting.label)] += min(entry.weight, posting.weight)
      }
    }
    if touched.count <= most { return withListed(touched.map { Int($0) }, query) }
    var best: [(label: Int, likeness: Float)] = []
    for label in touched {
      let number = Int(label)
      let likeness = shared[number] / (totals[number] + query.totalWeight)
      if best.count == most, likeness <= best[best.count - 1].likeness { continue }
      var place = best.count
      while place > 0, best[place - 1].likeness < likeness { place -= 1 }
      best.insert((number, likeness), at: place)
      if best.count > most { best.removeLast() }
    }
    var found = best.map { $0.label }
    for exact in query.exact {
      for label in named[exact.concept] ?? [] where !found.contains(Int(label)) { found.append(Int(label)) }
    }
    return withListed(found, query)
  }

  /// Adds the labels that the glossary has for the query, whatever words they share.
  private func withListed(_ found: [Int], _ query: PreparedLabel) -> [Int] {
    var found = found
    for hit in query.glossary {
      for label in listed[hit.term] ?? [] where !found.contains(Int(label)) { found.append(Int(label)) }
    }
    return found
  }
}

extension TermCatalog {
  /// The place of the English label among the forms of the concept that both name.
  private func rankOfForm(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Int32 {
    var rank: Int32 = 6
    for right in english.exact where japanese.exact.contains(where: { $0.concept == right.concept }) {
      rank = min(rank, right.rank)
    }
    return rank
  }

  /// The similarity, with what tells labels apart that are otherwise alike: their very words, and what a negative figure means.
  func rank(_ first: PreparedLabel, _ second: PreparedLabel) -> Double {
    let (japanese, english) = first.language == .japanese ? (first, second) : (second, first)
    if let wanted = glossary?.score(japanese.glossary, english.glossary) { return wanted }
    let words = Double(AssociationScore(storage, japanese, english).score)
    var score: Double
    if let known = sharedConcept(japanese, english) {
      score = known * (0.93 + 0.07 * words - 0.008 * Double(min(rankOfForm(japanese, english), 6)))
    } else if sharesComposition(japanese, english) {
      score = 0.95 * (0.93 + 0.07 * words)
    } else {
      score = Double(RenderingScore(storage, japanese, english).score) * (0.84 + 0.1 * words)
      for _ in 0..<japanese.axes.contradictions(english.axes) { score *= 0.5 }
      // What the catalogue knows by name is rather one of its names.
      if !japanese.exact.isEmpty { score *= 0.95 }
      if !english.exact.isEmpty { score *= 0.97 }
    }
    // A text block is not the table that it holds.
    if japanese.kind != english.kind { score *= 0.9 }
    // 純増減 is a net change; a net change need not say so in Japanese.
    if japanese.isNetChange, !english.isNetChange { score *= 0.97 }
    // What the glossary has a rendering for is rather rendered so.
    if let glossary, glossary.isKnown(first.glossary) { score *= 0.9 }
    return score * (1 - 0.12 * japanese.mark.conflict(with: english.mark))
  }
}
