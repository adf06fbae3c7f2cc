public import ReleaseModel

/// What `totsugo terms` prints for programs.
public enum TermExport {
  /// One candidate a line; a label that is not known has one line without label.
  public static func lines(_ lookups: [TermLookup]) -> [UInt8] {
    var writer = JSONWriter()
    for lookup in lookups {
      if lookup.candidates.isEmpty {
        writer.candidate(nil, rank: 1, of: lookup)
        writer.endLine()
      }
      for (rank, candidate) in lookup.candidates.enumerated() {
        writer.candidate(candidate, rank: rank + 1, of: lookup)
        writer.endLine()
      }
    }
    return writer.bytes
  }

  public static func document(_ lookups: [TermLookup]) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 4)
    writer.object {
      $0.array("lookups") {
        for lookup in lookups {
          $0.object {
            $0.member("query", lookup.query)
            $0.array("candidates") {
              for (rank, candidate) in lookup.candidates.enumerated() {
                $0.candidate(candidate, rank: rank + 1, of: nil)
              }
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// One pair a line: the Japanese labels in their order, then the English ones that have no partner.
  public static func lines(_ pairs: [TermPair], _ japanese: [LabelLine], _ english: [LabelLine]) -> [UInt8] {
    var writer = JSONWriter()
    for pair in pairs {
      writer.pair(pair, japanese, english)
      writer.endLine()
    }
    return writer.bytes
  }

  public static func document(_ pairs: [TermPair], _ japanese: [LabelLine], _ english: [LabelLine]) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 2)
    writer.object {
      $0.array("pairs") { for pair in pairs { $0.pair(pair, japanese, english) } }
    }
    writer.endLine()
    return writer.bytes
  }

  /// One concept a line.
  public static func lines(_ terms: [CatalogueTerm]) -> [UInt8] {
    var writer = JSONWriter()
    for term in terms {
      writer.term(term)
      writer.endLine()
    }
    return writer.bytes
  }

  public static func document(_ terms: [CatalogueTerm]) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 2)
    writer.object {
      $0.array("terms") { for term in terms { $0.term(term) } }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func candidate(_ candidate: TermCandidate?, rank: Int, of lookup: TermLookup?) {
    object {
      if let lookup { $0.member("query", lookup.query) }
      $0.member("rank", rank)
      $0.member("label", candidate?.label)
      $0.member("concept", candidate?.concept)
      $0.member("score", score: candidate?.score ?? 0)
      $0.member("source", candidate?.source.rawValue)
    }
  }

  fileprivate mutating func pair(_ pair: TermPair, _ japanese: [LabelLine], _ english: [LabelLine]) {
    object {
      $0.member("level", "term")
      $0.member("ja", pair.japanese.map { japanese[$0].label })
      $0.member("en", pair.english.map { english[$0].label })
      $0.member("ja_line", pair.japanese.map { japanese[$0].line + 1 })
      $0.member("en_line", pair.english.map { english[$0].line + 1 })
      $0.member("score", score: pair.score)
    }
  }

  fileprivate mutating func term(_ term: CatalogueTerm) {
    object {
      $0.member("concept", term.concept)
      $0.member("ja", term.japanese)
      $0.member("en", term.english)
      $0.member("statements", term.statements)
      $0.member("balance", term.balance)
      $0.member("period", term.period)
      $0.member("unit", term.unit)
    }
  }
}
