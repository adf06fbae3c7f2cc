import SourceText

/// Tells the two versions of one file apart: the cheapest cut into long runs of one language.
///
/// An English name in a Japanese page, or the other way round, costs less than two changes of language; a whole version
/// costs more. So 「Tel: 03-…」 stays Japanese and `<u>ASSETS</u>` stays English.
enum LanguageRuns {
  private static let costOfChange = 600

  static func assign(_ blocks: inout [Block], _ text: FoldedText) {
    guard !blocks.isEmpty else { return }
    // Cheapest way to end in Japanese or English after each block.
    var japanese = 0
    var english = 0
    var cameFrom: [(japanese: Bool, english: Bool)] = []
    for block in blocks {
      let (ja, en) = weights(block, text)
      let stayJapanese = japanese <= english + costOfChange
      let stayEnglish = english <= japanese + costOfChange
      cameFrom.append((stayJapanese, stayEnglish))
      (japanese, english) = (
        (stayJapanese ? japanese : english + costOfChange) + en, (stayEnglish ? english : japanese + costOfChange) + ja
      )
    }
    var isJapanese = japanese <= english
    for index in blocks.indices.reversed() {
      blocks[index].language = isJapanese ? .japanese : .english
      isJapanese = isJapanese ? cameFrom[index].japanese : !cameFrom[index].english
    }
  }

  /// How much a block looks Japanese, and how much English; a single block counts up to 300 either way.
  private static func weights(_ block: Block, _ text: FoldedText) -> (japanese: Int, english: Int) {
    let range = text.lines[block.lines.lowerBound].lowerBound..<text.lines[block.lines.upperBound - 1].upperBound
    var wide = 0
    var letters = 0
    for byte in text.bytes[range] {
      if byte >= 0xE3 && byte <= 0xE9 {
        wide += 1
      } else if (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A {
        letters += 1
      }
    }
    // One kanji or kana says as much as three letters; units such as JPY or kbps stand in both languages.
    return wide * 3 >= letters ? (min(wide * 3, 300), 0) : (min(wide, 100), min(letters, 300))
  }
}
