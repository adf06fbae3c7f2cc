/// How well the words of two labels go together by what was learned of single words: 0…1.
///
/// It tells forms of one concept apart: 敷金及び保証金 is rather `Leasehold and guarantee deposits` than `Guarantee deposits`.
struct AssociationScore {
  private(set) var score: Float = 0
  private let storage: CatalogStorage
  private let english: PreparedLabel
  /// For each English word how surely some Japanese word leads to it.
  private var certainty: [Float]
  private var explained: Float = 0
  private var total: Float = 0

  init(_ storage: CatalogStorage, _ japanese: PreparedLabel, _ english: PreparedLabel) {
    self.storage = storage
    self.english = english
    certainty = [Float](repeating: 0, count: english.stems.count)
    guard english.totalWeight > 0 else { return }
    for unit in japanese.units {
      if unit.parts.isEmpty {
        weigh(unit)
      } else {
        for part in japanese.parts[unit.parts] { weigh(part) }
      }
    }
    guard total > 0 else { return }
    var words: Float = 0
    for index in certainty.indices { words += english.weights[index] * min(1, certainty[index] * 2) }
    let precision = words / english.totalWeight
    let recall = explained / total
    if precision + recall > 0 { score = 2 * precision * recall / (precision + recall) }
  }

  private mutating func weigh(_ unit: PreparedLabel.Unit) {
    total += unit.weight
    if unit.stem != 0, let index = english.stems.firstIndex(of: unit.stem) {
      certainty[index] = 1
      explained += unit.weight
      return
    }
    guard unit.association >= 0 else { return }
    let start = Int(storage.associationStarts[Int(unit.association)])
    let end = Int(storage.associationStarts[Int(unit.association) + 1])
    var (found, all): (Float, Float) = (0, 0)
    for entry in storage.associations[start..<end] {
      all += entry.chance
      guard english.bloom & (1 << UInt64(entry.stem & 63)) != 0 else { continue }
      var isThere = false
      for index in english.stems.indices where english.stems[index] == entry.stem {
        certainty[index] = max(certainty[index], entry.chance)
        isThere = true
      }
      if isThere { found += entry.chance }
    }
    if all > 0 { explained += unit.weight * found / all }
  }
}
