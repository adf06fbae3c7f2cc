import ReleaseModel
import SourceText

/// Sums that the words of a statement ask for: 流動資産合計 closes 流動資産, `Total costs and expenses` its heading, 営業利益 is 売上総利益
/// less 販売費及び一般管理費.
///
/// Words propose, figures decide: a sum that no column obeys is not believed, whatever the labels say. Where one does, the words
/// stand in for the further columns that a table of two periods does not have.
struct ExpectedSums {
  private let table: Table
  /// Row of the table for each data row.
  private var rowOf: [Int]

  init(_ table: Table, count: Int) {
    self.table = table
    rowOf = Array(repeating: -1, count: count)
    for (place, row) in table.rows.enumerated() where row.index >= 0 && row.index < count { rowOf[row.index] = place }
  }

  /// Adds to `hints` what each total's label closes, and the parts of the well-known results.
  func mark(_ hints: inout [FootingGrid.Row]) {
    var headings: [(stem: [UInt8], first: Int)] = []
    var next = 0
    for row in table.rows {
      guard row.index >= 0, row.index < hints.count else {
        headings.append((Self.stem(row.heading.label), next))
        continue
      }
      next = row.index + 1
      guard hints[row.index].totalHint >= 0.5 else { continue }
      let stem = Self.stem(row.heading.label)
      if let heading = headings.last(where: { $0.stem == stem && !stem.isEmpty }), heading.first < row.index {
        hints[row.index].closesFrom = heading.first
      }
    }
    let concepts = rowOf.map { $0 < 0 ? nil : table.rows[$0].heading.concept }
    for (row, concept) in concepts.enumerated() {
      guard let concept, let parts = Self.identity(concept, above: row, concepts) else { continue }
      hints[row].parts = parts
    }
  }

  // MARK: Labels

  private static let droppedTexts = [
    "total of ", "total ", "合計", "総計", "の部", "計", "net cash provided by (used in) ", "net cash (used in) provided by ",
    "net cash provided by ", "net cash used in ", "net cash from ", "cash flows from (used in) ", "cash flows from ",
    "cash flow from ", ":",
  ]
  private static let dropped: [[UInt8]] = droppedTexts.map { Array($0.utf8) }
  private static let droppedWords = WordSet(droppedTexts)

  /// What is left of a label without the words that tell a total from its heading; spaces and case do not count.
  static func stem(_ label: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(label.utf8.count)
    for byte in label.utf8 {
      bytes.append(byte >= 65 && byte <= 90 ? byte + 32 : byte)
      narrow(&bytes)
    }
    if droppedWords.isFound(in: bytes, 0..<bytes.count) {
      for word in dropped {
        while let place = bytes.firstRange(of: word) { bytes.removeSubrange(place) }
      }
    }
    bytes.removeAll { $0 == 0x20 }
    bytes.removeFirst(numeralLength(bytes))
    return bytes
  }

  /// Full-width digits, brackets and stops, and the full-width space, as ASCII has them.
  private static func narrow(_ bytes: inout [UInt8]) {
    guard bytes.count > 2, let last = bytes.last else { return }
    let (first, second) = (bytes[bytes.count - 3], bytes[bytes.count - 2])
    if first == 0xEF, second == 0xBC, last > 0x80 {
      bytes.removeLast(3)
      bytes.append(last - 0x60)
    } else if first == 0xE3, second == 0x80, last == 0x80 {
      bytes.removeLast(3)
      bytes.append(0x20)
    }
  }

  /// Ⅳ, ①, `(2)`, `3.` or `iv.` before a label: headings are numbered, their totals are not.
  private static func numeralLength(_ bytes: [UInt8]) -> Int {
    var length = 0
    // Ⅰ to ⅻ and ① to ⑳, each three bytes.
    if bytes.count > 3, bytes[0] == 0xE2,
      bytes[1] == 0x85 && bytes[2] >= 0xA0 || bytes[1] == 0x91 && bytes[2] >= 0xA0 && bytes[2] <= 0xB3
    {
      length = 3
      return bytes[length] == 0x2E && bytes.count > 4 ? 4 : length
    }
    let isInBrackets = bytes.first == 0x28
    if isInBrackets { length = 1 }
    let start = length
    while length < bytes.count, bytes[length] >= 0x30 && bytes[length] <= 0x39 || "ivx".utf8.contains(bytes[length]) {
      length += 1
    }
    guard length > start, length - start < 4, length + 1 < bytes.count else { return 0 }
    return bytes[length] == (isInBrackets ? 0x29 : 0x2E) ? length + 1 : 0
  }

