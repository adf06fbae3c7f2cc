import ReleaseModel
import SourceText

/// The bar, the verdict and the figures that sum the check up.
extension ReportPage {
  mutating func skipLinks() {
    out.markup("<a class=\"skip\" href=\"#findings\">")
    say(.toFindings)
    out.markup("</a>\n<a class=\"skip\" href=\"#doc\">")
    say(.toDocument)
    out.markup("</a>\n")
  }

  mutating func topBar() {
    out.markup("<header class=\"bar\">\n<p class=\"brand\"><b lang=\"ja\">突合</b> ")
    verdictChip()
    out.markup("</p>\n<p class=\"names\">")
    out.text(names.map { printable($0) }.joined(separator: " ⇄ "))
    out.markup("</p>\n<div class=\"tools\">\n<div class=\"walk\">")
    walkButton("prev", .previousFinding, "◀")
    out.markup("<output id=\"position\" aria-live=\"polite\">0 / ")
    out.number(findings.count)
    out.markup("</output>")
    walkButton("next", .nextFinding, "▶")
    out.markup("</div>\n<div class=\"seg\" role=\"group\"")
    label(.language)
    out.markup(">")
    for version in Language.allCases {
      out.markup("<button type=\"button\" data-set-lang=\"")
      out.text(version.rawValue)
      out.markup("\" lang=\"")
      out.text(version.rawValue)
      out.markup(version == language ? "\" aria-pressed=\"true\">" : "\" aria-pressed=\"false\">")
      out.text(version == .japanese ? "日本語" : "English")
      out.markup("</button>")
    }
    out.markup("</div>\n")
    choice("theme", .theme, [("auto", .themeAuto), ("light", .themeLight), ("dark", .themeDark)])
    choice("layout", .layout, [("auto", .layoutAuto), ("beside", .layoutBeside), ("stacked", .layoutStacked)])
    out.markup("<button type=\"button\" id=\"help\"")
    label(.help)
    out.markup("><kbd>?</kbd></button>\n</div>\n</header>\n")
  }

  private mutating func walkButton(_ id: StaticString, _ word: ReportWord, _ sign: StaticString) {
    out.markup("<button type=\"button\" id=\"")
    out.markup(id)
    out.markup("\"")
    label(word)
    out.markup("><span aria-hidden=\"true\">")
    out.markup(sign)
    out.markup("</span></button>")
  }

  /// A list of choices whose options the script translates.
  mutating func choice(_ id: StaticString, _ name: ReportWord, _ options: [(StaticString, ReportWord)]) {
    out.markup("<label class=\"choice\"><span>")
    say(name)
    out.markup("</span><select id=\"")
    out.markup(id)
    out.markup("\">")
    for (value, word) in options {
      out.markup("<option value=\"")
      out.markup(value)
      out.markup("\" data-word=\"")
      out.text(word.rawValue)
      out.markup("\">")
      out.text(word.message.text(in: language))
      out.markup("</option>")
    }
    out.markup("</select></label>\n")
  }

  private mutating func verdictChip() {
    for severity in Finding.Severity.allCases {
      let count = findings.count { $0.severity == severity }
      out.markup("<span class=\"chip ")
      out.text(severity.rawValue)
      out.markup("\"><b aria-hidden=\"true\">")
      out.text(Self.sign(of: severity))
      out.markup("</b> <span class=\"vh\">")
      say { $0.words(for: severity) }
      out.markup(" </span>")
      out.number(count)
      out.markup("</span> ")
    }
  }

  // MARK: Summary

  mutating func summary() {
    out.markup("<section id=\"summary\" aria-labelledby=\"verdict\">\n")
    if let company = result.review.company {
      out.markup("<p class=\"company\">")
      out.text(company)
      out.markup("</p>\n")
    }
    out.markup("<h1 id=\"verdict\" class=\"")
    let worst = severity(of: Array(findings.indices))
    out.text(result.counts.cellsCompared == 0 ? "warning" : worst?.rawValue ?? "good")
    out.markup("\">")
    say(both { $0.verdictHead(of: result) })
    out.markup("</h1>\n")
    let changes = both { $0.changeLine(of: result) ?? "" }
    if !changes.english.isEmpty {
      out.markup("<p>")
      say(changes)
      out.markup("</p>\n")
    }
    for notice in result.notices {
      out.markup("<p class=\"notice\" role=\"note\">")
      say(notice)
      out.markup("</p>\n")
    }
    let counts = result.counts
    out.markup("<dl class=\"tiles\">\n")
    tile(.tablesPaired, grouped(counts.tablesPaired), of: max(counts.tablesJapanese, counts.tablesEnglish))
    tile(.cellsCompared, grouped(counts.cellsCompared), of: nil)
    tile(.cellsAgree, grouped(counts.cellsAgree), of: counts.cellsCompared)
    let pairs = result.alignment.sentences
    if !pairs.isEmpty { tile(.sentencesPaired, grouped(pairs.count { $0.isComplete }), of: pairs.count) }
    if let share = japanese.provedShare(of: [result.japanese, result.english]) {
      tile(.amountsProved, "\(share)%", of: nil)
    }
    if counts.cellsUnreadable > 0 { tile(.unreadableCells, grouped(counts.cellsUnreadable), of: nil) }
    out.markup("</dl>\n<dl class=\"files\">\n")
    file(.japaneseVersion, result.japanese)
    file(.englishVersion, result.english)
    out.markup("</dl>\n")
    unpairedTables()
    out.markup("</section>\n")
  }

  private mutating func tile(_ word: ReportWord, _ figure: String, of total: Int?) {
    out.markup("<div><dt>")
    say(word)
    out.markup("</dt><dd>")
    out.text(figure)
    if let total {
      out.markup("<small> / ")
      out.text(grouped(total))
      out.markup("</small>")
    }
    out.markup("</dd></div>\n")
  }

  private mutating func file(_ word: ReportWord, _ release: Release) {
    out.markup("<div><dt>")
    say(word)
    out.markup("</dt><dd>")
    quote(release.document, release.language, tag: "b")
    out.markup(" ")
    say { "\($0.count(release.lineCount, "行", "line")) · \($0.count(release.tables.count, "表", "table"))" }
    out.markup("</dd></div>\n")
  }

  private mutating func unpairedTables() {
    let lone = result.alignment.tables.indices.filter { !result.alignment.tables[$0].tables.isComplete }
    guard !lone.isEmpty else { return }
    out.markup("<div class=\"lone\"><h2>")
    say(.unpairedTables)
    out.markup("</h2><ul>")
    for index in lone {
      let pair = result.alignment.tables[index].tables
      let version: Language = pair.japanese == nil ? .english : .japanese
      guard let table = release(version).table(pair.japanese ?? pair.english) else { continue }
      out.markup("<li><a href=\"#t")
      out.number(index)
      out.markup("\">")
      quote(table.title ?? table.id, version)
      out.markup("</a> ")
      say { "\($0.name(of: version)), \($0.place(line: table.lines.lowerBound, cell: nil))" }
      out.markup("</li>")
    }
    out.markup("</ul></div>\n")
  }
}
