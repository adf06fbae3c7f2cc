/// What a word of running text does to the figures around it.
enum WordSense: UInt8 {
  // Directions.
  case up, down, better, worse, flat
  /// 上回る, "more than": the figure before it is the difference.
  case above, below
  // Comparisons.
  case versusPrior, versusPriorYear, versusPriorQuarter, versusFiscalYear, versusSame
  case from, against, to, of, by, inPeriod
  // Japanese particles.
  case topic, object
  /// was, totaled, amounted to
  case verb
  /// A past participle or other word that keeps a phrase from being a subject.
  case breaker
  // Signs that stand in a word.
  case loss, profit, inflow, outflow, expense, benefit
  case turned
  case about, nearly, over
  case forecast
  case part
  case conjunction
  case comma, stop, open, close, quote, equals, colon
  /// 次期, "next fiscal year"
  case next
  case perShare
  case currentWord, priorYearWords, priorQuarterWords, priorFiscalYearWords, endOf
  case progress, relative
  /// それぞれ, "respectively": figures in a row belong to names in a row.
  case each
  /// "exceeding the forecast by", "fell short of … by": the difference follows.
  case exceeds, fallsShort
  /// "lifting the ratio to": the object is what the figure is about.
  case lifts
  /// "was negative ¥0.7 billion"
  case negative
  /// 前回予想, "the previous forecast": compared with what was said before, not with a period.
  case versusForecast
}

/// Words with their senses, found by their first bytes: one look at a place without a word costs a table load.
struct WordTable: Sendable {
  private struct Entry {
    var start: Int32
    var count: Int32
    var sense: WordSense
    var third: UInt8
    /// The next word of the same slot, or -1.
    var next: Int32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var heads: [Int32]

  /// Later words are tried first where they share their beginning, so longer ones stand behind shorter ones.
  init(_ groups: [(WordSense, [StaticString])]) {
    heads = Array(repeating: -1, count: 4096)
    var all: [(StaticString, WordSense)] = []
    for (sense, words) in groups { for word in words { all.append((word, sense)) } }
    all.sort { $0.0.utf8CodeUnitCount < $1.0.utf8CodeUnitCount }
    for (word, sense) in all {
      let count = word.utf8CodeUnitCount
      let buffer = UnsafeBufferPointer(start: word.utf8Start, count: count)
      let slot = Self.slot(buffer[0], count > 1 ? buffer[1] : 0)
      entries.append(
        Entry(
          start: Int32(bytes.count), count: Int32(count), sense: sense, third: count > 2 ? buffer[2] : 0,
          next: heads[slot]))
      heads[slot] = Int32(entries.count - 1)
      bytes.append(contentsOf: buffer)
    }
  }

  @inline(__always)
  private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
    // The lead bytes of one script hardly differ: the second and the first make the slot.
    (Int(first) &* 61 &+ Int(second) &* 7) & 4095
  }

  /// The longest word at `at`, with ASCII letters in lower case; whole words only where it ends in a letter.
  func word(_ text: [UInt8], at: Int, end: Int) -> (sense: WordSense, length: Int)? {
    guard at < end else { return nil }
    let first = lower(text[at])
    if at + 1 < end, let found = word(text, at, end, heads[Self.slot(first, lower(text[at + 1]))]) { return found }
    return word(text, at, end, heads[Self.slot(first, 0)])
  }

  private func word(_ text: [UInt8], _ at: Int, _ end: Int, _ head: Int32) -> (sense: WordSense, length: Int)? {
    if head < 0 { return nil }
    let third = at + 2 < end ? lower(text[at + 2]) : 0
    return entries.withUnsafeBufferPointer { entries in
      var place = Int(head)
      while place >= 0 {
        let count = Int(entries[place].count)
        // Words of one slot differ by their third letter, mostly.
        if count < 3 || entries[place].third == third, at + count <= end, stands(entries[place], text, at, end) {
          return (entries[place].sense, count)
        }
        place = Int(entries[place].next)
      }
      return nil
    }
  }

  private func stands(_ record: Entry, _ text: [UInt8], _ at: Int, _ end: Int) -> Bool {
    let (start, count) = (Int(record.start), Int(record.count))
    for step in 0..<count where lower(text[at + step]) != bytes[start + step] { return false }
    return !isLetter(text[at + count - 1]) || at + count >= end || !isLetter(text[at + count])
  }

