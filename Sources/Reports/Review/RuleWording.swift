import ReleaseModel

/// What each kind of finding means and what to do about it, in a few words and in a sentence or two.
///
/// 「符号の相違」 / "sign differs". Docs/Findings.md has the whole of it.
enum RuleWording {
  static func title(of kind: Finding.Kind) -> Message { entry(of: kind).title }

  static func help(for kind: Finding.Kind) -> Message { entry(of: kind).help }

  private typealias Entry = (title: Message, help: Message)

  private static func entry(of kind: Finding.Kind) -> Entry {
    switch kind {
    case .value:
      entry(
        "数値の相違", "figure differs",
        "対応する二つの数値が、端数処理で説明できる範囲を超えて異なる。原資料と照合し、誤っている側を訂正する。",
        "Two figures of one cell differ by more than rounding explains. Compare both with the source and correct the wrong one."
      )
    case .sign:
      entry(
        "符号の相違", "sign differs",
        "同じ数値の符号が逆になっている。括弧、△、マイナス記号の脱落を確かめる。",
        "The same figure is printed with opposite signs. Look for lost parentheses, △ or a minus sign.")
    case .scale:
      entry(
        "桁・単位の倍率の相違", "scale differs",
        "同じ数字が桁違いになっている。単位の表示と、億・billionの換算を確かめる。",
        "The same digits stand a power of ten apart. Look at the unit lines and at 億 against billion.")
    case .unit:
      entry(
        "単位の相違", "unit differs",
        "同じ数字の単位が異なる（円とドル、パーセントとポイントなど）。",
        "The same digits are given in another unit, such as yen against dollars or percent against percentage points.")
    case .period:
      entry(
        "期間の相違", "period differs",
        "対応する見出しの期間が異なる。前期の日付が残っていないか確かめる。",
        "Headings that belong together name different periods. A column may be labelled with last year's dates.")
    case .label:
      entry(
        "項目名の意味の相違", "label says something else",
        "対応する項目名の意味が異なる。増減の向きが逆であるか、別の項目の名称である。",
        "Two labels that belong together do not mean the same: they point in opposite directions, or name different things."
      )
    case .term:
      entry(
        "訳語の不統一", "term is not constant",
        "一つの用語に複数の訳語が使われている。どれか一つに統一する。",
        "One Japanese term has several English forms in one document. Keep to one.")
    case .name:
      entry(
        "名称の相違", "name differs",
        "会社名、製品名、人名などの表記が一致しない。",
        "A company, product or person is spelled in two ways.")
    case .footnote:
      entry(
        "脚注記号の脱落", "footnote mark is missing",
        "対応する項目名の一方にだけ脚注記号がある。",
        "Only one of two labels that belong together carries a footnote mark.")
    case .footing:
      entry(
        "合計の不一致", "total does not foot",
        "表の合計が内訳と、端数処理で説明できる範囲を超えて一致しない。",
        "Figures of one version do not add up as the table says they do, by more than rounding explains.")
    case .order:
      entry(
        "順序の相違", "order differs",
        "行の並びがもう一方の版と異なる。",
        "Rows stand in another order than in the other version.")
    case .date:
      entry(
        "日付の相違", "date differs",
        "本文の日付または時刻が両版で異なる。",
        "A date or time outside the tables differs between the versions.")
    case .unreadable:
      entry(
        "判読不能", "cannot be read",
        "この箇所の文字が壊れていて照合できない。元の文書を確かめる。",
        "One version's text is damaged here, so that nothing can be compared. Look at the original document.")
    case .missingValue:
      entry(
        "数値の欠落", "figure is missing",
        "一方の版にある数値が、もう一方では空欄または「－」である。",
        "One version prints a figure where the other prints nothing or a dash.")
    case .missingRow:
      entry(
        "行の欠落", "row is missing",
        "数値のある行が一方の版の表にしかない。",
        "A row with figures stands in one version of a table only.")
    case .missingColumn:
      entry(
        "列の欠落", "column is missing",
        "数値のある列が一方の版の表にしかない。",
        "A column with figures stands in one version of a table only.")
    case .missingTable:
      entry(
        "表の欠落", "table is missing",
        "一方の版にしかない表がある。抄訳では意図した省略のことが多い。",
        "A table stands in one version only. Abridged versions leave tables out on purpose.")
    case .extraValue:
      entry(
        "余分な数値", "figure too many",
        "あるはずのない数値がある。",
        "A version prints a figure that should not be there.")
    case .extraRow:
      entry(
        "余分な行", "row too many",
        "あるはずのない行がある。",
        "A version has a row that should not be there.")
    case .extraColumn:
      entry(
        "余分な列", "column too many",
        "あるはずのない列がある。",
        "A version has a column that should not be there.")
    case .extraTable:
      entry(
        "余分な表", "table too many",
        "あるはずのない表がある。",
        "A version has a table that should not be there.")
    case .changeRate:
      entry(
        "増減率の不一致", "rate of change does not follow",
        "表示された増減率が、表示された金額から計算した率と一致しない。",
        "A printed rate of change does not follow from the printed amounts.")
    case .shareRate:
      entry(
        "構成比の不一致", "share does not follow",
        "表示された構成比が、表示された金額から計算した比率と一致しない。",
        "A printed share does not follow from the part and the base that are printed.")
    case .translationRate:
      entry(
        "換算額の不一致", "translation does not follow",
        "換算額が表の換算レートと一致しない。",
        "A translated amount does not follow from the exchange rate of its table.")
    case .proseValue:
      entry(
        "本文の数値の相違", "figures of a sentence differ",
        "対応する文の数値が両版で異なる。",
        "A sentence and its translation give different figures.")
    case .proseDirection:
      entry(
        "本文の増減の相違", "sentence says the opposite",
        "対応する文の増減・良否の向きが逆である。",
        "A sentence says up or better where its translation says down or worse.")
    case .prosePeriod:
      entry(
        "本文の期間の相違", "periods of a sentence differ",
        "対応する文の期間が両版で異なる。",
        "A sentence speaks of another period than its translation.")
    case .proseTable:
      entry(
        "本文と表の不一致", "sentence contradicts a table",
        "本文の数値が、同じ版の表の数値と一致しない。",
        "A sentence gives another figure than a table of its own version.")
    }
  }

  private static func entry(
    _ titleJapanese: String, _ titleEnglish: String, _ helpJapanese: String, _ helpEnglish: String
  ) -> Entry {
    (
      Message(japanese: titleJapanese, english: titleEnglish), Message(japanese: helpJapanese, english: helpEnglish)
    )
  }
}
