import Gold
import Totsugo

/// What a check made of one case.
package struct Verdict: Sendable {
  package var mutation: MutationCase
  /// Errors and warnings that the unchanged texts do not give.
  package var new: [Finding]
  /// One of them stands at the right line and is of a kind that names the edit.
  package var isFound: Bool
  /// And its cause names it too.
  package var isNamedRightly: Bool
  /// The check gave up.
  package var failure: UnusableInput?

  package var extra: Int { max(0, new.count - 1) }
  package var isGood: Bool { isNamedRightly && extra == 0 }
}

/// Judges the cases of one release against its unchanged texts.
package struct Judge: Sendable {
  package let release: CorpusRelease
  private let baseline: [FindingKey: Int]

  package init(_ release: CorpusRelease) throws(UnusableInput) {
    self.init(release, baseline: try release.check().findings)
  }

  /// With the findings that the unchanged texts give.
  package init(_ release: CorpusRelease, baseline findings: [Finding]) {
    self.release = release
    var baseline: [FindingKey: Int] = [:]
    for finding in findings where finding.severity != .note { baseline[FindingKey(finding, nil), default: 0] += 1 }
    self.baseline = baseline
  }

  package func judge(_ mutation: MutationCase) -> Verdict {
    let (japanese, english) = mutation.apply(to: release)
    do throws(UnusableInput) {
      return verdict(mutation, try release.check(japanese: japanese, english: english).findings)
    } catch {
      return Verdict(mutation: mutation, new: [], isFound: false, isNamedRightly: false, failure: error)
    }
  }

  package func verdict(_ mutation: MutationCase, _ findings: [Finding]) -> Verdict {
    var left = baseline
    let new = findings.filter { finding in
      guard finding.severity != .note else { return false }
      let key = FindingKey(finding, mutation)
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
    let found = new.filter { finding in
      mutation.kind.acceptableKinds.contains(finding.kind)
        && mutation.places.contains { place in
          (place.language == .japanese ? finding.japanese : finding.english)?.line == place.line
        }
    }
    let causes = mutation.kind.acceptableCauses
    let named = found.contains { finding in causes.isEmpty || finding.cause.map(causes.contains) == true }
    return Verdict(mutation: mutation, new: new, isFound: !found.isEmpty, isNamedRightly: named)
  }
}

/// What makes a finding of the changed texts the same as one of the unchanged: kind and place, in the unchanged lines.
private struct FindingKey: Hashable {
  var kind: Finding.Kind
  var japanese: Int?
  var japaneseCell: Int?
  var english: Int?
  var englishCell: Int?

  init(_ finding: Finding, _ mutation: MutationCase?) {
    func line(_ side: Finding.Side?, _ language: Language) -> Int? {
      guard let side else { return nil }
      guard let mutation, mutation.language == language else { return side.line }
      return mutation.edit.original(of: side.line)
    }
    kind = finding.kind
    japanese = line(finding.japanese, .japanese)
    japaneseCell = finding.japanese?.cell
    english = line(finding.english, .english)
    englishCell = finding.english?.cell
  }
}
