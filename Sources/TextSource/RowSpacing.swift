/// How a text sets its rows: where every row has some blank lines before it, they end no table.
///
/// `pdftotext -layout` prints them for pages whose cells are paragraphs of their own. What stands between rows then becomes one blank
/// line, which still tells the lines of one cell from rows.
enum RowSpacing {
  /// The lines, without the blank ones that are too many.
  static func kept(_ lines: [AlignedLine]) -> [Int] {
    let texts = lines.indices.filter { !lines[$0].segments.isEmpty || lines[$0].hasTab }
    guard texts.count > 3 else { return Array(lines.indices) }
    let gaps = zip(texts, texts.dropFirst()).map { $1 - $0 - 1 }
    guard gaps.contains(where: { $0 >= 2 }) else { return Array(lines.indices) }
    let isRow = texts.map { lines[$0].isRow }
    var kept: [Int] = []
    var next = 0
    for place in gaps.indices where gaps[place] >= 2 {
      guard let usual = usual(gaps, isRow, around: place), usual >= 2, gaps[place] <= usual + 1 else { continue }
      kept += next..<texts[place] + 2
      next = texts[place + 1]
    }
    return kept + Array(next..<lines.count)
  }

  /// The gap before rows near this one, in the middle; nil where there are few.
  private static func usual(_ gaps: [Int], _ isRow: [Bool], around place: Int) -> Int? {
    let near = max(0, place - reach)..<min(gaps.count, place + reach + 1)
    let own = near.filter { isRow[$0 + 1] }.map { gaps[$0] }.sorted()
    return own.count < 3 ? nil : own[own.count / 2]
  }

  /// In lines with text, before and behind.
  private static let reach = 8
}
