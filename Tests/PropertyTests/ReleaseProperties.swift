import Aligning
import Comparing
import Exports
import Gold
import Testing
import Totsugo

/// What holds of every release, whatever it says.
@Suite("Properties of releases") struct ReleaseProperties {
  @Test("every figure's place holds the figure's text", arguments: pairs)
  func places(_ pair: TextPair) throws {
    for bytes in [pair.japanese, pair.english] {
      func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }
      func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
      for version in try readReleases(Input(name: pair.name, bytes: bytes)) {
        for fact in version.facts { #expect(text(fact.span) == fact.text) }
        for claim in version.prose.claims { #expect(text(claim.span) == claim.text) }
        for mention in version.prose.mentions { #expect(text(mention.span) == mention.text) }
        // What was repaired says what stood there before; its place may be the whole label.
        for remark in version.remarks where remark.kind != .repaired && !remark.text.isEmpty {
          // A whole row drawn from columns has tabs where the input has blanks.
          #expect(words(text(remark.span)) == words(remark.text))
        }
      }
    }
  }

  @Test("a version is not held against itself: the refusal names the language", arguments: Language.allCases)
  func itself(_ language: Language) throws {
    for release in releases.prefix(2) {
      let bytes = (language == .japanese ? release.japanese : release.english).bytes
      let error = #expect(throws: UnusableInput.self) {
        try check(japanese: Input(name: "a.txt", bytes: bytes), english: Input(name: "b.txt", bytes: bytes))
      }
      #expect(error?.reason.contains(language == .japanese ? "Japanese" : "English") == true)
    }
  }

  /// Labels of one language are no terms of the other, so pairs are found by their figures and their order: damage to them would be told.
  @Test("a release compared with itself has no findings", arguments: undamaged)
  func compared(_ pair: TextPair) throws {
    for bytes in [pair.japanese, pair.english] {
      for version in try readReleases(Input(name: pair.name, bytes: bytes)) {
        let result = Comparison(version, version, ReleaseAligner().align(version, version)).result()
        // A release may be damaged, contradict itself or spell a word in two ways; its two copies do not differ.
        let findings = result.findings.filter {
          ![.unreadable, .proseTable].contains($0.kind) && !($0.kind == .name && $0.cause == "spelling")
        }
        #expect(findings.isEmpty, "\(findings.map { "\($0.kind) \($0.message.english)" })")
      }
    }
  }

  @Test("versions the wrong way round give the same findings and a notice", arguments: pairs)
  func swapped(_ pair: TextPair) throws {
    let right = try pair.check()
    let back = try check(
      japanese: Input(name: "en", bytes: pair.english), english: Input(name: "ja", bytes: pair.japanese))
    #expect(BatchExport.line("", right) == BatchExport.line("", back))
    #expect(right.notices.isEmpty && back.notices.count == 1)
  }

  @Test("the same input gives the same bytes, on one core and on all", arguments: pairs)
  func repeated(_ pair: TextPair) throws {
    let first = try pair.check()
    let second = try pair.check(onOneCore: true)
    #expect(BatchExport.line("", first, facts: true) == BatchExport.line("", second, facts: true))
    #expect(AlignmentExport.lines(first) == AlignmentExport.lines(second))
  }

  @Test(
    "text that has lost its full stops is read in stretches, and no figure is lost between them",
    arguments: [
      ["2025年3月期 決算短信\n当期の", "売上高は1,234百万円、営業利益は1,234百万円、", "でした。\n"],
      [
        "Financial Results\nFor the year, ", "net sales were JPY1,234 million, operating profit was JPY1,234 million, ",
        ".\n",
      ],
    ])
  func endless(_ parts: [String]) throws {
    let text = parts[0] + String(repeating: parts[1], count: 700) + parts[2]
    let release = try #require(try readReleases(Input(name: "endless", bytes: Array(text.utf8))).first)
    #expect(release.prose.claims.count == 1_400)
    #expect(release.prose.claims.allSatisfy { $0.value.equals(ExactDecimal(1_234, exponent: 6)) })
    #expect(release.prose.sentences.allSatisfy { $0.span.end - $0.span.start <= 1 << 14 })
  }

  @Test("blank lines, line ends and a byte-order mark change places alone", arguments: pairs)
  func layout(_ pair: TextPair) throws {
    let plain = try readings(pair)
    #expect(try readings(pair.changed(withBlankLines)) == plain)
    #expect(try readings(pair.changed(withCarriageReturns)) == plain)
  }
}

/// What is read and found, without places.
private func readings(_ pair: TextPair) throws -> [String] {
  let result = try pair.check()
  var all: [String] = []
  for version in [result.japanese, result.english] {
    for table in version.tables {
      all.append("\(table.id) \(table.title ?? "") \(table.statement)")
      for fact in table.facts {
        all.append(
          "\(table.id) \(fact.row) \(fact.column) \(fact.path) \(fact.label) \(fact.measure) \(fact.basis) \(fact.unit) "
            + "\(String(describing: fact.period)) \(fact.value?.description ?? "nil") \(fact.text) \(fact.status)")
      }
    }
    for claim in version.prose.claims {
      all.append(
        "\(claim.label) \(claim.value.description) \(claim.unit) \(String(describing: claim.period)) \(claim.text)")
    }
  }
  // Findings stand by their lines, and the lines of two texts may move past each other.
  return all + result.findings.map { "\($0.id) \($0.kind) \($0.severity) \($0.cause ?? "")" }.sorted()
}

/// More of them wherever there is one, and at both ends.
private func withBlankLines(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0x0A, 0x0A]
  for (index, byte) in bytes.enumerated() {
    result.append(byte)
    if byte == 0x0A, index > 0, bytes[index - 1] == 0x0A { result.append(0x0A) }
  }
  return result + [0x0A, 0x0A]
}

private func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0xEF, 0xBB, 0xBF]
  for byte in bytes {
    if byte == 0x0A { result.append(0x0D) }
    result.append(byte)
  }
  return result
}
