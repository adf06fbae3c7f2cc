import Testing

/// A line above a table and the unit that a reader gives its amounts; written before any was tried.
///
/// `meaning`: alternatives parted by `|`: "JPY 6" is yen and its power of ten; "other" no money; "unread" amounts that must not be
/// given as read.
struct TableUnitCase: Sendable, CustomTestStringConvertible {
  /// What else the release says of units.
  enum Elsewhere: Sendable {
    case nothing
    /// 「百万円未満切捨て」 at its head.
    case head
    /// Another table in millions of yen, with other rows.
    case table
    /// Another table in millions of yen, with the same rows and figures.
    case tie
  }

  let line: String
  let elsewhere: Elsewhere
  let meaning: String

  init(_ line: String, _ elsewhere: Elsewhere = .nothing, _ meaning: String) {
    (self.line, self.elsewhere, self.meaning) = (line, elsewhere, meaning)
  }

  var testDescription: String { "\(line) (elsewhere: \(elsewhere))" }
}

let japaneseTableUnits: [TableUnitCase] = [
  .init("(単位:百万円)", .nothing, "JPY 6"),
  .init("(単位:円/百万)", .nothing, "JPY 6|unread"),
  .init("(百万)", .nothing, "JPY 6|unread"),
  .init("(単位:百■円)", .nothing, "unread"),
  .init("(単位:_万円)", .nothing, "unread"),
  .init("(単位:百万円/千円)", .nothing, "unread"),
  .init("(単位:MM円)", .nothing, "JPY 6|unread"),
  .init("(単位:1,000円)", .nothing, "JPY 3|unread"),
  .init("(単位:100万円)", .nothing, "JPY 6"),
  .init("(単位:百円)", .nothing, "JPY 2|unread"),
  .init("(単位:百万ペソ)", .nothing, "MXN 6|PHP 6|unread"),
  .init("(単位:千クローナ)", .nothing, "SEK 3|unread"),
  .init("(単位:百 万 円)", .nothing, "JPY 6"),
  .init("単 位:百 万 円", .nothing, "JPY 6"),
  .init("(単位:Million円)", .nothing, "JPY 6|unread"),
  .init("(単位:別記)", .nothing, "unread"),
  .init("(単位:千)", .nothing, "JPY 3|unread"),
  .init("(単位:円)", .nothing, "JPY 0"),
  .init("(単位:百万円、千株)", .nothing, "JPY 6"),
  .init("(単位:トン)", .nothing, "other|unread"),
  .init("(単位:ha)", .nothing, "other|unread"),
  .init("(単位:百■円)", .head, "unread"),
  .init("(単位:千■)", .table, "unread"),
  .init("(単位:百■円)", .tie, "JPY 6"),
  .init("(単位:百万ペソ)", .head, "MXN 6|PHP 6|unread"),
  .init("(単位:千円)", .head, "JPY 3"),
  .init("(未監査)", .head, "JPY 6"),
  .init("(注)前年同期比は参考値です。", .head, "JPY 6"),
  .init("(連結)", .table, "JPY 6"),
  .init("当社の報告単位は事業セグメントです。", .head, "JPY 6"),
  .init("", .nothing, "unread"),
  .init("(未監査)", .nothing, "unread"),
  .init("", .head, "JPY 6"),
  .init("", .tie, "JPY 6"),
]

