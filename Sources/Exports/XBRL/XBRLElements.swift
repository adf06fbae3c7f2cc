import ReleaseModel
import SourceText

/// Which element each figure of an item reports: the taxonomy's concepts, found before anything is written.
///
/// An element is a row of a table (or a column, where the columns carry the captions), and the row that pairs with it in the other
/// version: 営業利益 and "Operating income" of the third table are `OperatingIncome_T3`, an その他 among others `Others_T3R12`, a row
/// that the catalogue does not know `T3R7`. The same concept in another table is another element, since a sum that holds in a
/// statement would else be asked of a summary that prints some of its rows. An element has one type and one kind of period, so a
/// row with amount, share and change, or at a date and for a period, has several.
struct XBRLElements {
  private(set) var all: [XBRLElement] = []
  /// By version and table, one for each fact.
  private(set) var ofFacts: [Language: [[Int]]] = [:]
  private(set) var ofClaims: [Language: [Int]] = [:]
  /// By version, one for each fact that the page tags.
  private(set) var ofTagged: [Language: [Int]] = [:]
  /// What stands beside the element in a fact's place: the column's number, or the row's where columns carry the captions.
  private(set) var places: [Language: [[Int]]] = [:]

  private struct Variant: Hashable {
    var base: String
    var measure: Measure
  }

  private struct Kind: Hashable {
    var type: XBRLElement.ItemType
    var isInstant: Bool
  }

  private var known: [Variant: [(kind: Kind, element: Int)]] = [:]
  private var names: Set<String> = []

  init(_ item: ExportItem) {
    for release in item.releases { add(release, item.check) }
  }

  // MARK: Rows

  /// The line of a table that a figure is an item of.
  private struct Line: Hashable {
    var table: Int
    var isColumn: Bool
    var index: Int
  }

  private var bases: [Language: [Line: String]] = [:]

  private mutating func add(_ release: Release, _ check: CheckResult?) {
    let language = release.language
    var elements: [[Int]] = []
    var places: [[Int]] = []
    for (number, table) in release.tables.enumerated() {
      let lines = table.facts.map { line(of: $0, table, number) }
      name(lines, table, language, check)
      var ofTable: [Int] = []
      for (fact, line) in zip(table.facts, lines) {
        let base = bases[language]?[line] ?? "Item"
        ofTable.append(
          element(
            base, fact.measure, fact.unit, isInstant: fact.period?.isInstant ?? false, label: fact.label, language))
      }
      elements.append(ofTable)
      places.append(zip(table.facts, lines).map { $1.isColumn ? $0.row : $0.column })
    }
    ofFacts[language] = elements
    self.places[language] = places
    ofTagged[language] = release.tagged.map { fact in
      element(
        elementName(fact.localName) + "_Tagged", .amount, fact.unit, isInstant: fact.period?.isInstant ?? false,
        label: fact.labels[language] ?? fact.localName, language)
    }
    ofClaims[language] = release.prose.claims.map { claim in
      element(
        (claim.concept.map(elementName) ?? "Claim") + "_Text", claim.measure, claim.unit,
        isInstant: claim.period?.isInstant ?? false,
        label: claim.label.isEmpty ? (language == .japanese ? "本文の数値" : "Figure of the text") : claim.label, language)
    }
  }

  /// Rows carry the captions of a statement; the summary of a 決算短信 has them over its columns.
  private func line(of fact: Fact, _ table: Table, _ number: Int) -> Line {
    let row = table.rows.first { $0.index == fact.row && $0.role != .section }
    let isColumn =
      row?.heading.label != fact.label && table.columns[checked: fact.column]?.heading.label == fact.label
    return Line(table: number, isColumn: isColumn, index: isColumn ? fact.column : fact.row)
  }

  private mutating func name(_ lines: [Line], _ table: Table, _ language: Language, _ check: CheckResult?) {
    var concepts: [Line: String] = [:]
    var order: [Line] = []
    for (fact, line) in zip(table.facts, lines) where concepts[line] == nil {
      concepts[line] = fact.concept ?? ""
      order.append(line)
    }
    let counts = concepts.values.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    // Table 3 of the English is another table than table 3 of the Japanese.
    let version = language == .english && check != nil ? "En" : ""
    for line in order {
      let concept = concepts[line] ?? ""
      if let partner = partner(of: line, language, check), let base = bases[.japanese]?[partner] {
        bases[language, default: [:]][line] = base
      } else if !concept.isEmpty, counts[concept] == 1 {
        bases[language, default: [:]][line] = "\(elementName(concept))_\(version)\(elementName(table.id))"
      } else {
        let place = "\(version)\(elementName(table.id))\(line.isColumn ? "C" : "R")\(line.index)"
        bases[language, default: [:]][line] = (concept.isEmpty ? "" : elementName(concept) + "_") + place
      }
    }
  }

  /// The Japanese row or column that an English one pairs with.
  private func partner(of line: Line, _ language: Language, _ check: CheckResult?) -> Line? {
    guard language == .english, let check else { return nil }
    guard let pair = check.alignment.tables.first(where: { $0.tables.english == line.table }),
      let japanese = check.japanese.tables[checked: pair.tables.japanese], let table = pair.tables.japanese
    else { return nil }
    if line.isColumn {
      guard let column = pair.columns.first(where: { $0.english == line.index })?.japanese else { return nil }
      return Line(table: table, isColumn: true, index: column)
    }
    let english = check.english.tables[line.table]
    for rows in pair.rows {
      guard let right = english.rows[checked: rows.english], right.role != .section, right.index == line.index,
        let left = japanese.rows[checked: rows.japanese], left.role != .section
      else { continue }
      return Line(table: table, isColumn: false, index: left.index)
    }
    return nil
  }

  // MARK: Elements

  private mutating func element(
    _ base: String, _ measure: Measure, _ unit: Unit, isInstant: Bool, label: String?, _ language: Language
  ) -> Int {
    let variant = Variant(base: base, measure: measure)
    let kind = Kind(type: XBRLElement.ItemType(unit), isInstant: isInstant)
    let index: Int
    if let found = known[variant]?.first(where: { $0.kind == kind }) {
      index = found.element
    } else {
      let plain = base + measure.elementSuffix
      let name = unique(
        known[variant] == nil ? plain : plain + kind.type.suffix + (isInstant ? "AtDate" : "ForPeriod"))
      index = all.count
      all.append(XBRLElement(name: name, type: kind.type, isInstant: isInstant))
      known[variant, default: []].append((kind, index))
    }
    if let label, !label.isEmpty, all[index].labels[language] == nil {
      let suffix = measure.labelSuffix?.text(in: language)
      all[index].labels[language] = label + (suffix.map { language == .japanese ? "（\($0)）" : " (\($0))" } ?? "")
    }
    return index
  }

  /// A heading without figures: a table's title, a section.
  mutating func addHeading(_ name: String, labels: [Language: String]) -> Int {
    all.append(XBRLElement(name: unique(name), type: .heading, isInstant: false, labels: labels))
    return all.count - 1
  }

  private mutating func unique(_ name: String) -> String {
    var result = name
    var number = 1
    while !names.insert(result).inserted {
      number += 1
      result = "\(name)-\(number)"
    }
    return result
  }
}
