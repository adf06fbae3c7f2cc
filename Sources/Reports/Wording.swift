import ReleaseModel
import SourceText

/// The report's words for the closed vocabularies of the model, in both languages.
extension TextReport {
  func words(for severity: Finding.Severity) -> String {
    switch severity {
    case .error: say("エラー", "ERROR")
    case .warning: say("警告", "WARNING")
    case .note: say("参考", "note")
    }
  }

  func words(for kind: Finding.Kind) -> String {
    language == .english ? kind.rawValue : japaneseWords(for: kind)
  }

  private func japaneseWords(for kind: Finding.Kind) -> String {
    switch kind {
    case .value: "数値"
    case .sign: "符号"
    case .scale: "桁・単位の倍率"
    case .unit: "単位"
    case .period: "期間"
    case .label: "項目名"
    case .term: "用語"
    case .name: "名称"
    case .footnote: "脚注"
    case .footing: "合計不一致"
    case .order: "順序"
    case .date: "日付"
    case .unreadable: "判読不能"
    case .missingValue: "数値の欠落"
    case .missingRow: "行の欠落"
    case .missingColumn: "列の欠落"
    case .missingTable: "表の欠落"
    case .extraValue: "余分な数値"
    case .extraRow: "余分な行"
    case .extraColumn: "余分な列"
    case .extraTable: "余分な表"
    case .changeRate: "増減率"
    case .shareRate: "構成比"
    case .translationRate: "換算レート"
    case .proseValue: "本文の数値"
    case .proseDirection: "本文の増減"
    case .prosePeriod: "本文の期間"
    case .proseTable: "本文と表の不一致"
    }
  }

  /// Causes are an open vocabulary: an unknown one stands as it is.
  func words(forCause cause: String) -> String {
    guard language == .japanese else { return cause }
    return switch cause {
    case "digit": "数字の相違"
    case "transposition": "数字の入れ替わり"
    case "sign": "符号"
    case "prior-period": "前期の数値"
    case "swapped-columns": "列の入れ替わり"
    case "swapped-rows": "行の入れ替わり"
    case "dropped": "脱落"
    case "converter-noise": "変換ノイズ"
    case "rounding": "端数処理"
    case "column-sum": "列の合計"
    case "difference": "増減額"
    case "per-share": "1株当たり"
    case "tie": "他の表との不一致"
    case "stale": "前回の数値のまま"
    case "tag": "XBRLのタグ"
    case "other-term": "別の項目"
    case "forbidden": "用語集で禁止"
    case "glossary": "用語集との相違"
    case "two-renderings": "訳語の不統一"
    case "two-labels": "同じ訳語"
    case "currency": "通貨"
    case "spelling": "表記ゆれ"
    case "abridged": "抄訳"
    case "unit": "単位"
    case "sum": "合計"
    case "change": "増減率"
    case "share": "構成比"
    case "translation": "換算"
    default: cause.hasPrefix("scale×") ? "倍率" + cause.dropFirst("scale".count) : cause
    }
  }

  func words(for statement: StatementKind) -> String {
    switch statement {
    case .incomeStatement: say("損益計算書", "income statement")
    case .balanceSheet: say("貸借対照表", "balance sheet")
    case .cashFlows: say("キャッシュ・フロー計算書", "cash flows")
    case .breakdown: say("内訳", "breakdown")
    case .statistics: say("統計", "statistics")
    case .reconciliation: say("調整表", "reconciliation")
    case .summary: say("要約", "summary")
    case .forecast: say("業績予想", "forecast")
    case .dividends: say("配当", "dividends")
    case .other: say("その他", "other")
    }
  }

  func words(for measure: Measure) -> String {
    switch measure {
    case .amount: say("金額", "amount")
    case .share: say("構成比", "share")
    case .change: say("増減率", "change")
    case .difference: say("増減額", "difference")
    case .ratio: say("比率", "ratio")
    case .progress: say("進捗率", "progress")
    }
  }

  func words(for basis: Basis) -> String {
    basis == .actual ? say("実績", "actual") : say("予想", "forecast")
  }

  func words(for evidence: PairEvidence) -> String {
    guard language == .japanese else { return evidence.rawValue }
    return switch evidence {
    case .name: "名称"
    case .length: "長さ"
    case .values: "数値"
    case .term: "用語"
    case .position: "位置"
    case .title: "表題"
    case .number: "番号"
    case .shape: "形"
    case .period: "期間"
    case .unit: "単位"
    case .label: "項目名"
    case .nesting: "階層"
    }
  }

  func words(for kind: Remark.Kind) -> String {
    switch kind {
    case .ghostRow: say("隣の行の崩れた写し", "garbled copy of a neighbouring row")
    case .ruling: say("罫線・記号のみの行", "ruling or stray marks")
    case .noise: say("意味をなさない文字", "noise")
    case .unreadable: say("判読できない数値", "unreadable figure")
    case .repaired: say("修復した行・見出し・表題", "repaired row, header or title")
    case .malformed: say("文字として読めないバイト", "bytes that are not text")
    case .markup: say("そのままでは読めないタグ", "markup that could not be taken as it stands")
    }
  }
}
