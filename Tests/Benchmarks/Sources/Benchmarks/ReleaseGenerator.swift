/// Releases made up from a seed: the same bytes on every machine. Statements, segments and sentences in both languages.
struct ReleaseGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  struct Texts {
    var japanese = ""
    var english = ""

    var bytes: Int { japanese.utf8.count + english.utf8.count }

    mutating func add(_ japanese: String, _ english: String) {
      self.japanese += japanese + "\n"
      self.english += english + "\n"
    }
  }

  /// A release of so many sections, each with a table of about 30 rows and some sentences: 5 kB a section.
  mutating func release(sections: Int) -> Texts {
    var texts = Texts()
    let year = number(2015...2025)
    texts.add(
      "\(year)年3月期 決算短信〔日本基準〕（連結）", "Consolidated Financial Results for the Fiscal Year Ended March 31, \(year)")
    texts.add("\(year)年5月14日", "May 14, \(year)")
    texts.add("", "")
    for section in 1...max(1, sections) {
      sentences(&texts, section, year)
      statement(&texts, Self.statements[(section - 1) % Self.statements.count], rows: 30, year, section)
    }
    return texts
  }

  /// One table of so many rows.
  mutating func wideTable(rows: Int) -> Texts {
    var texts = Texts()
    texts.add("2025年3月期 決算短信", "Financial Results for the Fiscal Year Ended March 31, 2025")
    texts.add("", "")
    statement(&texts, Self.statements[0], rows: rows, 2025, 1)
    return texts
  }

  /// One Japanese balance sheet with a column for each year, a total behind every nine lines, and the total of all.
  mutating func table(rows: Int, columns: Int) -> String {
    var text = "2025年3月期 決算短信\n2025年5月14日\n\n連結貸借対照表 （単位：百万円）\n"
    text += (0..<columns).map { "\t\(2025 - columns + 1 + $0)年3月31日" }.joined() + "\n"
    var (group, all) = (Array(repeating: 0, count: columns), Array(repeating: 0, count: columns))
    for row in 0..<rows - 1 {
      let name: String
      var values = group
      if row % 10 == 9 || row == rows - 2 {
        name = "\(Self.groups[row / 10 % Self.groups.count].ja)合計"
        for column in 0..<columns { all[column] += group[column] }
        group = Array(repeating: 0, count: columns)
      } else {
        name = Self.items[row % Self.items.count].ja + (row >= 20 ? "（その\(row / 20)）" : "")
        values = (0..<columns).map { _ in number(100...90_000) }
        for column in 0..<columns { group[column] += values[column] }
      }
      text += name + values.map { "\t\(grouped($0))" }.joined() + "\n"
    }
    return text + "資産合計" + all.map { "\t\(grouped($0))" }.joined() + "\n"
  }

  /// As many sections as make so many bytes.
  mutating func longRelease(bytes: Int) -> Texts {
    var one = self
    let size = one.release(sections: 50).bytes / 50
    return release(sections: bytes / size)
  }

  // MARK: Parts

  private mutating func sentences(_ texts: inout Texts, _ section: Int, _ year: Int) {
    texts.add("（\(section)）経営成績に関する説明", "(\(section)) Explanation of operating results")
    for _ in 0..<number(2...5) {
      let (subject, isUp) = (Self.subjects[number(0...Self.subjects.count - 1)], number(0...1) == 0)
      let (value, rate) = (number(100...900_000), number(1...400))
      let percent = "\(rate / 10).\(rate % 10)"
      texts.add(
        "当期の\(subject.ja)は前期比\(percent)％\(isUp ? "増" : "減")の\(grouped(value))百万円となりました。",
        "\(subject.en) for the fiscal year \(isUp ? "increased" : "decreased") \(percent)% year on year to "
          + "JPY \(grouped(value)) million.")
    }
    texts.add("", "")
  }

  private mutating func statement(
    _ texts: inout Texts, _ kind: (ja: String, en: String), rows: Int, _ year: Int, _ number: Int
  ) {
    texts.add(
      "\(kind.ja)\(number > 5 ? "（\(number)）" : "") （単位：百万円）",
      "\(kind.en)\(number > 5 ? " (\(number))" : "") (Millions of yen)")
    texts.add(
      "\t\(year - 1)年3月31日\t\(year)年3月31日", "\tAs of March 31, \(year - 1)\tAs of March 31, \(year)")
    var (before, now) = (0, 0)
    for row in 0..<rows {
      if row % 10 == 9 {
        let group = Self.groups[row / 10 % Self.groups.count]
        texts.add(
          "\(group.ja)合計\t\(figure(before, "△"))\t\(figure(now, "△"))",
          "Total \(group.en)\t\(figure(before, "("))\t\(figure(now, "("))")
        (before, now) = (0, 0)
        continue
      }
      let item = Self.items[(row + self.number(0...2)) % Self.items.count]
      let (first, second) = (self.number(-900...90_000), self.number(-900...90_000))
      before += first
      now += second
      let suffix = row >= 20 ? row / 20 : 0
      texts.add(
        item.ja + (suffix > 0 ? "（その\(suffix)）" : "") + "\t\(figure(first, "△"))\t\(figure(second, "△"))",
        item.en + (suffix > 0 ? " (part \(suffix))" : "") + "\t\(figure(first, "("))\t\(figure(second, "("))")
    }
    texts.add("", "")
  }

  private func figure(_ value: Int, _ sign: String) -> String {
    value >= 0 ? grouped(value) : sign == "(" ? "(\(grouped(-value)))" : sign + grouped(-value)
  }

  private func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static let statements: [(ja: String, en: String)] = [
    ("連結貸借対照表", "Consolidated Balance Sheets"), ("固定資産の内訳", "Breakdown of fixed assets"),
    ("セグメント資産の内訳", "Breakdown of segment assets"), ("資産の明細", "Details of assets"),
  ]
  private static let groups: [(ja: String, en: String)] = [
    ("流動資産", "current assets"), ("有形固定資産", "property, plant and equipment"),
    ("投資その他の資産", "investments and other assets"),
  ]
  private static let subjects: [(ja: String, en: String)] = [
    ("売上高", "Net sales"), ("営業利益", "Operating profit"), ("経常利益", "Ordinary profit"), ("売上総利益", "Gross profit"),
    ("販売費及び一般管理費", "Selling, general and administrative expenses"), ("研究開発費", "Research and development expenses"),
  ]
  private static let items: [(ja: String, en: String)] = [
    ("現金及び預金", "Cash and deposits"), ("受取手形及び売掛金", "Notes and accounts receivable - trade"), ("有価証券", "Securities"),
    ("商品及び製品", "Merchandise and finished goods"), ("仕掛品", "Work in process"),
    ("原材料及び貯蔵品", "Raw materials and supplies"),
    ("前払費用", "Prepaid expenses"), ("未収入金", "Accounts receivable - other"), ("建物及び構築物", "Buildings and structures"),
    ("機械装置及び運搬具", "Machinery, equipment and vehicles"), ("工具、器具及び備品", "Tools, furniture and fixtures"), ("土地", "Land"),
    ("リース資産", "Leased assets"), ("建設仮勘定", "Construction in progress"), ("ソフトウエア", "Software"), ("のれん", "Goodwill"),
    ("投資有価証券", "Investment securities"), ("長期貸付金", "Long-term loans receivable"), ("繰延税金資産", "Deferred tax assets"),
    ("敷金及び保証金", "Guarantee deposits"),
  ]
}
