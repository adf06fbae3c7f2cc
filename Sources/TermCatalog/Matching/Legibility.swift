extension TermCatalog {
  /// The fraction 0…1 of a label's letters that known words cover: near 1 for real labels, low for converter damage.
  ///
  /// Example: 短期借入金 1; `Short-term borrowings` 1; 短期自八並 0.5; `VTWI > VIBRON` 0.
  public func legibility(of label: String, in language: Language) -> Double {
    withBytes(label) { bytes in
      storage.memory.legibility(bytes, language) {
        language == .japanese ? japaneseLegibility(bytes) : englishLegibility(bytes)
      }
    }
  }

  private func japaneseLegibility(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    var key = JapaneseKey()
    key.assign(bytes)
    return legibility(key.scalars) * soundness(bytes, key.scalars.count)
  }

  private func englishLegibility(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    var key = EnglishKey()
    key.assign(bytes)
    var (known, all) = (0.0, 0.0)
    for token in key.tokens where !token.isNumber {
      let count = Double(token.end - token.start)
      all += count
      if storage.stemTable[token.stem] != nil || Stems.stopWords.contains(token.stem) {
        known += count
      } else if count > 3 {
        known += 0.15 * count
      }
    }
    guard all > 0 else { return 0 }
    return known / all * soundness(bytes, Int(all))
  }

  /// Coverage of folded Japanese letters by known words; a known word of one letter counts half.
  func legibility(_ scalars: [UInt32]) -> Double {
    guard !scalars.isEmpty else { return 0 }
    var segmenter = JapaneseSegmenter(storage)
    var (known, all) = (0.0, 0.0)
    for piece in segmenter.cut(scalars, 0..<scalars.count, wordsOnly: false) {
      let count = Double(piece.end - piece.start)
      if isLatin(scalars[piece.start]), piece.form < 0 {
        all += 0.3 * count
        known += 0.2 * count
        continue
      }
      all += count
      if piece.form >= 0 {
        known += count == 1 && scalars.count > 1 ? 0.6 : count
      } else if count >= 3, isKatakana(scalars[piece.start]) {
        known += 0.5 * count
      }
    }
    return all > 0 ? known / all : 0
  }

  /// Lowers the legibility of text sprinkled with marks that captions do not use.
  private func soundness(_ bytes: UnsafeBufferPointer<UInt8>, _ letters: Int) -> Double {
    var noise = 0
    for byte in bytes {
      switch byte {
      case 0x23, 0x3b...0x3f, 0x40, 0x5c, 0x5e, 0x5f, 0x60, 0x7b...0x7e, 0x21, 0x22: noise += 1
      default: break
      }
    }
    return Double(letters) / Double(max(1, letters + noise))
  }
}
