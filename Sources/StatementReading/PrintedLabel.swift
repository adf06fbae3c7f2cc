import SourceText

extension ReleaseContext {
  /// What the input prints for a folded range.
  func printed(_ range: Range<Int>) -> String {
    let span = text.span(of: range)
    let folded = text.string(range)
    return document.stands(folded, at: span) ? folded : document.printed(span)
  }

  /// A folded label as the input prints it: 「建物及び構築物（純額）」 for `建物及び構築物(純額)`, 「第１四半期末」 for `第1四半期末`.
  ///
  /// `ranges` are the folded ranges that the label was made of, in order; what was left out of it may lie between. A
  /// full-width space comes back as one plain space. A label that cannot be found there comes back as it is.
  func printed(_ label: String, from ranges: [Range<Int>]) -> String {
    // Most labels are printed just so.
    if ranges.count == 1, bytes[ranges[0]].starts(with: label.utf8) {
      let start = ranges[0].lowerBound
      let span = text.span(of: start..<start + label.utf8.count)
      if document.stands(label, at: span) || document.shown(span).elementsEqual(label.utf8) { return label }
    }
    let wanted = Array(label.utf8)
    var result: [UInt8] = []
    var next = 0
    for range in ranges {
      var at = range.lowerBound
      while at < range.upperBound, next < wanted.count {
        if wanted[next] == 0x20, bytes[at] != 0x20 {
          result.append(0x20)
          next += 1
          continue
        }
        let length = max(1, scalar(in: bytes, at: at).length)
        let isNext =
          next + length <= wanted.count && bytes[at..<at + length].elementsEqual(wanted[next..<next + length])
        if isNext {
          let span = text.span(of: at..<at + length)
          let source = document.shown(span)
          // A label's further lines have no place of their own.
          let isDrawn = span.start < span.end
          if length == 1, bytes[at] == 0x20 {
            result.append(0x20)
          } else {
            result += isDrawn ? source : wanted[next..<next + length]
          }
          next += length
        }
        at += length
      }
    }
    return next == wanted.count ? String(decoding: result, as: UTF8.self) : label
  }
}
