/// A label folded, cut into known words and looked up, ready to be compared with many others.
///
/// Made by ``TermCatalog/prepare(_:in:)``; belongs to the catalogue that made it.
public struct PreparedLabel: Sendable {
  public let language: TermCatalog.Language
  /// The concepts that have this label as a form.
  public var concepts: [Int] { exact.map { Int($0.concept) } }

  struct Exact: Sendable {
    var concept: Int32
    var isInverted: Bool
    var isShared: Bool
    /// The place of the form among those of the concept: 0 for the usual one.
    var rank: Int32 = 0
  }

  struct Composed: Sendable {
    var concept: Int32
    var modifiers: UInt64
  }

  /// A stretch of a Japanese label: a term, a word, a run of Latin letters or something unknown.
  struct Unit: Sendable {
    /// The first form with this key, or -1.
    var form: Int32
    /// The stem of a Latin run, which the English must repeat; else 0.
    var stem: UInt32
    var weight: Float
    /// What was learned of the word: its place among the associations, or -1.
    var association: Int32 = -1
    /// The words inside a term of several words; an empty range when there are none.
    var parts: Range<Int>
  }

  /// Which of the remembered labels it is; 0 for none of them.
  var number: UInt32 = 0
  var exact: [Exact] = []
  /// The terms of the glossary that have this label.
  var glossary: [GlossaryOverlay.Hit] = []
  /// Cores inside modifiers, when the label as a whole is unknown: concept and a key of its modifiers.
  var composed: [Composed] = []
  var key: UInt64 = 0
  var axes = Axes()
  var mark = SignMark.none
  /// [テキストブロック], `[text block]`.
  var kind = LabelMark.none
  /// 純増減, `Net increase (decrease)`.
  var isNetChange = false
  /// Japanese: the units, largest first. English: empty.
  var units: [Unit] = []
  /// Japanese: the words inside units.
  var parts: [Unit] = []
  /// English: the stems in order, with their weights.
  var stems: [UInt32] = []
  var weights: [Float] = []
  var totalWeight: Float = 0
  /// English: a bit for each stem, so that most stems that do not stand here need not be searched.
  var bloom: UInt64 = 0

  init(language: TermCatalog.Language) { self.language = language }
}
