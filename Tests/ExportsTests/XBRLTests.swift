import ReleaseModel
import SourceText
import Testing

@testable import Exports

private let units: [(Unit, String?)] = [
  (.yen, "iso4217:JPY"), (.dollar, "iso4217:USD"), (.yenPerShare, "iso4217:JPY/xbrli:shares"),
  (.shares, "xbrli:shares"), (.percent, nil), (.points, nil), (.count, nil), (Unit("contracts"), "u:Contracts"),
  (Unit("Gbps"), "u:Gbps"), (Unit("JPY/USD"), "u:JPYUSD"),
]

private let names: [(String, String)] = [
  ("operating-income", "OperatingIncome"), ("net-sales", "NetSales"), ("ebitda", "Ebitda"),
  ("3pl-sales", "Item3plSales"),
  ("売上高", "Item"), ("", "Item"), ("../x", "X"),
]

@Suite struct XBRLTests {
  @Test func unitsAreMeasuresThatXBRLKnows() {
    for (unit, measure) in units { #expect(XBRLTaxonomy.unit(unit) == measure, "\(unit.code)") }
  }

  @Test func conceptsAreXMLNames() {
    for (concept, name) in names { #expect(elementName(concept) == name) }
  }

  @Test func daysEndAtMidnight() {
    let end = CalendarDate.endOfMonth(year: 2004, month: 3)
    #expect(XBRLTaxonomy.period(.instant(end)) == "2004-04-01T00:00:00")
    #expect(XBRLTaxonomy.period(.months(3, endingOn: end)) == "2004-01-01T00:00:00/2004-04-01T00:00:00")
  }

  @Test func percentIsAHundredth() {
    var release = Samples.japanese
    release.tables[0].facts[0].unit = .percent
    release.tables[0].facts[0].measure = .share
    release.tables[0].facts[0].value = ExactDecimal(-72, exponent: -1)
    let report = file(".json", of: ExportItem(releases: [release]))
    #expect(report.contains(#""value":"-0.072","decimals":3,"dimensions":{"concept":"r:OperatingIncome_T1R0Share""#))
    #expect(report.contains(#""totsugo:unit":"percent""#))
  }

  @Test func pairedRowsShareAnElementWithLabelsInBothLanguages() {
    let item = ExportItem(Samples.result)
    let report = file(".json", of: item)
    #expect(report.split(separator: "\"r:OperatingIncome_T1R0\"", omittingEmptySubsequences: false).count == 3)
    #expect(file("-label-ja.xml", of: item).contains(">営業利益(損失)</link:label>"))
    #expect(file("-label-en.xml", of: item).contains(">Operating income(loss)</link:label>"))
  }

  @Test func aPrintedDashIsANilFact() {
    let report = file(".json", of: ExportItem(Samples.result))
    #expect(report.contains(#"{"value":null,"dimensions""#))
    #expect(report.contains(#""totsugo:nil":true"#))
  }

  @Test func aSumThatAnotherColumnContradictsIsLeftOut() {
    let sound = ExportItem(releases: [Self.statement([[10, 20], [5, 7], [15, 27]])])
    #expect(file("-calculation.xml", of: sound).contains("summation-item\" xlink:from=\"T1R2\" xlink:to=\"T1R0\""))
    let contradicted = ExportItem(releases: [Self.statement([[10, 20], [5, 7], [15, 99]])])
    #expect(!file("-calculation.xml", of: contradicted).contains("calculationArc"))
    // The audit itself calls the second column wrong: then the calculation says so too.
    let audited = ExportItem(releases: [Self.statement([[10, 20], [5, 7], [15, 99]], audited: 2)])
    #expect(file("-calculation.xml", of: audited).contains("calculationArc"))
  }

  /// Rows of figures in two columns, the last the sum of the others; the audit speaks of the first columns.
  private static func statement(_ rows: [[Int64]], audited: Int = 1) -> Release {
    var table = Samples.japanese.tables[0]
    table.rows = rows.indices.map {
      Row(index: $0, line: $0, role: .item, caption: "行\($0)", heading: Samples.heading("行\($0)"))
    }
    table.columns = [0, 1].map { Column(index: $0, heading: Heading()) }
    table.facts = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        var fact = Samples.fact(label: "行\(row)", text: "\(value)", value: ExactDecimal(value, exponent: 6), line: row)
        (fact.row, fact.column, fact.concept, fact.path) = (row, column, nil, [])
        table.facts.append(fact)
      }
    }
    let relations = (0..<audited).map { column in
      FigureRelation(
        kind: .sum, result: FigurePlace(table: 0, fact: 4 + column),
        operands: [.init(FigurePlace(table: 0, fact: column)), .init(FigurePlace(table: 0, fact: 2 + column))],
        outcome: column == 0 ? .holds : .fails)
    }
    var release = Samples.japanese
    release.tables = [table]
    release.audit = Audit(relations: relations, suspects: [], statedRounding: .rounded, fittedRounding: .rounded)
    return release
  }

  private func file(_ suffix: String, of item: ExportItem) -> String {
    let files = XBRLReport(item, stem: "report").files()
    return String(decoding: files.first { $0.name == "report" + suffix }?.bytes ?? [], as: UTF8.self)
  }
}
