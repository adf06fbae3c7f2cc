import Foundation
import ReleaseModel
import TermExchange
import Testing

/// Entries with everything that a format could lose: marks, quotes, every status and origin.
private let glossary = Glossary(entries: [
  GlossaryEntry(japanese: "専用線接続サービス", english: "Dedicated access services", concept: "dedicated-access"),
  GlossaryEntry(
    japanese: "販売費及び一般管理費", english: "Selling, general and \"administrative\" expenses", status: .admitted,
    origin: .learned, note: "<R&D> を含む"),
  GlossaryEntry(japanese: "営業利益又は営業損失（△）", english: "Operating profit (loss)", status: .forbidden),
  GlossaryEntry(
    japanese: "貸倒引当金", english: "Allowance for doubtful accounts", concept: "x_AllowanceCA", origin: .linkbase,
    role: "verboseLabel"),
])

@Suite("Glossaries in files")
struct RoundTripTests {
  @Test("What was written is read back the same", arguments: GlossaryFormat.allCases)
  func roundTrip(format: GlossaryFormat) throws {
    let bytes = writeGlossary(glossary, as: format)
    #expect(try readGlossary([GlossarySource(name: "g", bytes: bytes)]) == glossary)
    #expect(writeGlossary(try readGlossary([GlossarySource(name: "g", bytes: bytes)]), as: format) == bytes)
  }

  @Test("A table that people made is read: columns in any order, no heading, comments, a byte order mark")
  func tablesOfPeople() throws {
    let expected = [GlossaryEntry(japanese: "売上高", english: "Net sales")]
    let tables = [
      "ja\ten\n売上高\tNet sales\n", "en,ja\r\nNet sales,売上高\r\n", "\u{FEFF}日本語\t英語\n売上高\tNet sales\n",
      "売上高\tNet sales", "# our words\n売上高\tNet sales\n\n", "売上高,Net sales\n", "\"売上高\",\"Net sales\"\n",
      "#UTX 1.11; ja/en; 2020-01-01T00:00:00Z\n#src\ttgt\tsrc:pos\n売上高\tNet sales\tnoun\n",
      "#UTX 1.11; en/ja; 2020-01-01T00:00:00Z\n#src\ttgt\tsrc:pos\nNet sales\t売上高\tnoun\n",
    ]
    for table in tables {
      let entries = try readGlossary([GlossarySource(name: "g", bytes: Array(table.utf8))]).entries
      #expect(entries == expected, "\(table)")
    }
  }

  @Test("What cannot be read says where and why")
  func complaints() {
    let broken: [(text: String, line: Int?, reason: String)] = [
      ("ja\ten\n売上高\n", 1, "a Japanese and an English label expected"), ("<html><body/></html>", nil, "is no TBX"),
      ("<tbx><text>", 0, "not well-formed"),
      ("<linkbase><labelLink><label lang='ja' label='a'>売上高</label></labelLink></linkbase>", nil, "one language only"),
    ]
    for row in broken {
      do {
        _ = try readGlossary([GlossarySource(name: "g", bytes: Array(row.text.utf8))])
        Issue.record("\(row.text) was read")
      } catch {
        #expect(error.reason.contains(row.reason), "\(error.reason)")
        if let line = row.line { #expect(error.line == line) }
      }
    }
  }

  @Test("TBX of other programs is read: data categories as tags, several terms of a language")
  func foreignTBX() throws {
    let text = """
      <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
      <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c5">
      <langSec xml:lang="en-US"><termSec><term>Ordinary profit</term><min:administrativeStatus>preferredTerm-admn-sts\
      </min:administrativeStatus></termSec><termSec><term>Recurring profit</term><min:administrativeStatus>\
      deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
      <langSec xml:lang="ja"><termSec><term>経常利益</term></termSec></langSec></conceptEntry></body></text></tbx>
      """
    let entries = try readGlossary([GlossarySource(name: "g", bytes: Array(text.utf8))]).entries
    #expect(
      entries == [
        GlossaryEntry(japanese: "経常利益", english: "Ordinary profit"),
        GlossaryEntry(japanese: "経常利益", english: "Recurring profit", status: .forbidden),
      ])
  }

  @Test("A validator takes what is written as TBX-Basic")
  func validTBX() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let schema = root.appending(path: "shared/schemas/tbx/TBXcoreStructV03.rng").standardizedFileURL
    let jing = "/usr/bin/jing"
    guard FileManager.default.fileExists(atPath: schema.path), FileManager.default.fileExists(atPath: jing) else {
      print("skipped: jing or the TBX schema is not there")
      return
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "totsugo-\(UUID().uuidString).tbx")
    try Data(writeGlossary(glossary, as: .tbx)).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: jing)
    process.arguments = [schema.path, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let complaints = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(complaints)")
  }
}
