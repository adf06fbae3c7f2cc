import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Captions of the columns: what a header says besides units, measures and periods, with the bands above it.
struct ColumnCaptions {
  /// What the header says over one value column.
  struct Caption {
    /// Folded, without footnote marks.
    var label = ""
    /// The same as the input prints it.
    var printed = ""
    /// Captions of the bands above, outermost first.
    var path: [String] = []
    var printedPath: [String] = []
    var footnotes: [String] = []
  }

  /// By value column.
  var captions: [Caption]

  init(_ header: [RawRow], width: Int, _ context: ReleaseContext) {
    let bytes = context.bytes
    var stacks: [[(text: String, range: Range<Int>, line: Int, group: Int)]] = Array(repeating: [], count: width)
    var groups = Array(repeating: 0, count: width)
    var nextGroup = 1
    for row in header {
      if Self.isUnitRow(row, bytes) { continue }
      var newGroups = groups
      var last: (text: String, range: Range<Int>, group: Int, upper: Int)?
      for column in 0..<width {
        let cell = row.cell(column + 1)
        if let cell, !cell.isEmpty, cell.reading != .ruling {
          let range = CellScanner.unwrapped(cell.range, in: bytes)
          let text = String(decoding: bytes[range], as: UTF8.self)
          last = (text, range, nextGroup, groups[column])
          nextGroup += 1
        } else if let open = last, open.upper != groups[column] {
          last = nil
        } else if groups[column] == 0, !stacks[column].isEmpty {
          last = nil
        }
        guard let last else { continue }
        stacks[column].append((last.text, last.range, row.line, last.group))
        newGroups[column] = last.group
      }
      groups = newGroups
    }
    captions = stacks.map { stack in
      var parts: [(text: String, range: Range<Int>, line: Int, group: Int)] = []
      for part in stack where parts.last?.group != part.group { parts.append(part) }
      guard let own = parts.last else { return Caption() }
      let (inner, marks) = FootnoteMarks.strip(own.range, in: bytes, known: context.noteMarks)
      func folded(_ range: Range<Int>) -> String { Self.singleSpaced(String(decoding: bytes[range], as: UTF8.self)) }
      let label = folded(inner)
      let above = parts.dropLast()
      return Caption(
        label: label, printed: context.printed(label, from: [inner]), path: above.map(\.text),
        printedPath: above.map { context.printed(folded($0.range), from: [$0.range]) }, footnotes: marks.map(\.mark))
    }
  }

  private static func singleSpaced(_ text: String) -> String {
    text.utf8.contains(0x20) ? text.words.joined(separator: " ") : text
  }

  /// A row of units only: 百万円, %, 円 銭.
  static func isUnitRow(_ row: RawRow, _ bytes: [UInt8]) -> Bool {
    var seen = false
    for cell in row.cells.dropFirst() where !cell.isEmpty && cell.reading != .ruling {
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      let units = UnitScanner.mentions(bytes, range)
      let covered = units.reduce(0) { $0 + $1.range.count }
      let rest = bytes[range].filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 }.count - covered
      // "Mi1lions of yen": a unit all the same, if not one that can be read.
      if units.isEmpty, namesCurrency(bytes, range) { continue }
      guard !units.isEmpty, rest <= 4 else { return false }
      seen = true
    }
    return seen
  }

  private static func namesCurrency(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    let end = ByteCursor(bytes, range.upperBound - 3..<range.upperBound)
    return range.count < 24 && (end.looking(at: "円") || end.looking(atCaseless: "yen"))
  }
}

/// Row labels that name periods: the summary tables of a 決算短信 have their periods in the stub.
struct RowPeriods {
  /// By row of the grid.
  var mentions: [Int: [PeriodMention]] = [:]
  var share = 0.0

  /// Leaves the rows that name a year or days; 当期 alone no longer counts (in rows that `applies` says).
  mutating func forgetRelative(where applies: (Int) -> Bool = { _ in true }) {
    let all = mentions.count
    mentions = mentions.filter { row, found in
      found.contains { if case .relative = $0.form { false } else { true } } || !applies(row)
    }
    if all > 0 { share *= Double(mentions.count) / Double(all) }
  }

