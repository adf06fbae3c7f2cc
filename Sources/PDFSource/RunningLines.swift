import PageLayout
import SourceText

/// Lines that belong to the pages and not to the text: heads and feet that come again on page after page, page numbers.
struct RunningLines {
  private var marked: Set<[Int]> = []

  init(_ pages: [PageWords], _ lines: [PageLines], _ bytes: [UInt8]) {
    var seen: [[UInt8]: Set<Int>] = [:]
    var candidates: [(page: Int, line: Int, key: [UInt8])] = []
    for (page, content) in lines.enumerated() {
      let height = pages[page].height
      for (index, line) in content.lines.enumerated() where line.bottom < 0.1 * height || line.top > 0.9 * height {
        guard index < 4 || index >= content.lines.count - 4 else { continue }
        // A row of a table comes again with other figures, a head with the same.
        let isRow = Self.amounts(line.layout, bytes) >= 2
        let key = Self.key(line.layout, bytes, keepsNumbers: isRow)
        candidates.append((page, index, key))
        seen[key, default: []].insert(page)
      }
    }
    for (page, line, key) in candidates {
      let times = seen[key]?.count ?? 0
      if times >= 2, times * 3 >= pages.count || times >= 5 { marked.insert([page, line]) }
    }
  }

  func isFurniture(_ page: Int, _ line: Int) -> Bool { marked.contains([page, line]) }

  /// Words with a comma or a point between digits: no page numbers, no days.
  private static func amounts(_ line: LayoutLine, _ bytes: [UInt8]) -> Int {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    return line.segments.flatMap(\.words).reduce(0) { sum, word in
      let text = bytes[word.range]
      let isAmount = text.indices.dropFirst().dropLast().contains { at in
        (text[at] == 0x2C || text[at] == 0x2E) && isDigit(text[at - 1]) && isDigit(text[at + 1])
      }
      return sum + (isAmount ? 1 : 0)
    }
  }

  /// The line's text with all numbers alike.
  private static func key(_ line: LayoutLine, _ bytes: [UInt8], keepsNumbers: Bool) -> [UInt8] {
    var key: [UInt8] = []
    for word in line.segments.flatMap(\.words) {
      for byte in bytes[word.range] {
        if !keepsNumbers, (0x30...0x39).contains(byte) {
          if key.last != 0x23 { key.append(0x23) }
        } else {
          key.append(byte)
        }
      }
    }
    return key
  }
}
