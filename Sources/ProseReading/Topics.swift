import Lexing

/// Words of everyday releases that say the same in both languages: they tell sentences without figures apart.
struct TopicTable {
  private let japanese: WordList
  private let english: WordList

  static let shared = TopicTable()

  func topics(_ bytes: [UInt8], _ range: Range<Int>, isJapanese: Bool) -> [UInt16] {
    (isJapanese ? japanese : english).found(bytes, range)
  }

  private init() {
    japanese = WordList(Self.pairs.map(\.0))
    english = WordList(Self.pairs.map(\.1))
  }

  private struct WordList: Sendable {
    private var heads = [Int16](repeating: -1, count: 4096)
    private var words: [(word: StaticString, topic: UInt16, next: Int16)] = []

    init(_ groups: [[StaticString]]) {
      for (topic, group) in groups.enumerated() {
        for word in group {
          let slot = Self.slot(word.utf8Start[0], word.utf8Start[1], word.utf8Start[2])
          words.append((word, UInt16(topic), heads[slot]))
          heads[slot] = Int16(words.count - 1)
        }
      }
    }

    private static func slot(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
      (Int(first) &* 31 &+ Int(second) &* 7 &+ Int(third) &* 131) & 4095
    }

    func found(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt16] {
      var topics: [UInt16] = []
      var at = range.lowerBound
      while at + 2 < range.upperBound {
        if bytes[at] & 0xC0 == 0x80 {
          at += 1
          continue
        }
        var entry = heads[Self.slot(lowercased(bytes[at]), lowercased(bytes[at + 1]), lowercased(bytes[at + 2]))]
        var length = 1
        while entry >= 0 {
          let record = words[Int(entry)]
          if at == range.lowerBound || bytes[at] >= 0x80 || !isLetter(bytes[at - 1]),
            ByteCursor(bytes, at..<range.upperBound).looking(atCaseless: record.word)
          {
            if !topics.contains(record.topic) { topics.append(record.topic) }
            length = max(length, record.word.utf8CodeUnitCount)
            break
          }
          entry = record.next
        }
        at += length
      }
      return topics
    }
  }

