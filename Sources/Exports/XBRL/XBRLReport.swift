import ReleaseModel
import SourceText
import Writing

/// An item as xBRL-JSON (OIM 1.0) with the taxonomy that it reports against, in six files.
///
/// `report.json` and beside it `report.xsd`, `report-label-ja.xml`, `report-label-en.xml`, `report-calculation.xml` and
/// `report-presentation.xml`. Every figure is a fact: 営業損失 446,432千円 / "Operating loss 446,432 thousand yen" is
/// `{"value":"-446432000","decimals":-3,"dimensions":{"concept":"r:OperatingIncome_T3","unit":"iso4217:JPY",…}}`. Docs/Exports.md
/// has the whole of it.
public struct XBRLReport {
  private let item: ExportItem
  private let stem: String
  private var elements: XBRLElements

  public struct File: Sendable {
    /// Beside the others, without a folder.
    public var name: String
    public var bytes: [UInt8]
  }

  /// `stem`: the name of the files without `.json`.
  public init(_ item: ExportItem, stem: String) {
    self.item = item
    self.stem = stem
    elements = XBRLElements(item)
  }

  /// The taxonomy's files, then the report.
  public func files() -> [File] {
    let taxonomy = XBRLTaxonomy(item, elements, stem: stem)
    return taxonomy.files() + [File(name: stem + ".json", bytes: report())]
  }

  private func report() -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 2)
    writer.object {
      $0.object("documentInfo") {
        $0.member("documentType", "https://xbrl.org/2021/xbrl-json")
        $0.object("namespaces") {
          $0.member(named: "xbrl", "https://xbrl.org/2021")
          $0.member(named: "xbrli", "http://www.xbrl.org/2003/instance")
          $0.member(named: "iso4217", "http://www.xbrl.org/2003/iso4217")
          $0.member(named: "r", XBRLTaxonomy.namespace(stem))
          $0.member(named: "u", XBRLTaxonomy.units)
          $0.member(named: "d", XBRLTaxonomy.documents)
          $0.member(named: "totsugo", XBRLTaxonomy.properties)
        }
        $0.member("taxonomy", [XBRLTaxonomy.reference(stem) + ".xsd"])
      }
      $0.object("facts") { writer in
        var names: [String: Int] = [:]
        for release in item.releases { write(release, &names, &writer) }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ release: Release, _ names: inout [String: Int], _ writer: inout JSONWriter) {
    let language = release.language
    for (number, table) in release.tables.enumerated() {
      for (index, fact) in table.facts.enumerated() {
        let place = elements.places[language]?[number][index] ?? 0
        let name = "\(language.rawValue)-\(table.id)-r\(fact.row)-c\(fact.column)"
        write(
          FlatFact(fact, of: table, in: release), element: elements.ofFacts[language]?[number][index] ?? 0,
          place: "\(table.id)/\(place)", name: name, &names, &writer)
      }
    }
    for (index, fact) in release.tagged.enumerated() where fact.isNumeric {
      write(
        FlatFact(fact, number: index, in: release), element: elements.ofTagged[language]?[index] ?? 0,
        place: "xbrl/\(index)", name: "\(language.rawValue)-xbrl-\(index)", &names, &writer)
    }
    var (sentence, number) = (-1, 0)
    for (index, claim) in release.prose.claims.enumerated() {
      number = claim.sentence == sentence ? number + 1 : 0
      sentence = claim.sentence
      write(
        FlatFact(claim, number: number, in: release), element: elements.ofClaims[language]?[index] ?? 0,
        place: "s\(sentence)/\(number)", name: "\(language.rawValue)-s\(sentence)-\(number)", &names, &writer)
    }
  }

  private func write(
    _ fact: FlatFact, element: Int, place: String, name: String, _ names: inout [String: Int],
    _ writer: inout JSONWriter
  ) {
    names[name, default: 0] += 1
    let count = names[name] ?? 1
    let isRate = fact.unit.isRate
    writer.object(named: count == 1 ? name : "\(name)-\(count)") {
      if let value = fact.value {
        $0.member("value", (isRate ? value.scaled(by: -2) : value).description)
        // None: exact, as XBRL has it.
        if let decimals = fact.decimals { $0.member("decimals", decimals + (isRate ? 2 : 0)) }
      } else {
        $0.null("value")
      }
      $0.object("dimensions") {
        $0.member("concept", "r:" + elements.all[element].name)
        $0.member("entity", "d:" + XBRLTaxonomy.identifier(fact.document))
        if let period = fact.period { $0.member("period", XBRLTaxonomy.period(period)) }
        // A pure number has no unit in xBRL-JSON.
        if let unit = XBRLTaxonomy.unit(fact.unit) { $0.member("unit", unit) }
        $0.member(named: "r:VersionDimension", fact.language.rawValue)
        $0.member(named: "r:PlaceDimension", place)
        if fact.basis == .forecast { $0.member(named: "r:BasisDimension", fact.basis.rawValue) }
        if let bound = fact.bound { $0.member(named: "r:BoundDimension", bound.rawValue) }
      }
      $0.member("totsugo:document", fact.document)
      $0.member("totsugo:concept", fact.concept)
      $0.member("totsugo:unit", fact.unit.code)
      $0.member("totsugo:row", fact.row)
      $0.member("totsugo:column", fact.column)
      $0.member("totsugo:label", fact.label)
      $0.member("totsugo:text", fact.text)
      $0.member("totsugo:line", fact.line)
      $0.member("totsugo:status", fact.status.rawValue)
      if fact.value == nil { $0.member("totsugo:nil", fact.isNil) }
      if let compared = fact.compared { $0.member("totsugo:compared", XBRLTaxonomy.period(compared)) }
    }
  }
}