  /// 「(ご参考)前期第3四半期実績(平成25年3月期第3四半期)」
  private static let results: WordSet = ["実績", "results for", "actual results"]

  init(_ grid: WorkGrid, _ bytes: [UInt8]) {
    var body = 0
    for (index, row) in grid.rows.enumerated() where row.kind == .body && row.hasValues {
      body += 1
      let found = PeriodScanner.mentions(bytes, row.label).filter { !Self.isAnnouncement($0, in: bytes, row.label) }
      // 「2024年4月1日残高」 is an item that says of itself when.
      guard !found.isEmpty, !Self.balances.isFound(in: bytes, row.label) else { continue }
      let covered = found.reduce(0) { $0 + $1.range.count }
      let text = bytes[row.label].filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x2C }
      let spaces = found.reduce(0) { total, mention in
        total + bytes[mention.range].filter { $0 == 0x20 || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }.count
      }
      let isRevision = text.count < 90 && Self.results.isFound(in: bytes, row.label)
      if text.count - (covered - spaces) <= 18 || isRevision { mentions[index] = found }
    }
    share = body == 0 ? 0 : Double(mentions.count) / Double(body)
  }

  private static let balances: WordSet = ["残高", "balance at", "balance as of"]
  private static let announced: WordSet = ["announced", "released", "disclosed"]

  /// 「(平成25年5月10日発表)」, "(announced on May 10, 2013)" say when, not for which period.
  private static func isAnnouncement(_ mention: PeriodMention, in bytes: [UInt8], _ label: Range<Int>) -> Bool {
    guard case .date = mention.form else { return false }
    var after = ByteCursor(bytes, mention.range.upperBound..<label.upperBound)
    after.skipSpaces()
    _ = after.take("に") || after.take("付")
    if after.take("発表") || after.take("公表") || after.take("開示") { return true }
    let before = label.lowerBound..<mention.range.lowerBound
    return announced.isFound(in: bytes, before)
  }
}

/// The unit of a figure: what stands with it, else its row's words, else its column's, else the table's.
struct UnitBinding {
  let context: ReleaseContext
  let title: TitleReading
  let types: [ColumnType]

  /// The currency and scale of amounts in a column.
  func amount(inColumn column: Int?) -> UnitDeclaration {
    let declared = nearestUnits
    if let column, let unit = types[column].unit, !unit.isRate {
      let scale = types[column].scale ?? 0
      if scale > 0 || declared.isEmpty { return UnitDeclaration(unit: unit, scale: scale) }
      if let same = declared.first(where: { $0.unit == unit }) { return same }
      // 円 銭 under a heading in 百万円 means whole yen.
      if types[column].unitRange != nil, types[column].translationOf == nil, isYenWord(column) {
        return UnitDeclaration(unit: unit, scale: 0)
      }
      return UnitDeclaration(unit: unit, scale: unit.isCurrency ? declared[0].scale : scale)
    }
    if let yen = declared.first(where: { $0.unit.isCurrency }) ?? declared.first { return yen }
    if let document = context.unit { return document }
    return UnitDeclaration(unit: .yen, scale: 0)
  }

  /// What the lines above the table declare, those of the nearest line with a scale first: 「百万円未満切捨て」 at the head of the release
  /// yields to 「(単位:千円)」 above the table.
  private var nearestUnits: [UnitDeclaration] {
    guard title.units.count > 1 else { return title.units.map(\.value) }
    let nearest =
      title.units.last { $0.value.unit.isCurrency && $0.value.scale > 0 }?.line
      ?? title.units[title.units.count - 1].line
    return title.units.filter { $0.line == nearest }.map(\.value)
      + title.units.filter { $0.line != nearest }.map(\.value)
  }

  private func isYenWord(_ column: Int) -> Bool {
    guard let range = types[column].unitRange else { return false }
    return Self.yenWords.isFound(in: context.bytes, range)
  }

