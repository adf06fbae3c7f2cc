import ReleaseModel
import SourceText

/// What a sentence says, as keys that are the same in both languages.
struct SentenceProfile {
  /// Exact values, one key a figure.
  var values: [UInt64] = []
  /// Values to two digits: 388億円 and JPY 39 billion.
  var rough: [UInt64] = []
  var concepts: [UInt64] = []
  var names: [UInt64] = []
  var periods: [UInt64] = []
  var topics: [UInt64] = []
  /// 1 for headings, 2 for the rest.
  var kind: UInt8 = 2
  /// Letters, an English one counting as half a Japanese one.
  var length = 0

  static func profiles(_ prose: Prose) -> [SentenceProfile] {
    var profiles = prose.sentences.map { sentence in
      var profile = SentenceProfile()
      profile.kind = sentence.kind == .heading ? 1 : sentence.kind == .footnote ? 3 : 2
      for byte in sentence.text.utf8 where byte & 0xC0 != 0x80 { profile.length += byte < 0x80 ? 1 : 2 }
      profile.concepts = sentence.concepts.map(hash)
      profile.topics = sentence.topics.map { UInt64($0) + 1 }
      return profile
    }
    for claim in prose.claims where claim.role != .translation {
      let value = claim.value.magnitude
      profiles[claim.sentence].values.append(valueKey(value, claim.unit))
      profiles[claim.sentence].rough.append(roughKey(value, claim.unit))
      if let period = claim.period { profiles[claim.sentence].periods.append(dayKey(period.end)) }
    }
    for mention in prose.mentions {
      switch mention.kind {
      case .name:
        if mention.text.utf8.count > 3 { profiles[mention.sentence].names.append(hash(mention.text.lowercased())) }
        // "IIJ DSL/F" and "IIJ DSL/F Service"
        let words = mention.text.words
        if words.count > 2 { profiles[mention.sentence].names.append(hash("\(words[0]) \(words[1])".lowercased())) }
      case .date(_, let month, let day): profiles[mention.sentence].names.append(UInt64(month * 32 + day))
      case .address, .phone: profiles[mention.sentence].names.append(hash(mention.text.lowercased()))
      case .time(let minutes, let zone):
        profiles[mention.sentence].names += [1, 2] + moments(minutes, zone ?? prose.homeZone)
      case .period(let period):
        // A moment has the key of its day, as the end of a claim's period has.
        profiles[mention.sentence].periods.append(dayKey(period.end) | (period.start.map(dayKey) ?? 0) << 32)
      case .count, .movement, .tense: break
      }
    }
    return profiles
  }

  /// The moment of the day as UTC has it; Eastern time stands for both of its offsets.
  private static func moments(_ minutes: Int, _ zone: Int) -> [UInt64] {
    let zones = zone == -1_000 ? [-240, -300] : [zone]
    return zones.map { UInt64(100_000 + ((minutes - $0) % 1_440 + 1_440) % 1_440) }
  }

  static func evidence(_ left: SentenceProfile, _ right: SentenceProfile) -> [PairEvidence] {
    var evidence: [PairEvidence] = []
    if left.values.contains(where: right.values.contains) || left.rough.contains(where: right.rough.contains) {
      evidence.append(.values)
    }
    if left.concepts.contains(where: right.concepts.contains) { evidence.append(.term) }
    if !evidence.contains(.term), left.topics.contains(where: right.topics.contains) { evidence.append(.term) }
    if left.names.contains(where: right.names.contains) { evidence.append(.name) }
    if left.periods.contains(where: right.periods.contains) { evidence.append(.period) }
    if evidence.isEmpty { evidence = [.position, .length] }
    return evidence
  }

