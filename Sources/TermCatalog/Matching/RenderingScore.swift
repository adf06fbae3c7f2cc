/// Renders the units of a Japanese label and takes them out of the words of an English one.
///
/// A unit is rendered whole (有形固定資産 as `property, plant and equipment`), else by its words, else by what was learned of
/// them. What is left over on either side counts against the pair, by weight.
struct RenderingScore {
  /// The harmonic mean of what is explained on both sides, by weight: 0…1.
  private(set) var score: Float = 0
  /// How much of the English words is explained, by weight: 0…1.
  private(set) var precision: Float = 0
  private let storage: CatalogStorage
  private let stems: [UInt32]
  private let weights: [Float]
  private let bloom: UInt64
  /// The English words that a listed rendering explains, and those that only an association does.
  private var used: UInt64 = 0
  private var guessed: UInt64 = 0

  /// A unit that no listed rendering explains counts as explained by this much of what was learned of it.
  private static let trust: Float = 0.85

  init(_ storage: CatalogStorage, _ japanese: PreparedLabel, _ english: PreparedLabel) {
    self.storage = storage
    stems = english.stems
    weights = english.weights
    bloom = english.bloom
    guard japanese.totalWeight > 0, english.totalWeight > 0 else { return }
    var explained: Float = 0
    var open: [PreparedLabel.Unit] = []
    for unit in japanese.units {
      if take(unit) {
        explained += unit.weight
      } else if unit.parts.isEmpty {
        open.append(unit)
      } else {
        explained += takePartly(unit, japanese, &open)
      }
    }
    for unit in open { explained += unit.weight * guess(unit) }
    guessExtras(japanese)
    var words: Float = 0
    for index in weights.indices {
      let bit: UInt64 = 1 << UInt64(index)
      if used & bit != 0 {
        words += weights[index]
      } else if guessed & bit != 0 {
        words += weights[index] * 0.7
      }
    }
    precision = words / english.totalWeight
    let recall = min(1, explained / japanese.totalWeight)
    if precision + recall > 0 { score = 2 * precision * recall / (precision + recall) }
  }

  // MARK: Listed renderings

  /// Takes the best rendering of a unit out of the English words; false when none stands there.
  private mutating func take(_ unit: PreparedLabel.Unit) -> Bool {
    var best: UInt64 = 0
    var bestWeight: Float = 0
    if unit.stem != 0, let index = place(unit.stem, used) {
      (best, bestWeight) = (1 << UInt64(index), weights[index])
    }
    var form = unit.form
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      let entry = storage.entries[Int(record.entry)]
      for number in Int(entry.englishStart)..<Int(entry.englishStart + entry.englishCount) {
        guard let (mask, weight) = cover(storage.englishForms[number]), weight > bestWeight else { continue }
        (best, bestWeight) = (mask, weight)
      }
      form = record.next
    }
    guard best != 0 else { return false }
    used |= best
    return true
  }

  /// The English words that a rendering takes, when all of its stems are free.
  private func cover(_ form: EnglishForm) -> (UInt64, Float)? {
    var mask: UInt64 = 0
    var weight: Float = 0
    let start = Int(form.stemStart)
    for index in start..<(start + Int(form.stemCount)) {
      guard let place = place(storage.stems[index], used | mask) else { return nil }
      mask |= 1 << UInt64(place)
      weight += weights[place]
    }
    return mask == 0 ? nil : (mask, weight)
  }

  /// Takes the words inside a unit one by one, or most of one rendering of the whole, whichever explains more.
  private mutating func takePartly(
    _ unit: PreparedLabel.Unit, _ japanese: PreparedLabel, _ open: inout [PreparedLabel.Unit]
  ) -> Float {
    let before = used
    var taken: Float = 0
    let firstOpen = open.count
    for part in japanese.parts[unit.parts] {
      if take(part) { taken += part.weight } else { open.append(part) }
    }
    let byParts = weight(of: used & ~before)
    let (mask, share) = mostly(unit, before)
    guard share > 0, weight(of: mask) > byParts else { return taken }
    open.removeSubrange(firstOpen...)
    used = before | mask
    return unit.weight * share
  }

  /// The most of a long rendering that stands among the English words, and how much of it that is.
  private func mostly(_ unit: PreparedLabel.Unit, _ taken: UInt64) -> (UInt64, Float) {
    var best: (mask: UInt64, share: Float, weight: Float) = (0, 0, 0)
    var form = unit.form
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      let entry = storage.entries[Int(record.entry)]
      for number in Int(entry.englishStart)..<Int(entry.englishStart + entry.englishCount) {
        let rendering = storage.englishForms[number]
        guard rendering.stemCount > 1 else { continue }
        var (mask, found, all): (UInt64, Float, Float) = (0, 0, 0)
        for index in Int(rendering.stemStart)..<Int(rendering.stemStart) + Int(rendering.stemCount) {
          let value = storage.stemTable[storage.stems[index]]?.value ?? 1
          all += value
          guard let place = place(storage.stems[index], taken | mask) else { continue }
          mask |= 1 << UInt64(place)
          found += value
        }
        let share = all > 0 ? found / all : 0
        if share >= 0.6, found * share > best.weight { best = (mask, share * 0.95, found * share) }
      }
      form = record.next
    }
    return (best.mask, best.share)
  }

  private func weight(of mask: UInt64) -> Float {
    var sum: Float = 0
    for index in weights.indices where mask & (1 << UInt64(index)) != 0 { sum += weights[index] }
    return sum
  }

  // MARK: What was learned

  /// How much of a unit the words that usually go with it explain.
  private mutating func guess(_ unit: PreparedLabel.Unit) -> Float {
    guard unit.association >= 0 else { return 0 }
    var sum: Float = 0
    for entry in associations(unit.association) {
      guard let index = place(entry.stem, used) else { continue }
      sum += entry.chance
      guessed |= 1 << UInt64(index)
    }
    return min(1, sum * 1.6) * Self.trust
  }

  /// Words that nothing explains yet, but that often go with a word of the label: `trade` with 売掛金.
  private mutating func guessExtras(_ japanese: PreparedLabel) {
    for index in stems.indices where (used | guessed) & (1 << UInt64(index)) == 0 {
      if isUsual(stems[index], japanese.units) || isUsual(stems[index], japanese.parts) {
        guessed |= 1 << UInt64(index)
      }
    }
  }

  private func isUsual(_ stem: UInt32, _ units: [PreparedLabel.Unit]) -> Bool {
    for unit in units where unit.association >= 0 {
      for entry in associations(unit.association) where entry.stem == stem { return entry.chance >= 0.1 }
    }
    return false
  }

  @inline(__always)
  private func associations(_ head: Int32) -> ArraySlice<Association> {
    storage.associations[
      Int(storage.associationStarts[Int(head)])..<Int(storage.associationStarts[Int(head) + 1])]
  }

  @inline(__always)
  private func place(_ stem: UInt32, _ taken: UInt64) -> Int? {
    guard bloom & (1 << UInt64(stem & 63)) != 0 else { return nil }
    for index in stems.indices where stems[index] == stem && taken & (1 << UInt64(index)) == 0 { return index }
    return nil
  }
}
