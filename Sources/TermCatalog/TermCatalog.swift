/// The bilingual termbase: concepts of financial statements with their Japanese and English labels.
///
/// Labels are matched without their figures. Cheap to copy; safe to share.
/// Example: 営業利益（△は損失） and `Operating income (loss)` are both `operating-income`.
public struct TermCatalog: Sendable {
  /// The catalogue that is compiled into the program, read on first use.
  public static let builtIn = TermCatalog(storage: CatalogStorage(BuiltInTerms.compiled))

  public enum Language: UInt8, Sendable, Hashable { case japanese, english }

  let storage: CatalogStorage
  /// A company's own words, which win.
  let glossary: GlossaryOverlay?

  init(storage: CatalogStorage, glossary: GlossaryOverlay? = nil) {
    self.storage = storage
    self.glossary = glossary
  }

  /// The number of concepts; their indices are `0..<conceptCount`.
  public var conceptCount: Int { storage.conceptCount }

  /// The concept with this number. A number outside `0..<conceptCount` is a mistake of the caller.
  public func concept(at index: Int) -> Concept {
    precondition(index >= 0 && index < conceptCount, "no such concept")
    return storage.memory.concept(index, of: conceptCount) { readConcept(index) }
  }

  private func readConcept(_ index: Int) -> Concept {
    let record = storage.entries[index]
    return storage.withText(of: index) { bytes in
      var start = Int(record.lineStart)
      let end = Int(record.lineEnd)
      func field() -> UnsafeBufferPointer<UInt8> {
        var next = start
        while next < end, bytes[next] != 0x09 { next += 1 }
        defer { start = min(end, next + 1) }
        return UnsafeBufferPointer(rebasing: bytes[start..<next])
      }
      let id = field()
      let (japanese, english, code) = (field(), field(), field())
      func digit(_ place: Int) -> UInt8 { place < code.count ? code[place] &- 0x30 : 0 }
      var statements: UInt16 = 0
      for byte in code.dropFirst(3) { statements = statements << 4 | UInt16(byte < 0x3a ? byte - 0x30 : byte - 0x57) }
      return Concept(
        id: String(decoding: id, as: UTF8.self), statements: StatementSet(rawValue: statements),
        balance: Balance(rawValue: digit(0)) ?? .none, period: PeriodType(rawValue: digit(1)) ?? .any,
        unit: UnitKind(rawValue: digit(2)) ?? .any, japanese: Self.firstForm(japanese),
        english: Self.firstForm(english))
    }
  }

  /// The number of the concept with this id; nil when there is none.
  public func index(ofConcept id: String) -> Int? {
    let key = withBytes(id) { KeyHash.of($0) }
    guard let found = storage.idTable[key], storage.fields(of: Int(found))[0] == id else { return nil }
    return Int(found)
  }

  /// The name of a match that is the same in both languages: the concept's id, behind the ids of its modifiers.
  ///
  /// Example: その他の流動資産合計 and `Total other current assets` are both `total/other/current-assets`.
  public func identifier(of match: Match) -> String {
    var name = ""
    for modifier in match.modifiers { name += storage.fields(of: modifier)[0] + "/" }
    return name + storage.fields(of: match.concept)[0]
  }

  /// Whether the label, folded, is a form of a concept. Example: `OPERATING INCOME (LOSS)`; 営業利益（△は損失）.
  public func isKnown(_ label: String, in language: Language) -> Bool {
    withBytes(label) { bytes in
      storage.memory.isKnown(bytes, language) {
        let key = Self.key(label, in: language)
        return language == .japanese ? !japaneseConcepts(key).isEmpty : !englishConcepts(key).isEmpty
      }
    }
  }

  /// The key under which spellings of one label meet: folded, without marks, particles, plurals and sign options.
  ///
  /// Japanese gives the folded letters, English the stems in a row.
  /// Example: `減価償却累計額（△）` → `減価償却累計額`; `Other Current Assets` → `other current asset`.
  public static func normalizedKey(_ label: String, in language: Language) -> String {
    withBytes(label) { bytes in
      switch language {
      case .japanese:
        var key = JapaneseKey()
        key.assign(bytes)
        return string(of: key.scalars)
      case .english:
        var key = EnglishKey()
        key.assign(bytes)
        return key.text(bytes)
      }
    }
  }

  static func key(_ label: String, in language: Language) -> UInt64 {
    withBytes(label) { bytes in
      if language == .japanese {
        var key = JapaneseKey()
        key.assign(bytes)
        return KeyHash.of(key.scalars[...])
      }
      var key = EnglishKey()
      key.assign(bytes)
      return key.hash
    }
  }

  /// The first of the forms in a field, without its marks.
  private static func firstForm(_ field: UnsafeBufferPointer<UInt8>) -> String {
    let form = field.prefix { $0 != 0x7c }.drop { $0 == 0x7e || $0 == 0x3d }
    return String(decoding: form, as: UTF8.self)
  }
}
