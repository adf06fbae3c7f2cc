import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// What a figure is about: the words, and the catalogue's name for them.
struct Subject: Sendable {
  var label: String
  var concept: String?
  var isInverted = false
  /// The words end in a word for a rate: 率, margin, ratio.
  var isRatio = false
  var isProgress = false
  /// How many words around the known core: 0 is a term of its own.
  var modifiers = 0
  /// The concept is measured at a moment: 総資産.
  var isInstant = false
  /// Its figures are money a share: 1株当たり配当金.
  var isPerShare = false
  /// What narrows it, where the words hold both: 国内事業の営業収益, "operating revenue of the domestic business".
  var qualifier: String?

  /// The words are a caption (実績, "forecast", Europe): what kind of figure it is, not of what.
  var isCaption = false

  /// Captions of columns, not items.
  static let captions: Set<String> = [
    "full-year", "forecast", "composition-ratio", "change-rate", "previous-year", "target", "plan", "actual", "outlook",
    "reference", "operating-results", "financial-position", "japan", "europe", "americas", "asia", "north-america",
    "progress-toward-full-year-forecast",
  ]

  /// Dividends belong to fiscal years, whichever half they are paid for.
  var isDividend: Bool { concept.map { Self.dividends.contains($0) } ?? false }

  /// What is paid on a share, though the words alone may mean all of it: 配当, "dividends".
  var isPayout: Bool { concept == "dividends-equity" || concept == "dividends-of-surplus" }

  static let dividends: Set<String> = [
    "annual-dividends", "second-quarter-end", "fiscal-year-end", "ordinary-dividend", "special-dividend",
    "commemorative-dividend", "payout-ratio",
  ]

  /// An improvement is a fall: ratios of costs and of bad loans, churn.
  var isBetterWhenLow: Bool {
    if isInverted { return false }
    if let concept, Self.lowConcepts.contains(concept) { return true }
    return Self.lowWords.isFound(in: label)
  }

  private static let lowConcepts: Set<String> = [
    "non-performing-loan-ratio", "cost-of-sales-ratio", "sganda-ratio", "debt-to-equity-ratio",
    "net-debt-to-equity-ratio", "effective-tax-rate", "credit-costs",
  ]
  private static let lowWords: WordSet = [
    "解約率", "churn", "ohr", "overhead ratio", "不良債権", "原価率", "経費率", "損害率", "費用率", "空室率", "vacancy", "combined ratio",
    "loss ratio", "expense ratio", "cost ratio", "コンバインド", "有利子負債", "返品率",
  ]
}

/// Looks up the words of subjects, each once.
struct SubjectCatalog {
  let catalog: TermCatalog
  let language: Language
  /// VAS → Value Added Services, as the text itself defines.
  var abbreviations: [String: String] = [:]
  /// Insurers and banks that speak of "ordinary profit" call 経常収益 "ordinary income".
  var ordinaryIncomeIsRevenue = false
  private var known: [LabelKey: Subject] = [:]

  init(_ catalog: TermCatalog, _ language: Language) {
    self.catalog = catalog
    self.language = language
  }

  /// The catalogue has these words as they stand.
  func isKnown(_ label: String) -> Bool {
    catalog.isKnown(label, in: language == .japanese ? .japanese : .english)
  }

  mutating func subject(_ label: String) -> Subject {
    let key = LabelKey(label)
    if let found = known[key] { return found }
    let subject = look(label)
    known[key] = subject
    return subject
  }

  private func look(_ label: String) -> Subject {
    for ending in ["の進捗率", "の達成率"] where label.hasSuffix(ending) && label.utf8.count > ending.utf8.count + 6 {
      var inner = look(String(label.dropLast(ending.count)))
      inner.isProgress = true
      inner.label = label
      return inner
    }
    let found = lookUp(label)
    guard found.concept == nil, let (other, isInverted) = counterpart(label) else { return found }
    var subject = lookUp(other)
    guard subject.concept != nil, !subject.isInverted else { return found }
    subject.isInverted = isInverted
    subject.label = label
    return subject
  }

