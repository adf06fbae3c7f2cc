/// Tells facts, claims and findings on which page or sheet they stand, where their input is no text.
extension Release {
  mutating func tellParts() {
    guard let parts else { return }
    for table in tables.indices {
      for fact in tables[table].facts.indices {
        tables[table].facts[fact].part = parts.part(of: tables[table].facts[fact].line)
      }
    }
    for claim in prose.claims.indices { prose.claims[claim].part = parts.part(of: prose.claims[claim].line) }
  }
}

extension Array where Element == Finding {
  func withParts(_ releases: [Release]) -> [Finding] {
    guard releases.contains(where: { $0.parts != nil }) else { return self }
    func told(_ side: Finding.Side?, _ language: Language) -> Finding.Side? {
      guard var side, let parts = releases.first(where: { $0.language == language })?.parts else { return side }
      side.part = parts.part(of: side.line)
      return side
    }
    return map { finding in
      var finding = finding
      finding.japanese = told(finding.japanese, .japanese)
      finding.english = told(finding.english, .english)
      return finding
    }
  }
}