  @inline(__always)
  private func lower(_ byte: UInt8) -> UInt8 {
    if byte == 0x0A { return 0x20 }
    return byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}

extension WordTable {
  static let japanese = WordTable([
    (
      .up,
      [
        "増", "増加", "増えた", "増え", "上昇", "伸長", "伸び", "拡大", "増収", "増益", "プラス", "高い", "高く", "アップ", "増額",
        "増加額", "増配", "引き上げ", "上方修正",
      ]
    ),
    (
      .down,
      [
        "減", "減少", "減った", "減り", "低下", "下落", "縮小", "減収", "減益", "マイナス", "低い", "低く", "ダウン", "減額", "削減", "減少額", "減配",
        "引き下げ", "下方修正",
      ]
    ),
    (.better, ["改善", "好転", "回復"]),
    (.worse, ["悪化"]),
    (.flat, ["横ばい", "同水準", "変わらず"]),
    (.above, ["上回る", "上回り", "上回った", "上回って", "上回", "多い", "多く"]),
    (.below, ["下回る", "下回り", "下回った", "下回って", "下回", "少ない", "少なく"]),
    (.versusPrior, ["前期比", "対前期比", "前期対比", "対前期", "前期末比", "前期差", "前年度末比", "前連結会計年度末比", "前事業年度末比"]),
    (
      .versusPriorYear,
      [
        "前年同期比", "前年同四半期比", "前年比", "対前年同期比", "対前年同四半期", "対前年同期", "前年同期対比", "前年同月比", "前年同四半期対比",
        "対前年比", "対前年同四半期比", "前年中間期比", "前年同期に比べ", "対前年中間期", "前年同期差", "前年差", "対前年同月比", "前年同月に比べ",
        "前年中間期に比べ",
      ]
    ),
    (.versusPriorQuarter, ["前四半期比", "対前四半期比", "直前四半期比", "前四半期対比"]),
    (.versusFiscalYear, ["前年度比", "前連結会計年度比", "対前年度比", "前事業年度比", "当期比"]),
    (.versusSame, ["同"]),
    (.from, ["から", "より"]),
    (.against, ["に比べて", "に比べ", "と比べて", "と比べ", "と比較して", "に対し", "に対して", "比"]),
    (.to, ["に"]),
    (.of, ["の"]),
    (.inPeriod, ["で"]),
    (.topic, ["は", "が", "については", "につきましては", "も"]),
    (.breaker, ["では", "には", "または", "あるいは", "ですが", "ましたが", "ものの", "ながら", "により", "によって", "に伴い", "を受け", "とともに"]),
    (.object, ["を"]),
    (
      .loss, ["損失", "赤字", "営業損失", "経常損失", "純損失", "当期純損失", "四半期純損失", "中間純損失", "当期損失", "四半期損失", "中間損失"]
    ),
    (.profit, ["利益", "黒字", "営業利益", "経常利益", "純利益", "当期純利益", "四半期純利益", "中間純利益", "当期利益"]),
    (.inflow, ["収入", "獲得", "増加要因"]),
    (.outflow, ["支出", "使用", "減少要因"]),
    (.turned, ["転換", "転落", "黒字化"]),
    (.about, ["約", "およそ", "ほぼ", "前後", "程度", "概ね"]),
    (.nearly, ["弱"]),
    (.over, ["強", "超", "余り", "を超える", "以上"]),
    (
      .forecast, ["予想", "見込", "計画", "見通し", "目標", "予定"]
    ),
    (.part, ["うち", "含む", "含んで", "含み"]),
    (.comma, ["、", ",", "，", ";"]),
    (.stop, ["。"]),
    (.open, ["(", "[", "〔"]),
    (.close, [")", "]", "〕"]),
    (.quote, ["「", "」", "『", "』", "\""]),
    (.equals, ["=", "＝"]),
    (.colon, [":", "："]),
    (.next, ["次期", "来期", "翌期", "次年度", "翌連結会計年度", "次期連結会計年度"]),
    (.perShare, ["1株当たり", "1株あたり", "一株当たり", "1株につき"]),
    (.progress, ["進捗率", "達成率"]),
    (.each, ["それぞれ", "各々"]),
    (
      .versusForecast,
      [
        "前回予想", "前回発表予想", "前回公表値", "前回発表値", "従来予想", "従来計画", "期初予想", "期初計画", "当初予想", "当初計画", "前回予想比", "従来予想比", "期初予想比",
        "当初予想比", "計画比", "予想比", "期初計画比", "当初計画比",
      ]
    ),
    (.relative, ["であった", "だった", "を出した", "を計上していた", "を計上した"]),
  ])

