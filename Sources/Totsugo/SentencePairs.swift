import Aligning

/// The sentences of two versions that say the same, as `check` and `align` pair them.
///
/// Indices count in `Release.prose.sentences`; a sentence without a counterpart stands alone in its pair.
/// Example: 「営業損失は14億円で、…改善した。」 beside "Operating loss of JPY 1.4 billion, an improvement from …".
public func pairSentences(_ japanese: Release, _ english: Release) -> [Pair] {
  SentenceAligner().align(japanese.prose, english.prose)
}
