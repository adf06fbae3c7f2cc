/// What taxonomies put in brackets behind a label to say what kind of element it is, the same in both languages.
///
/// Example: 事業等のリスク [テキストブロック], `Business risks [text block]`; 使用権資産（IFRS）, `Right-of-use assets (IFRS)`.
enum LabelMark: UInt8, Sendable {
  case none, textBlock, title, heading, member, axis, table, lineItems, ifrs

  private static let words: [(mark: LabelMark, japanese: [UInt8], english: [UInt8])] = [
    (.textBlock, Array("テキストブロック".utf8), Array("text block".utf8)),
    (.title, Array("タイトル項目".utf8), Array("abstract".utf8)),
    (.heading, Array("目次項目".utf8), Array("heading".utf8)),
    (.member, Array("メンバー".utf8), Array("member".utf8)), (.axis, Array("軸".utf8), Array("axis".utf8)),
    (.table, Array("表".utf8), Array("table".utf8)), (.lineItems, Array("表示項目".utf8), Array("line items".utf8)),
    (.ifrs, Array("ifrs".utf8), Array("ifrs".utf8)),
  ]

  /// Reads the brackets that end a label: `[…]`, `［…］`, `(IFRS)`, `（IFRS）`.
  init(endOf bytes: UnsafeBufferPointer<UInt8>) {
    self = .none
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > 2 else { return }
    // ］ and ） are EF BC BD and EF BC 89.
    let isWide = bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC && (bytes[end - 1] == 0xBD || bytes[end - 1] == 0x89)
    guard isWide || bytes[end - 1] == 0x5D || bytes[end - 1] == 0x29 else { return }
    let close = end - (isWide ? 3 : 1)
    var start = close
    while start > 0, close - start < 30 {
      let byte = bytes[start - 1]
      if byte == 0x5B || byte == 0x28 { break }
      if start >= 3, bytes[start - 3] == 0xEF, bytes[start - 2] == 0xBC, byte == 0xBB || byte == 0x88 { break }
      start -= 1
    }
    let content = bytes[start..<close]
    for entry in Self.words {
      if content.elementsEqual(entry.japanese) || content.elementsEqual(entry.english, by: { $0 | 0x20 == $1 }) {
        self = entry.mark
        return
      }
    }
  }
}