  /// コア営業損益 and コア営業損失 are known by コア営業利益; "core operating loss" by its profit.
  private func counterpart(_ label: String) -> (String, Bool)? {
    if label.hasSuffix("損益") { return (label.dropLast(2) + "利益", false) }
    if label.hasSuffix("損失"), label.utf8.count > 9 { return (label.dropLast(2) + "利益", true) }
    if language == .english, label.hasSuffix(ignoringCase: " loss") { return (label.dropLast(4) + "profit", true) }
    return nil
  }

  private func lookUp(_ label: String) -> Subject {
    var subject = Subject(label: label)
    subject.isRatio = isRatio(label)
    subject.isProgress = Self.progressWords.isFound(in: label)
    var best: Match?
    for words in readings(of: label) {
      if let (id, inverted) = fixed(words) {
        subject.concept = id
        subject.isInverted = inverted
        subject.isPerShare = Self.perShare.isFound(in: label)
        if let index = catalog.index(ofConcept: id) {
          subject.isInstant = catalog.concept(at: index).period == .instant
        }
        return subject
      }
      let termLanguage: TermCatalog.Language = language == .japanese ? .japanese : .english
      let matches = catalog.matches(for: words, in: termLanguage, top: 4, allowingFuzzy: false).filter {
        $0.kind != .fuzzy && $0.score >= 0.75 && $0.modifiers.count <= 2
      }
      // "Revenues" is also the end of "% of revenues": amounts go before rates.
      let match =
        matches.first { subject.isRatio || ![.percent, .ratio].contains(catalog.concept(at: $0.concept).unit) }
        ?? matches.first
      guard let match else { continue }
      if best.map({ match.kind < $0.kind }) ?? true { best = match }
      if match.kind <= .normalized { break }
    }
    guard let best else {
      subject.isInstant =
        Self.momentary.isFound(in: label) || label.hasSuffix("残高") || label.hasPrefix(ignoringCase: "balance of")
        || label.hasSuffix(ignoringCase: "backlog")
      return subject
    }
    subject.concept = catalog.identifier(of: best)
    if let concept = subject.concept, Subject.captions.contains(concept) {
      subject.concept = nil
      subject.isCaption = true
      return subject
    }
    // 1株当たり年間配当: dividends are per share in any case.
    if let inner = subject.concept, inner.hasPrefix("per-share/"),
      Subject.dividends.contains(String(inner.dropFirst(10)))
    {
      subject.concept = String(inner.dropFirst(10))
    }
    subject.isInverted = best.isInverted
    subject.modifiers = best.modifiers.count
    let concept = catalog.concept(at: best.concept)
    subject.isInstant =
      concept.period == .instant || Self.balances.contains(concept.id) || label.hasSuffix("残高")
      || label.hasSuffix(ignoringCase: "backlog")
    // 株式売却益 is no balance, though 株式 is.
    if subject.concept?.contains("gain-on/") == true || subject.concept?.contains("loss-on/") == true {
      subject.isInstant = false
    }
    if !subject.isDividend, Self.momentary.isFound(in: label) { subject.isInstant = true }
    if concept.unit == .percent { subject.isRatio = true }
    subject.isPerShare =
      concept.unit == .perShare || subject.concept?.hasPrefix("per-share/") == true || Self.perShare.isFound(in: label)
    return subject
  }

