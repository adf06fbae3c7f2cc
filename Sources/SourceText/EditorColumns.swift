/// Columns of places in an input as editors count them: from 1, in UTF-16 code units.
///
/// In 「営業利益\t△446」 the △ stands at byte 13 of its line and in column 6; in "Income\t(446)" the bracket stands in column 8.
public struct EditorColumns: Sendable {
  private let bytes: [UInt8]
  /// The text, where the bytes are in another encoding than UTF-8.
  private let decoded: RenderedText?
  /// The bytes are lines of text.
  private let isText: Bool

  /// `encoding` nil: found by content, as readers find it.
  public init(_ bytes: [UInt8], encoding: TextEncoding? = nil) {
    self.bytes = bytes
    decoded = TextDecoding.decode(bytes, as: encoding ?? TextEncoding.found(in: bytes))
    isText = !(decoded?.bytes ?? bytes).contains(0) && !bytes.starts(with: [0x25, 0x50, 0x44, 0x46])
  }

  /// The columns of a span: where it starts, and where it ends when that is on the same line. Nil where the input has no lines.
  public func columns(of span: SourceSpan) -> (start: Int, end: Int?)? {
    guard isText, span.start >= 0, span.start <= bytes.count else { return nil }
    let text = decoded?.bytes ?? bytes
    let start = place(of: span.start)
    let end = min(max(start, place(of: span.end)), text.count)
    var lineStart = start
    while lineStart > 0, text[lineStart - 1] != 0x0A, text[lineStart - 1] != 0x0D { lineStart -= 1 }
    if lineStart == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = min(3, start) }
    let isOnOneLine = !text[start..<end].contains { $0 == 0x0A || $0 == 0x0D }
    let column = Self.units(text[lineStart..<start]) + 1
    return (column, isOnOneLine ? column + Self.units(text[start..<end]) : nil)
  }

  /// Where in the text a byte of the input stands.
  private func place(of offset: Int) -> Int {
    guard let decoded else { return min(offset, bytes.count) }
    var (low, high) = (0, decoded.starts.count)
    while low < high {
      let middle = (low + high) / 2
      if decoded.starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// UTF-16 code units of UTF-8.
  private static func units(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}