let japaneseTableUnitsLater: [TableUnitCase] = [
  .init("(億)", .nothing, "JPY 8|unread"),
  .init("(単位:円・百万)", .nothing, "JPY 6|unread"),
  .init("(単位:□□円)", .nothing, "unread"),
  .init("(単位:白方円)", .nothing, "JPY 6|unread"),
  .init("(単位:K円)", .nothing, "JPY 3|unread"),
  .init("(単位:10万円)", .nothing, "JPY 5"),
  .init("(単位:1,000万円)", .nothing, "JPY 7|unread"),
  .init("(単位:百万ディルハム)", .nothing, "AED 6|unread"),
  .init("(単位:百万レアル)", .nothing, "BRL 6|unread"),
  .init("(単 位 : 千 円)", .nothing, "JPY 3"),
  .init("(単位:mil円)", .nothing, "JPY 6|unread"),
  .init("(單位:百万円)", .nothing, "JPY 6|unread"),
  .init("(単位:?)", .nothing, "unread"),
  .init("(単位:億)", .nothing, "JPY 8|unread"),
  .init("(金額単位:別途記載)", .nothing, "unread"),
  .init("(単位:件、百万円)", .nothing, "JPY 6|unread"),
  .init("(単位:GWh)", .nothing, "other|unread"),
  .init("(単位:百万個)", .nothing, "other|unread"),
  .init("(単位:千m3)", .nothing, "other|unread"),
  .init("(単位:_万円)", .table, "unread"),
  .init("(単位:円/百万)", .tie, "JPY 6"),
  .init("(単位:別記)", .head, "unread"),
  .init("(単位:億円)", .table, "JPY 8"),
  .init("(参考)", .table, "JPY 6"),
  .init("(監査対象外)", .head, "JPY 6"),
  .init("単元株式数は100株です。", .head, "JPY 6"),
  .init("次の表は事業単位ごとの実績です。", .head, "JPY 6"),
  .init("(参考)", .nothing, "unread"),
  .init("", .table, "JPY 6"),
]

let japaneseTableUnitsLast: [TableUnitCase] = [
  .init("【単位:百万円】", .nothing, "JPY 6"),
  .init("※単位は百万円", .nothing, "JPY 6"),
  .init("(単位:百萬円)", .nothing, "JPY 6|unread"),
  .init("(単位:百カ円)", .nothing, "JPY 6|unread"),
  .init("(単位:O百万円)", .nothing, "JPY 6|unread"),
  .init("(単位:千円/百万円)", .nothing, "unread"),
  .init("(単位:百万香港ドル)", .nothing, "HKD 6"),
  .init("(単位:千ルーブル)", .nothing, "RUB 3|unread"),
  .init("(単位:100円)", .nothing, "JPY 2|unread"),
  .init("(単位:下記参照)", .table, "unread"),
  .init("(万)", .nothing, "JPY 4|unread"),
  .init("(単位:…円)", .head, "unread"),
  .init("(単位:千円)", .table, "JPY 3"),
  .init("(要約)", .head, "JPY 6"),
  .init("(国際会計基準)", .table, "JPY 6"),
  .init("(単位:千株)", .head, "other"),
  .init("連結経営成績の概要(累計)", .head, "JPY 6"),
  .init("(%表示は、対前期増減率)", .head, "JPY 6"),
  .init("(百■円)", .table, "unread"),
  .init("(概算)", .nothing, "unread"),
]

let englishTableUnits: [TableUnitCase] = [
  .init("(Millions of yen)", .nothing, "JPY 6"),
  .init("(JPY in 00,000s)", .nothing, "unread"),
  .init("(Unit: 1,000 ten-thousand yen)", .nothing, "unread"),
  .init("(Mi1lions of yen)", .nothing, "unread"),
  .init("(in mllions of yen)", .nothing, "unread"),
  .init("(Yen in lakhs)", .nothing, "unread"),
  .init("(¥ x 1,000)", .nothing, "JPY 3|unread"),
  .init("(JPY 1,000)", .nothing, "JPY 3|unread"),
  .init("(in units of 1,000 yen)", .nothing, "JPY 3|unread"),
  .init("(Unit: 1 million yen)", .nothing, "JPY 6"),
  .init("(Yen; 000 omitted)", .nothing, "JPY 3|unread"),
  .init("(in 000's)", .nothing, "JPY 3|unread"),
  .init("(in millions)", .nothing, "JPY 6|unread"),
  .init("(Unit: see below)", .nothing, "unread"),
  .init("(Pesos in millions)", .nothing, "unread|MXN 6|PHP 6"),
  .init("(NOK million)", .nothing, "NOK 6|unread"),
  .init("(Yen in ten thousands)", .nothing, "JPY 4|unread"),
  .init("(Tens of thousands of yen)", .nothing, "JPY 4"),
  .init("(Expressed in Japanese yen)", .nothing, "JPY 0"),
  .init("(Millions of shares)", .nothing, "other|unread"),
  .init("(Mi1lions of yen)", .head, "unread"),
  .init("(in crores)", .table, "unread"),
  .init("(Mi1lions of yen)", .tie, "JPY 6"),
  .init("(Thousands of yen)", .head, "JPY 3"),
  .init("(Unaudited)", .head, "JPY 6"),
  .init("(For reference only)", .table, "JPY 6"),
  .init("(In accordance with IFRS)", .head, "JPY 6"),
  .init("Business unit results", .head, "JPY 6"),
  .init("", .nothing, "unread"),
  .init("", .head, "JPY 6"),
]

