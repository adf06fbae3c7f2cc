/// The pages, sheets or slides that a document's lines were drawn from, where the input itself is no text.
///
/// Lines and spans of such a document are those of the drawing; what a person is told is the part and the line in it.
public struct DocumentParts: Sendable, Hashable {
  public enum Kind: String, Sendable { case page, sheet, slide, document }

  /// 0-based part and line in it.
  public struct Place: Sendable, Hashable {
    public var part: Int
    public var line: Int

    public init(part: Int, line: Int) {
      self.part = part
      self.line = line
    }
  }

  public let kind: Kind
  /// Names of the parts, where they have names: those of sheets.
  public let names: [String]
  /// By line of the drawing.
  public let places: [Place]

  public init(kind: Kind, names: [String] = [], places: [Place]) {
    self.kind = kind
    self.names = names
    self.places = places
  }

  /// The part that a line of the drawing stands in.
  public func part(of line: Int) -> DocumentPart {
    let number = place(of: line).part
    return DocumentPart(kind: kind, number: number, name: names.indices.contains(number) ? names[number] : nil)
  }

  /// Where a line of the drawing (0-based) stands.
  public func place(of line: Int) -> Place {
    places.indices.contains(line) ? places[line] : places.last ?? Place(part: 0, line: 0)
  }
}

/// The page, sheet or slide that something stands on.
public struct DocumentPart: Sendable, Hashable {
  public let kind: DocumentParts.Kind
  /// 0-based.
  public let number: Int
  /// A sheet's.
  public let name: String?

  public init(kind: DocumentParts.Kind, number: Int, name: String? = nil) {
    self.kind = kind
    self.number = number
    self.name = name
  }
}
