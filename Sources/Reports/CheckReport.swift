public import ReleaseModel
import SourceText

extension TextReport {
  /// The report of a check: the verdict, the findings by severity, and what was compared and what was not.
  public func check(_ result: CheckResult) -> String {
    var lines = [verdict(of: result)]
    if let since = changeLine(of: result) { lines.append(since) }
    for notice in result.notices { lines += wrapped("! " + say(notice.japanese, notice.english), width: 100) }
    for finding in result.findings.stablySorted(by: \.severity) where finding.severity != .note {
      lines.append("")
      lines += block(for: finding)
    }
    let notes = result.findings.filter { $0.severity == .note }
    if !notes.isEmpty {
      lines += ["", palette.paint(say("参考", "Notes"), .strong)]
      lines += noteLines(notes)
    }
    lines += reviewLines(of: result)
    lines.append("")
    lines += summary(of: result)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `✗ 2 errors, 3 warnings, 9 notes    13 of 15 tables paired · 1,003 cells compared, 998 agree`.
  func verdict(of result: CheckResult) -> String {
    let counts = result.counts
    let hasErrors = result.findings.contains { $0.severity == .error }
    let hasDoubts = counts.cellsCompared == 0 || result.findings.contains { $0.severity == .warning }
    let head = palette.paint(verdictHead(of: result), hasErrors ? .error : hasDoubts ? .warning : .good)
    var facts = [
      tablesPaired(counts),
      say(
        "\(grouped(counts.cellsCompared))セルを照合、\(grouped(counts.cellsAgree))セルが一致",
        "\(plural(counts.cellsCompared, "cell")) compared, \(grouped(counts.cellsAgree)) agree"),
    ]
    if let share = provedShare(of: [result.japanese, result.english]) {
      facts.append(say("金額の\(share)%を検算済み", "\(share)% of amounts proved"))
    }
    return head + "    " + facts.joined(separator: " · ")
  }

  /// `✗ 2 errors, 3 warnings, 9 notes`; `✓ no mismatch found`.
  func verdictHead(of result: CheckResult) -> String {
    let errors = result.findings.count { $0.severity == .error }
    let warnings = result.findings.count { $0.severity == .warning }
    let notes = result.findings.count { $0.severity == .note }
    var parts: [String] = []
    if errors > 0 { parts.append(say("エラー\(grouped(errors))件", plural(errors, "error"))) }
    if warnings > 0 { parts.append(say("警告\(grouped(warnings))件", plural(warnings, "warning"))) }
    if notes > 0 { parts.append(say("参考\(grouped(notes))件", plural(notes, "note"))) }

    let sign: String
    if errors > 0 {
      sign = "✗"
    } else if warnings > 0 {
      sign = "!"
    } else if result.counts.cellsCompared == 0 {
      parts.insert(say("照合できる数値がない", "nothing could be compared"), at: 0)
      sign = "?"
    } else {
      parts.insert(say("不一致は見つからない", "no mismatch found"), at: 0)
      sign = "✓"
    }
    return "\(sign) " + parts.joined(separator: say("、", ", "))
  }

  private func tablesPaired(_ counts: CheckResult.Counts) -> String {
    let (japanese, english, paired) = (counts.tablesJapanese, counts.tablesEnglish, counts.tablesPaired)
    if japanese == english {
      return say(
        "\(grouped(japanese))表のうち\(grouped(paired))表が対応",
        "\(grouped(paired)) of \(plural(japanese, "table")) paired")
    }
    return say(
      "\(grouped(paired))表が対応（日本語\(grouped(japanese))表、英語\(grouped(english))表）",
      "\(plural(paired, "table")) paired (\(grouped(japanese)) Japanese, \(grouped(english)) English)")
  }
}

extension [Finding] {
  /// In the order of the key, ties as they were.
  func stablySorted<Key: Comparable>(by key: KeyPath<Finding, Key>) -> [Finding] {
    enumerated()
      .sorted { ($0.element[keyPath: key], $0.offset) < ($1.element[keyPath: key], $1.offset) }
      .map(\.element)
  }
}
