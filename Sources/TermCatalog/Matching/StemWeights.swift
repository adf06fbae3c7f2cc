/// How rare each stem is among given labels, 0…1: 1 for a stem of one label, near 0 for one that stands in all.
struct StemWeights: Sendable {
  private var stems: [UInt32]
  private var rarities: [Float]

  /// Counts in how many of the labels each stem stands.
  init(_ labels: [[UInt32]]) {
    var counts: [UInt32: Int] = [:]
    for label in labels { for stem in Set(label) { counts[stem, default: 0] += 1 } }
    var size = 64
    while size < counts.count * 2 { size *= 2 }
    stems = [UInt32](repeating: 0, count: size)
    rarities = [Float](repeating: 1, count: size)
    let scale = logarithm(Float(labels.count + 1))
    for (stem, count) in counts {
      var slot = Int(stem) & (size - 1)
      while stems[slot] != 0 { slot = (slot + 1) & (size - 1) }
      stems[slot] = stem
      rarities[slot] = scale > 0 ? logarithm(Float(labels.count + 1) / Float(count)) / scale : 1
    }
  }

  @inline(__always)
  subscript(stem: UInt32) -> Float? {
    let mask = stems.count - 1
    var slot = Int(stem) & mask
    while stems[slot] != 0 {
      if stems[slot] == stem { return rarities[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// The natural logarithm of a positive number, without a library of mathematics: exponent and a short series.
func logarithm(_ value: Float) -> Float {
  guard value > 0 else { return 0 }
  let x = (value.significand - 1) / (value.significand + 1)
  let square = x * x
  let series = 2 * x * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
  return Float(value.exponent) * 0.693_147_2 + series
}
