/// Labels that a converter or a pen has damaged: found by the letters that they still share with a form.
///
/// A label whose words are all known is not damaged, so it has to be much nearer to count.
/// Example: 短期借八金 → 短期借入金; `Operatmg income` → `operating-income`.
extension TermCatalog {
  private static let shortlist = 12

  func fuzzyMatches(_ scalars: [UInt32], _ top: Int) -> [Match] {
    guard scalars.count >= 4 else { return [] }
    let signature = LetterPairs.signature(scalars[...])
    let threshold = legibility(scalars) > 0.9 ? 0.84 : 0.6
    let candidates = nearest(signature, of: scalars.count, storage.fuzzy.japanese, threshold)
    var key = JapaneseKey()
    let own = LetterPairs.pairs(scalars)
    var found: [Match] = []
    for number in candidates {
      let form = storage.japaneseForms[number]
      storage.withText(of: Int(form.entry)) { bytes in
        key.assign(text(bytes, form.textStart, form.textCount))
      }
      let likeness = LetterPairs.dice(own, LetterPairs.pairs(key.scalars))
      if likeness >= threshold { add(form.entry, form.traits, likeness, &found) }
    }
    return ranked(found)
  }

  func fuzzyMatches(_ tokens: [EnglishToken], _ bytes: UnsafeBufferPointer<UInt8>, _ top: Int) -> [Match] {
    let letters = LetterPairs.letters(bytes)
    guard letters.count >= 6 else { return [] }
    let isLegible = tokens.allSatisfy { storage.stemTable[$0.stem] != nil }
    let threshold = isLegible ? 0.9 : 0.72
    let candidates = nearest(LetterPairs.signature(bytes), of: letters.count, storage.fuzzy.english, threshold)
    let own = LetterPairs.pairs(letters)
    var found: [Match] = []
    for number in candidates {
      let form = storage.englishForms[number]
      let other = storage.withText(of: Int(form.entry)) { bytes in
        LetterPairs.letters(text(bytes, form.textStart, form.textCount))
      }
      let likeness = LetterPairs.dice(own, LetterPairs.pairs(other))
      if likeness >= threshold { add(form.entry, form.traits, likeness, &found) }
    }
    return ranked(found)
  }

  private func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int32, _ count: Int16
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(start) + Int(count)])
  }

  /// The forms whose signatures share most bits with `signature`; of equals the first.
  ///
  /// `pairs`: the letter pairs that it stands for. Only forms that can be as alike as `threshold` by their pairs are looked for.
  private func nearest(
    _ signature: UInt64, of pairs: Int, _ forms: FuzzyIndex.Forms, _ threshold: Double
  ) -> [Int] {
    let own = signature.nonzeroBitCount
    // So many pairs at most stand in one of two such texts alone, and each of them sets one bit.
    let apart = (1 - threshold) * 2 * Double(pairs) / threshold
    var best: [(form: Int, likeness: Int)] = []
    // In thousandths, as twice the shared bits over all of both. Signatures of about as many bits come first: they can share most,
    // and soon the others cannot catch up.
    var floor = 551
    for distance in 0...64 {
      for bits in distance == 0 ? [own] : [own - distance, own + distance] where (0...64).contains(bits) {
        let all = max(1, own + bits)
        let least = max(floor, Int(1000 * (1 - apart / Double(all))))
        guard 2000 * min(own, bits) >= least * all else { continue }
        forms.eachSharing((least * all + 1999) / 2000, of: signature, bits: bits) { form, shared in
          let likeness = 2000 * shared / all
          var rank = best.count
          while rank > 0,
            best[rank - 1].likeness < likeness || best[rank - 1].likeness == likeness && best[rank - 1].form > form
          { rank -= 1 }
          guard rank < Self.shortlist else { return }
          best.insert((form, likeness), at: rank)
          if best.count > Self.shortlist { best.removeLast() }
          if best.count == Self.shortlist { floor = best[best.count - 1].likeness }
        }
      }
    }
    return best.map { $0.form }
  }

  private func add(_ entry: Int32, _ traits: FormTraits, _ likeness: Double, _ found: inout [Match]) {
    let score = 0.85 * likeness
    if let index = found.firstIndex(where: { $0.concept == Int(entry) }) {
      if found[index].score >= score { return }
      found.remove(at: index)
    }
    found.append(
      Match(concept: Int(entry), score: score, kind: .fuzzy, isInverted: traits.contains(.inverted)))
  }

  private func ranked(_ found: [Match]) -> [Match] {
    found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.concept < $1.concept }
  }
}