  private static let pairs: [([StaticString], [StaticString])] = [
    (["黒字", "収益力"], ["positive", "profitab", "returned to profit", "operating profit"]),
    (["下半期", "下期"], ["second half"]), (["上半期", "上期"], ["first half"]),
    (["利益率", "採算"], ["margin"]), (["すべての", "全ての"], ["all of", "every"]),
    (["株式売却", "売却益", "株式の売却"], ["sale of an equity", "sale of securities", "special gain", "gain on sale"]),
    (["含み益", "値上がり"], ["unrealized gain"]), (["税効果"], ["tax effect", "tax benefit"]),
    (["目標", "見込ん", "予想"], ["expect", "aims at", "target", "forecast"]), (["見通し"], ["outlook"]),
    (["将来"], ["forward-looking", "future"]), (["リスク"], ["risk"]), (["不確定", "不確実"], ["uncertaint"]),
    (["カンファレンス", "説明会"], ["conference call"]), (["インターネット上", "配信", "ウェブ"], ["webcast", "heard live", "web site"]),
    (["減価償却"], ["depreciation"]), (["転換社債"], ["convertible"]), (["償却額"], ["amortization"]),
    (["含む", "含んで", "含み"], ["includ"]), (["投資家"], ["investor"]),
    (["証券取引委員会", "証券取引法"], ["securities and exchange", "securities exchange act"]),
    (["米国会計基準"], ["u.s. gaap", "us gaap", "unaudited"]), (["会社更生", "更生手続"], ["reorganization"]),
    (["クロスウェイブ"], ["crosswave"]), (["換算"], ["translation", "translated", "convenience"]),
    (["損益計算書"], ["statements of operations", "statements of income", "statement of profit", "income statement"]),
    (["貸借対照表", "財政状態計算書"], ["balance sheet", "statement of financial position"]),
    (["キャッシュ・フロー", "キャッシュフロー"], ["cash flow"]), (["内訳"], ["breakdown", "table 1", "table 2"]),
    (["契約数"], ["number of contracts"]), (["帯域"], ["bandwidth"]),
    (["専用線"], ["dedicated access", "connectivity services"]),
    (["付加価値"], ["value-added", "value added"]), (["営業費用"], ["costs and expenses"]), (["バックボーン"], ["backbone"]),
    (["統計"], ["statistic"]), (["抄訳", "簡易版", "簡略版"], ["abridged"]), (["決算発表", "業績"], ["results", "financial results"]),
    (["第4四半期", "第 4 四半期"], ["fourth quarter", "4q"]), (["第3四半期", "第 3 四半期"], ["third quarter", "3q"]),
    (["第1四半期"], ["first quarter"]), (["第2四半期", "中間"], ["second quarter", "six months", "half year", "interim"]),
    (["通期"], ["full year", "full fiscal", "year ended", "full-year"]), (["配当"], ["dividend"]),
    (["自己株式"], ["treasury share"]),
    (["減損"], ["impairment"]), (["原材料"], ["raw material"]), (["物流"], ["logistic"]), (["個人消費"], ["consumption"]),
    (["賃金", "人件費"], ["wage", "personnel"]), (["価格改定", "薬価"], ["revised the price", "price revision"]),
    (["冷凍"], ["frozen"]), (["回復"], ["recover"]), (["受注"], ["order"]), (["倉庫", "保管"], ["warehouse", "storage"]),
    (["設備投資"], ["capital investment", "capital expenditure", "capex"]),
    (["製造装置", "機械", "加工機"], ["equipment", "machine"]),
    (["保守"], ["maintenance"]), (["住宅"], ["housing", "residential"]), (["金利"], ["mortgage rate", "interest rate"]),
    (["世界経済"], ["world economy", "global economy"]), (["円安"], ["weaker yen"]), (["消費税"], ["consumption tax"]),
    (["為替"], ["exchange rate", "foreign exchange"]), (["セグメント"], ["segment"]), (["調整額"], ["adjustment"]),
    (["全社費用"], ["corporate expense"]), (["その他"], ["other"]), (["保険"], ["insurance"]), (["不動産"], ["real estate"]),
    (["四捨五入"], ["rounded to"]), (["切捨て", "切り捨て"], ["rounded down"]), (["修正の有無"], ["revision"]),
    (["上場会社名", "会社名"], ["company name", "name of listed company"]), (["コード番号"], ["code number", "securities code"]),
    (["代表者"], ["representative"]), (["上場取引所"], ["listing", "stock exchange"]), (["定時株主総会"], ["annual general meeting"]),
    (["配当支払開始"], ["commence dividend", "dividend payment start"]), (["サービス"], ["service"]), (["顧客"], ["customer"]),
    (["経営成績"], ["operating results"]), (["財政状態"], ["financial position"]),
    (["概況", "概要"], ["overview", "qualitative"]),
    (["資産の部"], ["assets"]), (["負債の部"], ["liabilities"]), (["純資産の部"], ["net assets"]), (["臨床"], ["clinical"]),
    (["億円", "百万円", "千円", "単位"], ["millions of yen", "jpy in", "thousands of", "billions of yen", "unit:"]),
    (["ホスティング"], ["hosting"]), (["データセンタ", "データーセンタ"], ["data center"]),
    (["営業利益"], ["operating income", "operating profit"]),
    (["当期利益", "純利益"], ["net income", "profit attributable"]), (["売上高", "営業収益"], ["revenue", "net sales"]),
    (["連絡先", "問い合わせ", "tel:"], ["inquiries", "contact"]), (["セキュリティ"], ["security"]), (["機器販売"], ["equipment sales"]),
    (["システム・インテグレーション", "システムインテグレーション"], ["systems integration"]), (["ダイアルアップ", "ダイヤルアップ"], ["dial-up"]),
    (["当資料", "本資料", "この資料"], ["this release", "this document"]), (["過去または現在", "過去の事実"], ["historical fact"]),
    (["仮定", "判断"], ["assumption", "belief"]), (["大きく異な"], ["differ materially"]), (["契約"], ["contract"]),
    (["加入者"], ["subscriber"]),
  ]
}
