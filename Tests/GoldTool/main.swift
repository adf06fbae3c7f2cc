import Foundation
import Gold
import Totsugo

// Shows where the corpus and the program disagree. It never writes gold: gold is what a person read.
//   totsugo-gold [--facts] [--summary] [FOLDER…]
// With --facts only what is read from each text by itself is compared.

let words = CommandLine.arguments.dropFirst()
let isShort = words.contains("--summary")
let onlyFacts = words.contains("--facts")
let folders = words.filter { !$0.hasPrefix("-") }
do {
  var releases = try folders.map { try CorpusRelease.load(URL(filePath: $0)) }
  if folders.isEmpty {
    releases = try CorpusRelease.all() + CorpusRelease.prose() + (SeedRelease.load() ?? [])
  }
  var good = 0
  for release in releases {
    do throws(UnusableInput) {
      if onlyFacts {
        let diff = try ReadingDiff(release)
        print(isShort ? diff.summary : diff.text)
        if diff.isGoodEnough { good += 1 }
        continue
      }
      let diff = try GoldDiff(release)
      print(isShort ? diff.summary : diff.text)
      if diff.isGoodEnough { good += 1 }
    } catch {
      print("✗ \(release.name)\n    \(error.description)")
    }
  }
  print("\(good) of \(releases.count) releases are as good as promised")
  exit(good == releases.count ? 0 : 1)
} catch {
  print("totsugo-gold: \(error)")
  exit(2)
}
