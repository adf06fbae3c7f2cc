import ReleaseModel
import SourceText

/// Which sentences hang together by their pairs.
struct SentenceLinks {
  private var parents: [Int]
  private var members: [Int: [Int]] = [:]
  private let offset: Int

  init(_ pairs: [Pair], _ japanese: Prose, _ english: Prose) {
    offset = japanese.sentences.count
    parents = Array(0..<japanese.sentences.count + english.sentences.count)
    for pair in pairs {
      guard let i = pair.japanese, let j = pair.english else { continue }
      let (a, b) = (root(i), root(offset + j))
      parents[max(a, b)] = min(a, b)
    }
    for index in parents.indices { members[root(index), default: []].append(index) }
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index { index = parents[index] }
    return index
  }

  func sentences(with sentence: Int, _ language: Language) -> [Int] { group(sentence, language, of: language) }

  func partners(of sentence: Int, _ language: Language) -> [Int] { group(sentence, language, of: language.other) }

  private func group(_ sentence: Int, _ language: Language, of wanted: Language) -> [Int] {
    let all = members[root(language == .japanese ? sentence : offset + sentence)] ?? []
    return wanted == .japanese ? all.filter { $0 < offset } : all.filter { $0 >= offset }.map { $0 - offset }
  }
}

/// Sentences of both versions that hang together, with the numbers of their claims.
struct SentenceGroup {
  var japanese: [Int] = []
  var english: [Int] = []

  static func groups(_ pairs: [Pair], _ japanese: Prose, _ english: Prose) -> [SentenceGroup] {
    // Union of the links: a sentence that became two makes one group of three.
    var parents = Array(0..<japanese.sentences.count + english.sentences.count)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    let offset = japanese.sentences.count
    for pair in pairs {
      guard let i = pair.japanese, let j = pair.english else { continue }
      parents[root(offset + j)] = root(i)
    }
    var numbers: [Int: Int] = [:]
    var groups: [SentenceGroup] = []
    func group(_ sentence: Int) -> Int {
      let key = root(sentence)
      if let found = numbers[key] { return found }
      numbers[key] = groups.count
      groups.append(SentenceGroup())
      return groups.count - 1
    }
    for (index, claim) in japanese.claims.enumerated() { groups[group(claim.sentence)].japanese.append(index) }
    for (index, claim) in english.claims.enumerated() { groups[group(offset + claim.sentence)].english.append(index) }
    return groups
  }
}
