import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Pairs the sentences of a long release: the running text of Corpus/prose again and again, each time with other figures.
func benchmarkSentences(_ words: [String]) throws {
  guard let wanted = words.first.flatMap({ Int($0) }), wanted > 0 else {
    throw BenchmarkError(description: "--sentences wants a count")
  }
  let folder = ReleasePair.packageRoot.appending(path: "Corpus/prose")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { !$0.hasSuffix(".md") }
  func long(_ file: String, _ language: Language) throws -> Release {
    let texts = try names.map { name in
      Array(String(decoding: try Data(contentsOf: folder.appending(path: "\(name)/\(file)")), as: UTF8.self).utf8)
    }
    var bytes: [UInt8] = []
    var copy: UInt8 = 0
    while true {
      for text in texts { bytes += text.map { byte in varied(byte, by: copy) } + [0x0A] }
      copy += 1
      let release = try readReleases(Input(name: file, bytes: bytes)).first { $0.language == language }
      if let release, release.prose.sentences.count >= wanted || copy > 60 { return release }
    }
  }
  let (japanese, english) = (try long("ja.txt", .japanese), try long("en.txt", .english))
  var times: [Double] = []
  var pairs: [Pair] = []
  for _ in 0..<15 { times.append(try milliseconds { pairs = pairSentences(japanese, english) }) }
  let joined = pairs.count { $0.japanese != nil && $0.english != nil }
  print(
    "\(japanese.prose.sentences.count) and \(english.prose.sentences.count) sentences, \(joined) pairs: \(median(times)) ms (median of 15)"
  )
}

/// Digits behind the first of a figure turn with each copy; years and days keep theirs as far as they must be read.
private func varied(_ byte: UInt8, by copy: UInt8) -> UInt8 {
  byte == 0x37 || byte == 0x38 || byte == 0x39 ? 0x37 + (byte - 0x37 + copy) % 3 : byte
}
