/// In a text, two lines of headings whose places say nothing, but whose words do:
///
///         平成25年3月期    平成26年3月期   増減額 増減率
///            金額 構成比 金額 構成比
///
/// The lower line repeats itself, so each time belongs to one of the headings above that are alike; what is left above heads a column
/// each, and all of them together are as many as the columns.
extension TableReading {
  func banded(_ above: LayoutLine, _ below: LayoutLine, at index: Int) -> [PlacedLine]? {
    guard !layout.isExact, let bands = cells(above), let lower = cells(below), bands.count >= 2, lower.count >= 4
    else { return nil }
    let text = lower.map { layout.bytes[$0.range] }
    guard
      let length = (2...lower.count / 2).first(where: { length in
        lower.count % length == 0 && text.indices.allSatisfy { text[$0] == text[$0 % length] }
      })
    else { return nil }
    let groups = lower.count / length
    guard groups <= bands.count, bands.count - groups + lower.count == columns.count,
      (1..<groups).allSatisfy({
        TwinWords.areTwins(layout.bytes[bands[0].range], layout.bytes[bands[$0].range])
      })
    else { return nil }
    var upper = PlacedLine(index: index, kind: .heading)
    for (place, word) in bands.enumerated() {
      let start = min(place, groups) * length + max(0, place - groups)
      upper.cells.append((start..<start + (place < groups ? length : 1), [word]))
    }
    var rest = PlacedLine(index: index + 1, kind: .heading)
    for (place, word) in lower.enumerated() { rest.cells.append((place..<place + 1, [word])) }
    return [upper, rest]
  }

  /// A line's words, where each is a heading by itself.
  private func cells(_ line: LayoutLine) -> [LayoutWord]? {
    guard !line.isParted, !line.isUnits, !line.segments.contains(where: { $0.isValue && !$0.isYear }) else {
      return nil
    }
    let words = line.segments.flatMap(\.words)
    return words.allSatisfy { HeadingPlacement.isHeading(layout.bytes[$0.range]) } ? words : nil
  }
}
