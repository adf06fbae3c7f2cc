import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// The unit of a figure: what stands with it, else its row's words, else its column's, else the table's.
struct UnitBinding {
  let context: ReleaseContext
  let title: TitleReading
  let clues: HeaderClues
  let types: [ColumnType]
  /// Most rows are items of money, whatever the title counts: 「店舗数と業績」.
  let rowsAreMoney: Bool
  /// Some row is an item of money.
  let hasMoney: Bool
  /// What the figures of the table count, where it is no table of money.
  private(set) var counted: UnitDeclaration?

  init(
    context: ReleaseContext, title: TitleReading, clues: HeaderClues, types: [ColumnType], rowsAreMoney: Bool,
    hasMoney: Bool
  ) {
    self.hasMoney = hasMoney
    self.context = context
    self.title = title
    self.clues = clues
    self.types = types
    self.rowsAreMoney = rowsAreMoney
    counted = count()
  }

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
    if let bare = title.bareScale {
      return UnitDeclaration(unit: context.unit?.unit ?? .yen, scale: bare)
    }
    // 「百万円未満切捨て」 at the head of the release, and 「(単位:千株)」 above the table.
    let own = title.units.filter { !title.shortenings.contains($0.line) }
    if let first = own.last, !own.contains(where: { $0.value.unit.isCurrency }) { return first.value }
    if let yen = declared.first(where: { $0.unit.isCurrency }) ?? declared.first { return yen }
    if let own = unitOfOthers { return own }
    if let document = context.unit { return document }
    return UnitDeclaration(unit: .yen, scale: 0)
  }

  /// 百万円 over another column of the same table, where all that name yen name the same: nearer than what the release says elsewhere.
  private var unitOfOthers: UnitDeclaration? {
    var found: UnitDeclaration?
    for type in types where !type.isVoid && type.unit == .yen && type.unitRange != nil {
      guard let scale = type.scale, scale > 0 else { continue }
      if let found, found.scale != scale { return nil }
      found = UnitDeclaration(unit: .yen, scale: scale)
    }
    return found
  }

  /// Nothing says in which unit the amounts of a column are, or it is said in words that cannot be read.
  func isDoubtful(_ column: Int) -> Bool {
    let type = types[column]
    if type.isRate { return false }
    if clues.columns[column + 1].hasUnreadUnit { return true }
    if let unit = type.unit {
      // "Yen" over the column and "(in millions)" over the table say it together.
      if type.scale ?? 0 > 0 || type.unitRange != nil || !unit.isCurrency { return false }
    }
    if title.bareScale != nil { return context.unit == nil }
    if title.unreadUnit != nil { return true }
    // The title counts things, the rows are items of money, and no line of the table's own says which.
    if counted == nil, rowsAreMoney, saysCount { return true }
    if !hasMoney, namesNoMoney { return true }
    return title.units.isEmpty && unitOfOthers == nil && (context.unit == nil || context.hasRivalUnits)
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
  func row(_ label: String, concept unit: ConceptUnit, own: Unit? = nil) -> (unit: Unit, scale: Int)? {
    let bytes = SpreadLetters.gathered(Array(label.utf8))
    func has(_ words: WordSet) -> Bool { words.isFound(in: bytes, 0..<bytes.count) }
    let bare = Self.withoutBracket(bytes)
    let isShort = bare.count <= 12 && Self.perShareNames.contains(String(decoding: bare, as: UTF8.self).lowercased())
    if let rate = ExchangeRateLabel.unit(bytes) { return (rate, 0) }
    // "(US cents)", 「(米セント)」
    if has(Self.centWords), isShort || unit == .perShare || has(Self.perShareWords) {
      return (Unit("\((own ?? tableCurrency ?? .dollar).code)/shares"), -2)
    }
    if bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28) {
      let inside = UnitScanner.mentions(bytes, open + 1..<bytes.count - 1)
      if let found = inside.first, inside.count == 1, found.range.count * 2 >= bytes.count - open - 2 {
        if found.unit.isCurrency, found.scale == 0, unit == .perShare || isShort || has(Self.perShareInBrackets) {
          return (Unit("\(found.unit.code)/shares"), 0)
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
        if !count.isBare || !title.units.contains(where: { $0.value.unit.isCurrency }) || has(Self.countedWords)
          || !has(Self.moneyTitles) && !has(Self.moneyWords) && unit != .perShare
        {
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
    if has(Self.peopleWords), !has(Self.costWords), !types.contains(where: { $0.unit == .count }) { return (.count, 0) }
    // 従業員数 and "Number of stores" among amounts are no yen.
    if counted == nil, namesNoUnit || title.units.contains(where: { $0.value.unit.isCurrency }),
      unit == .count && (namesNoUnit || Self.countingEndings.isSuffix(of: bare) || has(Self.countedWords))
        || Self.countEndings.isSuffix(of: bare) || Self.begins(bytes, with: "number of ")
        || namesPeople(bytes)
    {
      return (.count, 0)
    }
    if Self.begins(bytes, with: "ratio of ") || Self.begins(bytes, with: "percentage of ") { return (.percent, 0) }
    if Self.ratioEndings.isSuffix(of: bare), !Self.amountEndings.isSuffix(of: bare) { return (.percent, 0) }
    return nil
  }

  /// The one currency that the columns and the lines above name, where it is not yen.
  private var tableCurrency: Unit? {
    let named = types.compactMap(\.unit).filter(\.isCurrency) + title.units.map(\.value.unit).filter(\.isCurrency)
    guard let first = named.first, first != .yen, named.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Neither the lines above nor the columns name a unit.
  private var namesNoUnit: Bool {
    title.units.isEmpty && types.allSatisfy { $0.unit == nil || $0.isRate }
  }

  /// "Employees at year-end", "Full-time employees"; not "Payables to employees".
  private func namesPeople(_ bytes: [UInt8]) -> Bool {
    let all = 0..<bytes.count
    guard Self.people.isFound(in: bytes, all), !Self.costWords.isFound(in: bytes, all) else { return false }
    return Self.begins(bytes, with: "employees")
      || Self.peopleEndings.isSuffix(of: Self.withoutBracket(bytes))
        && !Self.owed.isFound(in: bytes, all)
  }

  private static let people: WordSet = ["employees", "従業員", "社員"]
  private static let peopleEndings: WordSet = ["employees", "従業員", "社員"]
  private static let owed: WordSet = [
    "payable", "due ", "loans", "benefit", "bonus", "allowance", "stock", "trust", "for employees", "to employees",
  ]
  private static let centWords: WordSet = ["us cents", "(cents)", "セント)", "(us¢)", "(¢)"]

  private static func withoutBracket(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28), open > 2 else { return bytes }
    return Array(bytes[trimmed(0..<open, in: bytes)])
  }

  private static func begins(_ bytes: [UInt8], with words: StaticString) -> Bool {
    ByteCursor(bytes, 0..<bytes.count).looking(atCaseless: words)
  }

  /// What is neither money nor a percentage, as it stands in brackets behind a label.
  static let measures: Set<String> = [
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
  /// 電力 among amounts is what it brought in, though elsewhere it may be how much was sold.
  private static let countingEndings: WordSet = [
    "数", "量", "高(t)", "人員", "面積", "volume", "volumes", "headcount", "personnel", "area", "count", "quantity",
  ]
  private static let multiples: WordSet = [
    "bbレシオ", "b/bレシオ", "book-to-bill", "d/eレシオ", "deレシオ", "d/e ratio", "debt-to-equity", "debt equity ratio",
    "debt/equity", "有利子負債/ebitda", "debt/ebitda",
  ]
  private static let peopleWords: WordSet = [
    "personnel", "headcount", "人員", "従業員数", "在籍者数", "旅客数", "利用者数", "来場者数", "会員数", "passengers carried", "visitors",
  ]
  private static let costWords: WordSet = ["cost", "expense", "salar", "wage", "費", "給", "賃", "per ", "当たり", "売上"]
  /// Rows that do not say so otherwise.
  private static let ratioEndings: WordSet = ["比率", "率", "利回り", " ratio", " ratios", " rate"]
  private static let amountEndings: WordSet = ["exchange rate", "効率", "為替", "倍率"]

  /// Counts in a table without a currency: contracts, stores, people.
  private func count() -> UnitDeclaration? {
    let own = title.units.filter { !title.shortenings.contains($0.line) }
    guard own.allSatisfy({ $0.value.unit == .count }),
      types.allSatisfy({ $0.unit == nil || $0.unit == .count || $0.unit?.isRate == true })
    else { return nil }
    let scale = own.first?.value.scale ?? title.bareScale ?? 0
    let text = Array((title.title ?? "").utf8)
    if own.isEmpty {
      guard !rowsAreMoney, !Self.moneyTitles.isFound(in: text, 0..<text.count) else { return nil }
      if countsThings(text) { return UnitDeclaration(unit: unit(counted: text), scale: scale) }
      guard title.units.isEmpty || unit(counted: text) != .count else { return nil }
    }
    let named = unit(counted: text)
    if named != .count { return UnitDeclaration(unit: named, scale: scale) }
    if title.statement == .statistics || !own.isEmpty { return UnitDeclaration(unit: .count, scale: scale) }
    return nil
  }

  /// A title such as "Vehicles delivered", no line of the table's own for a unit, and no heading that speaks of money: that the release
  /// shortens its amounts to millions of yen does not say that these are amounts.
  private var namesNoMoney: Bool {
    guard let name = title.title, title.statement == nil || title.statement == .statistics || title.statement == .other,
      title.units.allSatisfy({ title.shortenings.contains($0.line) })
    else { return false }
    let text = Array(name.utf8)
    func speaks(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
      Self.moneyTitles.isFound(in: bytes, range) || Self.moneyWords.isFound(in: bytes, range)
    }
    if speaks(text, 0..<text.count) { return false }
    return !clues.columns.contains { column in
      column.cells.contains { speaks(context.bytes, $0.range) } || column.units.contains { $0.unit.isCurrency }
    }
  }

  private static let moneyWords: WordSet = [
    "高", "金", "受注", "投資", "予算", "借入", "原価", "税", "純額", "円", "order", "backlog", "sales", "capital", "invest", "cash",
    "loan",
    "deposit", "budget", "dividend", "debt", "borrow", "equity", "asset", "liabilit", "tax", "yen", "expenditure",
    "impairment", "depreciation", "securities", "financ",
  ]

  private var saysCount: Bool {
    let text = Array((title.title ?? "").utf8)
    return title.units.allSatisfy { title.shortenings.contains($0.line) } && countsThings(text)
      && !Self.moneyTitles.isFound(in: text, 0..<text.count)
  }

  private func unit(counted title: [UInt8]) -> Unit {
    for (unit, words) in Self.countWords where words.isFound(in: title, 0..<title.count) { return unit }
    return .count
  }

  /// 販売台数, 店舗数の推移, 従業員の状況, "Units sold", "Employees by region".
  private func countsThings(_ title: [UInt8]) -> Bool {
    if Self.countTitles.isFound(in: title, 0..<title.count) { return true }
    // …数 at the end of the title, or before の推移 and the like.
    var end = title.count
    if title.last == 0x29, let open = title.lastIndex(of: 0x28) { end = trimmed(0..<open, in: title).upperBound }
    for ending in ["の推移", "の状況", "の内訳", "推移", "内訳", "状況"] as [StaticString] {
      let count = ending.utf8CodeUnitCount
      if end >= count, ByteCursor(title, end - count..<end).looking(at: ending) {
        end -= count
        break
      }
    }
    return end >= 6 && ByteCursor(title, end - 3..<end).looking(at: "数")
      && !Self.noCounts.isSuffix(of: Array(title[..<end]))
  }

  private static let countTitles: WordSet = [
    "台数", "店舗数", "人数", "件数", "会員数", "者数", "員数", "戸数", "数量", "物件数", "事業所数", "拠点数", "室数", "隻数", "社数", "出店状況", "輸送人員",
    "従業員の状況", "従業員の内訳", "人員の状況", "人員構成",
    "number of", "units sold", "unit sales", "in units", "employees", "headcount", "passengers carried",
    "passenger numbers", "sales volume", "production volume", "shipment volume", "transport volume", "store count",
    "guest rooms", "subscribers", "store openings",
  ]
  /// Numbers that count nothing.
  private static let noCounts: WordSet = ["指数", "係数", "端数", "複数", "多数", "少数", "倍数", "株数", "口数", "日数", "年数"]
  /// Titles that speak of money, besides what they count.
  private static let moneyTitles: WordSet = [
    "売上", "利益", "収益", "金額", "額", "費", "単価", "当たり", "あたり", "収支", "資産", "負債", "業績", "成績", "revenue", "income", "profit",
    "net sales", "cost", "expense", "amount", "earnings", "results", "price", "per ", "value",
  ]

  /// What the catalogue says of a label's figures.
  enum ConceptUnit {
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
