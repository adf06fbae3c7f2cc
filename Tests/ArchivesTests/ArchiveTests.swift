import Archives
import Packing
import Testing

private func reason(_ bytes: [UInt8], limits: Limits = Limits(), reading name: String? = nil) -> String? {
  do throws(UnusableArchive) {
    let archive = try Archive(bytes, limits: limits)
    if let name { _ = try archive.contents(of: name) }
    return nil
  } catch {
    return error.description
  }
}

@Suite("Zip archives")
struct ArchiveTests {
  private let files: [(name: String, bytes: [UInt8])] = [
    ("word/document.xml", Array("<w:document/>".utf8)),
    ("決算短信/本文.htm", Array("<html>売上高</html>".utf8)),
    ("empty.txt", []),
  ]

  @Test("Entries come in the archive's order with names in UTF-8, and unpack to what was packed")
  func entries() throws {
    let archive = try Archive(packed(files))
    #expect(archive.entries.map(\.name) == files.map(\.name))
    for file in files { #expect(try archive.contents(of: file.name) == file.bytes) }
    #expect(try archive.contents(of: "no such entry") == nil)
  }

  @Test("The kind is told by the first bytes")
  func kind() {
    #expect(Archive.recognizes(packed(files)))
    #expect(!Archive.recognizes(Array("PKSHA Technology".utf8)))
    #expect(!Archive.recognizes([]))
  }

  @Test("An archive cut off anywhere, or with a damaged entry, is one clear error")
  func damage() {
    let whole = packed(files)
    for length in stride(from: 4, to: whole.count, by: 7) {
      let reason = reason(Array(whole[..<length]))
      #expect(reason?.hasPrefix("not a whole zip archive (damaged or cut off)") == true, "cut at \(length)")
    }
    var damaged = packed([("figures.txt", Array(repeating: 0x31, count: 900) + Array("12,345".utf8))])
    // Behind a local header of 30 bytes and the name.
    for place in 41..<49 { damaged[place] ^= 0xFF }
    #expect(reason(damaged, reading: "figures.txt")?.hasPrefix("figures.txt: cannot be unpacked") == true)
  }

  @Test("A zip bomb is refused before it is unpacked")
  func bomb() {
    let zeros = [UInt8](repeating: 0, count: 16 << 20)
    #expect(reason(packed([("bomb.xml", zeros)])) == "bomb.xml: packed more than 250 to 1, as only a zip bomb is")
    let plain = packed((0..<40).map { ("\($0).xml", [UInt8](repeating: 0, count: 1 << 10)) })
    var limits = Limits()
    limits.entries = 39
    #expect(reason(plain, limits: limits) == "a zip archive of 40 entries; the limit is 39")
    limits = Limits()
    limits.size = 39 << 10
    #expect(reason(plain, limits: limits)?.hasPrefix("a zip archive that unpacks to more than") == true)
  }

  @Test("What is unpacked again and again counts again and again")
  func sum() throws {
    var limits = Limits()
    limits.size = 2_500
    let archive = try Archive(packed([("a", [UInt8](repeating: 0x31, count: 1_000))]), limits: limits)
    _ = try archive.contents(of: "a")
    _ = try archive.contents(of: "a")
    #expect(throws: UnusableArchive.self) { try archive.contents(of: "a") }
  }

  @Test("An encrypted entry says so")
  func encryption() {
    let locked = packed([("xl/workbook.xml", Array("<workbook/>".utf8))], password: "1234")
    #expect(
      reason(locked, reading: "xl/workbook.xml") == "xl/workbook.xml: is encrypted; a password is needed")
  }
}
