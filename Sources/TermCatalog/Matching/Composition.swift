/// Strips known modifiers off a label until a form of a concept is left.
///
/// Example: その他の流動資産合計 = total(other(current-assets)); `Proceeds from sales of golf memberships`.
struct Composition {
  struct Reading {
    var exact: PreparedLabel.Exact
    var modifiers: [Int]
  }

  private static let depth = 3
  /// Longer labels are prose; they are not taken apart.
  private static let longest = (scalars: 48, words: 20)
  private let catalog: TermCatalog

  init(_ catalog: TermCatalog) { self.catalog = catalog }

  func japanese(_ scalars: ArraySlice<UInt32>) -> [Reading] {
    scalars.count > Self.longest.scalars ? [] : japanese(scalars, Self.depth)
  }

  private func japanese(_ scalars: ArraySlice<UInt32>, _ depth: Int) -> [Reading] {
    let storage = catalog.storage
    for length in stride(from: scalars.count - 1, through: 1, by: -1) {
      let (head, tail) = (scalars.prefix(length), scalars.suffix(length))
      if let modifier = modifier(storage.japaneseTable[KeyHash.of(tail)], .suffix),
        let found = inner(scalars.dropLast(length), modifier, depth)
      {
        return found
      }
      if let modifier = modifier(storage.japaneseTable[KeyHash.of(head)], .prefix),
        let found = inner(scalars.dropFirst(length), modifier, depth)
      {
        return found
      }
    }
    return []
  }

  private func inner(_ rest: ArraySlice<UInt32>, _ modifier: Int, _ depth: Int) -> [Reading]? {
    let exact = catalog.japaneseConcepts(KeyHash.of(rest))
    if !exact.isEmpty { return exact.map { Reading(exact: $0, modifiers: [modifier]) } }
    guard depth > 1 else { return nil }
    let deeper = japanese(rest, depth - 1)
    if deeper.isEmpty { return nil }
    return deeper.map { Reading(exact: $0.exact, modifiers: [modifier] + $0.modifiers) }
  }

  private func modifier(_ first: UInt32?, _ place: FormTraits) -> Int? {
    var form = first.map { Int32($0) } ?? -1
    while form >= 0 {
      let record = catalog.storage.japaneseForms[Int(form)]
      if catalog.storage.isModifier(record.entry), record.traits.contains(place) { return Int(record.entry) }
      form = record.next
    }
    return nil
  }

  func english(_ tokens: ArraySlice<EnglishToken>) -> [Reading] {
    tokens.count > Self.longest.words ? [] : english(tokens, Self.depth)
  }

  private func english(_ tokens: ArraySlice<EnglishToken>, _ depth: Int) -> [Reading] {
    let storage = catalog.storage
    for length in stride(from: tokens.count - 1, through: 1, by: -1) {
      let (head, tail) = (tokens.prefix(length), tokens.suffix(length))
      if let modifier = englishModifier(storage.englishTable[EnglishKey.hash(head)], .prefix),
        let found = englishInner(tokens.dropFirst(length), modifier, depth)
      {
        return found
      }
      if let modifier = englishModifier(storage.englishTable[EnglishKey.hash(tail)], .suffix),
        let found = englishInner(tokens.dropLast(length), modifier, depth)
      {
        return found
      }
    }
    return []
  }

  private func englishInner(_ rest: ArraySlice<EnglishToken>, _ modifier: Int, _ depth: Int) -> [Reading]? {
    let exact = catalog.englishConcepts(EnglishKey.hash(rest))
    if !exact.isEmpty { return exact.map { Reading(exact: $0, modifiers: [modifier]) } }
    guard depth > 1 else { return nil }
    let deeper = english(rest, depth - 1)
    if deeper.isEmpty { return nil }
    return deeper.map { Reading(exact: $0.exact, modifiers: [modifier] + $0.modifiers) }
  }

  private func englishModifier(_ first: UInt32?, _ place: FormTraits) -> Int? {
    var form = first.map { Int32($0) } ?? -1
    while form >= 0 {
      let record = catalog.storage.englishForms[Int(form)]
      if catalog.storage.isModifier(record.entry), record.traits.contains(place) { return Int(record.entry) }
      form = record.next
    }
    return nil
  }
}
