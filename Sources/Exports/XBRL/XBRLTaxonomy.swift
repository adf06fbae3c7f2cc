import ReleaseModel
import SourceText
import Writing

/// The extension taxonomy of one report: schema, labels in both languages, calculations from the audit's sums, presentation.
struct XBRLTaxonomy {
  private let item: ExportItem
  private let stem: String
  private var elements: XBRLElements
  private let networks: [PresentationNetwork]
  private let calculations: [CalculationNetwork]

  init(_ item: ExportItem, _ elements: XBRLElements, stem: String) {
    self.item = item
    self.stem = stem
    self.elements = elements
    networks = presentationNetworks(of: item, &self.elements)
    calculations = calculationNetworks(of: item, elements)
  }

  func files() -> [XBRLReport.File] {
    [
      XBRLReport.File(name: stem + ".xsd", bytes: schema()),
      XBRLReport.File(name: stem + "-label-ja.xml", bytes: labels(.japanese)),
      XBRLReport.File(name: stem + "-label-en.xml", bytes: labels(.english)),
      XBRLReport.File(name: stem + "-calculation.xml", bytes: calculation()),
      XBRLReport.File(name: stem + "-presentation.xml", bytes: presentation()),
    ]
  }

  // MARK: Schema

  private func schema() -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "xsd:schema",
      [
        "xmlns:xsd": "http://www.w3.org/2001/XMLSchema", "xmlns:xbrli": "http://www.xbrl.org/2003/instance",
        "xmlns:link": "http://www.xbrl.org/2003/linkbase", "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "xmlns:xbrldt": "http://xbrl.org/2005/xbrldt", "xmlns:dtr": "http://www.xbrl.org/dtr/type/2020-01-21",
        "xmlns:r": Self.namespace(stem), "targetNamespace": Self.namespace(stem), "elementFormDefault": "qualified",
        "attributeFormDefault": "unqualified",
      ]
    ) {
      $0.element("xsd:annotation") { $0.element("xsd:appinfo") { appinfo(&$0) } }
      for (space, place) in Self.imports {
        $0.element("xsd:import", ["namespace": space, "schemaLocation": place])
      }
      for name in ["Version", "Place", "Basis", "Bound"] {
        $0.element("xsd:element", ["id": "r_\(name)Domain", "name": "\(name)Domain", "type": "xsd:string"])
        $0.element(
          "xsd:element",
          [
            "id": "r_\(name)Dimension", "name": "\(name)Dimension", "type": "xbrli:stringItemType",
            "substitutionGroup": "xbrldt:dimensionItem", "abstract": "true", "nillable": "true",
            "xbrli:periodType": "duration", "xbrldt:typedDomainRef": "#r_\(name)Domain",
          ])
      }
      for element in elements.all {
        $0.element(
          "xsd:element",
          [
            "id": "r_\(element.name)", "name": element.name, "type": element.type.rawValue,
            "substitutionGroup": "xbrli:item", "abstract": element.type == .heading ? "true" : nil, "nillable": "true",
            "xbrli:periodType": element.isInstant ? "instant" : "duration",
          ])
      }
    }
    writer.endDocument()
    return writer.bytes
  }

  private static let imports = [
    ("http://www.xbrl.org/2003/instance", "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
    ("http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    ("http://www.xbrl.org/dtr/type/2020-01-21", "https://www.xbrl.org/dtr/type/2020-01-21/types.xsd"),
  ]

  private func appinfo(_ writer: inout XMLWriter) {
    for (role, file) in [
      ("labelLinkbaseRef", "-label-ja.xml"), ("labelLinkbaseRef", "-label-en.xml"),
      ("calculationLinkbaseRef", "-calculation.xml"), ("presentationLinkbaseRef", "-presentation.xml"),
    ] {
      writer.element(
        "link:linkbaseRef",
        [
          "xlink:type": "simple", "xlink:href": Self.reference(stem) + file,
          "xlink:role": "http://www.xbrl.org/2003/role/\(role)",
          "xlink:arcrole": "http://www.w3.org/1999/xlink/properties/linkbase",
        ])
    }
    for network in networks {
      writer.element("link:roleType", ["roleURI": role(network.table), "id": "role-\(network.table)"]) {
        $0.element("link:definition", text: network.definition)
        $0.element("link:usedOn", text: "link:presentationLink")
      }
    }
    for network in calculations {
      writer.element("link:roleType", ["roleURI": role(network.name), "id": "role-\(network.name)"]) {
        $0.element("link:definition", text: network.name)
        $0.element("link:usedOn", text: "link:calculationLink")
      }
    }
  }

  // MARK: Linkbases

  private func linkbase(_ content: (inout XMLWriter) -> Void) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "link:linkbase",
      ["xmlns:link": "http://www.xbrl.org/2003/linkbase", "xmlns:xlink": "http://www.w3.org/1999/xlink"], content)
    writer.endDocument()
    return writer.bytes
  }

  private func labels(_ language: Language) -> [UInt8] {
    linkbase {
      $0.element(
        "link:labelLink", ["xlink:type": "extended", "xlink:role": "http://www.xbrl.org/2003/role/link"]
      ) {
        for element in elements.all {
          guard let label = element.labels[language] else { continue }
          locator(element.name, &$0)
          $0.element(
            "link:label",
            [
              "xlink:type": "resource", "xlink:label": "label-\(element.name)", "xml:lang": language.rawValue,
              "xlink:role": "http://www.xbrl.org/2003/role/label",
            ], text: label)
          $0.element(
            "link:labelArc",
            [
              "xlink:type": "arc", "xlink:arcrole": "http://www.xbrl.org/2003/arcrole/concept-label",
              "xlink:from": element.name, "xlink:to": "label-\(element.name)",
            ])
        }
      }
    }
  }

  private func calculation() -> [UInt8] {
    linkbase {
      for network in calculations { roleRef(network.name, &$0) }
      $0.element(
        "link:arcroleRef",
        [
          "arcroleURI": Self.summation, "xlink:type": "simple",
          "xlink:href": "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
        ])
      for network in calculations {
        $0.element("link:calculationLink", ["xlink:type": "extended", "xlink:role": role(network.name)]) {
          var located: Set<Int> = []
          for sum in network.sums {
            for element in [sum.total] + sum.parts.map(\.element) where located.insert(element).inserted {
              locator(elements.all[element].name, &$0)
            }
            for (order, part) in sum.parts.enumerated() {
              $0.element(
                "link:calculationArc",
                [
                  "xlink:type": "arc", "xlink:arcrole": Self.summation, "xlink:from": elements.all[sum.total].name,
                  "xlink:to": elements.all[part.element].name, "order": String(order + 1),
                  "weight": String(part.weight),
                ])
            }
          }
        }
      }
    }
  }

  private func presentation() -> [UInt8] {
    linkbase {
      for network in networks { roleRef(network.table, &$0) }
      for network in networks {
        $0.element("link:presentationLink", ["xlink:type": "extended", "xlink:role": role(network.table)]) {
          var located: Set<Int> = []
          for arc in network.arcs {
            for element in [arc.parent, arc.child] where located.insert(element).inserted {
              locator(elements.all[element].name, &$0)
            }
            $0.element(
              "link:presentationArc",
              [
                "xlink:type": "arc", "xlink:arcrole": "http://www.xbrl.org/2003/arcrole/parent-child",
                "xlink:from": elements.all[arc.parent].name, "xlink:to": elements.all[arc.child].name,
                "order": String(arc.order),
              ])
          }
        }
      }
    }
  }

  private func locator(_ name: String, _ writer: inout XMLWriter) {
    writer.element(
      "link:loc",
      ["xlink:type": "locator", "xlink:href": "\(Self.reference(stem)).xsd#r_\(name)", "xlink:label": name])
  }

  private func roleRef(_ name: String, _ writer: inout XMLWriter) {
    writer.element(
      "link:roleRef",
      [
        "roleURI": role(name), "xlink:type": "simple", "xlink:href": "\(Self.reference(stem)).xsd#role-\(name)",
      ])
  }

  private func role(_ name: String) -> String { "\(Self.namespace(stem))/role/\(name)" }

  private static let summation = "https://xbrl.org/2023/arcrole/summation-item"
}