  /// What a row's label says of its unit: 1株当たり…, 期中平均株式数, …率, 契約数, (円), (%).
  /// `own`: the currency that the label's column names, where the label is a column's.
  func row(_ label: String, concept unit: RowUnit, own: Unit? = nil) -> (unit: Unit, scale: Int)? {
    let bytes = SpreadLetters.gathered(Array(label.utf8))
    func has(_ words: WordSet) -> Bool { words.isFound(in: bytes, 0..<bytes.count) }
    let bare = Self.withoutBracket(bytes)
    let isShort = bare.count <= 12 && Self.perShareNames.contains(String(decoding: bare, as: UTF8.self).lowercased())
    if let rate = ExchangeRateLabel.unit(bytes) { return (rate, 0) }
    if bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28) {
      let inside = UnitScanner.mentions(bytes, open + 1..<bytes.count - 1)
      if let found = inside.first, inside.count == 1, found.range.count * 2 >= bytes.count - open - 2 {
        if found.unit == .yen, found.scale == 0, unit == .perShare || isShort || has(Self.perShareInBrackets) {
          return (.yenPerShare, 0)
        }
        return (found.unit, found.scale)
      }
      // (円/US$), "(US$/MT)": a price.
      if let price = inside.first, price.range.lowerBound <= open + 2, price.range.upperBound < bytes.count - 1,
        bytes[price.range.upperBound] == 0x2F
      {
        return (price.unit, price.scale)
      }
      if Self.measures.contains(String(decoding: bytes[open + 1..<bytes.count - 1], as: UTF8.self).lowercased()) {
        return (.count, 0)
      }
      if let count = CountUnits.read(bytes, open + 1..<bytes.count - 1) {
        if count.isBare, has(Self.shareCountWords) { return (.shares, count.scale) }
        if !count.isBare || !title.units.contains(where: { $0.value.unit.isCurrency }) || has(Self.countedWords) {
          return (.count, count.scale)
        }
      }
    }
    if isShort || has(Self.perShareWords) && !has(Self.numberWords) {
      if let own, own.isCurrency { return (Unit("\(own.code)/shares"), 0) }
      let currency = title.units.first { $0.value.unit.isCurrency }?.value.unit ?? .yen
      return (Unit("\(currency == .dollar && title.units.count == 1 ? "USD" : "JPY")/shares"), 0)
    }
    if has(Self.shareCountWords) {
      let scale = has(Self.thousandShares) ? 3 : has(Self.millionShares) ? 6 : 0
      return (.shares, scale)
    }
    // BBレシオ, D/Eレシオ, "Book-to-bill ratio": so many times, no percentage.
    if has(Self.multiples) { return (.count, 0) }
    if unit == .percent { return (.percent, 0) }
    // 従業員数 and "Number of stores" among amounts are no yen.
    let countsPeople = has(Self.peopleWords) && !has(Self.costWords)
    if title.units.contains(where: { $0.value.unit.isCurrency }) {
      if unit == .count || countsPeople || Self.countEndings.isSuffix(of: bare)
        || Self.begins(bytes, with: "number of ")
      {
        return (.count, 0)
      }
    } else if countsPeople, !types.contains(where: { $0.unit == .count }) {
      return (.count, 0)
    }
    if Self.begins(bytes, with: "ratio of ") || Self.begins(bytes, with: "percentage of ") { return (.percent, 0) }
    if Self.ratioEndings.isSuffix(of: bare), !Self.amountEndings.isSuffix(of: bare) { return (.percent, 0) }
    return nil
  }

  private static func withoutBracket(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28), open > 2 else { return bytes }
    return Array(bytes[trimmed(0..<open, in: bytes)])
  }

  private static func begins(_ bytes: [UInt8], with words: StaticString) -> Bool {
    ByteCursor(bytes, 0..<bytes.count).looking(atCaseless: words)
  }

  /// What is neither money nor a percentage, as it stands in brackets behind a label.
  private static let measures: Set<String> = [
    "倍", "年", "回", "か月", "ヶ月", "カ月", "日", "x", "times", "years", "year", "months", "days", "square meters",
    "square metres",
    "sq.m", "sq. m.", "kt", "mt",
  ]
  private static let perShareNames: Set<String> = [
    "eps", "bps", "dps", "basic eps", "diluted eps", "adjusted eps", "調整後eps",
  ]
  private static let countEndings: WordSet = [
    "店舗数", "件数", "人数", "員数", "台数", "戸数", "社数", "棟数", "室数", "隻数", "口座数", "会員数", "契約数", "回線数", "拠点数", "世帯数",
  ]
  private static let multiples: WordSet = [
    "bbレシオ", "b/bレシオ", "book-to-bill", "d/eレシオ", "deレシオ", "d/e ratio", "debt-to-equity", "debt equity ratio",
    "debt/equity",
    "有利子負債/ebitda", "debt/ebitda",
  ]
  private static let peopleWords: WordSet = [
    "personnel", "headcount", "人員", "従業員数", "在籍者数", "旅客数", "利用者数", "来場者数", "会員数", "passengers carried", "visitors",
  ]
  private static let costWords: WordSet = ["cost", "expense", "salar", "wage", "費", "給", "賃", "per ", "当たり", "売上"]
  /// Rows that do not say so otherwise.
  private static let ratioEndings: WordSet = ["比率", "率", "利回り", " ratio", " ratios", " rate"]
  private static let amountEndings: WordSet = ["exchange rate", "効率", "為替", "倍率"]

  /// Counts in a table without a currency: contracts, stores, people.
  func count() -> UnitDeclaration? {
    guard title.units.allSatisfy({ $0.value.unit == .count }),
      types.allSatisfy({ $0.unit == nil || $0.unit == .count || $0.unit?.isRate == true })
    else { return nil }
    let scale = title.units.first?.value.scale ?? 0
    let text = Array((title.title ?? "").utf8)
    for (unit, words) in Self.countWords where words.isFound(in: text, 0..<text.count) {
      return UnitDeclaration(unit: unit, scale: scale)
    }
    if title.statement == .statistics || !title.units.isEmpty { return UnitDeclaration(unit: .count, scale: scale) }
    return nil
  }

  /// What the catalogue says of a label's figures.
  enum RowUnit {
    case money, percent, perShare, count

    init(_ concept: Concept?, isKnown: Bool) {
      switch concept?.unit {
      case .ratio, .percent: self = .percent
      case .perShare: self = .perShare
      case .count where isKnown: self = .count
      default: self = .money
      }
    }
  }

  private static let yenWords: WordSet = ["円", "yen"]
  private static let perShareInBrackets: WordSet = ["1株", "一株", "per share"]
  private static let perShareWords: WordSet = [
    "1株当", "1株あた", "一株当", "1口当", "per share", "per ads", "per unit", "1単位あたり", "1単位当たり",
  ]
  private static let countedWords: WordSet = [
    "件数", "契約数", "会員数", "人数", "台数", "純増", "数量", "number of", "subscribers", "contracts", "customers", "users",
    "members",
    "additions", "units", "volume", "employees", "passenger", "visitor", "households", "vehicles", "active users",
  ]
  private static let numberWords: WordSet = ["number of", "株式数"]
  private static let shareCountWords: WordSet = [
    "株式数", "株式総数", "投資口の総口数", "投資口数", "総口数", "預託証券総数", "株数", "number of shares", "shares outstanding", "number of ads",
    "average number of",
    "treasury shares at", "number of treasury shares", "issued shares", "shares issued", "shares in issue",
  ]
  private static let thousandShares: WordSet = ["千株", "thousands of shares", "thousand shares"]
  private static let millionShares: WordSet = ["百万株", "millions of shares", "million shares"]
  private static let countWords: [(unit: Unit, words: WordSet)] = [
    (Unit("contracts"), ["契約数", "contract", "契約件数"]),
    (Unit("subscribers"), ["会員", "加入", "subscriber"]),
    (Unit("stores"), ["店舗", "stores", "outlets"]),
    (Unit("people"), ["従業員", "employees", "headcount", "人員"]),
    (.shares, ["株式数", "number of shares", "shares issued"]),
  ]
}
