import SourceText
import Testing

/// A text, the words whose columns are asked for, and the columns.
private let cases: [(text: String, words: String, start: Int, end: Int?)] = [
  ("営業利益\t△446\n", "△446", 6, 10),
  ("Income\t(446)", "(446)", 8, 13),
  ("\u{FEFF}売上高", "売上高", 1, 4),
  ("a\r\n𠮷野家 12\r\n", "12", 6, 8),
  ("a\rb 7", "7", 3, 4),
  ("one\ntwo", "one\ntwo", 1, nil),
]

@Suite struct EditorColumnsTests {
  @Test func countsAsEditorsDo() throws {
    for (text, words, start, end) in cases {
      let bytes = Array(text.utf8)
      let place = try #require(text.utf8.firstRange(of: words.utf8))
      let offset = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
      let columns = EditorColumns(bytes).columns(of: SourceSpan(start: offset, end: offset + words.utf8.count))
      #expect(columns?.start == start, "\(text)")
      #expect(columns?.end == end, "\(text)")
    }
  }

  @Test func countsCharactersOfOtherEncodings() {
    // 売上高 and a tab in Shift_JIS, then 12.
    let bytes: [UInt8] = [0x94, 0x84, 0x8F, 0xE3, 0x8D, 0x82, 0x09, 0x31, 0x32]
    let columns = EditorColumns(bytes, encoding: .shiftJIS).columns(of: SourceSpan(start: 7, end: 9))
    #expect(columns?.start == 5)
    #expect(columns?.end == 7)
  }

  @Test func whatIsNoTextHasNoColumns() {
    #expect(EditorColumns(Array("%PDF-1.7\n".utf8)).columns(of: SourceSpan(start: 1, end: 2)) == nil)
    #expect(EditorColumns([0x50, 0x4B, 0x03, 0x04, 0x00]).columns(of: SourceSpan(start: 1, end: 2)) == nil)
    #expect(EditorColumns([0x41]).columns(of: SourceSpan(start: 7, end: 9)) == nil)
  }
}
