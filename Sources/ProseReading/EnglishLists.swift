import Lexing
import ReleaseModel
import SourceText

/// "Net sales and segment profit fell to ¥27,615 million and ¥1,170 million, down 3.1% and 18.4%, respectively": names in a row
/// and figures in a row belong together one by one.
extension EnglishReader {
  mutating func distribute() {
    guard tokens.contains(where: { $0.sense == .each }) else { return }
    let runs = figureRuns()
    guard !runs.isEmpty else { return }
    for run in runs where run.count >= 2 {
      guard let names = names(for: run) else { continue }
      let first = drafts[run[0]]
      for (place, index) in run.enumerated() {
        drafts[index].subject = names[place].subject
        drafts[index].qualifier = names[place].qualifier ?? drafts[index].qualifier
        // The verb, the comparison and the period stand once for all.
        drafts[index].measure = first.measure
        drafts[index].role = first.role
        (drafts[index].direction, drafts[index].directionRange) = (first.direction, first.directionRange)
        (drafts[index].compared, drafts[index].comparedRange) = (first.compared, first.comparedRange)
        drafts[index].isAgainstForecast = first.isAgainstForecast
        if drafts[index].periodRange == nil || first.takesDirection {
          (drafts[index].period, drafts[index].periodRange) = (first.period, first.periodRange)
        }
        drafts[index].wordSign = first.wordSign
      }
    }
  }

  /// Figures of one unit with nothing but commas and "and" between them.
  private func figureRuns() -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for index in drafts.indices {
      if let last = run.last, isJoined(last, index) {
        run.append(index)
      } else {
        if run.count > 1 { runs.append(run) }
        run = [index]
      }
    }
    if run.count > 1 { runs.append(run) }
    return runs
  }

  private func isJoined(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (drafts[left], drafts[right])
    guard a.figure.unit?.isRate == b.figure.unit?.isRate else { return false }
    let gap = trimmed(a.range.upperBound..<b.range.lowerBound, in: bytes)
    let cursor = ByteCursor(bytes, gap)
    let joints: [StaticString] = [",", "and", ", and", "or"]
    return joints.contains { $0.utf8CodeUnitCount == gap.count && cursor.looking(atCaseless: $0) }
  }

  private struct Name {
    var subject: Subject
    var qualifier: String?
  }

  /// The names that a run of figures belongs to: those of its list of subjects, or of the figures before it.
  private mutating func names(for run: [Int]) -> [Name]? {
    if let label = drafts[run[0]].subject?.label, let split = split(label, run.count) { return split }
    var names: [Name] = []
    for draft in drafts[..<run[0]].reversed() {
      guard let subject = draft.subject, subject.concept != nil || !subject.label.isEmpty else { continue }
      if names.contains(where: { $0.subject.label == subject.label }) { continue }
      names.insert(Name(subject: subject, qualifier: draft.qualifier), at: 0)
      if names.count == run.count { return names }
    }
    return nil
  }

  /// "ordinary profit and profit attributable to owners of parent": as many known names as there are figures.
  private mutating func split(_ label: String, _ count: Int) -> [Name]? {
    var parts: [String] = []
    var rest = label[...]
    for separator in [", and ", " and ", ", "] where label.contains(separator) {
      parts = label.split(separator: separator).map(String.init)
      if parts.count == count { break }
    }
    if parts.count != count, count > 2 {
      // "A, B and C"
      parts = []
      while let cut = rest.firstRange(of: ", ") ?? rest.firstRange(of: " and ") {
        parts.append(String(rest[..<cut.lowerBound]))
        rest = rest[cut.upperBound...]
        if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
      }
      parts.append(String(rest))
    }
    guard parts.count == count else { return nil }
    let subjects = parts.map { catalog.subject($0) }
    guard subjects.contains(where: { $0.concept != nil || $0.isRatio }) else { return nil }
    return subjects.map { Name(subject: $0, qualifier: nil) }
  }
}
