public import ReleaseModel
import SourceText

/// Findings in the order of a report, each with its id.
public func ordered(_ findings: [Finding]) -> [Finding] {
  var findings = findings
  findings.sort { left, right in
    (left.severity, left.place.0, left.place.1, left.kind.rawValue)
      < (right.severity, right.place.0, right.place.1, right.kind.rawValue)
  }
  FindingNames.assign(&findings)
  return findings
}
