public import ReleaseModel

/// The forms in which glossaries are exchanged.
public enum GlossaryFormat: String, Sendable, CaseIterable {
  /// Tab-separated values with a heading; what people edit.
  case tsv
  case csv
  /// Universal Terminology eXchange.
  case utx
  /// TBX-Basic as ISO 30042:2019 has it.
  case tbx
  /// TBX-Basic of 2008, with `martif` as its root, for older programs.
  case martif = "tbx-2008"
}

/// A glossary that cannot be read: where, and why.
public struct UnreadableGlossary: Error, Sendable, Hashable {
  public var name: String
  /// 0-based.
  public var line: Int?
  public var reason: String

  public init(name: String, line: Int? = nil, reason: String) {
    self.name = name
    self.line = line
    self.reason = reason
  }
}

/// One file with a glossary, or with labels of a linkbase; UTF-8.
public struct GlossarySource: Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Reads glossaries, each in the form that its content shows; label linkbases are read together and paired.
public func readGlossary(_ sources: [GlossarySource]) throws(UnreadableGlossary) -> Glossary {
  var glossary = Glossary()
  var linkbase = LabelLinkbase()
  for source in sources {
    if isXML(source.bytes) {
      let root = try XMLNode.read(source)
      switch root.name {
      case "linkbase": linkbase.add(root)
      case "tbx", "martif": glossary.entries += try TBXReader.entries(root, of: source)
      default:
        throw UnreadableGlossary(name: source.name, reason: "<\(root.name)> is no TBX and no label linkbase")
      }
    } else {
      glossary.entries += try DelimitedGlossary.read(source)
    }
  }
  if !linkbase.isEmpty {
    let entries = linkbase.entries()
    guard !entries.isEmpty else {
      throw UnreadableGlossary(
        name: sources.map(\.name).joined(separator: ", "),
        reason: "labels in one language only; give the Japanese and the English linkbase together")
    }
    glossary.entries += entries
  }
  return glossary
}

/// The glossary as a file.
public func writeGlossary(_ glossary: Glossary, as format: GlossaryFormat) -> [UInt8] {
  switch format {
  case .tsv: DelimitedGlossary.write(glossary, separator: "\t")
  case .csv: DelimitedGlossary.write(glossary, separator: ",")
  case .utx: DelimitedGlossary.writeUTX(glossary)
  case .tbx: TBXWriter.write(glossary, .iso2019)
  case .martif: TBXWriter.write(glossary, .martif)
  }
}

private func isXML(_ bytes: [UInt8]) -> Bool {
  var start = bytes[...]
  if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
  return start.first { $0 > 0x20 } == UInt8(ascii: "<")
}
