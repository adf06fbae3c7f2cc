import Foundation
import Gold
import Mutating
import Testing
import Totsugo

/// Two versions that a property must hold of: as the corpus has them, or changed.
struct TextPair: Sendable, CustomTestStringConvertible {
  var name: String
  var japanese: [UInt8]
  var english: [UInt8]

  var testDescription: String { name }

  func check(onOneCore: Bool = false) throws(UnusableInput) -> CheckResult {
    try Totsugo.check(
      japanese: Input(name: "ja", bytes: japanese), english: Input(name: "en", bytes: english), onOneCore: onOneCore)
  }

  func changed(_ change: ([UInt8]) -> [UInt8]) -> TextPair {
    TextPair(name: name, japanese: change(japanese), english: change(english))
  }
}

/// How many changed variants of each pair are tried. More than the usual one: TOTSUGO_ROUNDS=50 swift test --filter PropertyTests
private let rounds = ProcessInfo.processInfo.environment["TOTSUGO_ROUNDS"].flatMap { Int($0) } ?? 1

/// Pairs of the corpus with tables, pairs of running text, and both changed.
let pairs: [TextPair] = undamaged + damaged
let undamaged: [TextPair] = originals + edited

private let originals: [TextPair] = corpus.map {
  TextPair(name: $0.name, japanese: $0.japanese.bytes, english: $0.english.bytes)
}

private let corpus: [CorpusRelease] = {
  do { return try releases + CorpusRelease.prose() } catch { fatalError("\(error)") }
}()

/// With a single edit that a check should find: a digit, a row, a heading.
private let edited: [TextPair] = releases.flatMap { release in
  var generator = MutationGenerator(release, seed: 2_025)
  return generator.cases(rounds).map { edit in
    let (japanese, english) = edit.apply(to: release)
    return TextPair(
      name: "\(release.name), \(edit.kind.rawValue) \(edit.remark)", japanese: japanese.bytes, english: english.bytes)
  }
}

/// With what converters do to a text: commas read as dots, tabs lost, lines doubled or run together.
private let damaged: [TextPair] = corpus.enumerated().flatMap { index, release in
  (0..<rounds).map { round in
    let seed = UInt64(index * 1_000 + round)
    return TextPair(
      name: "\(release.name), damaged with seed \(seed)",
      japanese: damaged(release.japanese.bytes, seed: seed), english: damaged(release.english.bytes, seed: seed + 500))
  }
}

/// Damage at some 24 places; the text stays UTF-8.
private func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var random = SplitMix64(seed: seed)
  func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
  var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
    Array.init)
  for _ in 0..<24 where lines.count > 1 {
    let at = below(lines.count - 1)
    let line = lines[at]
    let place = below(line.count)
    switch below(7) {
    case 0: lines[at] = line.map { $0 == "," ? "." : $0 }
    case 1: lines[at] = line.enumerated().filter { $0.offset != place }.map(\.element)
    case 2: lines[at] = line.map { $0 == "\t" ? " " : $0 }
    case 3: lines.insert(line.map { $0.isNumber && below(4) == 0 ? "I" : $0 }, at: at)
    case 4: lines.replaceSubrange(at...at + 1, with: [line + lines[at + 1]])
    case 5: lines[at] = Array(line[..<place]) + " " + Array(line[place...])
    default: lines.swapAt(at, at + 1)
    }
  }
  return Array(lines.map { String($0) }.joined(separator: "\n").utf8)
}