let englishTableUnitsLater: [TableUnitCase] = [
  .init("(JPY 10^6)", .nothing, "JPY 6|unread"),
  .init("(Unit: 100 thousand ten yen)", .nothing, "unread"),
  .init("(MiIIions of yen)", .nothing, "JPY 6|unread"),
  .init("(Miilions of yen)", .nothing, "unread|JPY 6"),
  .init("(Thousads of yen)", .nothing, "unread|JPY 3"),
  .init("(in crores)", .nothing, "unread"),
  .init("(Japanese yen in myriads)", .nothing, "unread"),
  .init("(000 yen)", .nothing, "JPY 3|unread"),
  .init("(000s omitted)", .nothing, "JPY 3|unread"),
  .init("(in thousands, except per share data)", .nothing, "JPY 3|unread"),
  .init("(Millions)", .nothing, "JPY 6|unread"),
  .init("(Currency: JPY)", .nothing, "JPY 0|unread"),
  .init("(Unit: as indicated)", .nothing, "unread"),
  .init("(Millions of Brazilian reais)", .nothing, "BRL 6|unread"),
  .init("(Millions of pesos)", .nothing, "unread|MXN 6|PHP 6"),
  .init("(SEK thousand)", .nothing, "SEK 3|unread"),
  .init("(Ten millions of yen)", .nothing, "JPY 7"),
  .init("(Hundred thousand yen)", .nothing, "JPY 5"),
  .init("(Thousand units)", .nothing, "other|unread"),
  .init("(Thousads of yen)", .table, "unread|JPY 3"),
  .init("(JPY in 00,000s)", .tie, "JPY 6"),
  .init("(in lakhs)", .head, "unread"),
  .init("(Billions of yen)", .table, "JPY 9"),
  .init("(Reference)", .head, "JPY 6"),
  .init("(In the order of size)", .table, "JPY 6"),
  .init("Results by reporting unit", .head, "JPY 6"),
  .init("(As restated)", .nothing, "unread"),
  .init("", .table, "JPY 6"),
]

let englishTableUnitsLast: [TableUnitCase] = [
  .init("[Millions of yen]", .nothing, "JPY 6"),
  .init("(Figures in millions of yen)", .nothing, "JPY 6"),
  .init("(Milions of yen)", .nothing, "JPY 6|unread"),
  .init("(Millions of yn)", .nothing, "JPY 6|unread"),
  .init("(¥ in 0,000s)", .nothing, "unread"),
  .init("(Unit: ten million yen)", .nothing, "JPY 7|unread"),
  .init("(Unit: yen x 1,000,000)", .nothing, "JPY 6|unread"),
  .init("(Thousands of New Taiwan dollars)", .nothing, "TWD 3|unread"),
  .init("(DKK million)", .nothing, "DKK 6|unread"),
  .init("(Thousands)", .nothing, "JPY 3|unread"),
  .init("(Unit: refer to notes)", .head, "unread"),
  .init("(1lions of yen)", .table, "unread"),
  .init("(Thousands of yen)", .table, "JPY 3"),
  .init("(Condensed)", .head, "JPY 6"),
  .init("(From continuing operations)", .table, "JPY 6"),
  .init("(% figures are year-on-year changes)", .head, "JPY 6"),
  .init("(In-house classification)", .head, "JPY 6"),
  .init("(Thousands of shares)", .head, "other"),
  .init("(Estimated)", .nothing, "unread"),
]

/// A table without a unit line, in a release that shortens its amounts to millions of yen: its title, its rows, and whether they count
/// things or money.
struct CountTableCase: Sendable, CustomTestStringConvertible {
  let title: String
  let rows: [String]
  let isMoney: Bool

  init(_ title: String, _ rows: [String], isMoney: Bool = false) {
    (self.title, self.rows, self.isMoney) = (title, rows, isMoney)
  }

  var testDescription: String { "\(title): \(rows)" }
}

