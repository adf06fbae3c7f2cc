/// Labels that a converter or a pen has damaged: found by the letters that they still share with a form.
///
/// A label whose words are all known is not damaged, so it has to be much nearer to count.
/// Example: 短期借八金 → 短期借入金; `Operatmg income` → `operating-income`.
extension TermCatalog {
  private static let shortlist = 12

  func fuzzyMatches(_ scalars: [UInt32], _ top: Int) -> [Match] {
    guard scalars.count >= 4 else { return [] }
    let signature = LetterPairs.signature(scalars[...])
    let candidates = nearest(signature, storage.fuzzy.japanese)
    let threshold = legibility(scalars) > 0.9 ? 0.84 : 0.6
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
    let candidates = nearest(LetterPairs.signature(bytes), storage.fuzzy.english)
    let isLegible = tokens.allSatisfy { storage.stemTable[$0.stem] != nil }
    let threshold = isLegible ? 0.9 : 0.72
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

  /// The forms whose signatures share most bits with `signature`.
  private func nearest(_ signature: UInt64, _ forms: FuzzyIndex.Forms) -> [Int] {
    let own = signature.nonzeroBitCount
    var best: [(form: Int, likeness: Int)] = []
    var floor = 550
    forms.signatures.withUnsafeBufferPointer { signatures in
      forms.bits.withUnsafeBufferPointer { bits in
        for place in signatures.indices {
          let shared = (signature & signatures[place]).nonzeroBitCount
          let all = own + Int(bits[place])
          guard 2000 * shared > floor * all else { continue }
          let likeness = 2000 * shared / all
          guard likeness > floor else { continue }
          var rank = best.count
          while rank > 0, best[rank - 1].likeness < likeness { rank -= 1 }
          best.insert((Int(forms.numbers[place]), likeness), at: rank)
          if best.count > Self.shortlist {
            best.removeLast()
            floor = best[best.count - 1].likeness
          }
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

/// The letter-pair signatures of the forms of concepts, in a row, with the number of their bits.
struct FuzzyIndex: Sendable {
  struct Forms: Sendable {
    fileprivate(set) var signatures: [UInt64] = []
    fileprivate(set) var bits: [UInt8] = []
    fileprivate(set) var numbers: [Int32] = []

    /// `entries`: the entry of each form.
    init(_ table: SignatureTable, _ entries: some Collection<Int32>, conceptCount: Int) {
      signatures.reserveCapacity(entries.count)
      bits.reserveCapacity(entries.count)
      numbers.reserveCapacity(entries.count)
      for (form, entry) in entries.enumerated() where Int(entry) < conceptCount {
        let signature = table[form]
        signatures.append(signature)
        bits.append(UInt8(signature.nonzeroBitCount))
        numbers.append(Int32(form))
      }
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
