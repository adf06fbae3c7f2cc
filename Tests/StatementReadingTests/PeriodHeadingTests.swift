import ReleaseModel
import SourceText
import Testing

/// What two columns are called, in releases on three, six, nine and twelve months.
@Suite("Period headings") struct PeriodHeadingTests {
  @Test("Japanese headings name their periods", arguments: japanesePeriodHeadings)
  func japanese(_ heading: PeriodHeadingCase) {
    #expect(periods(heading, .japanese) == heading.periods)
  }

  @Test("English headings name their periods", arguments: englishPeriodHeadings)
  func english(_ heading: PeriodHeadingCase) {
    #expect(periods(heading, .english) == heading.periods)
  }

  @Test(
    "a heading that says a period in unknown words gives none rather than that of the release",
    arguments: [
      PeriodHeadingCase(.c, .flow, "第49期", "第50期", "no period", "no period"),
      PeriodHeadingCase(.a, .flow, "前々年4~12月", "当年4~12月", "no period", "2024-04-01..2024-12-31"),
      PeriodHeadingCase(.e, .neutral, "当期実績", "次々期予想", "2024-03-01..2025-02-28", "no period"),
    ])
  func unread(_ heading: PeriodHeadingCase) {
    #expect(periods(heading, .japanese) == heading.periods)
  }

  @Test(
    "Japanese headings that need the release around them",
    arguments: japaneseNamedPeriods + japaneseNamedPeriodsLater + japaneseNamedPeriodsLast)
  func japaneseNamed(_ named: NamedPeriodCase) { expect(named, .japanese) }

  @Test(
    "English headings that need the release around them",
    arguments: englishNamedPeriods + englishNamedPeriodsLater + englishNamedPeriodsLast)
  func englishNamed(_ named: NamedPeriodCase) { expect(named, .english) }

  private func expect(_ named: NamedPeriodCase, _ language: Language) {
    let sentence = named.sentence.isEmpty ? "" : named.sentence + "\n"
    let read =
      named.isAbove
      ? periods(named.heading, language, remark: sentence) : periods(named.heading, language, sentence: sentence)
    for (period, meaning) in zip(read, named.heading.periods) {
      #expect(meaning.split(separator: "|").contains { $0 == period }, "\(period)")
    }
  }

  /// `sentence`: running text before the table; `remark`: a line between its title and its unit line.
  private func periods(
    _ heading: PeriodHeadingCase, _ language: Language, sentence: String = "", remark: String = ""
  ) -> [String] {
    let isJapanese = language == .japanese
    let (title, label) = Self.table(heading, isJapanese)
    let text = """
      \(Self.head(heading.release, isJapanese))
      \(sentence.isEmpty ? "" : sentence + "\n")\(title)
      \(remark)\(isJapanese ? "(単位:百万円)" : "(Millions of yen)")
      	\(heading.before)	\(heading.now)
      \(label)	12,345	13,579

      """
    let facts = read(text, language: language).facts
    return ["12345000000", "13579000000"].map { value in
      facts.first { $0.value?.description == value }.map { $0.period?.description ?? "no period" } ?? "no figure"
    }
  }

  private static func table(_ heading: PeriodHeadingCase, _ isJapanese: Bool) -> (title: String, label: String) {
    switch heading.table {
    case .flow:
      let isYear = heading.release == .c || heading.release == .e
      return isJapanese
        ? (isYear ? "連結損益計算書" : "四半期連結損益計算書", "売上高") : ("Consolidated Statements of Income", "Net sales")
    case .balance:
      return isJapanese ? ("連結貸借対照表", "現金及び預金") : ("Consolidated Balance Sheets", "Cash and deposits")
    case .neutral: return isJapanese ? ("連結業績の推移", "売上高") : ("Consolidated results", "Net sales")
    }
  }

  private static func head(_ release: ReportedSpan, _ isJapanese: Bool) -> String {
    let (japanese, dated, english, day) =
      switch release {
      case .a: ("2025年3月期 第3四半期決算短信", "2025年1月31日", "Nine Months Ended December 31, 2024", "January 31, 2025")
      case .b: ("2024年12月期 第2四半期(中間期)決算短信", "2024年8月9日", "Six Months Ended June 30, 2024", "August 9, 2024")
      case .c: ("2024年3月期 決算短信", "2024年5月10日", "Fiscal Year Ended March 31, 2024", "May 10, 2024")
      case .d: ("2026年3月期 第1四半期決算短信", "2025年8月1日", "Three Months Ended June 30, 2025", "August 1, 2025")
      case .e: ("2025年2月期 決算短信", "2025年4月11日", "Fiscal Year Ended February 28, 2025", "April 11, 2025")
      case .f: ("2024年9月期 第2四半期(中間期)決算短信", "2024年5月10日", "Six Months Ended March 31, 2024", "May 10, 2024")
      }
    return isJapanese
      ? "\(japanese)(連結)\n\(dated)\n会社名 架空工業株式会社\n"
      : "Consolidated Financial Results for the \(english)\n\(day)\nCompany name: Kaku Industries Co., Ltd.\n"
  }
}
