import SourceText

/// The labels of all rows, and which there are.
struct LabelList {
  private(set) var texts: [String]
  private var counts: [LabelKey: Int] = [:]

  init(_ texts: [String]) {
    self.texts = texts
    counts.reserveCapacity(texts.count)
    for text in texts { counts[LabelKey(text), default: 0] += 1 }
  }

  func contains(_ text: String) -> Bool { counts[LabelKey(text), default: 0] > 0 }

  mutating func insert(_ text: String, at row: Int) {
    texts.insert(text, at: row)
    counts[LabelKey(text), default: 0] += 1
  }

  mutating func set(_ row: Int, _ text: String) {
    counts[LabelKey(texts[row]), default: 0] -= 1
    texts[row] = text
    counts[LabelKey(text), default: 0] += 1
  }
}
