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

extension ExportItem {
  /// Every table with the one it pairs with, under the name of its network.
  var tableNames: [(name: String, version: Language, table: Int)] {
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

  func release(_ version: Language) -> Release? { releases.first { $0.language == version } }
}

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
