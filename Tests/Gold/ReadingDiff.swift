import Totsugo

/// The facts of one release, read without any checking, against its gold.
package struct ReadingDiff: Sendable {
  package var name: String
  package var japanese: FactDiff
  package var english: FactDiff

  package init(_ release: CorpusRelease) throws(UnusableInput) {
    var inputs: [Input] = []
    if release.isOneFile {
      var both = release.japanese
      both.lines += release.english.lines
      inputs.append(Input(name: "\(release.name).txt", bytes: both.bytes))
    } else {
      inputs.append(Input(name: "\(release.name)/ja.txt", bytes: release.japanese.bytes))
      inputs.append(Input(name: "\(release.name)/en.txt", bytes: release.english.bytes))
    }
    var releases: [Release] = []
    for input in inputs { releases += try readReleases(input) }
    name = release.name
    func facts(_ language: Language) -> [Fact] { releases.filter { $0.language == language }.flatMap(\.facts) }
    japanese = FactDiff(language: .japanese, gold: release.gold.japanese, facts: facts(.japanese))
    english = FactDiff(language: .english, gold: release.gold.english, facts: facts(.english))
  }

  /// What the project promises of reading.
  package var isGoodEnough: Bool { japanese.isGoodEnough && english.isGoodEnough }
}

extension FactDiff {
  /// At least 99.5 % of the legible facts, at most 0.5 % wrong ones, none of those with status `read`.
  package var isGoodEnough: Bool { recall >= 0.995 && wrongShare <= 0.005 && wrongWithStatusRead == 0 }
}

extension ReadingDiff {
  /// One line a version.
  package var summary: String {
    ([(isGoodEnough ? "✓ " : "✗ ") + name] + [japanese, english].map { "    \($0.summary)" }).joined(separator: "\n")
  }

  /// The summary, and each difference under it.
  package var text: String {
    ([summary] + [japanese, english].flatMap { facts in facts.differences.flatMap { $0.lines(facts.language) } })
      .joined(separator: "\n")
  }
}