let japaneseCountTables: [CountTableCase] = [
  .init("店舗数の推移", ["直営店", "フランチャイズ店", "合計"]),
  .init("販売台数", ["国内", "海外", "合計"]),
  .init("従業員の状況", ["国内", "海外", "合計"]),
  .init("会員数の推移", ["個人", "法人", "合計"]),
  .init("生産数量", ["第一工場", "第二工場", "合計"]),
  .init("来場者数", ["平日", "休日", "合計"]),
  .init("受注件数", ["新築", "改修", "合計"]),
  .init("主要な指標", ["店舗数", "従業員数", "会員数"]),
  .init("売上高の内訳", ["国内", "海外", "合計"], isMoney: true),
  .init("連結業績", ["売上高", "営業利益", "経常利益"], isMoney: true),
  .init("受注高", ["建築", "土木", "合計"], isMoney: true),
]

let japaneseCountTablesLater: [CountTableCase] = [
  .init("出店状況", ["期首店舗数", "出店", "期末店舗数"]),
  .init("出荷台数", ["乗用", "商用", "合計"]),
  .init("人員数", ["製造", "販売", "合計"]),
  .init("販売数量", ["飲料", "食品", "合計"]),
  .init("輸送人員", ["定期", "定期外", "合計"]),
  .init("契約件数の状況", ["新規", "解約", "期末"]),
  .init("保有物件数", ["オフィス", "住宅", "合計"]),
  .init("事業所数", ["訪問介護", "通所介護", "合計"]),
  .init("地域別売上高", ["日本", "北米", "合計"], isMoney: true),
  .init("販売費及び一般管理費の内訳", ["人件費", "広告宣伝費", "合計"], isMoney: true),
  .init("設備投資額", ["国内", "海外", "合計"], isMoney: true),
]

let japaneseCountTablesLast: [CountTableCase] = [
  .init("登録者数の推移", ["無料会員", "有料会員", "合計"]),
  .init("納車台数", ["新車", "中古車", "合計"]),
  .init("延べ宿泊者数", ["国内客", "海外客", "合計"]),
  .init("部門別従業員数", ["営業", "開発", "合計"]),
  .init("販売戸数", ["分譲マンション", "戸建住宅", "合計"]),
  .init("受注残高", ["国内", "海外", "合計"], isMoney: true),
  .init("営業外費用の内訳", ["支払利息", "為替差損", "合計"], isMoney: true),
  .init("セグメント別売上高", ["電子部品", "車載機器", "合計"], isMoney: true),
]

let englishCountTables: [CountTableCase] = [
  .init("Number of stores", ["Directly operated", "Franchised", "Total"]),
  .init("Units sold", ["Japan", "Overseas", "Total"]),
  .init("Employees by region", ["Japan", "Overseas", "Total"]),
  .init("Passengers carried", ["Commuters", "Others", "Total"]),
  .init("Production volume", ["First plant", "Second plant", "Total"]),
  .init("Key indicators", ["Number of stores", "Number of employees", "Number of members"]),
  .init("Breakdown of net sales", ["Japan", "Overseas", "Total"], isMoney: true),
  .init("Consolidated results", ["Net sales", "Operating income", "Ordinary income"], isMoney: true),
]

let englishCountTablesLater: [CountTableCase] = [
  .init("Store count", ["Directly operated stores", "Franchised stores", "Total"]),
  .init("Vehicle sales volume", ["Passenger cars", "Trucks", "Total"]),
  .init("Headcount", ["Manufacturing", "Sales", "Total"]),
  .init("Shipments in units", ["Phones", "Tablets", "Total"]),
  .init("Guest rooms", ["Hotels", "Resorts", "Total"]),
  .init("Contracts", ["New", "Cancelled", "At end of period"]),
  .init("Sales by region", ["Japan", "North America", "Total"], isMoney: true),
  .init("Capital expenditures", ["Japan", "Overseas", "Total"], isMoney: true),
]

let englishCountTablesLast: [CountTableCase] = [
  .init("Number of registered users", ["Free", "Paid", "Total"]),
  .init("Vehicles delivered", ["New", "Used", "Total"]),
  .init("Employees by segment", ["Research", "Development", "Total"]),
  .init("Number of overnight guests", ["Domestic", "Inbound", "Total"]),
  .init("Order backlog", ["Japan", "Overseas", "Total"], isMoney: true),
  .init("Revenue by segment", ["Electronic components", "Automotive devices", "Total"], isMoney: true),
]
