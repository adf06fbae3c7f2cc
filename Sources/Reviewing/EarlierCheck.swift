public import ReleaseModel
import SourceText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An earlier check of the same release or of the one before, to hold a new one against.
public struct EarlierCheck: Sendable {
  public var name: String
  public var findings: [PastFinding]
  /// The earlier versions themselves, where they were given; only they tell figures that did not move.
  public var result: CheckResult?

  public init(name: String, _ result: CheckResult) {
    self.name = name
    self.result = result
    findings = (result.findings + result.review.setAside.map(\.finding)).map(PastFinding.init)
  }

  /// Reads what `check --format json` or `jsonl` printed. Nil when it is neither.
  public init?(name: String, json: [UInt8]) {
    self.name = name
    let decoder = JSONDecoder()
    if let document = try? decoder.decode(Document.self, from: Data(json)) {
      findings = (document.findings + (document.setAside ?? [])).compactMap(\.finding)
      return
    }
    var findings: [PastFinding] = []
    for line in json.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      guard let record = try? decoder.decode(Record.self, from: Data(line)) else { return nil }
      if let finding = record.finding { findings.append(finding) }
    }
    guard !findings.isEmpty || json.allSatisfy({ $0 <= 0x20 }) else { return nil }
    self.findings = findings
  }

  private struct Document: Decodable {
    var findings: [Record]
    var setAside: [Record]?

    private enum CodingKeys: String, CodingKey {
      case findings
      case setAside = "set_aside"
    }
  }

  private struct Record: Decodable {
    struct Side: Decodable { var label: String? }
    struct Words: Decodable {
      var ja: String
      var en: String
    }
    var id: String
    var kind: String
    var severity: String
    var ja: Side?
    var en: Side?
    var message: Words

    /// Nil for a kind that this version does not know.
    var finding: PastFinding? {
      guard let kind = Finding.Kind(rawValue: kind), let severity = Finding.Severity(rawValue: severity) else {
        return nil
      }
      return PastFinding(
        id: id, kind: kind, severity: severity, label: ja?.label ?? en?.label,
        message: Message(japanese: message.ja, english: message.en))
    }
  }
}

extension PastFinding {
  fileprivate init(_ finding: Finding) {
    self.init(
      id: finding.id, kind: finding.kind, severity: finding.severity,
      label: finding.japanese?.label ?? finding.english?.label, message: finding.message)
  }
}

extension EarlierCheck {
  /// Says of each finding whether it is new or still open, names those that are fixed, and marks figures that did not move.
  public func compare(_ result: inout CheckResult) {
    let known = Set(findings.map(\.id))
    for index in result.findings.indices {
      result.findings[index].change = known.contains(result.findings[index].id) ? .open : .new
    }
    let present = Set(result.findings.map(\.id)).union(result.review.setAside.map(\.finding.id))
    result.review.previous = name
    result.review.fixed = findings.filter { !present.contains($0.id) }
    if let earlier = self.result { StaleFigures(earlier).mark(&result) }
  }
}
