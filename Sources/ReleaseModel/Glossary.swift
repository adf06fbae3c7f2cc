/// One label in both languages, as a company writes it.
public struct GlossaryEntry: Sendable, Hashable {
  /// Whether a rendering is to be used.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case preferred, admitted, forbidden
  }

  /// Who says so.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// People.
    case glossary
    /// Two versions that were aligned.
    case learned
    /// A label linkbase in XBRL.
    case linkbase
  }

  /// Example: 専用線接続サービス.
  public var japanese: String
  /// Example: `Dedicated access services`.
  public var english: String
  /// The id of a term of the catalogue, or the name of an XBRL element; nil when there is none.
  public var concept: String?
  public var status: Status
  public var origin: Origin
  /// The role of a label in a linkbase: label, verboseLabel, totalLabel, positiveLabel, …
  public var role: String?
  public var note: String?

  public init(
    japanese: String, english: String, concept: String? = nil, status: Status = .preferred, origin: Origin = .glossary,
    role: String? = nil, note: String? = nil
  ) {
    self.japanese = japanese
    self.english = english
    self.concept = concept
    self.status = status
    self.origin = origin
    self.role = role
    self.note = note
  }
}

/// A company's own words. They win over the catalogue.
public struct Glossary: Sendable, Hashable {
  public var entries: [GlossaryEntry]

  public init(entries: [GlossaryEntry] = []) { self.entries = entries }
}