  /// The label as it is, without brackets, with abbreviations written out, and without words such as "revenues".
  private func readings(of label: String) -> [String] {
    var result = [label]
    if let plain = withoutForecast(label) { result.insert(plain, at: 0) }
    let bytes = label.utf8
    if let open = bytes.firstIndex(of: 0x28), open > bytes.startIndex {
      result.append(String(label[..<open]))
      let inside = bytes[bytes.index(after: open)...].prefix { $0 != 0x29 }
      if language == .japanese, inside.count > 3 { result.append(String(Substring(inside))) }
    }
    if language == .english {
      var words = label.words
      if words.contains(where: { abbreviations[$0] != nil }) {
        let expanded = words.map { abbreviations[$0] ?? $0 }.joined(separator: " ")
        if expanded != label { result.insert(expanded, at: 0) }
        words = expanded.words
      }
      // "revenues from mobile services", "cost of SI service revenues"
      if words.count > 2, ["from", "of"].contains(words[1].lowercased()),
        ["revenues", "revenue", "sales"].contains(words[0].lowercased())
      {
        result.append(words.dropFirst(2).joined(separator: " "))
      }
      if let last = words.last?.lowercased(), words.count > 1,
        ["revenues", "revenue", "services", "service"].contains(last)
      {
        result.append(words.dropLast().joined(separator: " "))
        if words.count > 2, ["service", "services"].contains(words[words.count - 2].lowercased()) {
          result.append(words.dropLast(2).joined(separator: " "))
        }
      }
    } else {
      for suffix in ["の収入", "の売上高", "の売上", "収入"] where label.hasSuffix(suffix) && label.utf8.count > suffix.utf8.count {
        result.append(String(label.dropLast(suffix.count)))
      }
      if label.hasSuffix("の支払い") { result.append(label.dropLast(3) + "支払額") }
      for suffix in ["期末残高", "の期末残高"] where label.hasSuffix(suffix) && label.utf8.count > suffix.utf8.count {
        result.append(String(label.dropLast(suffix.count)))
      }
    }
    return result
  }

  /// 売上高予想, "forecast ordinary profit": the item itself; that it is a forecast the claim says.
  private func withoutForecast(_ label: String) -> String? {
    if language == .japanese {
      for ending in ["の予想", "予想", "の見込み", "の計画", "予想値", "の見通し"] where label.hasSuffix(ending) {
        let rest = String(label.dropLast(ending.count))
        return rest.utf8.count >= 6 ? rest : nil
      }
      return nil
    }
    guard Self.forecastWords.isFound(in: label) else { return nil }
    let lower = label.lowercased()
    for word in [
      "forecast for ", "forecasts for ", "forecast of ", "forecasts of ", "target for ", "outlook for ", "targets for ",
      "targets of ", "target of ", "plan for ", "plans for ", "guidance for ", "guidance of ", "projection for ",
    ] {
      if let found = lower.byteOffset(of: word), label.utf8.count == lower.utf8.count {
        let rest = String(label.utf8.dropFirst(found + word.utf8.count)) ?? ""
        if rest.utf8.count >= 4 { return rest }
      }
    }
    for ending in [" forecast", " forecasts", " target"] where lower.hasSuffix(ending) {
      return String(label.dropLast(ending.count))
    }
    let words = label.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, Self.forecastAdjectives.contains(words[0].lowercased()) else { return nil }
    return words[1]
  }

  /// What every reading of `withoutForecast` has in it.
  private static let forecastWords: WordSet = [
    "forecast", "target", "outlook for ", "projected", "planned", "expected", "estimated", "plan for ", "plans for ",
    "guidance ", "projection for ",
  ]
  private static let forecastAdjectives: Set<String> = [
    "forecast", "forecasted", "projected", "planned", "expected", "estimated", "targeted", "forecasts",
  ]
  private static let progressWords: WordSet = ["進捗率", "progress"]

  /// Measured at the end of a period, whatever the catalogue says.
  private static let balances: Set<String> = [
    "cash-at-end", "non-performing-loan-ratio", "loan-to-deposit-ratio", "total-capital-ratio",
    "common-equity-tier-1-capital-ratio", "valuation-difference-on-available-for-sale-securities", "ltv",
    "average-interest-rate", "assets-under-custody", "capital-adequacy-ratio-domestic-standard",
    "consolidated-total-capital-ratio-international-standard",
  ]

  /// Words that say that something is measured at the end of a period.
  private static let momentary: WordSet = [
    "unrealized", "unrealised", "評価差額", "評価損益", "含み益", "期末", "at the end of", "繰越高", "carried forward",
  ]
  private static let perShare: WordSet = ["per share", "1株当たり"]

