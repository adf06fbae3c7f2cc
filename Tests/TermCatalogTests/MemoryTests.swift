import Dispatch
import Testing

@testable import TermCatalog

private let labels = ["営業利益", "短期借八金", "その他の流動資産合計", "当第一営業所の売上", "のれん償却額", "販売費及び一般管理費"]
private let renderings = [
  "Operating income", "Operatmg income", "Total other current assets", "Office No. 1", "Cost of sales",
]

/// What the catalogue says of a few labels, and of each with each.
private func answers() -> [String] {
  let catalog = TermCatalog.builtIn
  var said: [String] = []
  for (words, language) in [(labels, TermCatalog.Language.japanese), (renderings, .english)] {
    for label in words {
      said.append("\(catalog.matches(for: label, in: language))")
      said.append("\(catalog.matches(for: label, in: language, top: 1, allowingFuzzy: false))")
      said.append("\(catalog.isKnown(label, in: language)) \(catalog.legibility(of: label, in: language))")
    }
  }
  for label in labels {
    for rendering in renderings { said.append("\(catalog.similarity(japanese: label, english: rendering))") }
  }
  return said
}

@Test func whatIsRememberedIsWhatWasSaid() {
  let first = answers()
  #expect(answers() == first)
  // More labels than the memory has places: they take those of the first.
  for number in 0..<12_000 {
    _ = TermCatalog.builtIn.matches(for: "第\(number)部門の売上高", in: .japanese, allowingFuzzy: false)
    _ = TermCatalog.builtIn.prepare("Division \(number)", in: .english)
  }
  #expect(answers() == first)
}

@Test func allThreadsGetTheSameAnswers() {
  let expected = answers()
  nonisolated(unsafe) var agree = [Bool](repeating: false, count: 8)
  agree.withUnsafeMutableBufferPointer { agree in
    nonisolated(unsafe) let agree = agree
    DispatchQueue.concurrentPerform(iterations: 8) { agree[$0] = answers() == expected }
  }
  #expect(agree.allSatisfy { $0 })
}

/// The index over signatures finds what a comparison with each of them finds.
@Test func signaturesTurnedOnTheirSideAreFound() {
  let storage = TermCatalog.builtIn.storage
  let forms = storage.fuzzyForms(.english)
  for form in stride(from: 0, to: storage.englishForms.count, by: 997)
  where storage.isConcept(storage.englishForms[form].entry) {
    let signature = storage.englishSignatures[form]
    let bits = signature.nonzeroBitCount
    guard bits > 0 else { continue }
    var found: Set<Int> = []
    forms.eachSharing(bits, of: signature, bits: bits) {
      found.insert($0)
      #expect($1 == bits)
    }
    let expected = storage.englishForms.indices.filter {
      storage.isConcept(storage.englishForms[$0].entry) && storage.englishSignatures[$0] == signature
    }
    #expect(found == Set(expected))
  }
}
