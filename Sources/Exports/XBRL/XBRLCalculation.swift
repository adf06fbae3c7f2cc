import ReleaseModel
import SourceText

/// Sums that can stand in one network: no total has two ways to be reached.
struct CalculationNetwork {
  /// `t3-sums`, `t3-sums-2`.
  var name: String
  var sums: [CalculationSum] = []
}

/// A total and what it is the sum of, for all columns at once: a linkbase cannot say where it holds.
struct CalculationSum: Hashable {
  var total: Int
  var parts: [Part]

  struct Part: Hashable {
    var element: Int
    var weight: Int
  }
}

/// The sums over rows that the audit found, as calculations of XBRL (Calculations 1.1).
///
/// 流動資産合計 = 現金及び預金 + … / "Total current assets" = "Cash and deposits" + … . A sum is left out when its figures differ in unit
/// or period, and when in another column, of which the audit says nothing, the same rows do not add up: such a sum is true of its
/// column alone, and a calculation would call the other one wrong.
func calculationNetworks(of item: ExportItem, _ elements: XBRLElements) -> [CalculationNetwork] {
  var sums: [(table: String, sum: CalculationSum)] = []
  var audited: [CalculationSum: Set<FactContext>] = [:]
  for (name, version, number) in item.tableNames {
    guard let release = item.release(version), let audit = release.audit else { continue }
    for relation in audit.relations where relation.kind == .sum && relation.result.table == number {
      guard let (sum, context) = calculation(relation, release, elements) else { continue }
      if audited[sum] == nil { sums.append((name, sum)) }
      audited[sum, default: []].insert(context)
    }
  }
  let figures = ContextFigures(item, elements)
  var networks: [CalculationNetwork] = []
  for (table, sum) in sums where figures.holds(sum, exceptIn: audited[sum] ?? []) {
    add(sum, to: &networks, name: "\(table)-sums")
  }
  return networks
}

/// Everything that two facts of XBRL must share for one to be a part of the other.
struct FactContext: Hashable {
  var version: Language
  var table: Int
  var place: Int
  var period: Period?
  var unit: Unit
  var basis: Basis
  var bound: Fact.Bound?

  init(_ fact: Fact, _ version: Language, table: Int, place: Int) {
    self.version = version
    self.table = table
    self.place = place
    period = fact.period
    unit = fact.unit
    basis = fact.basis
    bound = fact.bound
  }
}

private func calculation(
  _ relation: FigureRelation, _ release: Release, _ elements: XBRLElements
) -> (CalculationSum, FactContext)? {
  let number = relation.result.table
  guard let ofTable = elements.ofFacts[release.language]?[checked: number],
    let places = elements.places[release.language]?[checked: number],
    let facts = release.tables[checked: number]?.facts, let total = facts[checked: relation.result.fact]
  else { return nil }
  let context = FactContext(total, release.language, table: number, place: places[relation.result.fact])
  var parts: [CalculationSum.Part] = []
  for operand in relation.operands {
    guard operand.place.table == number, let fact = facts[checked: operand.place.fact],
      FactContext(fact, release.language, table: number, place: places[operand.place.fact]) == context
    else { return nil }
    let element = ofTable[operand.place.fact]
    guard element != ofTable[relation.result.fact], !parts.contains(where: { $0.element == element })
    else { return nil }
    parts.append(.init(element: element, weight: Int(operand.sign)))
  }
  return (CalculationSum(total: ofTable[relation.result.fact], parts: parts), context)
}

/// The figures of an item by element and context.
private struct ContextFigures {
  private var figures: [Int: [FactContext: ExactDecimal]] = [:]

  init(_ item: ExportItem, _ elements: XBRLElements) {
    for release in item.releases {
      for (number, table) in release.tables.enumerated() {
        for (index, fact) in table.facts.enumerated() {
          guard let value = fact.value, !fact.isNil, let element = elements.ofFacts[release.language]?[number][index],
            let place = elements.places[release.language]?[number][index]
          else { continue }
          figures[element, default: [:]][FactContext(fact, release.language, table: number, place: place)] = value
        }
      }
    }
  }

  /// The sum is right, rounding considered, wherever its total and a part of it stand together.
  func holds(_ sum: CalculationSum, exceptIn audited: Set<FactContext>) -> Bool {
    for (context, total) in figures[sum.total] ?? [:] where !audited.contains(context) {
      let parts = sum.parts.compactMap { part in
        figures[part.element]?[context].map { (value: $0, weight: Int128(part.weight)) }
      }
      if parts.isEmpty { continue }
      let exponent = parts.reduce(total.exponent) { min($0, $1.value.exponent) }
      var low: Int128 = 0
      var high: Int128 = 0
      for (value, weight) in parts {
        let interval = RoundingInterval(value, mode: .unknown, at: exponent)
        low += weight > 0 ? interval.low : -interval.high
        high += weight > 0 ? interval.high : -interval.low
      }
      let interval = RoundingInterval(total, mode: .unknown, at: exponent)
      if interval.high < low || high < interval.low { return false }
    }
    return true
  }
}

/// Into the first network of the table where the total has no other way to be reached.
private func add(_ sum: CalculationSum, to networks: inout [CalculationNetwork], name: String) {
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
