import ReleaseModel
import SourceText

/// The rows of a table as a tree under its title.
struct PresentationNetwork {
  /// Of the Japanese table, or of the one that stands alone: `t3`, `en-t4`.
  var table: String
  var definition: String
  var arcs: [Arc] = []

  struct Arc {
    var parent: Int
    var child: Int
    var order: Int
  }
}

/// Sums that can stand in one network: no total has two ways to be reached.
struct CalculationNetwork {
  /// `t3-sums`, `t3-sums-2`.
  var name: String
  var sums: [Sum] = []

  struct Sum: Hashable {
    var total: Int
    var parts: [Part]
  }

  struct Part: Hashable {
    var element: Int
    var weight: Int
  }
}

extension ExportItem {
  /// Every table with the one it pairs with, under the name of its network.
  fileprivate var tableNames: [(name: String, version: Language, table: Int)] {
    var result: [(name: String, version: Language, table: Int)] = []
    for release in releases {
      for (number, table) in release.tables.enumerated() {
        let partner = check?.alignment.tables.first { $0.tables.english == number }?.tables.japanese
        if release.language == .english, let partner, let check, check.japanese.tables.indices.contains(partner) {
          result.append((check.japanese.tables[partner].id, .english, number))
        } else {
          let prefix = release.language == .english && check != nil ? "en-" : ""
          result.append((prefix + table.id, release.language, number))
        }
      }
    }
    return result
  }

  fileprivate func release(_ version: Language) -> Release? { releases.first { $0.language == version } }
}

// MARK: Presentation

func presentationNetworks(of item: ExportItem, _ elements: inout XBRLElements) -> [PresentationNetwork] {
  var networks: [PresentationNetwork] = []
  for (name, version, number) in item.tableNames where !networks.contains(where: { $0.table == name }) {
    guard let table = item.release(version)?.tables[checked: number] else { continue }
    var builder = PresentationBuilder(name, table, version, number, titles(of: number, version, item, table), &elements)
    builder.build(&elements)
    if !builder.network.arcs.isEmpty { networks.append(builder.network) }
  }
  return networks
}

/// The table's title in both languages, where both versions have the table.
private func titles(of number: Int, _ version: Language, _ item: ExportItem, _ table: Table) -> [Language: String] {
  var titles: [Language: String] = [:]
  titles[version] = table.title ?? table.id
  if version == .japanese, let check = item.check,
    let partner = check.alignment.tables.first(where: { $0.tables.japanese == number })?.tables.english,
    let title = check.english.tables[checked: partner]?.title
  {
    titles[.english] = title
  }
  return titles
}

private struct PresentationBuilder {
  var network: PresentationNetwork
  private let table: Table
  private let version: Language
  private let number: Int
  private let root: Int
  private var orders: [Int: Int] = [:]
  private var seen: Set<[Int]> = []

  init(
    _ name: String, _ table: Table, _ version: Language, _ number: Int, _ titles: [Language: String],
    _ elements: inout XBRLElements
  ) {
    let definition = [Language.japanese, .english].compactMap { titles[$0] }.joined(separator: " / ")
    network = PresentationNetwork(table: name, definition: definition)
    self.table = table
    self.version = version
    self.number = number
    root = elements.addHeading("\(elementName(name))Table", labels: titles)
  }

  mutating func build(_ elements: inout XBRLElements) {
    var factsOfRow: [Int: [Int]] = [:]
    for (index, fact) in table.facts.enumerated() { factsOfRow[fact.row, default: []].append(index) }
    var sections: [(path: [String], element: Int)] = []
    for (place, row) in table.rows.enumerated() {
      if row.role == .section {
        let heading = elements.addHeading(
          "\(elementName(network.table))Section\(place)", labels: [version: row.heading.label])
        add(heading, under: parent(of: row.path, sections))
        sections.append((row.path + [row.heading.label], heading))
        continue
      }
      let parent = parent(of: row.path, sections)
      for index in factsOfRow[row.index] ?? [] {
        if let element = elements.ofFacts[version]?[number][index] { add(element, under: parent) }
      }
    }
  }

  /// The last section that encloses the path, else the table itself.
  private func parent(of path: [String], _ sections: [(path: [String], element: Int)]) -> Int {
    guard !path.isEmpty else { return root }
    return sections.last { $0.path == path }?.element ?? root
  }

  private mutating func add(_ child: Int, under parent: Int) {
    guard child != parent, seen.insert([parent, child]).inserted else { return }
    orders[parent, default: 0] += 1
    network.arcs.append(.init(parent: parent, child: child, order: orders[parent] ?? 1))
  }
}

// MARK: Calculation

/// The sums over rows that the audit found, for figures that a calculation of XBRL can hold together: one unit, one period, one
/// place in the other direction.
func calculationNetworks(of item: ExportItem, _ elements: XBRLElements) -> [CalculationNetwork] {
  var networks: [CalculationNetwork] = []
  for (name, version, number) in item.tableNames {
    guard let release = item.release(version), let audit = release.audit else { continue }
    for relation in audit.relations where relation.kind == .sum && relation.result.table == number {
      guard let sum = sum(relation, release, elements) else { continue }
      add(sum, to: &networks, name: "\(name)-sums")
    }
  }
  return networks
}

private func sum(_ relation: FigureRelation, _ release: Release, _ elements: XBRLElements) -> CalculationNetwork.Sum? {
  let number = relation.result.table
  guard let ofTable = elements.ofFacts[release.language]?[checked: number],
    let places = elements.places[release.language]?[checked: number],
    let facts = release.tables[checked: number]?.facts, let total = facts[checked: relation.result.fact]
  else { return nil }
  var parts: [CalculationNetwork.Part] = []
  for operand in relation.operands {
    guard operand.place.table == number, let fact = facts[checked: operand.place.fact], fact.unit == total.unit,
      fact.period == total.period, fact.basis == total.basis, fact.bound == total.bound,
      places[operand.place.fact] == places[relation.result.fact]
    else { return nil }
    let element = ofTable[operand.place.fact]
    guard element != ofTable[relation.result.fact], !parts.contains(where: { $0.element == element })
    else { return nil }
    parts.append(.init(element: element, weight: Int(operand.sign)))
  }
  return CalculationNetwork.Sum(total: ofTable[relation.result.fact], parts: parts)
}

/// Into the first network of the table where the total has no other way to be reached.
private func add(_ sum: CalculationNetwork.Sum, to networks: inout [CalculationNetwork], name: String) {
  var number = 1
  while true {
    let full = number == 1 ? name : "\(name)-\(number)"
    guard let index = networks.firstIndex(where: { $0.name == full }) else {
      networks.append(CalculationNetwork(name: full, sums: [sum]))
      return
    }
    if let known = networks[index].sums.first(where: { $0.total == sum.total }) {
      if Set(known.parts) == Set(sum.parts) { return }
      number += 1
      continue
    }
    networks[index].sums.append(sum)
    return
  }
}
