public import ReleaseModel
import SourceText

extension TextReport {
  /// The report of an audit: the verdict, the findings by severity, and what proves what in each version.
  public func audit(_ result: AuditResult) -> String {
    var lines = [verdict(of: result)]
    for finding in result.findings where finding.severity != .note {
      lines.append("")
      lines += block(for: finding)
    }
    let notes = result.findings.filter { $0.severity == .note }
    if !notes.isEmpty {
      lines += ["", palette.paint(say("参考", "Notes"), .strong)]
      lines += noteLines(notes)
    }
    for release in result.releases { lines += [""] + picture(of: release) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(of result: AuditResult) -> String {
    let warnings = result.findings.count { $0.severity != .note }
    let notes = result.findings.count { $0.severity == .note }
    var parts: [String] = []
    if warnings > 0 { parts.append(say("警告\(grouped(warnings))件", plural(warnings, "warning"))) }
    if notes > 0 { parts.append(say("参考\(grouped(notes))件", plural(notes, "note"))) }
    let counts = result.releases.compactMap { $0.audit?.counts }
    let (holding, failing) = (counts.reduce(0) { $0 + $1.holding }, counts.reduce(0) { $0 + $1.failing })
    let head: String
    if warnings > 0 {
      head = palette.paint("! " + parts.joined(separator: say("、", ", ")), .warning)
    } else if holding == 0 {
      parts.insert(say("検算できる数値がない", "no figures that prove each other"), at: 0)
      head = palette.paint("? " + parts.joined(separator: say("、", ", ")), .warning)
    } else {
      parts.insert(say("計算の不一致は見つからない", "all figures agree with each other"), at: 0)
      head = palette.paint("✓ " + parts.joined(separator: say("、", ", ")), .good)
    }
    var facts = [
      say(
        "\(grouped(holding + failing))件の関係を検算、\(grouped(holding))件が成立",
        "\(plural(holding + failing, "relation")) tested, \(grouped(holding)) hold")
    ]
    if let share = provedShare(of: result.releases) {
      facts.append(say("金額の\(share)%を検算済み", "\(share)% of amounts proved"))
    }
    return head + "    " + facts.joined(separator: " · ")
  }

  /// Percent of the amounts that a relation with other figures proves; nil when none does.
  func provedShare(of releases: [Release]) -> Int? {
    var (amounts, proved) = (0, 0)
    for release in releases {
      let own = release.provedAmounts
      amounts += own.amounts
      proved += own.proved
    }
    return proved == 0 ? nil : proved * 100 / amounts
  }

  /// Relations by kind, rounding, and the amounts that nothing proves.
  private func picture(of release: Release) -> [String] {
    guard let audit = release.audit else { return [] }
    let proved = release.provedAmounts
    var lines = [
      palette.paint(
        [
          printable(release.document), name(of: release.language),
          say(
            "金額\(grouped(proved.amounts))件のうち\(grouped(proved.proved))件を検算済み",
            "\(grouped(proved.proved)) of \(plural(proved.amounts, "amount")) proved"),
        ].joined(separator: " · "), .strong)
    ]
    var grid = TextGrid(.leading, .trailing, .leading)
    for kind in FigureRelation.Kind.allCases {
      let own = audit.relations.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      let failing = own.count(where: \.hasFailed)
      grid.add(
        words(for: kind),
        say("\(grouped(own.count { $0.outcome == .holds }))件成立", "\(grouped(own.count { $0.outcome == .holds })) hold"),
        failing > 0 ? say("\(grouped(failing))件不成立", "\(grouped(failing)) fail") : "")
    }
    lines += grid.lines(indent: 2, palette: palette)
    lines.append("  " + roundingLine(audit))
    lines += unprovedLines(release)
    return lines
  }

  private func roundingLine(_ audit: Audit) -> String {
    func words(_ mode: RoundingInterval.Mode) -> String {
      switch mode {
      case .rounded: say("四捨五入", "rounded")
      case .truncated: say("切捨て", "truncated")
      case .unknown: say("不明", "unknown")
      }
    }
    return say(
      "端数処理：記載は\(words(audit.statedRounding))、合計からは\(words(audit.fittedRounding))",
      "rounding: \(words(audit.statedRounding)) as stated, \(words(audit.fittedRounding)) by the sums")
  }

  /// The amounts of a release that no relation proves, by table.
  func unprovedLines(_ release: Release, indent: Int = 2) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading)
    var count = 0
    let limit = 40
    for table in release.tables {
      for fact in table.facts where fact.measure == .amount && fact.value != nil && fact.proofs.isEmpty {
        count += 1
        if count <= limit {
          grid.add(
            place(line: fact.line, cell: fact.cell), shortened(printable(fact.label), to: 44),
            shortened(printable(fact.text), to: 24))
        }
      }
    }
    guard count > 0 else { return [] }
    let margin = String(repeating: " ", count: indent)
    var lines = [margin + say("他の数値から確かめられない金額 \(grouped(count))件", "\(plural(count, "amount")) that nothing proves")]
    lines += grid.lines(indent: indent + 2, palette: palette)
    if count > limit {
      lines.append(margin + "  " + say("他\(grouped(count - limit))件", "and \(grouped(count - limit)) more"))
    }
    return lines
  }

  func words(for kind: FigureRelation.Kind) -> String {
    switch kind {
    case .sum: say("行の合計", "sums over rows")
    case .columnSum: say("列の合計", "sums over columns")
    case .difference: say("増減額", "differences")
    case .change: say("増減率", "changes")
    case .share: say("構成比", "shares")
    case .translation: say("外貨換算", "translations")
    case .perShare: say("1株当たり×株数", "per share × shares")
    case .tie: say("他の表との一致", "ties between places")
    }
  }
}
