import ReleaseModel

/// Every fixed phrase of the HTML report, in both languages: the page has no other words of its own.
enum ReportWord: String, CaseIterable {
  // The bar at the top.
  case product, toFindings, toDocument, previousFinding, nextFinding, language, theme, themeAuto, themeLight, themeDark
  case layout, layoutAuto, layoutBeside, layoutStacked, help, map
  // Summary.
  case summary, tablesPaired, cellsCompared, cellsAgree, amountsProved, sentencesPaired, unreadableCells,
    japaneseVersion
  case englishVersion, unpairedTables
  // Findings.
  case findings, filter, severity, kind, allKinds, side, anySide, sideJapanese, sideEnglish, sideBoth, sideUndecided
  case order, bySeverity, byPlace, search, searchLabels, noneMatch, noFindings, likelyWrong, absent, showJapanese
  case showEnglish, markJapanese, markEnglish, evidence, identity, change, anyChange, newOnes, openOnes, fixedOnes,
    setAside
  // Document.
  case bothVersions, item, noCounterpart, moved, elsewhere, notes, line, pairedBy, untitledTable
  // Details of a figure.
  case details, close, printed, value, period, unit, place, reading, asPrinted, repaired, suspect, nilValue
  case unreadableValue, relations, holds, fails, failsByRounding, untestable, noRelations, twin, noTwin, columnEvidence
  case rowEvidence, goToTwin, equalPrint, atRate, lineAbbreviation, cellAbbreviation, agreeTogether, differTogether
  // Keys.
  case keys, keyNext, keyOpen, keyClose, keyCells, keyTwin, keySearch, keyHelp
  // Closing.
  case legend, legendError, legendWarning, legendNote, legendRepaired, legendSuspect, legendMoved, remarks, method

  var message: Message {
    let (japanese, english) = words
    return Message(japanese: japanese, english: english)
  }

