/// Labels that a converter or a pen has damaged: found by the letters that they still share with a form.
///
/// A label whose words are all known is not damaged, so it has to be much nearer to count.
/// Example: 短期借八金 → 短期借入金; `Operatmg income` → `operating-income`.
extension TermCatalog {
  private static let shortlist = 12

  func fuzzyMatches(_ scalars: [UInt32]) -> [Match] {
    guard scalars.count >= 4 else { return [] }
    let signature = LetterPairs.signature(scalars[...])
    let threshold = legibility(scalars) > 0.9 ? 0.84 : 0.6
    let candidates = nearest(signature, of: scalars.count, storage.fuzzyForms(.japanese), threshold)
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

  func fuzzyMatches(_ tokens: [EnglishToken], _ bytes: UnsafeBufferPointer<UInt8>) -> [Match] {
    let letters = LetterPairs.letters(bytes)
    guard letters.count >= 6 else { return [] }
    let isLegible = tokens.allSatisfy { storage.stemTable[$0.stem] != nil }
    let threshold = isLegible ? 0.9 : 0.72
    let candidates = nearest(LetterPairs.signature(bytes), of: letters.count, storage.fuzzyForms(.english), threshold)
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
    /// The same signatures on their side, in blocks of 64 forms: word `n` of a block has bit `n` of each of them.
    private var planes: [UInt64] = []
    /// Where the blocks of each number of bits begin in `planes`.
    private var blocks: [Int] = []

    /// `entries`: the entry of each form.
    init(_ table: SignatureTable, _ entries: some Collection<Int32>, conceptCount: Int) {
      starts = Array(repeating: 0, count: 66)
      var all: [(signature: UInt64, form: Int32)] = []
      all.reserveCapacity(entries.count)
      for (form, entry) in entries.enumerated() where Int(entry) < conceptCount {
        let signature = table[form]
        starts[signature.nonzeroBitCount + 1] += 1
        all.append((signature, Int32(form)))
      }
      for bits in 1...65 { starts[bits] += starts[bits - 1] }
      signatures = Array(repeating: 0, count: starts[65])
      numbers = Array(repeating: 0, count: starts[65])
      var size = 0
      for bits in 0...64 {
        blocks.append(size)
        size += (starts[bits + 1] - starts[bits] + 63) / 64 * 64
      }
      planes = Array(repeating: 0, count: size)
      var next = starts
      for (signature, form) in all {
        let bits = signature.nonzeroBitCount
        signatures[next[bits]] = signature
        numbers[next[bits]] = form
        planes[blocks[bits] + next[bits] - starts[bits]] = signature
        next[bits] += 1
      }
      planes.withUnsafeMutableBufferPointer { planes in
        for block in stride(from: 0, to: size, by: 64) { Self.turn(&planes, block) }
      }
    }

    /// Turns a block of 64 words on its side: bit `n` of word `m` becomes bit `m` of word `n` (Hacker's Delight, 7-3).
    private static func turn(_ words: inout UnsafeMutableBufferPointer<UInt64>, _ start: Int) {
      var width = 32
      var mask: UInt64 = 0x0000_0000_FFFF_FFFF
      while width > 0 {
        var low = 0
        while low < 64 {
          let (a, b) = (start + low, start + low + width)
          let change = (words[a] >> UInt64(width) ^ words[b]) & mask
          words[a] ^= change << UInt64(width)
          words[b] ^= change
          low = (low + width + 1) & ~width
        }
        width >>= 1
        mask ^= mask << UInt64(width)
      }
    }

    /// The forms with this many bits that share `least` of them (one or more) with `signature`, and how many.
    func eachSharing(_ least: Int, of signature: UInt64, bits: Int, _ body: (_ form: Int, _ shared: Int) -> Void) {
      planes.withUnsafeBufferPointer { planes in
        var block = blocks[bits]
        for start in stride(from: starts[bits], to: starts[bits + 1], by: 64) {
          let counts = LaneCounts(of: signature, in: UnsafeBufferPointer(rebasing: planes[block..<block + 64]))
          var found = counts.lanes(from: least)
          while found != 0 {
            let place = start + found.trailingZeroBitCount
            body(Int(numbers[place]), (signatures[place] & signature).nonzeroBitCount)
            found &= found &- 1
          }
          block += 64
        }
      }
    }
  }

  /// For each of 64 forms how many bits of a signature it has: bit `n` of the counts of all of them in one word, so that 64 forms are
  /// counted with the adders that one would need.
  private struct LaneCounts {
    private var (ones, twos, fours, eights): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var (sixteens, thirtyTwos, sixtyFours): (UInt64, UInt64, UInt64) = (0, 0, 0)

    @inline(__always)
    init(of signature: UInt64, in block: UnsafeBufferPointer<UInt64>) {
      var rest = signature
      func next() -> UInt64 {
        guard rest != 0 else { return 0 }
        let plane = block[rest.trailingZeroBitCount]
        rest &= rest &- 1
        return plane
      }
      // Eight bits of the signature at a time.
      while rest != 0 {
        let (one, two) = Self.sum(ones, next(), next())
        let (one2, two2) = Self.sum(one, next(), next())
        let (one3, two3) = Self.sum(one2, next(), next())
        let (one4, two4) = Self.sum(one3, next(), next())
        let (sum, four) = Self.sum(twos, two, two2)
        let (sum2, four2) = Self.sum(sum, two3, two4)
        let (sum3, eight) = Self.sum(fours, four, four2)
        (ones, twos, fours) = (one4, sum2, sum3)
        let sixteen = eights & eight
        let thirtyTwo = sixteens & sixteen
        eights ^= eight
        sixteens ^= sixteen
        sixtyFours |= thirtyTwos & thirtyTwo
        thirtyTwos ^= thirtyTwo
      }
    }

    /// What three bits of each lane add up to.
    @inline(__always)
    private static func sum(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> (ones: UInt64, twos: UInt64) {
      let half = a ^ b
      return (half ^ c, a & b | half & c)
    }

    /// The lanes whose count is `least` or more.
    @inline(__always)
    func lanes(from least: Int) -> UInt64 {
      var (more, equal): (UInt64, UInt64) = (0, .max)
      func weigh(_ plane: UInt64, _ worth: Int) {
        if least & worth != 0 {
          equal &= plane
        } else {
          more |= equal & plane
          equal &= ~plane
        }
      }
      weigh(sixtyFours, 64)
      weigh(thirtyTwos, 32)
      weigh(sixteens, 16)
      weigh(eights, 8)
      weigh(fours, 4)
      weigh(twos, 2)
      weigh(ones, 1)
      return more | equal
    }
  }

  /// Each language is made when one of its labels is first looked for: most releases have few damaged ones, and some none.
  private var forms: [Forms?] = [nil, nil]

  mutating func forms(_ language: TermCatalog.Language, of storage: CatalogStorage) -> Forms {
    if let made = forms[Int(language.rawValue)] { return made }
    let made =
      language == .japanese
      ? Forms(storage.japaneseSignatures, storage.japaneseForms.lazy.map(\.entry), conceptCount: storage.conceptCount)
      : Forms(storage.englishSignatures, storage.englishForms.lazy.map(\.entry), conceptCount: storage.conceptCount)
    forms[Int(language.rawValue)] = made
    return made
  }
}
