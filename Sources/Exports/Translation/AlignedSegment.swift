import ReleaseModel
import SourceText

/// A piece of text and its counterpart in the other version: a sentence (or several that became one), or a label.
///
/// 営業利益 / "Operating income"; what only the Japanese has lacks its English.
struct AlignedSegment {
  enum Kind: String {
    case sentence, title, label
  }

  /// Stable within the pair of versions: `s12`, `t3`, `t3.r5`, by the Japanese side's number.
  var id: String
  var kind: Kind
  var japanese: String
  var english: String?
  /// 0…1
  var score: Double
  /// Lines from 1, for people who look it up.
  var lines: (japanese: Int, english: Int?)
  var findings: [Finding] = []
}

/// The segments of a pair in the order of the Japanese version: titles and labels of tables, then sentences.
///
/// Each pair of labels is given once, however many tables print it; its findings are gathered from all of them. Findings that belong
/// to no segment are left over.
struct AlignedSegments {
  private(set) var segments: [AlignedSegment] = []
  private(set) var leftOver: [Finding] = []

  init(_ check: CheckResult) {
    addLabels(of: check)
    addSentences(of: check)
    attach(check.findings)
  }

  // MARK: Labels

  private struct LabelPair: Hashable {
    var kind: AlignedSegment.Kind
    var japanese: String
    var english: String
  }

  private struct Place: Hashable {
    var version: Language
    var table: String
    /// Nil: the title.
    var row: Int?
  }

  private var segmentOfLabel: [LabelPair: Int] = [:]
  private var segmentOfPlace: [Place: Int] = [:]

  private mutating func addLabels(of check: CheckResult) {
    for pair in check.alignment.tables {
      guard let ja = check.japanese.tables[checked: pair.tables.japanese],
        let en = check.english.tables[checked: pair.tables.english]
      else { continue }
      add(
        .title, ja.title ?? "", en.title ?? "", id: ja.id, score: pair.tables.score,
        lines: (ja.lines.lowerBound, en.lines.lowerBound),
        places: [
          Place(version: .japanese, table: ja.id, row: nil), Place(version: .english, table: en.id, row: nil),
        ])
      for rows in pair.rows {
        guard let left = ja.rows[checked: rows.japanese], let right = en.rows[checked: rows.english] else { continue }
        // Sections all have the index -1; their place in the list is their own.
        let number = left.role == .section ? "s\(rows.japanese ?? 0)" : "r\(left.index)"
        add(
          .label, left.heading.label, right.heading.label, id: "\(ja.id).\(number)", score: rows.score,
          lines: (left.line, right.line),
          places: left.role == .section
            ? []
            : [
              Place(version: .japanese, table: ja.id, row: left.index),
              Place(version: .english, table: en.id, row: right.index),
            ])
      }
    }
  }

  private mutating func add(
    _ kind: AlignedSegment.Kind, _ japanese: String, _ english: String, id: String, score: Double,
    lines: (japanese: Int, english: Int), places: [Place]
  ) {
    guard !japanese.isEmpty, !english.isEmpty else { return }
    let pair = LabelPair(kind: kind, japanese: japanese, english: english)
    let index: Int
    if let known = segmentOfLabel[pair] {
      index = known
      segments[index].score = max(segments[index].score, score)
    } else {
      index = segments.count
      segmentOfLabel[pair] = index
      segments.append(
        AlignedSegment(
          id: id, kind: kind, japanese: japanese, english: english, score: score,
          lines: (lines.japanese + 1, lines.english + 1)))
    }
    for place in places { segmentOfPlace[place] = index }
  }

  // MARK: Sentences

  private var spans: [(version: Language, span: SourceSpan, segment: Int)] = []

  private mutating func addSentences(of check: CheckResult) {
    let (ja, en) = (check.japanese.prose.sentences, check.english.prose.sentences)
    // A sentence that became two stands in two pairs: sentences that are linked make one segment.
    var parent = Array(0..<(ja.count + en.count))
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index { index = parent[index] }
      return index
    }
    var scores: [Int: Double] = [:]
    for pair in check.alignment.sentences {
      guard let left = pair.japanese, let right = pair.english, ja.indices.contains(left), en.indices.contains(right)
      else { continue }
      let (low, high) = (root(left), root(ja.count + right))
      let (first, second) = (min(low, high), max(low, high))
      scores[first] = min(scores[first] ?? 1, min(scores[second] ?? 1, pair.score))
      parent[second] = first
    }
    var members: [Int: (ja: [Int], en: [Int])] = [:]
    for index in parent.indices {
      if index < ja.count {
        members[root(index), default: ([], [])].ja.append(index)
      } else {
        members[root(index), default: ([], [])].en.append(index - ja.count)
      }
    }
    for index in ja.indices {
      guard let group = members[index], group.ja.first == index else { continue }
      let segment = segments.count
      segments.append(
        AlignedSegment(
          id: "s\(index)", kind: .sentence, japanese: group.ja.map { ja[$0].text }.joined(),
          english: group.en.isEmpty ? nil : group.en.map { en[$0].text }.joined(separator: " "),
          score: group.en.isEmpty ? 0 : scores[index] ?? 0,
          lines: (ja[index].line + 1, group.en.first.map { en[$0].line + 1 })))
      spans += group.ja.map { (.japanese, ja[$0].span, segment) }
      spans += group.en.map { (.english, en[$0].span, segment) }
    }
  }

  // MARK: Findings

  private mutating func attach(_ findings: [Finding]) {
    for finding in findings {
      let place =
        finding.japanese.flatMap { segment(of: $0, in: .japanese) }
        ?? finding.english.flatMap { segment(of: $0, in: .english) }
      if let segment = place {
        segments[segment].findings.append(finding)
      } else {
        leftOver.append(finding)
      }
    }
  }

  private func segment(of side: Finding.Side, in version: Language) -> Int? {
    if side.table.isEmpty {
      return spans.first { $0.version == version && $0.span.start <= side.span.start && side.span.end <= $0.span.end }?
        .segment
    }
    return segmentOfPlace[Place(version: version, table: side.table, row: side.row)]
  }
}

extension Array {
  /// The element, or nil where there is none.
  subscript(checked index: Int?) -> Element? {
    guard let index, indices.contains(index) else { return nil }
    return self[index]
  }
}