  private static func dayKey(_ date: CalendarDate) -> UInt64 {
    UInt64(truncatingIfNeeded: date.year * 416 + date.month * 32 + date.day)
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The same for equal numbers in one unit, however many zeros they are printed with.
  private static func valueKey(_ value: ExactDecimal, _ unit: Unit) -> UInt64 {
    var digits = value.significand.magnitude
    var exponent = digits == 0 ? 0 : value.exponent
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    var key = unit.key ^ (digits &* 0x9E37_79B9_7F4A_7C15)
    key ^= UInt64(bitPattern: Int64(exponent)) &* 0xC2B2_AE3D_27D4_EB4F
    return (key ^ key >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  private static func roughKey(_ value: ExactDecimal, _ unit: Unit) -> UInt64 {
    var digits = value.significand.magnitude
    var exponent = value.exponent
    while digits >= 1000 {
      digits /= 10
      exponent += 1
    }
    if digits >= 100 {
      digits = (digits + 5) / 10
      exponent += 1
    }
    while digits > 0, digits < 10 {
      digits *= 10
      exponent -= 1
    }
    return unit.key ^ (digits &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(bitPattern: Int64(exponent))
      &* 0xC2B2_AE3D_27D4_EB4F
  }
}

/// How alike each Japanese and each English sentence are; 0 and less: not at all.
struct SentenceScores {
  let rows: Int
  let columns: Int
  private(set) var values: [Float]

  func at(_ row: Int, _ column: Int) -> Float { values[row * columns + column] }

  init(_ left: [SentenceProfile], _ right: [SentenceProfile], usesPlace: Bool) {
    rows = left.count
    columns = right.count
    values = Array(repeating: 0, count: rows * columns)
    add(left.map(\.values), right.map(\.values), weight: 1)
    add(left.map(\.rough), right.map(\.rough), weight: 0.5)
    add(left.map(\.concepts), right.map(\.concepts), weight: 0.5)
    add(left.map(\.names), right.map(\.names), weight: 0.6)
    add(left.map(\.periods), right.map(\.periods), weight: 0.2)
    add(left.map(\.topics), right.map(\.topics), weight: 0.35)
    settle(left, right, usesPlace)
  }

  /// Adds what shared keys are worth: rare ones more than common ones.
  private mutating func add(_ left: [[UInt64]], _ right: [[UInt64]], weight: Float) {
    var places: [UInt64: [Int32]] = [:]
    for (j, keys) in right.enumerated() {
      for key in Set(keys) { places[key, default: []].append(Int32(j)) }
    }
    for (i, keys) in left.enumerated() {
      for key in Set(keys) {
        guard let found = places[key], found.count <= 60 else { continue }
        let worth = weight * (found.count == 1 ? 1.4 : found.count <= 3 ? 1 : found.count <= 10 ? 0.6 : 0.25)
        for j in found { values[i * columns + Int(j)] += worth }
      }
    }
  }

  /// Takes off what one side says more than the other, and adds a little for place and length.
  private mutating func settle(_ left: [SentenceProfile], _ right: [SentenceProfile], _ usesPlace: Bool) {
    for i in 0..<rows {
      let (profile, place) = (left[i], Float(i) / Float(max(1, rows - 1)))
      for j in 0..<columns {
        let index = i * columns + j
        let distance = abs(place - Float(j) / Float(max(1, columns - 1)))
        if values[index] > 0 {
          let more = abs(profile.values.count - right[j].values.count)
          let kinds: Float = (profile.kind == 1) == (right[j].kind == 1) ? 0 : 0.8
          let words = abs(profile.topics.count - right[j].topics.count)
          values[index] -= 0.12 * Float(more) + 0.25 * distance + 0.3 + kinds + 0.03 * Float(words)
        } else if usesPlace, distance < 0.04, profile.kind == right[j].kind, profile.values.isEmpty,
          right[j].values.isEmpty,
          profile.topics.isEmpty || right[j].topics.isEmpty
        {
          // English runs to about twice the letters of Japanese.
          let ratio = Float(right[j].length + 8) / Float(profile.length + 8)
          if ratio > 0.5, ratio < 2.6 { values[index] = 0.25 - 4 * distance - 0.06 * abs(ratio - 1.2) }
        }
      }
    }
  }
}