  private func fixed(_ label: String) -> (String, Bool)? {
    let words = label.inLowerCase
    if let (concept, isInverted) = Self.fixedWords[LabelKey(words)] { return (concept, isInverted) }
    if words.hasPrefix("親会社株主に帰属する"), words.hasSuffix("純損益") {
      return ("profit-attributable-to-owners-of-parent", false)
    }
    guard language == .english else { return nil }
    if words.hasPrefix("equity in earnings") {
      return ("share-of-profit-of-entities-accounted-for-using-equity-method", false)
    }
    if ordinaryIncomeIsRevenue, words == "ordinary income" { return ("ordinary-revenue", false) }
    if words.contains(" attributable to owners"),
      ["profit for the", "net profit", "interim profit", "quarterly profit"].contains(where: { words.hasPrefix($0) })
    {
      return ("profit-attributable-to-owners-of-parent", false)
    }
    if words.hasPrefix("loss attributable to") || words.hasPrefix("net loss attributable to"),
      !words.contains("non-controlling")
    {
      return ("profit-attributable-to-owners-of-parent", true)
    }
    if words.hasPrefix("net income attributable to") || words.hasPrefix("profit attributable to"),
      !words.contains("non-controlling"), !words.contains("minority")
    {
      return ("profit-attributable-to-owners-of-parent", false)
    }
    return nil
  }

  private static let fixedWords: [LabelKey: (concept: String, isInverted: Bool)] = {
    var found: [LabelKey: (concept: String, isInverted: Bool)] = [:]
    func add(_ concept: String, _ labels: String..., isInverted: Bool = false) {
      for label in labels { found[LabelKey(label)] = (concept, isInverted) }
    }
    for (concept, japanese, english) in [
      ("operating-cash-flows", "営業活動", "operating activities"),
      ("investing-cash-flows", "投資活動", "investing activities"),
      ("financing-cash-flows", "財務活動", "financing activities"),
    ] {
      add(concept, english)
      add(concept, "net cash used in " + english, isInverted: true)
      for particle in ["の結果", "の結果、", "により", "によって", "による", "に", "で"] {
        for verb in ["得られた", "獲得した", "増加した", "得た"] { add(concept, japanese + particle + verb + "資金") }
        for verb in ["使用した", "支出した", "減少した", "使用された", "用いた"] {
          add(concept, japanese + particle + verb + "資金", isInverted: true)
        }
      }
    }
    for (concept, number, english) in [
      ("first-quarter-end", "1", "first"), ("second-quarter-end", "2", "second"), ("third-quarter-end", "3", "third"),
    ] {
      add(
        concept, "第\(number)四半期末配当", "第\(number)四半期末配当金", english + " quarter-end dividend",
        english + "-quarter-end dividend")
    }
    add("other-income-expenses", "other expenses", "other expense", isInverted: true)
    add("other-income-expenses", "other income")
    add("income-taxes", "income tax benefit (expense)", "income tax benefit", isInverted: true)
    add("net-sales", "revenue", "revenues", "sales", "net sales")
    add("total-equity", "total equity")
    add(
      "net-income", "net loss", "loss for the period", "loss for the year", "loss for the quarter", "純損失",
      isInverted: true)
    add("net-income", "当期損益", "四半期損益", "中間損益", "通期損益", "純損益", "当期純損益")
    add(
      "basic-earnings-per-share", "loss per share", "net loss per share", "basic loss per share",
      "basic net loss per share",
      isInverted: true)
    add("dividends-paid", "dividend payments", "payment of dividends", "payments of dividends", "dividends paid")
    add("total-assets", "資産", "資産合計", "assets", "total assets")
    add("total-liabilities", "負債", "負債合計", "liabilities", "total liabilities")
    add("net-income", "profit", "net income", "net profit")
    return found
  }()

  private func isRatio(_ label: String) -> Bool {
    label.hasSuffix("率") || label.hasSuffix("金利") || label.hasSuffix("利回り") || Self.ratioWords.isFound(in: label)
      || label.hasSuffix(ignoringCase: " rate") || label.hasPrefix(ignoringCase: "return on")
  }

  private static let ratioWords: WordSet = ["margin", "ratio", "roe"]
}
