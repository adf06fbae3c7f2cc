import Auditing
import ReleaseModel
import SourceText
import StatementReading
import TextSource

/// Reads a text of one version, tables as lines with tabs, and holds its figures against each other.
func read(_ text: String, language: Language = .japanese) -> Release {
  let document = TextSource.read(name: "test", bytes: Array(text.utf8))
  let blocks = document.blocks.map { block in
    var block = block
    block.language = language
    return block
  }
  var release = ReleaseReader(document, blocks: blocks, language: language).release()
  release.holdFiguresAgainstEachOther()
  return release
}

extension Fact {
  /// `専用線接続サービス amount JPY 2004-01-01..2004-03-31 3100000000 read`
  var notation: String {
    let value = value?.description ?? (isNil ? "nil" : "?")
    let words = [
      label, measure.rawValue, unit.code, period?.description ?? "no period", value, status.rawValue,
    ]
    return words.joined(separator: " ")
  }
}

extension Release {
  /// Facts of one line (1-based), in order.
  func facts(line: Int) -> [String] { facts.filter { $0.line == line - 1 }.map(\.notation) }
  /// Labels of the data rows of all tables.
  var labels: [String] { tables.flatMap(\.dataRows).map(\.heading.label) }
  func remarks(_ kind: Remark.Kind) -> [Int] { remarks.filter { $0.kind == kind }.map { $0.line + 1 } }
}
