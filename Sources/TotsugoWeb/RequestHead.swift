/// The head of an HTTP/1.1 request, as the gate needs it: where it ends, how long the body is, what goes on to the server.
struct RequestHead {
  /// More than any browser sends.
  static let longest = 32 << 10

  /// What is answered instead when a head is not taken: status and phrase.
  struct Refusal: Error, Equatable {
    var status: Int
    var phrase: String
  }

  /// With `Connection: close`, so that a connection carries one request.
  let forwarded: [UInt8]
  let bodyLength: Int
  /// The client waits for a word before it sends the body.
  let expectsContinue: Bool

  /// The number of bytes of the head in `bytes`, the empty line included; nil while it has not come.
  static func end(in bytes: [UInt8]) -> Int? {
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      // A line end is CRLF or LF alone.
      if place == start || place == start + 1 && bytes[start] == 0x0D { return place + 1 }
      start = place + 1
    }
    return nil
  }

  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    var lines = bytes.split(separator: 0x0A).map { line in line.last == 0x0D ? line.dropLast() : line }
    lines.removeAll { $0.isEmpty }
    guard let first = lines.first, first.split(separator: 0x20).count == 3 else { throw Self.malformed }
    var forwarded = Array(first) + [0x0D, 0x0A]
    var (length, isExpecting): (Int?, Bool) = (nil, false)
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw Self.malformed }
      let value = String(decoding: line[line.index(after: colon)...], as: UTF8.self).filter { $0 != " " && $0 != "\t" }
      switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
      case "content-length":
        guard let count = Int(value), count >= 0, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
          length == nil || length == count
        else { throw Self.malformed }
        length = count
      // A body without a length could go on without end.
      case "transfer-encoding": throw Refusal(status: 411, phrase: "Length Required")
      case "expect":
        isExpecting = value.lowercased() == "100-continue"
        continue
      case "connection", "keep-alive", "upgrade": continue
      default: break
      }
      forwarded += Array(line) + [0x0D, 0x0A]
    }
    self.forwarded = forwarded + Array("Connection: close\r\n\r\n".utf8)
    bodyLength = length ?? 0
    expectsContinue = isExpecting
  }

  private static let malformed = Refusal(status: 400, phrase: "Bad Request")
}
