extension CatalogStorage {
  /// Copies a compiled catalogue into arrays and fills the tables.
  convenience init(_ compiled: CompiledCatalog) {
    var tables = CatalogTables()
    tables.conceptCount = compiled.conceptCount
    tables.wordCount = compiled.wordCount
    tables.longestKey = compiled.longestKey
    tables.readEntries(compiled)
    tables.readForms(compiled)
    tables.readStems(compiled)
    tables.readAssociations(compiled)
    tables.japaneseSignatures = .compiled(compiled.japaneseSignatures)
    tables.englishSignatures = .compiled(compiled.englishSignatures)
    self.init(compiled.text, tables)
  }
}

extension CatalogTables {
  fileprivate mutating func readEntries(_ compiled: CompiledCatalog) {
    entries.reserveCapacity(compiled.entries.utf8CodeUnitCount / 21)
    var reader = DigitReader(compiled.entries)
    while !reader.isAtEnd {
      var entry = Entry()
      entry.englishStart = Int32(reader.number(4))
      entry.englishCount = Int32(reader.number(2))
      entry.lineStart = Int32(reader.number(4))
      entry.lineEnd = entry.lineStart + Int32(reader.number(3))
      entry.weight = Float(reader.number(2)) / 20
      entry.axes = Axes(positive: UInt32(reader.number(3)), negative: UInt32(reader.number(3)))
      entries.append(entry)
    }
    reader = DigitReader(compiled.ids)
    idTable = KeyTable(capacity: compiled.conceptCount)
    for concept in 0..<compiled.conceptCount { _ = idTable.exchange(reader.number(11), UInt32(concept)) }
  }

  fileprivate mutating func readForms(_ compiled: CompiledCatalog) {
    var count = compiled.japaneseForms.utf8CodeUnitCount / 21
    japaneseForms.reserveCapacity(count)
    japaneseTable = KeyTable(capacity: count)
    var reader = DigitReader(compiled.japaneseForms)
    while !reader.isAtEnd {
      var form = JapaneseForm(
        entry: Int32(reader.number(3)), next: -1, textStart: Int32(reader.number(4)),
        textCount: Int16(reader.number(2)), traits: FormTraits(rawValue: UInt8(reader.number(1))),
        key: reader.number(11))
      if let next = japaneseTable.exchange(form.key, UInt32(japaneseForms.count)) { form.next = Int32(next) }
      japaneseForms.append(form)
    }
    count = compiled.englishForms.utf8CodeUnitCount / 26
    englishForms.reserveCapacity(count)
    englishTable = KeyTable(capacity: count)
    reader = DigitReader(compiled.englishForms)
    while !reader.isAtEnd {
      var form = EnglishForm(
        entry: Int32(reader.number(3)), next: -1, textStart: Int32(reader.number(4)),
        textCount: Int16(reader.number(2)), traits: FormTraits(rawValue: UInt8(reader.number(1))),
        stemStart: Int32(reader.number(4)), stemCount: Int16(reader.number(1)), key: reader.number(11))
      if let next = englishTable.exchange(form.key, UInt32(englishForms.count)) { form.next = Int32(next) }
      englishForms.append(form)
    }
  }

  fileprivate mutating func readStems(_ compiled: CompiledCatalog) {
    stemTable = StemTable(capacity: compiled.knownStems.utf8CodeUnitCount / 15)
    var reader = DigitReader(compiled.knownStems)
    known.reserveCapacity(compiled.knownStems.utf8CodeUnitCount / 15)
    while !reader.isAtEnd {
      let stem = UInt32(reader.number(6))
      let weight = Float(reader.number(2)) / 20
      let axes = Axes(positive: UInt32(reader.number(3)), negative: UInt32(reader.number(3)))
      stemTable.insert(stem)
      stemTable.describe(stem, weight: weight, axes: axes)
      stemTable.setRarity(Float(reader.number(1)) / 63, of: stem)
      known.append(stem)
    }
    stems.reserveCapacity(compiled.stems.utf8CodeUnitCount / 3)
    reader = DigitReader(compiled.stems)
    while !reader.isAtEnd { stems.append(known[Int(reader.number(3))]) }
  }

  fileprivate mutating func readAssociations(_ compiled: CompiledCatalog) {
    let count = compiled.associationHeads.utf8CodeUnitCount / 12
    associationTable = KeyTable(capacity: count)
    associationStarts.reserveCapacity(count + 1)
    associations.reserveCapacity(compiled.associations.utf8CodeUnitCount / 4)
    var heads = DigitReader(compiled.associationHeads)
    var reader = DigitReader(compiled.associations)
    for head in 0..<count {
      _ = associationTable.exchange(heads.number(11), UInt32(head))
      associationStarts.append(Int32(associations.count))
      for _ in 0..<heads.number(1) {
        let stem = known[Int(reader.number(3))]
        associations.append(Association(stem: stem, chance: Float(reader.number(1)) / 63))
      }
    }
    associationStarts.append(Int32(associations.count))
    known = []
  }
}
