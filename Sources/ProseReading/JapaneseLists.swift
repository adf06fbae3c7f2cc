import Lexing
import ReleaseModel
import SourceText

/// 売上高と営業利益は、それぞれ100億円、5億円: names in a row and figures in a row belong together one by one.
extension JapaneseReader {
  mutating func distribute() {
    for (place, token) in tokens.enumerated() where token.sense == .each {
      let run = figures(behind: place)
      guard run.count >= 2, let names = names(before: run[0], run.count) else { continue }
      for (number, index) in run.enumerated() {
        drafts[index].subject = names[number].subject
        drafts[index].qualifier = names[number].qualifier
        drafts[index].role = drafts[run[0]].role
        guard drafts[index].direction == nil, let last = run.last, drafts[last].direction != nil else { continue }
        (drafts[index].direction, drafts[index].directionRange) = (drafts[last].direction, drafts[last].directionRange)
        (drafts[index].measure, drafts[index].compared) = (drafts[last].measure, drafts[last].compared)
      }
    }
  }

  /// The figures of one unit right behind the word, with nothing but commas between.
  private func figures(behind place: Int) -> [Int] {
    var run: [Int] = []
    var end = tokens[place].range.upperBound
    for index in drafts.indices where drafts[index].range.lowerBound >= end {
      let gap = trimmed(end..<drafts[index].range.lowerBound, in: bytes)
      let isFirst = run.isEmpty
      guard
        gap.isEmpty || isFirst && isComparisonOnly(gap)
          || !isFirst && isJoined(end, drafts[index].range.lowerBound, particles: ["、", "と", ",", "及び", "および"])
      else { break }
      if let last = run.last, drafts[last].figure.unit?.isRate != drafts[index].figure.unit?.isRate { break }
      run.append(index)
      end = drafts[index].range.upperBound
    }
    return run
  }

  /// それぞれ前期より0.9ポイント: nothing but what is compared with.
  private func isComparisonOnly(_ gap: Range<Int>) -> Bool {
    var place = gap.lowerBound
    for token in tokens where token.range.lowerBound >= gap.lowerBound && token.range.upperBound <= gap.upperBound {
      guard isJoined(place, token.range.lowerBound) else { return false }
      switch token.kind {
      case .period, .word(.against), .word(.from), .word(.versusPrior), .word(.versusPriorYear),
        .word(.versusFiscalYear),
        .word(.versusPriorQuarter), .word(.about):
        place = token.range.upperBound
      default: return false
      }
    }
    return place > gap.lowerBound && isJoined(place, gap.upperBound)
  }

  private struct Name {
    var subject: Subject
    var qualifier: String?
  }

  private mutating func names(before first: Int, _ count: Int) -> [Name]? {
    if let label = drafts[first].subject?.label {
      for separators in [["、", "及び"], ["、", "および"], ["、", "と"], ["と"], ["及び"], ["および"], ["・"]] {
        var parts = [label]
        for separator in separators { parts = parts.flatMap { $0.split(separator: separator).map(String.init) } }
        guard parts.count == count else { continue }
        let subjects = parts.map { catalog.subject($0) }
        if subjects.allSatisfy({ $0.concept != nil || $0.isRatio }) {
          return subjects.map { Name(subject: $0, qualifier: drafts[first].qualifier) }
        }
      }
    }
    var names: [Name] = []
    for draft in drafts[..<first].reversed() {
      guard let subject = draft.subject, subject.concept != nil else { continue }
      if names.contains(where: { $0.subject.label == subject.label }) { continue }
      names.insert(Name(subject: subject, qualifier: draft.qualifier), at: 0)
      if names.count == count { return names }
    }
    return nil
  }
}
