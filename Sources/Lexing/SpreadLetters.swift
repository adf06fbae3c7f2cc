/// 「売　上　高」, 「1 株 当 た り四半期純利益」: letters that a printer spread over their cell.
public enum SpreadLetters {
  /// The text with the blanks gone that part a letter of Japanese, or a digit, from its neighbour where one of the two stands alone.
  public static func gathered(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x20), text.contains(where: { $0 >= 0xE3 }) else { return text }
    let words = text.split(separator: 0x20)
    var result: [UInt8] = []
    var last: ArraySlice<UInt8> = []
    for word in words {
      if !last.isEmpty, !isLetter(last) && !isLetter(word) || !isJapanese(last) || !isJapanese(word) {
        result.append(0x20)
      }
      result += word
      last = word
    }
    return result
  }

  /// One character.
  private static func isLetter(_ word: ArraySlice<UInt8>) -> Bool {
    word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } == 1
  }

  private static func isJapanese(_ word: ArraySlice<UInt8>) -> Bool {
    word.allSatisfy { $0 >= 0x80 || (0x30...0x39).contains($0) }
  }
}
