import Foundation
import Gold
import Mutating
import Totsugo

// Makes single edits of a release and shows which of them a check does not find.
//   totsugo-mutate FOLDER… | seed | JA EN GOLD   [--count N] [--seed N] [--kind NAME]… [--failures | --all]
//                  [--case N [--write FOLDER]] [--list]
//                  [--audit both-digit|both-figure|garbled]: edits that only the figures around a cell can find or mend
//   totsugo-mutate --structure [FOLDER…] [--count N] [--seed N] [--kind NAME]… [--failures]
//                  breaks one thing in one table of a text, N times a kind (1), and counts figures lost and figures that are wrong

struct Options {
  /// Cases a release, or a text and kind; each measure has its own number of them.
  var count: Int?
  var seed: UInt64 = 1
  var kinds: [MutationKind] = []
  var showsFailures = false
  var showsAll = false
  var onlyLists = false
  var audit: AuditKind?
  var breaksTables = false
  var damages: [TableDamage] = []
  var only: Int?
  var write: String?
  var places: [String] = []

  init(_ words: [String]) throws {
    var words = words[...]
    func value(_ name: String) throws -> String {
      guard let value = words.popFirst() else { throw GoldError("\(name) wants a value") }
      return value
    }
    func number(_ name: String) throws -> Int {
      let word = try value(name)
      guard let number = Int(word), number >= 0 else { throw GoldError("\(name) wants a number, not «\(word)»") }
      return number
    }
    while let word = words.popFirst() {
      switch word {
      case "--count": count = try number(word)
      case "--seed": seed = UInt64(try number(word))
      case "--kind":
        let name = try value(word)
        if name == "prose" || name == "tables" {
          kinds += name == "prose" ? MutationKind.prose : MutationKind.tables
          continue
        }
        if let damage = TableDamage(rawValue: name) {
          damages.append(damage)
          continue
        }
        guard let kind = MutationKind(rawValue: name) else {
          let names = MutationKind.allCases.map(\.rawValue) + TableDamage.allCases.map(\.rawValue)
          throw GoldError("kinds are \(names.joined(separator: ", "))")
        }
        kinds.append(kind)
      case "--audit":
        let name = try value(word)
        guard let kind = AuditKind(rawValue: name) else {
          throw GoldError("audit kinds are \(AuditKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        audit = kind
      case "--structure": breaksTables = true
      case "--failures": showsFailures = true
      case "--all": showsAll = true
      case "--list": onlyLists = true
      case "--case": only = try number(word)
      case "--write": write = try value(word)
      default:
        if word.hasPrefix("-") { throw GoldError("no such option: \(word)") }
        places.append(word)
      }
    }
    if kinds.isEmpty { kinds = MutationKind.allCases }
    if damages.isEmpty { damages = TableDamage.allCases }
  }

  func releases() throws -> [CorpusRelease] {
    if places == ["seed"] {
      guard let seeds = try SeedRelease.load() else { throw GoldError("\(SeedRelease.file.path) is not there") }
      return seeds.filter { !$0.isOneFile }
    }
    if places.isEmpty { return try CorpusRelease.all() + CorpusRelease.prose() }
    let urls = places.map { URL(filePath: $0) }
    if urls.count == 3, !urls[0].hasDirectoryPath, urls[0].isFile {
      return [try CorpusRelease.load(name: places[0], japanese: urls[0], english: urls[1], gold: urls[2])]
    }
    return try urls.map { try CorpusRelease.load($0) }
  }
}

extension URL {
  var isFile: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}

func audit(_ options: Options, _ kind: AuditKind) throws -> Bool {
  for release in try options.releases() {
    var mutations = try AuditMutations(release, seed: options.seed)
    var counts: [AuditVerdict.Outcome: Int] = [:]
    for item in mutations.cases(kind, count: options.count ?? 300) {
      let verdict = try mutations.judge(item)
      counts[verdict.outcome, default: 0] += 1
      let isGood = [.placed, .repaired, .unreadable].contains(verdict.outcome)
      if options.showsAll || options.showsFailures && !isGood {
        print(
          "\(verdict.outcome.rawValue): \(item.language.rawValue) \(item.line + 1), cell \(item.cell), \(item.remark)")
        for finding in verdict.findings { print("  \(finding.text)") }
      }
    }
    let words = AuditVerdict.Outcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    print("\(release.name): \(words.joined(separator: ", "))")
  }
  return true
}

func breakTables(_ options: Options) throws -> Bool {
  var report = StructureReport()
  let folders = options.places.isEmpty ? try UndamagedText.folders() : options.places.map { URL(filePath: $0) }
  for text in try folders.flatMap(UndamagedText.pair) {
    let verdicts = text.verdicts(options.damages, count: options.count ?? 1, seed: options.seed)
    for verdict in verdicts where options.showsAll || options.showsFailures && !verdict.wrong.isEmpty {
      print(verdict.text + "\n")
    }
    report.add(verdicts)
  }
  print(report.table)
  return true
}

func run(_ options: Options) throws -> Bool {
  if options.breaksTables { return try breakTables(options) }
  if let kind = options.audit { return try audit(options, kind) }
  var isGood = true
  for release in try options.releases() {
    var generator = MutationGenerator(release, seed: options.seed)
    let cases = generator.cases(options.count ?? 300, kinds: options.kinds)
    if let only = options.only, let folder = options.write, cases.indices.contains(only) {
      let (japanese, english) = cases[only].apply(to: release)
      let url = URL(filePath: folder)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try Data(japanese.bytes).write(to: url.appending(path: "ja.txt"))
      try Data(english.bytes).write(to: url.appending(path: "en.txt"))
    }
    if options.onlyLists {
      for (number, mutation) in cases.enumerated() {
        print("── case \(number): \(mutation.kind.rawValue), \(mutation.remark)\n\(mutation.diff(release))\n")
      }
      continue
    }
    let judge = try Judge(release)
    var verdicts: [Verdict] = []
    for (number, mutation) in cases.enumerated() where options.only == nil || options.only == number {
      let verdict = judge.judge(mutation)
      verdicts.append(verdict)
      if options.showsAll || options.only == number || options.showsFailures && !verdict.isGood {
        print(verdict.text(release, number: number) + "\n")
      }
    }
    let report = MutationReport(name: release.name, verdicts: verdicts)
    print(report.table + "\n")
    if report.total.namedShare < 0.98 || report.total.extraPerCase > 0.1 { isGood = false }
  }
  return isGood
}

do {
  exit(try run(Options(Array(CommandLine.arguments.dropFirst()))) ? 0 : 1)
} catch let error as UnusableInput {
  print("totsugo-mutate: \(error.description)")
  exit(2)
} catch {
  print("totsugo-mutate: \(error)")
  exit(2)
}
