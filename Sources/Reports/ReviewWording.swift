import ReleaseModel
import SourceText

/// What people decided, and what changed since an earlier check.
extension TextReport {
  func words(for change: FindingChange) -> String { change == .new ? say("新規", "new") : say("未解決", "still open") }

  /// `since draft1.json: 2 new, 5 still open, 1 fixed`; nil without an earlier check.
  func changeLine(of result: CheckResult) -> String? {
    guard let previous = result.review.previous else { return nil }
    let new = result.findings.count { $0.change == .new }
    let open = result.findings.count { $0.change == .open }
    let fixed = result.review.fixed.count
    return say(
      "\(printable(previous)) から：新規\(grouped(new))件、未解決\(grouped(open))件、解消\(grouped(fixed))件",
      "since \(printable(previous)): \(grouped(new)) new, \(grouped(open)) still open, \(grouped(fixed)) fixed")
  }

  /// Findings that are fixed, and those that the project sets aside.
  func reviewLines(of result: CheckResult) -> [String] {
    var lines: [String] = []
    if !result.review.fixed.isEmpty {
      lines += ["", palette.paint(say("解消した指摘", "Fixed"), .strong)]
      var grid = TextGrid(.leading, .leading, .leading)
      for finding in result.review.fixed {
        grid.add(
          words(for: finding.kind), shortened(printable(finding.label ?? ""), to: 32),
          shortened(printable(finding.message.text(in: language)), to: 80))
      }
      lines += grid.lines(indent: 2, palette: palette)
    }
    if !result.review.setAside.isEmpty {
      lines += ["", palette.paint(say("数えない指摘", "Set aside"), .strong)]
      var grid = TextGrid(.leading, .leading, .leading, .leading)
      for item in result.review.setAside {
        let side = item.finding.japanese ?? item.finding.english
        grid.add(
          words(for: item.finding.kind), item.finding.id,
          shortened(printable(side?.label ?? side?.tableTitle ?? ""), to: 32),
          reason(for: item.cause))
      }
      lines += grid.lines(indent: 2, palette: palette)
    }
    return lines
  }

  /// Sato: Footnote 3 explains it. / 「（参考）」は対象外
  func reason(for cause: SetAside.Cause) -> String {
    switch cause {
    case .waived(let waiver): "\(printable(waiver.author)): \(printable(waiver.reason))"
    case .ignored(let section): say("「\(printable(section))」は対象外", "“\(printable(section))” is left alone")
    }
  }
}