  static let english = WordTable([
    (
      .up,
      [
        "increase", "increased", "increases", "increasing", "edged higher", "up", "rise", "rose", "risen", "grew",
        "grown", "growth",
        "expanded", "higher", "rising", "climbed", "an increase", "widened", "expanding", "growing", "grow", "gained",
        "built up", "raise", "boost", "picked up", "climb", "soar", "boosted", "doubled", "tripled", "quadrupled",
        "jumped", "surged", "soared", "advanced", "rises", "edged up", "jump", "surge", "raised",
        "strengthened",
      ]
    ),
    (
      .down,
      [
        "decrease", "decreased", "decreases", "decreasing", "edged down", "edged lower", "inched down", "down",
        "decline", "declined", "fell", "fall", "fallen",
        "reduction", "reduced", "lower", "dropped", "drop", "narrowed", "falling", "declining", "shrank", "contracted",
        "less", "narrowing", "slipped", "slid", "plunged", "plummeted", "tumbled", "dipped", "reductions",
        "declines", "drops", "shrinking", "shrunk", "eased", "lowered", "slumped", "halved", "lower by", "reduce",
        "cut by", "lowering", "plunge", "shrink", "slump",
      ]
    ),
    (.better, ["improvement", "improved", "improving", "recovery", "turnaround"]),
    (.worse, ["deterioration", "deteriorated", "worsened", "worsening"]),
    (.flat, ["unchanged", "flat"]),
    (
      .above,
      [
        "more than", "above", "higher than", "above the", "more than the", "more than in", "more than at",
        "in excess of",
      ]
    ),
    (
      .below,
      ["less than", "below", "lower than", "below the", "less than in", "less than the", "less than at", "fewer than"]
    ),
    (
      .versusPriorYear,
      [
        "year on year", "year over year", "year-on-year", "year-over-year", "yoy", "from a year earlier",
        "from a year ago", "from the same period of the previous year", "from the same quarter of the previous year",
        "from the same period a year earlier", "compared with the same period of the previous year",
        "compared to the same period of the previous year", "from the corresponding period of the previous year",
        "from the previous year", "from the prior year", "compared with the previous year",
        "from the same month of the previous year", "from the same month a year earlier",
        "from the same month last year",
        "compared with the same month of the previous year", "compared to the same month of the previous year",
        "from the corresponding period", "compared with a year earlier", "compared to a year earlier",
        "compared with the same period of the previous fiscal year",
        "compared to the same period of the previous fiscal year",
        "compared with the same quarter of the previous fiscal year",
        "from the same period of the previous fiscal year",
        "from the same quarter of the previous fiscal year",
        "compared with the same quarter of the previous year",
        "compared to the previous year", "on the year", "from the same period last year",
        "compared with the same period last year",
      ]
    ),
    (
      .versusPriorQuarter,
      [
        "quarter on quarter", "quarter over quarter", "quarter-on-quarter", "quarter-over-quarter", "qoq",
        "from the previous quarter", "compared to the previous quarter", "compared with the previous quarter",
        "from the prior quarter", "from the preceding quarter",
      ]
    ),
    (
      .versusFiscalYear,
      [
        "from the previous fiscal year", "compared with the previous fiscal year",
        "compared to the previous fiscal year", "from the prior fiscal year", "from the previous fiscal period",
        "compared with the previous fiscal period", "compared to the previous fiscal period",
        "in comparison with the previous fiscal year", "from the period under review",
        "from the fiscal year under review",
      ]
    ),
    (.from, ["from"]),
    (
      .against,
      ["compared to", "compared with", "against", "versus", "than", "as compared with", "as compared to", "over the"]
    ),
    (.to, ["to"]),
    (.of, ["of", "at", "of between"]),
    (.by, ["by"]),
    (.inPeriod, ["in", "for", "as of", "during"]),
    (
      .verb,
      [
        "was", "were", "is", "are", "totaled", "totalled", "amounted to", "stood at", "reached", "came to", "be",
        "has been", "will be", "amounted", "recorded", "posted", "provided", "used", "makes", "make", "paid", "became",
        "remained", "remains", "been", "had", "stands at", "stand at", "came in at", "come in at", "amounts to",
        "came to",
        "comes to", "earned", "incurred", "booked", "generated", "secured", "achieved", "reported", "logged",
        "represented", "represents", "delivered", "swung", "accounted for", "accounts for", "went", "turned", "showed",
        "saw", "marked", "registered",
        "will total", "would total", "standing at", "totaling",
        "amounting to", "coming to",
      ]
    ),
    (
      .breaker,
      [
        "which", "that", "who", "because", "since", "although", "while", "whereas", "when", "owing", "due", "as", "if",
        "however", "we", "they", "it", "this", "these", "expects", "forecasts", "forecast", "expect", "reflects",
        "reflecting", "led", "driven", "mainly", "partly", "largely", "primarily", "accounted", "including",
      ]
    ),
    (.loss, ["loss", "losses", "deficit"]),
    (.profit, ["income", "profit", "profits", "earnings"]),
    (.inflow, ["inflow", "inflows"]),
    (.outflow, ["outflow", "outflows"]),
    (.expense, ["expense", "expenses"]),
    (.benefit, ["benefit"]),
    (.turned, ["return to profit", "returned to profit"]),
    (.each, ["respectively"]),
    (
      .exceeds,
      ["exceeded", "exceeding", "exceeds", "exceed", "surpassed", "surpassing", "outperformed", "topped", "topping"]
    ),
    (.fallsShort, ["fell short of", "falling short of", "fall short of", "falls short of", "missed", "missing"]),
    (
      .lifts,
      [
        "lifting", "bringing", "pushing", "raising", "lifted", "brought", "pushed", "taking", "leaving", "brings",
        "bring",
        "lifts", "takes", "pushes", "lift",
      ]
    ),
    (.negative, ["negative", "minus"]),
    (
      .versusForecast,
      [
        "previous forecast", "previously announced forecast", "initial forecast", "original forecast",
        "earlier forecast", "previous projection",
        "initial plan", "original plan", "most recent forecast", "prior forecast", "previous forecasts",
        "initial forecasts", "previous guidance", "initial guidance", "previously forecast", "initially forecast",
        "most recently announced forecast", "previous plan",
      ]
    ),
    (.about, ["about", "approximately", "around", "roughly", "some", "approx.", "approx"]),
    (.nearly, ["nearly", "almost", "just under", "slightly less than", "close to", "up to"]),
    (.over, ["over", "more than", "just over", "slightly more than", "at least"]),
    (
      .forecast,
      [
        "expects", "expect", "expected", "forecasts", "forecast", "forecasted", "projects", "planned", "plans",
        "targets", "target", "outlook", "estimated", "anticipates", "projected", "forecasting", "anticipate", "project",
        "guidance", "projecting", "anticipated", "aim", "aims", "expecting", "we plan", "we are planning",
      ]
    ),
    (.part, ["included", "including", "of which", "includes", "consisting of", "inclusion"]),
    (.conjunction, ["and", "but", "while", "although", "whereas", "or"]),
    (.comma, [",", ";", "–", "—"]),
    (.stop, ["."]),
    (.open, ["(", "["]),
    (.close, [")", "]"]),
    (.quote, ["\""]),
    (.equals, ["="]),
    (.colon, [":"]),
    (
      .next,
      ["next fiscal year", "the next fiscal year", "next year", "the following fiscal year", "coming fiscal year"]
    ),
    (.perShare, ["per share", "per ads equivalent", "per ads", "earnings per share"]),
    (
      .currentWord,
      [
        "fiscal year under review", "fiscal period under review", "half year", "half-year", "nine months under review",
        "half year under review",
        "quarter under review",
        "period under review", "six months under review", "year under review", "current fiscal year",
        "current quarter", "current period", "three months under review", "interim period under review",
      ]
    ),
    (
      .priorYearWords,
      [
        "same quarter of the previous year", "same period of the previous year", "same period a year earlier",
        "same period last year", "same quarter last year", "a year earlier", "a year ago",
        "same month of the previous year", "same month last year", "same month a year earlier",
        "corresponding period of the previous fiscal year", "same quarter of the prior fiscal year",
        "same period of the prior fiscal year",
        "same quarter of the previous fiscal year", "same period of the previous fiscal year",
        "corresponding period of the previous year", "previous corresponding period", "same quarter a year ago",
        "same quarter of the prior year", "same period of the prior year", "same quarter a year earlier",
      ]
    ),
    (.priorQuarterWords, ["previous quarter", "prior quarter", "preceding quarter"]),
    (
      .priorFiscalYearWords,
      [
        "previous fiscal year", "prior fiscal year", "previous fiscal period", "previous period", "previous year",
        "prior year", "preceding fiscal year",
        "last fiscal year",
      ]
    ),
    (.endOf, ["at the end of", "as of the end of", "from the end of", "end of", "the end of"]),
    (.progress, ["progress"]),
  ])
}
