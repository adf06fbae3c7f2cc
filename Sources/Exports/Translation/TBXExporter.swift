import ReleaseModel
public import TermExchange

/// TBX-Basic: the labels of each release as its two versions pair them, what a label is rendered with most often preferred.
///
/// Each pair of labels stands once, however many releases have it.
public struct TBXExporter: TextExporter {
  private var writer: TBXWriter
  private var known: Set<[String]> = []

  public init(_ edition: TBXWriter.Edition) { writer = TBXWriter(edition) }

  public mutating func begin() -> [UInt8] { writer.begin() }

  public mutating func write(_ item: ExportItem) -> [UInt8] {
    guard let check = item.check else { return [] }
    var glossary = learnGlossary(from: check)
    glossary.entries = glossary.entries.filter { known.insert([$0.japanese, $0.english]).inserted }
    return writer.write(glossary)
  }

  public mutating func end() -> [UInt8] { writer.end() }
}
