import ReleaseModel
import SourceText

/// Labels of paired rows that say opposite things: 増加 against "Decrease", while the figures have the same sign.
extension TablePairComparison {
  mutating func compareLabels() {
    for rows in pair.rows {
      guard let i = rows.japanese, let j = rows.english, ja.rows[i].role != .section else { continue }
      let (a, b) = (ja.rows[i], en.rows[j])
      guard let x = Self.japaneseDirection(a.heading.label), let y = Self.englishDirection(b.heading.label), x != y
      else { continue }
      // With opposite signs in every cell the two say the same.
      let opposite = columns.allSatisfy { column in
        guard let p = jaFact(i, column.ja)?.value, let q = enFact(j, column.en)?.value else { return true }
        return p.isZero || q.isZero || p.isNegative != q.isNegative
      }
      if opposite { continue }
      findings.append(
        Finding(
          kind: .label, severity: .error, cause: nil, japanese: side(ja, row: a), english: side(en, row: b),
          message: Message(
            japanese: "項目名の増減の向きが逆です（日本語版「\(x > 0 ? "増加" : "減少")」、英語版「\(y > 0 ? "increase" : "decrease")」）。",
            english:
              "The labels point in opposite directions (\(x > 0 ? "increase" : "decrease") in the Japanese, \(y > 0 ? "increase" : "decrease") in the English)."
          )))
    }
  }

  /// +1 when a positive figure means an increase. 増減額(△は増加): −1; 減少(増加)額: −1.
  static func japaneseDirection(_ label: String) -> Int? {
    if label.contains("△は増加") || label.contains("▲は増加") || label.contains("は増加)") { return -1 }
    if label.contains("△は減少") || label.contains("▲は減少") || label.contains("は減少)") { return 1 }
    if label.contains("増減") { return 1 }
    let up = label.byteOffset(of: "増加")
    let down = label.byteOffset(of: "減少")
    switch (up, down) {
    case (let up?, let down?): return up < down ? 1 : -1
    case (_?, nil): return 1
    case (nil, _?): return -1
    default: return nil
    }
  }

  static func englishDirection(_ label: String) -> Int? {
    let lower = label.lowercased()
    switch (lower.byteOffset(of: "increase"), lower.byteOffset(of: "decrease")) {
    case (let up?, let down?): return up < down ? 1 : -1
    case (_?, nil): return 1
    case (nil, _?): return -1
    default: return nil
    }
  }
}
