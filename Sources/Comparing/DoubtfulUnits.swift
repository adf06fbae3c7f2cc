import ReleaseModel
import SourceText

/// Tables whose unit line cannot be read, or that have none: the other version's table says what their amounts are, once for the
/// table. Their digits are legible and are compared like all others.
extension TablePairComparison {
  /// The table with its doubtful amounts as legible as they are printed.
  static func legible(_ table: Table) -> Table {
    guard let doubt = table.unitDoubt else { return table }
    var table = table
    for index in table.facts.indices
    where table.facts[index].hasDoubtfulUnit && table.facts[index].repair?.evidence == [doubt.reason] {
      table.facts[index].status = .read
      table.facts[index].repair = nil
    }
    return table
  }

  var hasDoubtfulUnits: Bool { ja.unitDoubt != nil || en.unitDoubt != nil }

  /// One of the two cells has a unit that is only guessed.
  func isUnitDoubtful(_ index: Int) -> Bool {
    guard hasDoubtfulUnits else { return false }
    let column = columns[index]
    return jaGrid.contains { $0[column.ja].map { ja.facts[$0].hasDoubtfulUnit } ?? false }
      || enGrid.contains { $0[column.en].map { en.facts[$0].hasDoubtfulUnit } ?? false }
  }

  /// A line that cannot be read deserves a look; a table without any is only noted, where the other version says more.
  mutating func reportDoubtfulUnits() {
    guard hasDoubtfulUnits else { return }
    let isBoth = ja.unitDoubt != nil && en.unitDoubt != nil
    for (table, other) in [(ja, en), (en, ja)] {
      guard let doubt = table.unitDoubt, !(isBoth && doubt.isUnsaid) else { continue }
      let isJapanese = table.language == ja.language
      let version =
        isJapanese
        ? Message(japanese: "日本語版", english: "Japanese") : Message(japanese: "英語版", english: "English")
      let side = Finding.Side(
        table: table.id, tableTitle: table.title, text: doubt.text, line: doubt.line, span: doubt.span)
      let column = columns.firstIndex { isJapanese ? hasDoubt(ja, $0.ja) : hasDoubt(en, $0.en) }
      let otherSide = column.map { unitSide(other, isJapanese ? columns[$0].en : columns[$0].ja) }
      let evidence = otherSide.map { side in
        Message(
          japanese: "もう一方の版の同じ表は「\(side.text)」です。", english: "The same table of the other version has “\(side.text)”.")
      }
      findings.append(
        Finding(
          kind: .unit, severity: doubt.isUnsaid ? .note : .warning, cause: doubt.isUnsaid ? nil : "unreadable",
          fault: nil, evidence: other.unitDoubt == nil ? [evidence].compactMap { $0 } : [],
          japanese: isJapanese ? side : otherSide, english: isJapanese ? otherSide : side,
          message: doubt.isUnsaid
            ? Message(
              japanese: "\(version.japanese)のこの表には単位がありません。",
              english: "The \(version.english) table does not say its unit.")
            : Message(
              japanese: "\(version.japanese)のこの表の単位が読み取れません。",
              english: "The unit line of the \(version.english) table cannot be read.")))
    }
  }

  private func hasDoubt(_ table: Table, _ column: Int) -> Bool {
    table.facts.contains { $0.column == column && $0.hasDoubtfulUnit }
  }
}
