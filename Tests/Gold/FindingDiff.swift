import Totsugo

/// The findings of a check against those that a careful reader would report.
package struct FindingDiff: Sendable {
  /// Gold findings that were not reported.
  package var missing: [GoldFinding] = []
  /// Errors and warnings that no gold finding stands for.
  package var alarms: [Finding] = []
  /// Found, with another cause than gold names.
  package var otherCause: [(GoldFinding, Finding)] = []
  package var due = 0

  package init(gold: [GoldFinding], findings: [Finding]) {
    due = gold.count { !$0.isOptional }
    var left = findings
    for expected in gold.filter({ !$0.isOptional }) + gold.filter(\.isOptional) {
      if let index = left.firstIndex(where: expected.accepts) {
        let found = left.remove(at: index)
        if let cause = expected.cause, found.cause != cause { otherCause.append((expected, found)) }
      } else if !expected.isOptional {
        missing.append(expected)
      }
    }
    alarms = left.filter { $0.severity != .note }
  }
}

extension GoldFinding {
  /// The same kind, at the same lines, as severe as gold says; what damage brought about may also be a note.
  package func accepts(_ finding: Finding) -> Bool {
    let isSevere =
      finding.severity == severity || (cause == "converter-noise" && severity == .warning && finding.severity == .note)
    guard isSevere, kinds.contains(finding.kind) else { return false }
    let isWholeTable = kinds.allSatisfy { $0 == .missingTable || $0 == .extraTable }
    func stands(_ line: Int?, _ side: Finding.Side?) -> Bool {
      guard let line else { return true }
      guard let side else { return false }
      // A table begins with its title, its unit line or its header: all of them name it.
      return abs(side.line + 1 - line) <= (isWholeTable ? 4 : 0)
    }
    return stands(japanese, finding.japanese) && stands(english, finding.english)
  }
}
