import Gold
import Totsugo

/// How many cases of each kind were found, named and followed by further alarms.
package struct MutationReport: Sendable {
  package struct Count: Sendable {
    package var cases = 0
    package var found = 0
    package var named = 0
    package var extra = 0

    mutating func add(_ verdict: Verdict) {
      cases += 1
      found += verdict.isFound ? 1 : 0
      named += verdict.isNamedRightly ? 1 : 0
      extra += verdict.extra
    }

    package var foundShare: Double { cases == 0 ? 1 : Double(found) / Double(cases) }
    package var namedShare: Double { cases == 0 ? 1 : Double(named) / Double(cases) }
    package var extraPerCase: Double { cases == 0 ? 0 : Double(extra) / Double(cases) }
  }

  package var name: String
  package var counts: [MutationKind: Count] = [:]
  package var total = Count()
  package var verdicts: [Verdict]

  package init(name: String, verdicts: [Verdict]) {
    self.name = name
    self.verdicts = verdicts
    for verdict in verdicts {
      counts[verdict.mutation.kind, default: Count()].add(verdict)
      total.add(verdict)
    }
  }

  package var failures: [Verdict] { verdicts.filter { !$0.isGood } }

  /// A row a kind, and their sum.
  package var table: String {
    func row(_ name: String, _ count: Count) -> String {
      let numbers: [Int] = [count.cases, count.found, count.named, count.extra]
      return left(name, 16) + numbers.map { right(String($0), 8) }.joined()
    }
    var lines: [String] = [left(name, 16) + ["cases", "found", "named", "extra"].map { right($0, 8) }.joined()]
    for kind in MutationKind.allCases {
      if let count = counts[kind] { lines.append(row(kind.rawValue, count)) }
    }
    lines.append(row("all", total))
    return lines.joined(separator: "\n")
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

extension Verdict {
  /// The edit as a unified diff, what was due, and what was reported.
  package func text(_ release: CorpusRelease, number: Int) -> String {
    let state = !isFound ? "NOT FOUND" : !isNamedRightly ? "MISNAMED" : extra > 0 ? "EXTRA ALARMS" : "good"
    let places = mutation.places.map { "\($0.language == .japanese ? "ja" : "en") \($0.line + 1)" }
    let due = mutation.kind.acceptableKinds.map(\.rawValue).joined(separator: "|")
    let causes = mutation.kind.acceptableCauses.joined(separator: "|")
    var lines: [String] = ["── case \(number): \(mutation.kind.rawValue), \(mutation.remark): \(state)"]
    lines.append(mutation.diff(release))
    lines.append("due       \(due)\(causes.isEmpty ? "" : " (\(causes))") at \(places.joined(separator: " or "))")
    if let failure { lines.append("failure   \(failure.description)") }
    for finding in new { lines.append("reported  \(finding.text)") }
    if new.isEmpty && failure == nil { lines.append("reported  nothing new") }
    return lines.joined(separator: "\n")
  }
}

extension MutationCase {
  /// One hunk a changed line, with a line of context on either side.
  package func diff(_ release: CorpusRelease) -> String {
    let old = language == .japanese ? release.japanese.lines : release.english.lines
    let name = language == .japanese ? "ja.txt" : "en.txt"
    let new = edit.apply(to: old)
    var lines: [String] = ["--- a/\(name)", "+++ b/\(name)"]
    for line in edit.lines.sorted() {
      let before = max(0, line - 1)
      let after = min(old.count - 1, line + 1)
      let isRemoved = edit == .remove(line: line)
      let count = after - before + 1
      lines.append("@@ -\(before + 1),\(count) +\(before + 1),\(isRemoved ? count - 1 : count) @@")
      if before < line { lines.append(" " + old[before]) }
      lines.append("-" + old[line])
      if !isRemoved { lines.append("+" + new[line]) }
      if after > line { lines.append(" " + old[after]) }
    }
    return lines.joined(separator: "\n")
  }
}
