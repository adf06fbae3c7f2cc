public import Exports
import ReleaseModel
import SourceText

/// An Excel workbook: findings, all facts, and a sheet for each table with both versions side by side.
///
/// Figures are real numbers in whole units, shown at the scale in which they are printed: 3,100百万円 / "3,100 million yen" is the
/// number 3100000000 shown as 3,100. A figure of more than fifteen digits is text, since a number of Excel could not hold it.
public final class WorkbookExporter: FileExporter {
  private let workbook: Workbook
  private let findings: FindingsSheet
  private let facts: FactsSheet
  private var names = SheetNames()
  private var items = 0
  private let isSingle: Bool

  /// Writes to a file that is complete after `finish()`. `isSingle`: one release, so that sheets need no number of theirs.
  public init(path: String, isSingle: Bool) throws(ExportFailure) {
    do {
      workbook = try Workbook(path: path)
      findings = FindingsSheet(try workbook.sheet(names.unique("所見 Findings")))
      facts = FactsSheet(try workbook.sheet(names.unique("数値 Facts")))
    } catch { throw ExportFailure(error.reason) }
    self.isSingle = isSingle
  }

  public func add(_ item: ExportItem) throws(ExportFailure) {
    items += 1
    let marks = FindingMarks(item.check?.findings ?? [])
    findings.add(item)
    for release in item.releases { try facts.add(release) }
    for pair in item.tablePairs {
      guard let table = pair.japanese ?? pair.english else { continue }
      let version = pair.japanese == nil && item.check != nil ? "en " : ""
      let number = isSingle ? "" : "\(items) "
      let name = names.unique("\(number)\(version)\(table.id) \(table.title ?? "")")
      guard names.count <= SheetNames.limit else {
        throw ExportFailure("more than \(SheetNames.limit) tables for one workbook; export fewer releases at once")
      }
      do {
        StatementSheet(try workbook.sheet(name), marks).write(pair)
      } catch { throw ExportFailure(error.reason) }
    }
  }

  public func finish() throws(ExportFailure) {
    findings.finish()
    facts.finish()
    do { try workbook.close() } catch { throw ExportFailure(error.reason) }
  }
}

/// Names that Excel takes: at most 31 characters, none of []:*?/\, different whatever the case.
struct SheetNames {
  /// Each open sheet has a temporary file.
  static let limit = 500
  private var used: Set<String> = []

  var count: Int { used.count }

  mutating func unique(_ wanted: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in wanted.unicodeScalars {
      let isForbidden = "[]:*?/\\'".unicodeScalars.contains(scalar) || scalar.value < 0x20
      clean.append(isForbidden ? " " : scalar)
    }
    let base = String(clean).split(separator: " ").joined(separator: " ")
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " (\(number))"
      let name = Self.prefix(of: base.isEmpty ? "table" : base, units: 31 - suffix.utf16.count) + suffix
      if used.insert(name.lowercased()).inserted { return name }
      number += 1
    }
  }

  private static func prefix(of text: String, units: Int) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += scalar.value > 0xFFFF ? 2 : 1
      if count > units { break }
      result.append(scalar)
    }
    return String(result)
  }
}

/// Two tables that were held against each other, or one that stands alone.
struct TablePair {
  var japanese: Table?
  var english: Table?
  /// Indices into the tables' rows.
  var rows: [(japanese: Int?, english: Int?)]
  var columns: [(japanese: Int?, english: Int?)]

  init(
    japanese: Table?, english: Table?, rows: [(japanese: Int?, english: Int?)],
    columns: [(japanese: Int?, english: Int?)]
  ) {
    self.japanese = japanese
    self.english = english
    self.rows = rows
    self.columns = columns
  }

  init(alone table: Table, _ version: Language) {
    let isJapanese = version == .japanese
    japanese = isJapanese ? table : nil
    english = isJapanese ? nil : table
    func side(_ index: Int) -> (japanese: Int?, english: Int?) {
      (japanese: isJapanese ? index : nil, english: isJapanese ? nil : index)
    }
    rows = table.rows.indices.map(side)
    columns = table.columns.indices.map(side)
  }
}

extension ExportItem {
  var tablePairs: [TablePair] {
    guard let check else {
      var pairs: [TablePair] = []
      for release in releases {
        for table in release.tables { pairs.append(TablePair(alone: table, release.language)) }
      }
      return pairs
    }
    return check.alignment.tables.compactMap { pair in
      Self.pair(
        pair, check.japanese.table(pair.tables.japanese), check.english.table(pair.tables.english))
    }
  }

  /// A table without a partner has no pairs of rows.
  private static func pair(_ pair: TableAlignment, _ japanese: Table?, _ english: Table?) -> TablePair? {
    guard let japanese else { return english.map { TablePair(alone: $0, .english) } }
    guard let english else { return TablePair(alone: japanese, .japanese) }
    return TablePair(
      japanese: japanese, english: english, rows: pair.rows.map { (japanese: $0.japanese, english: $0.english) },
      columns: pair.columns.map { (japanese: $0.japanese, english: $0.english) })
  }
}

extension Release {
  fileprivate func table(_ index: Int?) -> Table? {
    guard let index, tables.indices.contains(index) else { return nil }
    return tables[index]
  }
}
