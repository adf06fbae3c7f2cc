import SourceText

/// Finds what belongs to the page and not to the text: page numbers, address lines, running heads.
enum Furniture {
  static func mark(_ blocks: inout [Block], _ text: FoldedText) {
    var seen: [LabelKey: Int] = [:]
    for block in blocks where block.kind != .table && block.lines.count == 1 {
      let line = text.string(text.lines[block.lines.lowerBound])
      if namesCompany(line) { seen[LabelKey(line), default: 0] += 1 }
    }
    // `- 3 -` begins like a bullet.
    for index in blocks.indices
    where (blocks[index].kind == .heading || blocks[index].kind == .listItem) && blocks[index].lines.count == 1 {
      let line = text.string(text.lines[blocks[index].lines.lowerBound])
      if isPageNumber(line) || isAddress(line) || (seen[LabelKey(line)] ?? 0) >= 3 {
        blocks[index].kind = .furniture
      }
    }
    // A running head that comes only once stands beside the page's number, amid a table.
    for index in blocks.indices.dropFirst() where blocks[index].kind == .furniture {
      for other in [index - 1, index + 1] where isHeading(other, blocks) {
        let around = (other < index ? other - 1 : index - 1, other < index ? index + 1 : other + 1)
        guard blocks.indices.contains(around.0), blocks.indices.contains(around.1), blocks[around.0].kind == .table,
          blocks[around.1].kind == .table,
          isPageNumber(text.string(text.lines[blocks[index].lines.lowerBound])),
          namesCompany(text.string(text.lines[blocks[other].lines.lowerBound]))
        else { continue }
        blocks[other].kind = .furniture
      }
    }
  }

  private static func isHeading(_ index: Int, _ blocks: [Block]) -> Bool {
    blocks.indices.contains(index) && blocks[index].kind == .heading && blocks[index].lines.count == 1
  }

  /// `- 3 -`, `― 12 ―`, `3`, `3 / 12`, `Page 3`.
  private static func isPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 24 else { return false }
    var digits = 0
    var others = 0
    var word = line
    for prefix in ["Page", "page", "P."] where word.hasPrefix(prefix) { word.removeFirst(prefix.count) }
    for scalar in word.unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case " ", "-", "–", "—", "―", "ー", "‐", "/", "(", ")": break
      default: others += 1
      }
    }
    return others == 0 && (1...6).contains(digits)
  }

  /// A line with hardly more than a web address.
  private static func isAddress(_ line: String) -> Bool {
    guard line.utf8.count <= 100, let before = line.byteOffset(of: "http") ?? line.byteOffset(of: "www.") else {
      return false
    }
    return before <= 48
  }

  private static func namesCompany(_ line: String) -> Bool {
    // In either case first: most lines have none of them.
    companyWords.isFound(in: line) && companyForms.contains { line.contains($0) }
  }

  private static let companyForms = [
    "株式会社", "(株)", "Inc.", "Ltd", "Corporation", "Corp.", "決算短信", "Financial Results", "Co.,",
  ]
  private static let companyWords = WordSet(companyForms.map { $0.lowercased() })
}
