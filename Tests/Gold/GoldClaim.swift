import Totsugo

/// A figure of the running text as a careful reader understands it.
package struct GoldClaim: Sendable {
  /// 1-based.
  package var line: Int
  /// As printed.
  package var text: String
  /// The concept, or words of the subject where it has none; "a | b": one of them, the same list in both versions.
  package var subject: String
  package var measure: Measure
  package var unit: Unit
  package var period: String
  package var compared: String
  package var value: String

  init(_ record: TabSeparated.Record) throws(GoldError) {
    guard let line = record.integer("line"), let measure = Measure(rawValue: record["measure"]) else {
      throw GoldError("claims.tsv:\(record.line): a line and a measure are due")
    }
    self.line = line
    text = record["text"]
    subject = record["subject"]
    self.measure = measure
    unit = Unit(record["unit"])
    period = record["period_start"] + ".." + record["period_end"]
    compared = record["compared_start"] + ".." + record["compared_end"]
    value = record["value"]
  }

  /// Of three months, or held against three months.
  package var isQuarter: Bool {
    [period, compared].contains { period in
      let ends = period.split(separator: ".").map { $0.split(separator: "-").compactMap { Int($0) } }
      guard ends.count == 2, ends[0].count == 3, ends[1].count == 3 else { return false }
      return (ends[1][0] - ends[0][0]) * 12 + ends[1][1] - ends[0][1] == 2
    }
  }

  /// Subject, value with its sign, unit, measure and both periods are what they should be.
  package func accepts(_ claim: Claim) -> Bool {
    claim.line + 1 == line && claim.text == text && claim.value.description == value && claim.unit == unit
      && claim.measure == measure && Self.words(claim.period) == period && Self.words(claim.compared) == compared
      && subject.split(separator: " | ").contains { claim.concept == String($0) || claim.label.contains($0) }
  }

  private static func words(_ period: Period?) -> String {
    "\(period?.start?.description ?? "")..\(period?.end.description ?? "")"
  }

  package var sentence: String {
    "\(line): \(text) \(subject) \(measure.rawValue) \(value) \(unit.code) \(period) \(compared)"
  }
}

/// Claims read against claims due.
package struct ClaimDiff: Sendable {
  package var due = 0
  package var missing: [GoldClaim] = []
  package var extra: [Claim] = []

  package init(gold: [GoldClaim], claims: [Claim]) {
    due = gold.count
    var left = claims
    for expected in gold {
      if let index = left.firstIndex(where: expected.accepts) {
        left.remove(at: index)
      } else {
        missing.append(expected)
      }
    }
    extra = left
  }

  package var rightShare: Double { due == 0 ? 1 : Double(due - missing.count) / Double(due) }

  package var text: String {
    "\(due - missing.count) of \(due) right\n" + missing.map { "missing \($0.sentence)\n" }.joined()
      + extra.map {
        "read    \($0.line + 1): \($0.text) \($0.concept ?? $0.label) \($0.measure.rawValue) \($0.value.description) "
          + "\($0.unit.code) \($0.period?.description ?? "") \($0.compared?.description ?? "")\n"
      }.joined()
  }
}
