import SourceText
import XMLReading

/// One page: its words where they stand, in points from its upper left corner.
struct PageWords {
  struct Word {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var text: [UInt8]
    /// Size of its letters, from their widths where they are full-width.
    var size = 0.0

    var middle: Double { (top + bottom) / 2 }
  }

  var width: Double
  var height: Double
  var words: [Word] = []

  /// Reads what `pdftotext -bbox` printed.
  static func read(_ xhtml: [UInt8]) throws(UnusablePDF) -> [PageWords] {
    // Titles and other words of the head are not always well-formed; the pages are what counts.
    let start = Self.first("<doc>", in: xhtml, from: 0) ?? 0
    let end = Self.first("</doc>", in: xhtml, from: start).map { $0 + 6 } ?? xhtml.count
    var body = Array(xhtml[start..<end])
    for at in body.indices where body[at] < 0x20 && body[at] != 0x0A { body[at] = 0x20 }
    let listener = Listener()
    do { try readXML(body, listener) } catch {
      throw UnusablePDF(reason: "a PDF whose text pdftotext printed so that it \(error.reason)")
    }
    return listener.pages.map { page in
      var page = page.upright()
      for index in page.words.indices { page.words[index].size = size(of: page.words[index]) }
      return page
    }
  }

  private static func first(_ mark: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let count = mark.utf8CodeUnitCount
    guard bytes.count >= count else { return nil }
    return (start..<bytes.count - count + 1).first { at in
      (0..<count).allSatisfy { bytes[at + $0] == mark.utf8Start[$0] }
    }
  }

  private final class Listener: XMLListener {
    var pages: [PageWords] = []
    private var word: Word?

    func start(_ name: String, _ attributes: XMLAttributes) {
      func number(_ key: String) -> Double {
        guard let value = attributes[key].flatMap({ Double($0) }), value.isFinite else { return 0 }
        return min(max(value, -100_000), 100_000)
      }
      switch name {
      case "page": pages.append(PageWords(width: number("width"), height: number("height")))
      case "word":
        word = Word(left: number("xMin"), right: number("xMax"), top: number("yMin"), bottom: number("yMax"), text: [])
      default: break
      }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { word?.text.append(contentsOf: bytes) }

    func end(_ name: String) {
      guard name == "word", let word, !pages.isEmpty else { return }
      if word.right > word.left, word.text.contains(where: { $0 > 0x20 }) { pages[pages.count - 1].words.append(word) }
      self.word = nil
    }
  }

  /// From the letters' widths, since boxes of lines may be twice as high as what stands in them: full-width characters are as wide as
  /// their size, digits and letters a little more than half, points and strokes a third.
  private static func size(of word: Word) -> Double {
    var units = 0.0
    var isWide = false
    var at = 0
    while at < word.text.count {
      let (value, length) = scalar(in: word.text, at: at)
      let wide = isFullWidth(value)
      isWide = isWide || wide
      units += wide ? 1 : isNarrow(value) ? 0.3 : 0.55
      at += max(1, length)
    }
    let height = (word.bottom - word.top) * (isWide ? 1 : 0.85)
    return units > 0 ? min(height, (word.right - word.left) / units) : height
  }

  private static func isNarrow(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x21, 0x27...0x29, 0x2C...0x2F, 0x3A, 0x3B, 0x49, 0x66, 0x69...0x6A, 0x6C, 0x74, 0x7C: true
    default: false
    }
  }

  // MARK: Rotation

  /// The same page turned so that its text runs from left to right.
  private func upright() -> PageWords {
    var lying = 0
    var standing = 0
    var upwards = 0
    var last: Word?
    for word in words where word.text.count >= 3 {
      let (width, height) = (word.right - word.left, word.bottom - word.top)
      if height > 1.5 * width {
        standing += word.text.count
        if let last, min(last.right, word.right) > max(last.left, word.left) {
          upwards += word.middle < last.middle ? 1 : -1
        }
        last = word
      } else if width > height {
        lying += word.text.count
      }
    }
    guard standing > 2 * lying else { return self }
    var page = PageWords(width: height, height: width)
    page.words = words.map { word in
      upwards > 0
        ? Word(
          left: height - word.bottom, right: height - word.top, top: word.left, bottom: word.right, text: word.text)
        : Word(
          left: word.top, right: word.bottom, top: width - word.right, bottom: width - word.left, text: word.text)
    }
    return page
  }
}

/// Unicode East Asian Width, wide and full-width; signs that Japanese fonts draw as wide as kanji are not among them.
func isFullWidth(_ value: UInt32) -> Bool {
  (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
    || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value) || (0xFF01...0xFF60).contains(value)
    || (0xFFE0...0xFFE6).contains(value)
}
