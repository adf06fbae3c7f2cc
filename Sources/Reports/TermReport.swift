public import ReleaseModel

extension TextReport {
  /// Each label with its candidates under it, the best first.
  public func terms(_ lookups: [TermLookup]) -> String {
    var lines: [String] = []
    for lookup in lookups {
      lines.append(palette.paint(lookup.query, .strong))
      var grid = TextGrid(.trailing, .leading, .leading, .leading)
      for candidate in lookup.candidates {
        grid.add([
          TextGrid.Cell(text: fraction(candidate.score)), TextGrid.Cell(text: candidate.label),
          TextGrid.Cell(text: word(for: candidate.source), style: .faint),
          TextGrid.Cell(text: candidate.concept ?? "", style: .faint),
        ])
      }
      if lookup.candidates.isEmpty { grid.add("", say("不明", "not known"), "", "") }
      lines += grid.lines(indent: 2, palette: palette)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The pairs side by side with their scores.
  public func terms(_ pairs: [TermPair], _ japanese: [LabelLine], _ english: [LabelLine]) -> String {
    var grid = TextGrid(.trailing, .leading, .trailing, .leading)
    for pair in pairs {
      grid.add(
        pair.japanese.map { String(japanese[$0].line + 1) } ?? "", pair.japanese.map { japanese[$0].label } ?? "—",
        pair.japanese != nil && pair.english != nil ? fraction(pair.score) : "",
        pair.english.map { english[$0].label } ?? "—")
    }
    return (grid.lines(indent: 0, palette: palette) + [""]).joined(separator: "\n")
  }

  /// A block for each concept: its id, then its labels.
  public func terms(_ terms: [CatalogueTerm]) -> String {
    var lines: [String] = []
    for term in terms {
      let traits = (term.statements + [term.balance, term.period, term.unit].compactMap { $0 }).joined(separator: ", ")
      lines.append(palette.paint(term.concept, .strong) + "  " + palette.paint(traits, .faint))
      lines.append("  " + term.japanese.joined(separator: " | "))
      lines.append("  " + term.english.joined(separator: " | "))
    }
    lines.append(say("\(grouped(terms.count))概念", plural(terms.count, "concept")))
    return lines.joined(separator: "\n") + "\n"
  }

  private func fraction(_ score: Double) -> String {
    let hundredths = Int((min(max(score, 0), 1) * 100).rounded())
    return hundredths == 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }

  private func word(for source: TermSource) -> String {
    switch source {
    case .catalogue: say("用語集", "catalogue")
    case .composed: say("合成", "composed")
    case .glossary: say("自社用語", "glossary")
    case .linkbase: say("リンクベース", "linkbase")
    case .among: say("候補", "among")
    }
  }
}