  private var words: (String, String) {
    switch self {
    case .product: ("日英突合", "Totsugo")
    case .toFindings: ("指摘事項へ", "Skip to findings")
    case .toDocument: ("本文へ", "Skip to the document")
    case .previousFinding: ("前の指摘", "Previous finding")
    case .nextFinding: ("次の指摘", "Next finding")
    case .language: ("表示言語", "Language")
    case .theme: ("配色", "Colours")
    case .themeAuto: ("自動", "Automatic")
    case .themeLight: ("明るい", "Light")
    case .themeDark: ("暗い", "Dark")
    case .layout: ("表の並び", "Tables")
    case .layoutAuto: ("自動", "Automatic")
    case .layoutBeside: ("左右", "Side by side")
    case .layoutStacked: ("上下", "Stacked")
    case .help: ("キー操作", "Keys")
    case .map: ("文書全体での指摘の位置", "Where the findings stand in the document")
    case .summary: ("照合結果", "Result")
    case .tablesPaired: ("対応した表", "Tables paired")
    case .cellsCompared: ("照合したセル", "Cells compared")
    case .cellsAgree: ("一致したセル", "Cells that agree")
    case .amountsProved: ("検算済みの金額", "Amounts proved")
    case .sentencesPaired: ("対応した文", "Sentences paired")
    case .unreadableCells: ("判読できず照合外", "Unreadable, not compared")
    case .japaneseVersion: ("日本語版", "Japanese version")
    case .englishVersion: ("英語版", "English version")
    case .unpairedTables: ("片方の版だけにある表", "Tables that only one version has")
    case .findings: ("指摘事項", "Findings")
    case .filter: ("絞り込み", "Filter")
    case .severity: ("重要度", "Severity")
    case .kind: ("種類", "Kind")
    case .allKinds: ("すべての種類", "All kinds")
    case .side: ("誤りの疑い", "Likely wrong")
    case .anySide: ("どちらの版も", "Any version")
    case .sideJapanese: ("日本語版", "Japanese")
    case .sideEnglish: ("英語版", "English")
    case .sideBoth: ("両方", "Both")
    case .sideUndecided: ("判断できない", "Undecided")
    case .order: ("並び順", "Order")
    case .bySeverity: ("重要度順", "By severity")
    case .byPlace: ("文書の順", "By place")
    case .search: ("検索", "Search")
    case .searchLabels: ("項目名・数値・文で探す", "Label, figure or words")
    case .noneMatch: ("条件に合う指摘はありません。", "No finding matches the filter.")
    case .noFindings: ("指摘はありません。", "There are no findings.")
    case .likelyWrong: ("誤りの疑い", "likely wrong")
    case .absent: ("記載なし", "none")
    case .markJapanese: ("日", "JA")
    case .markEnglish: ("英", "EN")
    case .showJapanese: ("日本語版の箇所", "Place in the Japanese")
    case .showEnglish: ("英語版の箇所", "Place in the English")
    case .evidence: ("根拠", "Evidence")
    case .identity: ("識別子", "Id")
    case .change: ("前回との比較", "Since then")
    case .anyChange: ("すべて", "All")
    case .newOnes: ("新規", "New")
    case .openOnes: ("未解決", "Still open")
    case .fixedOnes: ("解消した指摘", "Fixed since the earlier check")
    case .setAside: ("数えない指摘", "Findings set aside")
    case .bothVersions: ("両版の対照", "Both versions")
    case .item: ("項目", "Item")
    case .noCounterpart: ("対応する箇所なし", "no counterpart")
    case .moved: ("順序が異なる", "stands in another order")
    case .elsewhere: ("表と文のほかの箇所", "Outside of tables and sentences")
    case .notes: ("注記", "Notes")
    case .line: ("行", "Line")
    case .pairedBy: ("対応の根拠", "Paired by")
    case .untitledTable: ("表題のない表", "Untitled table")
    case .details: ("数値の詳細", "Details of the figure")
    case .close: ("閉じる", "Close")
    case .printed: ("印刷された形", "As printed")
    case .value: ("値", "Value")
    case .period: ("期間", "Period")
    case .unit: ("単位", "Unit")
    case .place: ("位置", "Place")
    case .reading: ("読み取り", "Reading")
    case .asPrinted: ("印刷のとおり", "as printed")
    case .repaired: ("修復して読んだ。もとの文字", "repaired; there stood")
    case .suspect: ("疑わしい", "suspect")
    case .nilValue: ("値なし（ダッシュ）", "nil (a printed dash)")
    case .unreadableValue: ("判読不能", "unreadable")
    case .relations: ("検算", "Arithmetic")
    case .holds: ("成立", "holds")
    case .fails: ("不成立", "fails")
    case .failsByRounding: ("端数の範囲で不成立", "fails by rounding only")
    case .untestable: ("検算できない", "cannot be tested")
    case .noRelations: ("この数値を確かめる計算はありません。", "No arithmetic proves this figure.")
    case .twin: ("対応する数値", "Its twin")
    case .noTwin: ("対応する数値はありません", "There is no twin")
    case .columnEvidence: ("列の根拠", "Column read by")
    case .rowEvidence: ("行の対応", "Row paired by")
    case .goToTwin: ("対応する数値へ", "Go to its twin")
    case .equalPrint: ("両版の値は同じです", "Both versions give the same value")
    case .atRate: ("換算レート", "at a rate of")
    case .lineAbbreviation: ("行", "line")
    case .cellAbbreviation: ("セル", "cell")
    case .agreeTogether: ("端数処理の範囲で同じ", "The same within rounding")
    case .differTogether: ("両版の値が異なります", "The two versions give different values")
    case .keys: ("キー操作", "Keys")
    case .keyNext: ("次の指摘、前の指摘", "next finding, previous finding")
    case .keyOpen: ("指摘の箇所の詳細を開く", "open the details of the finding's place")
    case .keyClose: ("詳細を閉じる", "close the details")
    case .keyCells: ("表の中でセルを移る", "move from cell to cell in a table")
    case .keyTwin: ("対応する数値へ移る", "go to the twin of a figure")
    case .keySearch: ("指摘を検索する", "search the findings")
    case .keyHelp: ("この一覧を開く", "open this list")
    case .legend: ("記号", "Signs")
    case .legendError: ("読者を誤らせる相違", "a reader would be misled")
    case .legendWarning: ("確認が必要な箇所", "worth a look")
    case .legendNote: ("意図的な相違、端数による相違など", "differs on purpose or by rounding")
    case .legendRepaired: ("崩れた文字を根拠に基づいて読んだ数値", "a damaged figure, read on evidence")
    case .legendSuspect: ("判読できないか疑わしい数値", "a figure that cannot be read or is in doubt")
    case .legendMoved: ("もう一方の版と順序が異なる行", "a row that stands in another order in the other version")
    case .remarks: ("読み替え・除外した箇所", "Repaired or left alone")
    case .method:
      (
        "数値は単位を含む正確な値で比べ、四捨五入や切捨ての範囲が重なれば一致とします。「検算済み」は同じ版の他の数値から確かめられた金額です。",
        "Figures are compared as exact values in whole units; they agree when their rounding intervals overlap. "
          + "“Proved” amounts follow from other figures of the same version."
      )
    }
  }
}
