import Gold
import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One version of a pair as text, and what is read of it as it stands: what a damaged copy is held against.
package struct UndamagedText: Sendable, CustomStringConvertible {
  package var name: String
  var text: TextLines
  var facts: [Fact]

  package var description: String { name }

  package init(name: String, text: TextLines) {
    self.name = name
    self.text = text
    facts = Self.read(text)
  }

  /// `ja.txt` and `en.txt` of a folder.
  package static func pair(_ folder: URL) throws -> [UndamagedText] {
    try ["ja", "en"].map { side in
      let text = try CorpusRelease.text(folder.appending(path: "\(side).txt"))
      return UndamagedText(name: "\(folder.lastPathComponent)/\(side)", text: TextLines(text))
    }
  }

  /// The folders of Corpus and Corpus/damaged that hold a pair, by name.
  package static func folders(in root: URL = CorpusRelease.packageRoot) throws -> [URL] {
    try ["Corpus", "Corpus/damaged"].flatMap { path -> [URL] in
      let folder = root.appending(path: path)
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
        folder.appending(path: $0)
      }
      .filter { pair in
        ["ja.txt", "en.txt"].allSatisfy { FileManager.default.fileExists(atPath: pair.appending(path: $0).path) }
      }
    }
  }

  /// What cannot be read at all has no figures.
  static func read(_ text: TextLines) -> [Fact] {
    let releases = try? readReleases(Input(name: "release.txt", bytes: text.bytes))
    return (releases ?? []).flatMap(\.facts)
  }

  /// Breaks the text `count` times a kind; fewer where it has no place for that. The same seed breaks the same.
  package func verdicts(_ kinds: [TableDamage], count: Int, seed: UInt64) -> [StructureVerdict] {
    kinds.flatMap { kind in
      (0..<count).compactMap { number in
        var random = SplitMix64(seed: Self.seed("\(name) \(kind.rawValue) \(number) \(seed)"))
        guard let lines = kind.applied(to: text.lines, random: &random) else { return nil }
        return verdict(kind, number: number, lines: lines)
      }
    }
  }

  private func verdict(_ kind: TableDamage, number: Int, lines: [String]) -> StructureVerdict {
    var broken = text
    broken.lines = lines
    let known = Set(text.lines)
    var verdict = StructureVerdict(name: name, kind: kind, number: number, shown: lines.filter { !known.contains($0) })
    verdict.compare(Self.read(broken), with: facts)
    return verdict
  }

  /// FNV-1a: cases of one text or kind do not depend on which others are drawn.
  private static func seed(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// What became of the figures of a text when one thing in it was broken.
package struct StructureVerdict: Sendable {
  package var name: String
  package var kind: TableDamage
  package var number: Int
  /// Lines that the text did not have before.
  var shown: [String]
  /// Figures of the undamaged text that are not given any more; those that the damage took away are among them.
  package var lost = 0
  /// Figures that are new and not `suspect`: all but the label is as before; without a period, with a value and unit that were
  /// there; or wrong.
  package var label = 0
  package var noPeriod = 0
  package var wrong: [Fact] = []

  init(name: String, kind: TableDamage, number: Int, shown: [String]) {
    self.name = name
    self.kind = kind
    self.number = number
    self.shown = shown
  }

  mutating func compare(_ facts: [Fact], with undamaged: [Fact]) {
    var open: [Key: Int] = [:]
    for fact in undamaged { open[Key(fact), default: 0] += 1 }
    let meanings = Set(undamaged.map { Key($0).withoutLabel })
    let values = Set(undamaged.map { Key($0).valueAlone })
    var found = 0
    for fact in facts {
      let key = Key(fact)
      if let count = open[key], count > 0 {
        open[key] = count - 1
        found += 1
      } else if fact.status == .suspect || fact.value == nil {
        continue
      } else if meanings.contains(key.withoutLabel) {
        label += 1
      } else if fact.period == nil, values.contains(key.valueAlone) {
        noPeriod += 1
      } else {
        wrong.append(fact)
      }
    }
    lost = undamaged.count - found
  }

  /// All that a figure says.
  private struct Key: Hashable {
    var measure: Measure?
    var unit: Unit
    var period: Period?
    var basis: Basis?
    /// Without blanks, which a broken line has or has not.
    var label: String
    var value: String?

    init(_ fact: Fact) {
      measure = fact.measure
      unit = fact.unit
      period = fact.period
      basis = fact.basis
      label = fact.label.replacing(" ", with: "")
      value = fact.value?.description
    }

    var withoutLabel: Key {
      var key = self
      key.label = ""
      return key
    }

    var valueAlone: Key {
      var key = withoutLabel
      (key.measure, key.period, key.basis) = (nil, nil, nil)
      return key
    }
  }

  /// The new lines and the wrong figures, some of each.
  package var text: String {
    var lines: [String] = ["── \(name) \(kind.rawValue) \(number): \(lost) lost, \(wrong.count) wrong"]
    lines += shown.prefix(4).map { "  > \($0)" }
    lines += wrong.prefix(4).map { "  line \($0.line + 1): \($0.sentence)" }
    return lines.joined(separator: "\n")
  }
}

/// Counts of many verdicts: a line a kind, and their sum.
package struct StructureReport: Sendable {
  package struct Count: Sendable {
    package var cases = 0
    package var lost = 0
    package var label = 0
    package var noPeriod = 0
    package var wrong = 0
    /// Cases with a wrong figure.
    package var wrongCases = 0

    mutating func add(_ verdict: StructureVerdict) {
      cases += 1
      lost += verdict.lost
      label += verdict.label
      noPeriod += verdict.noPeriod
      wrong += verdict.wrong.count
      wrongCases += verdict.wrong.isEmpty ? 0 : 1
    }
  }

  package var counts: [TableDamage: Count] = [:]
  package var total = Count()

  package init() {}

  package mutating func add(_ verdicts: [StructureVerdict]) {
    for verdict in verdicts {
      counts[verdict.kind, default: Count()].add(verdict)
      total.add(verdict)
    }
  }

  package var table: String {
    func row(_ name: String, _ cells: [String]) -> String {
      func filled(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(1, width - text.count)) }
      return name + filled(name, 20) + cells.map { filled($0, 11) + $0 }.joined()
    }
    func row(_ name: String, _ count: Count) -> String {
      let numbers = [count.cases, count.lost, count.label, count.noPeriod, count.wrong, count.wrongCases]
      return row(name, numbers.map { String($0) })
    }
    var lines: [String] = [row("kind", ["cases", "lost", "label", "no period", "wrong", "in cases"])]
    for kind in TableDamage.allCases { if let count = counts[kind] { lines.append(row(kind.rawValue, count)) } }
    lines.append(row("all", total))
    return lines.joined(separator: "\n")
  }
}
