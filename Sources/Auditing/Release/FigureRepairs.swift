import ReleaseModel

/// An unreadable figure that its relations give.
struct FigureRepair {
  var place: FigurePlace
  var value: ExactDecimal
  var evidence: String
}

/// Reads a figure that the text does not give, where independent relations agree on one value.
///
/// 売掛金 `8.9┊4,1S6`: 流動資産合計 gives 8,994,156, and its share of 21.1% and its translation into dollars agree. One relation
/// alone repairs nothing.
struct FigureRepairs {
  let release: Release
  let relations: [FigureRelation]
  let test: RelationTest

  init(_ release: Release, _ relations: [FigureRelation], _ test: RelationTest) {
    self.release = release
    self.relations = relations
    self.test = test
  }

  func repairs() -> [FigureRepair] {
    var byPlace: [FigurePlace: [Int]] = [:]
    for (index, relation) in relations.enumerated() where relation.outcome == .untestable {
      let unread = relation.places.filter { release.figure($0) == nil }
      if unread.count == 1 { byPlace[unread[0], default: []].append(index) }
    }
    return byPlace.sorted { $0.key < $1.key }.compactMap { place, own in repair(place, own.map { relations[$0] }) }
  }

  private func repair(_ place: FigurePlace, _ own: [FigureRelation]) -> FigureRepair? {
    guard own.count > 1 else { return nil }
    // Figures in thousands are made to foot to the last digit; of figures in millions one sum in some is off by one.
    let exact = own.filter {
      $0.kind == .sum && $0.isExact && (release.figure($0.result)?.exponent ?? 6) <= 3 || $0.kind == .tie
    }
    var values: [ExactDecimal] = []
    for relation in exact {
      if let value = relation.solved(for: place, { release.figure($0) }), !values.contains(value) {
        values.append(value)
      }
    }
    guard values.count == 1, keepsDigits(values[0], of: release.tables[place.table].facts[place.fact]) else {
      return nil
    }
    var kinds: [String] = []
    for relation in own {
      let outcome = test.outcome(relation) { $0 == place ? values[0] : release.figure($0) }
      guard outcome == .holds else { return nil }
      kinds.append(relation.kind.rawValue)
    }
    guard kinds.count > 1 else { return nil }
    let words = Array(Set(kinds)).sorted().joined(separator: ", ")
    return FigureRepair(
      place: place, value: values[0], evidence: "unreadable; \(kinds.count) relations give it: \(words)")
  }

  /// The digits that can still be read stand in the value, in their order: `}31` is no 932.
  private func keepsDigits(_ value: ExactDecimal, of fact: Fact) -> Bool {
    var rest = Array(String(value.significand.magnitude).utf8)[...]
    for byte in (fact.repair?.from ?? fact.text).utf8 where byte >= 0x30 && byte <= 0x39 {
      guard let place = rest.firstIndex(of: byte) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}
