/// A half-open byte range `[start, end)` in the input as it was given, before any folding.
///
/// Every figure, label and finding carries one: 3,100 in 「専用線接続サービス→3,100」 or "Dedicated access→3,100" can be
/// cut out of the file with it.
public struct SourceSpan: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  public var isEmpty: Bool { end <= start }
  public var count: Int { end - start }

  /// The smallest span that holds both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: min(start, other.start), end: max(end, other.end))
  }
}
