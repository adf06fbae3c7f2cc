public import ReleaseModel

/// What a company filed in inline XBRL, read: the third witness beside its Japanese and its English version.
public struct TaggedFiling: Sendable {
  /// One page of it: what it shows, read like any release, and what it tags.
  public struct Page: Sendable {
    public var shown: Release
    public var facts: [TaggedFact]
    /// The page is the very input that is checked as the Japanese version.
    public var isJapaneseVersion: Bool

    public init(shown: Release, facts: [TaggedFact], isJapaneseVersion: Bool = false) {
      self.shown = shown
      self.facts = facts
      self.isJapaneseVersion = isJapaneseVersion
    }
  }

  public var pages: [Page]

  public init(pages: [Page]) { self.pages = pages }
}
