/// Labels that a converter or a pen has damaged: found by the letters that they still share with a form.
///
/// A label whose words are all known is not damaged, so it has to be much nearer to count.
/// Example: 短期借八金 → 短期借入金; `Operatmg income` → `operating-income`.
extension TermCatalog {
  private static let shortlist = 12

  func fuzzyMatches(_ scalars: [UInt32], _ top: Int) -> [Match] {
    guard scalars.count >= 4 else { return [] }
    let signature = LetterPairs.signature(scalars[...])
    let candidates = nearest(signature, storage.japaneseForms.count) { form in
      storage.isConcept(storage.japaneseForms[form].entry) ? storage.japaneseSignatures[form] : nil
    }
    let threshold = legibility(scalars) > 0.9 ? 0.84 : 0.6
    var key = JapaneseKey()
    var found: [Match] = []
    for number in candidates {
      let form = storage.japaneseForms[number]
      storage.withText(of: Int(form.entry)) { bytes in
        key.assign(text(bytes, form.textStart, form.textCount))
      }
      let likeness = LetterPairs.dice(scalars, key.scalars)
      if likeness >= threshold { add(form.entry, form.traits, likeness, &found) }
    }
    return ranked(found)
  }

  func fuzzyMatches(_ tokens: [EnglishToken], _ bytes: UnsafeBufferPointer<UInt8>, _ top: Int) -> [Match] {
    let letters = LetterPairs.letters(bytes)
    guard letters.count >= 6 else { return [] }
    let candidates = nearest(LetterPairs.signature(bytes), storage.englishForms.count) { form in
      storage.isConcept(storage.englishForms[form].entry) ? storage.englishSignatures[form] : nil
    }
    let isLegible = tokens.allSatisfy { storage.stemTable[$0.stem] != nil }
    let threshold = isLegible ? 0.9 : 0.72
    var found: [Match] = []
    for number in candidates {
      let form = storage.englishForms[number]
      let other = storage.withText(of: Int(form.entry)) { bytes in
        LetterPairs.letters(text(bytes, form.textStart, form.textCount))
      }
      let likeness = LetterPairs.dice(letters, other)
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
  private func nearest(_ signature: UInt64, _ count: Int, _ signatureOf: (Int) -> UInt64?) -> [Int] {
    let own = signature.nonzeroBitCount
    var best: [(form: Int, likeness: Int)] = []
    var floor = 550
    for form in 0..<count {
      guard let other = signatureOf(form) else { continue }
      let likeness = 2000 * (signature & other).nonzeroBitCount / (own + other.nonzeroBitCount)
      guard likeness > floor else { continue }
      var place = best.count
      while place > 0, best[place - 1].likeness < likeness { place -= 1 }
      best.insert((form, likeness), at: place)
      if best.count > Self.shortlist {
        best.removeLast()
        floor = best[best.count - 1].likeness
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
