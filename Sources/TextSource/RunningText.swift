import SourceText

/// The first and last lines of pages, which form feeds part, where they come again on other pages but for their numbers.
enum RunningText {
  static func lines(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Set<Int> {
    guard bytes.contains(0x0C) else { return [] }
    var edges: [Int] = []
    var last: Int?
    var isFirst = true
    for (index, range) in lines.enumerated() {
      if bytes[range].contains(0x0C) {
        if let last { edges.append(last) }
        isFirst = true
      }
      guard bytes[range].contains(where: { $0 > 0x20 }) else { continue }
      if isFirst { edges.append(index) }
      isFirst = false
      last = index
    }
    if let last { edges.append(last) }
    var seen: [[UInt8]: Set<Int>] = [:]
    for edge in edges { seen[key(bytes[lines[edge]]), default: []].insert(edge) }
    return Set(seen.values.filter { $0.count >= 2 }.flatMap { $0 })
  }

  /// A line's text without blanks, all numbers alike unless it is a row of figures.
  private static func key(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    let amounts = line.indices.dropFirst().dropLast().filter { at in
      (line[at] == 0x2C || line[at] == 0x2E) && (0x30...0x39).contains(line[at - 1])
        && (0x30...0x39).contains(line[at + 1])
    }
    let isRow = amounts.count >= 2
    for byte in line where byte > 0x20 {
      if !isRow, (0x30...0x39).contains(byte) {
        if key.last != 0x23 { key.append(0x23) }
      } else {
        key.append(byte)
      }
    }
    return key
  }
}