extension XBRLTaxonomy {
  // Names under .example belong to nobody, now and later (RFC 2606): nothing is ever fetched from them.
  static let properties = "https://totsugo.example/xbrl/properties"
  static let units = "https://totsugo.example/xbrl/units"
  static let documents = "https://totsugo.example/xbrl/documents"

  static func namespace(_ stem: String) -> String { "https://totsugo.example/xbrl/report/\(reference(stem))" }

  /// A file name as part of a URI.
  static func reference(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(.init(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return result
  }

  /// The release, by its input's name without folders.
  static func identifier(_ document: String) -> String {
    let name = document.split(separator: "/").last.map(String.init) ?? document
    return name.isEmpty || name == "-" ? "release" : reference(name)
  }

  /// An instant is the midnight at the end of its day.
  static func period(_ period: Period) -> String {
    let end = "\(period.end.dayAfter.description)T00:00:00"
    return period.start.map { "\($0.description)T00:00:00/\(end)" } ?? end
  }

  /// Nil for pure numbers.
  static func unit(_ unit: Unit) -> String? {
    if unit.isRate || unit == .count { return nil }
    if unit == .shares { return "xbrli:shares" }
    if unit.isCurrency { return "iso4217:\(unit.code)" }
    if unit.isPerShare {
      let currency = Unit(String(unit.code.dropLast("/shares".count)))
      return (currency.isCurrency ? "iso4217:\(currency.code)" : "u:\(elementName(currency.code))") + "/xbrli:shares"
    }
    return "u:\(elementName(unit.code))"
  }
}
