/// What readers note as evidence for a reading, in Japanese. The notes are written in English, with figures and labels in them.
enum EvidenceWording {
  /// The note itself where it is not known: nothing is left out.
  static func japanese(for note: String) -> String { book.japanese(for: note) ?? note }

  private static let book = PhraseBook(phrases, words: kinds)

  /// Of relations, in a row.
  private static let kinds: [String: String] = [
    "sum": "合計", "column-sum": "列の合計", "difference": "増減額", "change": "増減率", "share": "構成比", "translation": "換算",
    "per-share": "1株当たり", "tie": "他の表との一致",
  ]

  /// `*` stands for a figure or a label.
  private static let phrases: [(String, String)] = [
    ("header", "見出し"),
    ("header %", "見出しの％"),
    ("header and one decimal", "見出しと小数第一位"),
    ("percent signs", "％記号"),
    ("share of its base row in * rows", "基準行に対する構成比と*行で一致"),
    ("change between two columns in * rows", "二つの列の増減率と*行で一致"),
    ("difference of two columns in * rows", "二つの列の差と*行で一致"),
    ("one column ÷ another in * rows", "二つの列の商と*行で一致"),
    ("everywhere the next column ÷ *", "すべて隣の列÷*"),
    ("two rows were run together", "二行がつながっていた"),
    ("* rows were run together", "*行がつながっていた"),
    ("the total * foots only if this cell is empty", "合計*はこの欄が空のときだけ合う"),
    ("* foots only if this cell is empty", "「*」はこの欄が空のときだけ合う"),
    ("a garbled copy of a neighbouring label was left out", "隣の行の項目名の崩れた写しを除いた"),
    ("a garbled copy of a neighbouring row's figure", "隣の行の数値の崩れた写し"),
    ("a heading was glued to a label", "見出しが項目名につながっていた"),
    ("a section's heading stood before the label", "区分の見出しが項目名の前にあった"),
    ("the next section's heading stood behind the label", "次の区分の見出しが項目名の後にあった"),
    ("agrees with the row's other figures", "同じ行の他の数値と整合する"),
    ("this one agrees with the row's amounts", "こちらは同じ行の金額と整合する"),
    ("the other figure is the neighbouring row's", "もう一方は隣の行の数値"),
    ("cannot be read", "判読できない"),
    ("digits are whole, separators are not", "数字は完全だが区切りが崩れている"),
    ("it looks like * in the next row", "隣の行の*に似ている"),
    ("its digits look like * in the next row", "数字が隣の行の*に似ている"),
    ("marks without meaning behind the label", "項目名の後に意味のない記号"),
    ("other rows of this column print a dash", "この列の他の行はダッシュを印刷している"),
    ("the amount that it belongs to is in doubt", "対応する金額が疑わしい"),
    ("the good copy stands in the garbled row on line *", "正しい写しが*行目の崩れた行にある"),
    ("the label runs over two lines", "項目名が二行にわたる"),
    ("this figure stands beside the second label's line", "この数値は二つ目の項目名の行にある"),
    ("two headings stood in one line", "二つの見出しが一行にあった"),
    ("a line of rulings", "罫線の行"),
    ("garbled copy of the row above", "上の行の崩れた写し"),
    ("garbled copy of the row below", "下の行の崩れた写し"),
    ("no legible figure and no label", "読める数値も項目名もない"),
    ("not a known label, not words of this release", "既知の項目名でも、この決算短信の語でもない"),
    ("not UTF-8", "UTF-8ではない"),
    ("above a table; no known words", "表の上にあり、既知の語がない"),
    ("unreadable; * relations give it: *", "判読できないが、*件の関係（*）から定まる"),
    ("the row's label cannot be read", "この行の項目名が判読できない"),
    ("a cell is missing in this line; the figure fits this column", "この行は欄が欠けており、数値はこの列に合う"),
    ("a cell is missing in this line", "この行は欄が欠けている"),
    ("a cell too many in this line; the figure fits this column", "この行は欄が一つ多く、数値はこの列に合う"),
    ("a cell too many in this line", "この行は欄が一つ多い"),
    ("a figure torn into two cells", "一つの数値が二つの欄に分かれている"),
    ("the headings are a column off the figures", "見出しが数値から一列ずれている"),
    ("two headings stand in one cell", "二つの見出しが一つの欄にある"),
    ("one row of headings in two lines", "一段の見出しが二行に分かれている"),
    ("a heading is missing; the others stand where their figures fit", "見出しが一つ欠けており、他の見出しは数値に合う列に置いた"),
    ("no heading surely speaks of this column", "この列を確かに示す見出しがない"),
    ("the sums hold with the figure there", "数値がそこにあれば合計が合う"),
    ("release", "決算短信の他の箇所"),
    ("title", "表題"),
    ("body", "本体"),
  ]
}
