#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `--generate COUNT FOLDER [SECTIONS]`: pairs and their manifest, for a batch; 60 kB a pair by default.
func generatePairs(_ words: [String]) throws {
  guard words.count >= 2, let count = Int(words[0]), count > 0 else {
    throw BenchmarkError(description: "--generate wants a count and a folder")
  }
  let sections = words.count > 2 ? Int(words[2]) ?? 12 : 12
  let folder = URL(filePath: words[1])
  var manifest = "id,ja,en\n"
  for number in 0..<count {
    var generator = ReleaseGenerator(seed: UInt64(number))
    let texts = generator.release(sections: sections)
    // A thousand pairs a folder.
    let group = folder.appending(path: String(number / 1_000))
    if number % 1_000 == 0 { try FileManager.default.createDirectory(at: group, withIntermediateDirectories: true) }
    try Data(texts.japanese.utf8).write(to: group.appending(path: "\(number).ja.txt"))
    try Data(texts.english.utf8).write(to: group.appending(path: "\(number).en.txt"))
    manifest += "\(number),\(number / 1_000)/\(number).ja.txt,\(number / 1_000)/\(number).en.txt\n"
  }
  try Data(manifest.utf8).write(to: folder.appending(path: "manifest.csv"))
}

let shapeNames = ["60 kB", "60 pages", "2,000 rows", "20 MB"]

/// The shapes whose time a byte must not grow with their size, as folders with `ja.txt` and `en.txt`.
func writeShapes(to folder: URL) throws -> [ReleasePair] {
  let makers: [(inout ReleaseGenerator) -> ReleaseGenerator.Texts] = [
    { $0.release(sections: 12) }, { $0.release(sections: 60) }, { $0.wideTable(rows: 2_000) },
    { $0.longRelease(bytes: 20_000_000) },
  ]
  return try zip(shapeNames, makers).map { name, make in
    var generator = ReleaseGenerator(seed: 7)
    let texts = make(&generator)
    let place = folder.appending(path: name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(texts.japanese.utf8).write(to: place.appending(path: "ja.txt"))
    try Data(texts.english.utf8).write(to: place.appending(path: "en.txt"))
    return ReleasePair(folder: place)
  }
}
