public import ReleaseModel
import Writing

/// The records of `totsugo batch` and `totsugo worker`: one line a pair, as `Docs/Schemas/batch.schema.json` describes it.
///
/// `{"id":"9432","status":"ok","error":null,"counts":{"error":0,"warning":1,"note":3},…}`
public enum BatchExport {
  /// What a check found; with the facts of both versions where `facts` says so.
  public static func line(_ id: String, _ result: CheckResult, facts: Bool = false) -> [UInt8] {
    record(id, error: nil, result, facts: facts)
  }

  /// Nothing was checked, and why.
  public static func error(_ id: String, _ reason: String, facts: Bool = false) -> [UInt8] {
    record(id, error: reason, nil, facts: facts)
  }

  private static func record(_ id: String, error: String?, _ result: CheckResult?, facts: Bool) -> [UInt8] {
    let findings = result?.findings ?? []
    func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }
    var writer = JSONWriter()
    writer.object {
      $0.member("id", id)
      $0.member("status", error == nil ? "ok" : "error")
      $0.member("error", error)
      $0.object("counts") {
        $0.member("error", count(.error))
        $0.member("warning", count(.warning))
        $0.member("note", count(.note))
      }
      $0.member("cells_compared", result?.counts.cellsCompared ?? 0)
      $0.member("cells_agree", result?.counts.cellsAgree ?? 0)
      $0.array("findings") { for finding in findings { $0.finding(finding) } }
      if facts {
        $0.array("facts") {
          if let result { $0.facts(of: [result.japanese, result.english]) }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
