import Testing

@testable import TermCatalog

/// The generator folds labels in Python, the library in Swift: both have to come to the same keys.
@Suite("The compiled catalogue")
struct CompiledCatalogTests {
  private let compiled = TermCatalog.builtIn.storage
  private let read = CatalogStorage(reading: BuiltInTerms.text)

  @Test("Holds what reading the text gives")
  func holdsWhatReadingGives() {
    #expect(compiled.conceptCount == read.conceptCount)
    #expect(compiled.wordCount == read.wordCount)
    #expect(compiled.longestKey == read.longestKey)
    #expect(compiled.stems == read.stems)
    expectEqual(compiled.entries, read.entries)
    expectEqual(compiled.japaneseForms, read.japaneseForms)
    expectEqual(compiled.englishForms, read.englishForms)
    for stem in Set(read.stems) {
      // How rare a stem is, only the generator counts.
      let (first, second) = (compiled.stemTable[stem], read.stemTable[stem])
      #expect(first?.weight == second?.weight && first?.axes == second?.axes)
    }
  }

  @Test("Holds the same signatures")
  func holdsTheSameSignatures() {
    let japanese = read.japaneseForms.indices.filter { compiled.japaneseSignatures[$0] != read.japaneseSignatures[$0] }
    let english = read.englishForms.indices.filter { compiled.englishSignatures[$0] != read.englishSignatures[$0] }
    #expect(japanese.isEmpty)
    #expect(english.isEmpty)
  }

  /// Shows the first records that differ, not all.
  private func expectEqual<Record: Equatable>(_ first: [Record], _ second: [Record]) {
    #expect(first.count == second.count)
    for (left, right) in zip(first, second).filter({ $0 != $1 }).prefix(5) { #expect(left == right) }
  }
}
