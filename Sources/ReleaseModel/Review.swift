/// What people decided about the findings of a check, and what has changed since an earlier one.
public struct Review: Sendable {
  /// The company's name as the project file gives it: 株式会社日本ネット / "Nihon Net Inc."
  public var company: String?
  /// Findings that count no more: waived, or in a section that the project leaves alone.
  public var setAside: [SetAside] = []
  /// Name of the earlier check; nil when there was none to compare with.
  public var previous: String?
  /// What the earlier check found and this one does not.
  public var fixed: [PastFinding] = []

  public init() {}
}

/// A person's word that a finding is no error, kept from draft to draft.
public struct Waiver: Sendable, Hashable {
  /// `Finding.id`
  public var finding: String
  public var reason: String
  public var author: String

  public init(finding: String, reason: String, author: String) {
    self.finding = finding
    self.reason = reason
    self.author = author
  }
}

/// A finding that the project sets aside, and why.
public struct SetAside: Sendable {
  public enum Cause: Sendable, Hashable {
    case waived(Waiver)
    /// The pattern of the project file that its table or section fits.
    case ignored(section: String)
  }

  public var finding: Finding
  public var cause: Cause

  public init(finding: Finding, cause: Cause) {
    self.finding = finding
    self.cause = cause
  }
}

/// How a finding stands to the earlier check.
public enum FindingChange: String, Sendable, Hashable {
  case new
  /// The earlier check had it too.
  case open
}

/// A finding of an earlier check, as far as its record tells.
public struct PastFinding: Sendable, Hashable {
  public var id: String
  public var kind: Finding.Kind
  public var severity: Finding.Severity
  /// 営業利益 / "Operating income", where the record has one.
  public var label: String?
  public var message: Message

  public init(
    id: String, kind: Finding.Kind, severity: Finding.Severity, label: String?, message: Message
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.label = label
    self.message = message
  }
}
