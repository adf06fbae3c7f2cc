public import ReleaseModel
import SourceText

extension Project {
  /// Applies tolerances, ignored sections and waivers to a check. Nothing is dropped: what no longer counts stands in
  /// `review.setAside`, and a waiver that fits nothing is said.
  public func review(_ result: inout CheckResult) {
    result.review.company = company
    var used: Set<String> = []
    var kept: [Finding] = []
    for var finding in result.findings {
      tolerate(&finding)
      if let waiver = waivers.first(where: { $0.finding == finding.id }) {
        used.insert(waiver.finding)
        result.review.setAside.append(SetAside(finding: finding, cause: .waived(waiver)))
      } else if let section = ignored.first(where: { isAbout($0, finding, result) }) {
        result.review.setAside.append(SetAside(finding: finding, cause: .ignored(section: section)))
      } else {
        kept.append(finding)
      }
    }
    // A difference that became a note stands among the notes.
    result.findings = kept.enumerated()
      .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
    let unused = waivers.filter { !used.contains($0.finding) }
    if !unused.isEmpty {
      let names = unused.map(\.finding).joined(separator: ", ")
      result.notices.append(
        Message(
          japanese: "\(name) の除外のうち、当てはまる指摘のないもの：\(names)",
          english: "Waivers in \(name) that fit no finding: \(names)."))
    }
  }

  /// A difference within the company's tolerance is a note.
  private func tolerate(_ finding: inout Finding) {
    guard finding.severity != .note, let own = finding.japanese, let other = finding.english, own.unit == other.unit,
      let unit = own.unit, let left = own.value, let right = other.value,
      let tolerance = tolerances.first(where: { $0.unit == unit })
    else { return }
    let exponent = min(left.exponent, right.exponent, tolerance.within.exponent)
    let difference = left.significand(at: exponent) - right.significand(at: exponent)
    guard difference.magnitude <= tolerance.within.significand(at: exponent).magnitude else { return }
    finding.severity = .note
    let within = tolerance.within.plainDescription
    finding.evidence.append(
      Message(
        japanese: "差は \(name) の許容範囲（\(unit.code) \(within)）に収まる。",
        english: "The difference is within the tolerance of \(name) (\(within) \(unit.code))."))
  }

  /// Does one of its sides stand in a table or section whose heading has these words?
  private func isAbout(_ words: String, _ finding: Finding, _ result: CheckResult) -> Bool {
    for (side, release) in [(finding.japanese, result.japanese), (finding.english, result.english)] {
      guard let side else { continue }
      if let table = release.tables.first(where: { $0.id == side.table }) {
        if table.title?.contains(words) == true { return true }
        let row =
          table.rows.first { $0.index >= 0 && $0.index == side.row } ?? table.rows.first { $0.line == side.line }
        if row?.path.contains(where: { $0.contains(words) }) == true { return true }
      } else if let heading = release.heading(above: side.line), heading.contains(words) {
        return true
      }
    }
    return false
  }
}

extension Release {
  /// The last heading of the running text at or above a line.
  fileprivate func heading(above line: Int) -> String? {
    prose.sentences.last { $0.kind == .heading && $0.line <= line }?.text
  }
}
