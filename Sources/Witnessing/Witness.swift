public import ReleaseModel
import SourceText

/// Holds what a filing tags against what its page shows and against both versions, and says in each finding which of the
/// three witnesses agree: two against one.
public struct Witness {
  private let filing: TaggedFiling
  private var result: CheckResult

  /// How many tagged figures were found where.
  private var counts = Counts()

  private struct Counts {
    var tagged = 0
    var shown = 0
    var japanese = 0
    var english = 0
  }

  /// The result of a check with the filing as third witness: findings of its own, evidence for those there were, and a notice.
  public static func heard(_ filing: TaggedFiling, in result: CheckResult) -> CheckResult {
    var witness = Witness(filing: filing, result: result)
    witness.hear()
    return witness.result
  }

  private init(filing: TaggedFiling, result: CheckResult) {
    self.filing = filing
    self.result = result
  }

  private mutating func hear() {
    let pairs = PairedFigures(result)
    let japanese = SameFigures(result.japanese)
    // Which findings stand at a figure already.
    var standing: [SourceSpan: [Int]] = [:]
    for (index, finding) in result.findings.enumerated() {
      if let span = finding.japanese?.span { standing[span, default: []].append(index) }
    }
    var added: [Finding] = []
    for page in filing.pages {
      let places = ShownPlaces(page.shown)
      let own = SameFigures(page.shown)
      for tagged in page.facts where tagged.isNumeric && !tagged.isHidden && tagged.value != nil {
        counts.tagged += 1
        guard let place = places.place(of: tagged) else { continue }
        counts.shown += 1
        let shown = page.shown.fact(at: place)
        let ja = page.isJapaneseVersion ? place : own.isOwn(shown) ? japanese.place(of: shown) : nil
        let en = ja.flatMap { pairs.english(of: $0) }
        let said = Said(
          tagged: tagged, document: page.shown.document, shown: shown, shownTable: page.shown.tables[place.table],
          japanese: ja.map { result.japanese.fact(at: $0) }, english: en.map { result.english.fact(at: $0) },
          japaneseTable: ja.map { result.japanese.tables[$0.table] },
          englishTable: en.map { result.english.tables[$0.table] })
        if said.agrees(said.japanese) { counts.japanese += 1 }
        if said.agrees(said.english) { counts.english += 1 }
        if let span = said.japanese?.span, let indices = standing[span], said.versionsDiffer {
          for index in indices { said.support(&result.findings[index]) }
        } else if let finding = said.finding(isJapaneseVersion: page.isJapaneseVersion) {
          added.append(finding)
        }
      }
    }
    result.findings += added
    result.notices.append(summary)
  }

  private var summary: Message {
    let c = counts
    return Message(
      japanese:
        "XBRLのタグ付き数値\(c.tagged)件のうち、\(c.shown)件を表示と照合し、\(c.japanese)件が日本語版、\(c.english)件が英語版と一致しました。",
      english:
        "Of \(c.tagged) tagged figures \(c.shown) were held against what the page shows; \(c.japanese) agree with the Japanese version, \(c.english) with the English."
    )
  }
}
