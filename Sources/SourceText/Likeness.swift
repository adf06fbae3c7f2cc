/// 1 for the same digits or letters, 0 for nothing alike: one minus edit distance over length.
///
/// Longer than 64 they are the same or not alike. Example: `8,994,156` and `8,994,1S6` are 0.86 alike by their digits.
public func likeness<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Double {
  if left.isEmpty || right.isEmpty { return 0 }
  if left == right { return 1 }
  let most = max(left.count, right.count)
  if most > 64 { return 0 }
  return 1 - Double(editDistance(left, right)) / Double(most)
}

/// The same of two texts, by their characters.
public func likeness(_ left: String, _ right: String) -> Double {
  if left.hasSameBytes(as: right) { return left.isEmpty ? 0 : 1 }
  return likeness(Array(left.unicodeScalars), Array(right.unicodeScalars))
}

/// Are two texts at least so alike? Most are not, and their lengths say so already.
public func areAlike(_ left: String, _ right: String, _ least: Double) -> Bool {
  let (own, other) = (scalarCount(left), scalarCount(right))
  let most = max(own, other)
  // Each character that only the longer one has is an edit.
  if most == 0 || 1 - Double(most - min(own, other)) / Double(most) < least { return false }
  return likeness(left, right) >= least
}

private func scalarCount(_ text: String) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// One row of the table of distances is enough: the row before is overwritten from left to right.
private func editDistance<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row in
    for column in 0...right.count { row.initializeElement(at: column, to: column) }
    for (index, element) in left.enumerated() {
      var diagonal = index
      row[0] = index + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (element == right[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