  // MARK: Results

  /// A result and its parts, each of which may stand under one of several names.
  private struct Identity {
    var result: String
    var parts: [(concepts: [String], sign: Int)]
  }

  /// By their results.
  private static let identities: [String: [Identity]] = Dictionary(grouping: known, by: \.result)

  private static let known: [Identity] = [
    Identity(result: "gross-profit", parts: [(["net-sales"], 1), (["cost-of-sales"], -1)]),
    Identity(
      result: "operating-income",
      parts: [(["gross-profit"], 1), (["selling-general-and-administrative-expenses"], -1)]),
    Identity(
      result: "ordinary-profit",
      parts: [
        (["operating-income"], 1), (["total-non-operating-income", "non-operating-income"], 1),
        (["total-non-operating-expenses", "non-operating-expenses"], -1),
      ]),
    Identity(
      result: "profit-before-income-taxes",
      parts: [
        (["ordinary-profit"], 1), (["total-extraordinary-income", "extraordinary-income"], 1),
        (["total-extraordinary-losses", "extraordinary-losses"], -1),
      ]),
    // Statements by US-GAAP and IFRS know no ordinary profit.
    Identity(result: "profit-before-income-taxes", parts: [(["operating-income"], 1), (["other-income-expenses"], 1)]),
    Identity(
      result: "profit-before-income-taxes",
      parts: [(["operating-income"], 1), (["finance-income"], 1), (["finance-costs"], -1)]),
    Identity(result: "income-taxes", parts: [(["income-taxes-current"], 1), (["income-taxes-deferred"], 1)]),
    Identity(result: "net-income", parts: [(["profit-before-income-taxes"], 1), (["income-taxes"], -1)]),
    // Statements of years before 2015.
    Identity(
      result: "income-before-minority-interests", parts: [(["profit-before-income-taxes"], 1), (["income-taxes"], -1)]),
    Identity(
      result: "net-income",
      parts: [
        (["income-before-minority-interests"], 1), (["profit-attributable-to-non-controlling-interests"], -1),
      ]),
    Identity(
      result: "profit-attributable-to-owners-of-parent",
      parts: [(["net-income"], 1), (["profit-attributable-to-non-controlling-interests"], -1)]),
    Identity(result: "comprehensive-income", parts: [(["net-income"], 1), (["total-other-comprehensive-income"], 1)]),
    Identity(
      result: "profit-attributable-to-non-controlling-interests",
      parts: [(["net-income"], 1), (["profit-attributable-to-owners-of-parent"], -1)]),
    Identity(
      result: "comprehensive-income-attributable-to-non-controlling-interests",
      parts: [(["comprehensive-income"], 1), (["comprehensive-income-attributable-to-owners-of-parent"], -1)]),
    Identity(
      result: "change-in-cash",
      parts: [
        (["operating-cash-flows"], 1), (["investing-cash-flows"], 1), (["financing-cash-flows"], 1),
        (["effect-of-exchange-rate-change-on-cash-and-cash-equivalents"], 1),
      ]),
    Identity(result: "cash-at-end", parts: [(["cash-at-beginning"], 1), (["change-in-cash"], 1)]),
    Identity(result: "total-liabilities-and-net-assets", parts: [(["total-liabilities"], 1), (["net-assets"], 1)]),
  ]

  /// The rows that a result is made of, all above it; nil where one is missing or there twice.
  private static func identity(_ concept: String, above row: Int, _ concepts: [String?]) -> [SumRelation.Addend]? {
    for identity in identities[concept] ?? [] {
      var parts: [SumRelation.Addend] = []
      for part in identity.parts {
        let places = concepts[..<row].indices.filter { concepts[$0].map { part.concepts.contains($0) } ?? false }
        guard places.count == 1 else { break }
        parts.append(SumRelation.Addend(row: places[0], sign: part.sign))
      }
      if parts.count == identity.parts.count { return parts.sorted { $0.row < $1.row } }
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func firstRange(of word: [UInt8]) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    for start in 0...(count - word.count) where self[start] == first {
      if self[start..<(start + word.count)].elementsEqual(word) { return start..<(start + word.count) }
    }
    return nil
  }
}
