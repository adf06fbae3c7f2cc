import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Pairs the sentences of a long release, so many a side: the running text of Corpus/prose again and again, each time with other
/// figures. Milliseconds for all of them.
func timeOfPairing(sentences wanted: Int) throws -> Double {
  let folder = ReleasePair.packageRoot.appending(path: "Corpus/prose")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { !$0.hasSuffix(".md") }
  func long(_ file: String, _ language: Language) throws -> Release {
    let texts = try names.map { name in
      Array(String(decoding: try Data(contentsOf: folder.appending(path: "\(name)/\(file)")), as: UTF8.self).utf8)
    }
    var bytes: [UInt8] = []
    var copy: UInt8 = 0
    while true {
      // A copy has some sixty sentences: it is read when there may be enough.
      for _ in 0..<max(1, wanted / 240) {
        for text in texts { bytes += text.map { byte in varied(byte, by: copy) } + [0x0A] }
        copy += 1
      }
      let release = try readReleases(Input(name: file, bytes: bytes)).first { $0.language == language }
      guard var release else { throw BenchmarkError(description: "\(file) of Corpus/prose is in another language") }
      if release.prose.sentences.count >= wanted || copy > 200 {
        release.prose.claims.removeAll { $0.sentence >= wanted }
        release.prose.mentions.removeAll { $0.sentence >= wanted }
        release.prose.sentences.removeLast(max(0, release.prose.sentences.count - wanted))
        return release
      }
    }
  }
  let (japanese, english) = (try long("ja.txt", .japanese), try long("en.txt", .english))
  var times: [Double] = []
  var pairs: [Pair] = []
  for _ in 0..<15 { times.append(milliseconds { pairs = pairSentences(japanese, english) }) }
  let joined = pairs.count { $0.japanese != nil && $0.english != nil }
  guard joined * 4 >= wanted * 3 else { throw BenchmarkError(description: "only \(joined) sentences were paired") }
  return median(times)
}

/// Digits behind the first of a figure turn with each copy; years and days keep theirs as far as they must be read.
private func varied(_ byte: UInt8, by copy: UInt8) -> UInt8 {
  byte == 0x37 || byte == 0x38 || byte == 0x39 ? 0x37 + (byte - 0x37 + copy) % 3 : byte
}