/// The letter-pair signatures of the forms of concepts, by the number of their bits.
struct FuzzyIndex: Sendable {
  struct Forms: Sendable {
    private var signatures: [UInt64] = []
    private var numbers: [Int32] = []
    /// Where the signatures of each number of bits begin.
    private var starts: [Int]

    /// `entries`: the entry of each form.
    init(_ table: SignatureTable, _ entries: some Collection<Int32>, conceptCount: Int) {
      starts = Array(repeating: 0, count: 66)
      for (form, entry) in entries.enumerated() where Int(entry) < conceptCount {
        starts[table[form].nonzeroBitCount + 1] += 1
      }
      for bits in 1...65 { starts[bits] += starts[bits - 1] }
      signatures = Array(repeating: 0, count: starts[65])
      numbers = Array(repeating: 0, count: starts[65])
      var next = starts
      for (form, entry) in entries.enumerated() where Int(entry) < conceptCount {
        let signature = table[form]
        let bits = signature.nonzeroBitCount
        signatures[next[bits]] = signature
        numbers[next[bits]] = Int32(form)
        next[bits] += 1
      }
    }

    /// The forms with this many bits that share `least` of them with `signature`, and how many.
    func eachSharing(_ least: Int, of signature: UInt64, bits: Int, _ body: (_ form: Int, _ shared: Int) -> Void) {
      let end = starts[bits + 1]
      var place = starts[bits]
      signatures.withUnsafeBytes { signatures in
        // Four at a time, since nearly all of them share too little.
        while place + 4 <= end {
          let four = signatures.loadUnaligned(fromByteOffset: place * 8, as: SIMD4<UInt64>.self)
          let shared = Self.bitCounts(four & SIMD4(repeating: signature))
          let tooFew = (shared &- SIMD4(repeating: UInt64(least))) &>> SIMD4(repeating: 63)
          if tooFew.wrappedSum() < 4 {
            for lane in 0..<4 where tooFew[lane] == 0 { body(Int(numbers[place + lane]), Int(shared[lane])) }
          }
          place += 4
        }
        while place < end {
          let shared = (signatures.load(fromByteOffset: place * 8, as: UInt64.self) & signature).nonzeroBitCount
          if shared >= least { body(Int(numbers[place]), shared) }
          place += 1
        }
      }
    }

    /// The set bits of each number, added up in place: the instruction for it is not on every machine.
    @inline(__always)
    private static func bitCounts(_ numbers: SIMD4<UInt64>) -> SIMD4<UInt64> {
      func all(_ byte: UInt64) -> SIMD4<UInt64> { SIMD4(repeating: byte &* 0x0101_0101_0101_0101) }
      func shifted(_ numbers: SIMD4<UInt64>, _ bits: UInt64) -> SIMD4<UInt64> { numbers &>> SIMD4(repeating: bits) }
      var sums = numbers &- (shifted(numbers, 1) & all(0x55))
      sums = (sums & all(0x33)) &+ (shifted(sums, 2) & all(0x33))
      sums = (sums &+ shifted(sums, 4)) & all(0x0F)
      sums = sums &+ shifted(sums, 8)
      sums = sums &+ shifted(sums, 16)
      return (sums &+ shifted(sums, 32)) & SIMD4(repeating: 0x7F)
    }
  }

  let japanese: Forms
  let english: Forms

  init(_ storage: CatalogStorage) {
    japanese = Forms(
      storage.japaneseSignatures, storage.japaneseForms.lazy.map(\.entry), conceptCount: storage.conceptCount)
    english = Forms(
      storage.englishSignatures, storage.englishForms.lazy.map(\.entry), conceptCount: storage.conceptCount)
  }
}
