import Foundation  // Thread, and the system's sockets.
import Synchronization

/// Takes connections at the address that clients know and hands each request to the server behind it, within bounds.
///
/// FlyingFox reads lines of a head whole and waits for a next request for ever. Behind the gate a head has 32 KiB and ten seconds, a
/// connection carries one request, an idle one ends, and only so many are open at once.
final class Gate: Sendable {
  struct Bounds: Sendable {
    /// Open at once; more are closed unheard.
    var connections = 64
    /// Seconds for a head.
    var headPatience = 10.0
    /// Seconds without a byte in either direction.
    var idlePatience = 75.0
    /// The largest body that a waiting client is told to send.
    var largestBody: Int
  }

  let port: UInt16
  private let listener: Int32
  private let upstream: String
  private let bounds: Bounds
  private let open = Mutex(0)

  /// Listens at an IPv4 address; port 0 takes any that is free. `upstream`: path of the server's socket.
  init(host: String, port: UInt16, upstream: String, bounds: Bounds) throws(GateFailure) {
    self.upstream = upstream
    self.bounds = bounds
    let listener = socket(AF_INET, Self.streamKind, 0)
    self.listener = listener
    guard listener >= 0 else { throw GateFailure("socket") }
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 128) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw GateFailure("\(host):\(port)") }
    self.port = UInt16(bigEndian: address.sin_port)
  }

  #if canImport(Glibc)
    private static let streamKind = Int32(SOCK_STREAM.rawValue)
  #else
    private static let streamKind = SOCK_STREAM
  #endif

  /// Serves until the process ends, on threads of its own: reading and writing block.
  func run() {
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else {
          // Too many files are open, or the connection is gone again.
          usleep(10_000)
          continue
        }
        let isFull = open.withLock { count in
          count += 1
          return count > bounds.connections
        }
        guard !isFull else {
          end(client)
          continue
        }
        Thread.detachNewThread { [self] in
          serve(client)
          end(client)
        }
      }
    }
  }

  private func end(_ client: Int32) {
    close(client)
    open.withLock { $0 -= 1 }
  }

  // MARK: One connection

  private func serve(_ client: Int32) {
    Self.limitWrites(client, seconds: bounds.idlePatience)
    var bytes: [UInt8] = []
    let head: RequestHead
    do throws(RequestHead.Refusal) {
      guard let end = try readHead(client, &bytes) else { return }
      head = try RequestHead(bytes[..<end])
      bytes.removeFirst(end)
    } catch {
      let words = "HTTP/1.1 \(error.status) \(error.phrase)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      _ = Self.write(Array(words.utf8)[...], to: client)
      return Self.hangUp(client)
    }
    guard let server = connectUpstream() else { return }
    defer { close(server) }
    Self.limitWrites(server, seconds: bounds.idlePatience)
    if head.expectsContinue, head.bodyLength <= bounds.largestBody {
      _ = Self.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)[...], to: client)
    }
    let first = bytes.prefix(head.bodyLength)
    guard Self.write(head.forwarded[...], to: server) else { return }
    // The server may answer and leave before it has read the body: its answer is passed on.
    let isTaken = Self.write(first, to: server)
    pass(client, server, bodyLeft: isTaken ? head.bodyLength - first.count : 0)
    Self.hangUp(client)
  }

  /// Reads until the head is complete and gives its length. Nil when the client left.
  private func readHead(_ client: Int32, _ bytes: inout [UInt8]) throws(RequestHead.Refusal) -> Int? {
    let deadline = Self.now + bounds.headPatience
    while true {
      if let end = RequestHead.end(in: bytes), end <= RequestHead.longest { return end }
      if bytes.count >= RequestHead.longest {
        throw RequestHead.Refusal(status: 431, phrase: "Request Header Fields Too Large")
      }
      guard Self.wait([client], seconds: deadline - Self.now) != nil else {
        if bytes.isEmpty { return nil }
        throw RequestHead.Refusal(status: 408, phrase: "Request Timeout")
      }
      guard let chunk = Self.read(client, upTo: 4096) else { return nil }
      bytes += chunk
    }
  }

  /// The rest of the body one way, the answer the other, until the server is done.
  private func pass(_ client: Int32, _ server: Int32, bodyLeft: Int) {
    var bodyLeft = bodyLeft
    while true {
      // What the client says beyond its body is nothing that anybody waits for.
      let sources = bodyLeft > 0 ? [server, client] : [server]
      guard let ready = Self.wait(sources, seconds: bounds.idlePatience) else { return }
      if ready.contains(server) {
        guard let chunk = Self.read(server, upTo: 1 << 16), Self.write(chunk[...], to: client) else { return }
      }
      if ready.contains(client) {
        guard let chunk = Self.read(client, upTo: min(1 << 16, bodyLeft)) else {
          // Half a body: the server hears that no more comes.
          shutdown(server, Int32(SHUT_WR))
          bodyLeft = 0
          continue
        }
        bodyLeft -= chunk.count
        if !Self.write(chunk[...], to: server) { bodyLeft = 0 }
      }
    }
  }

  private func connectUpstream() -> Int32? {
    let server = socket(AF_UNIX, Self.streamKind, 0)
    guard server >= 0 else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { field in
      for (place, byte) in upstream.utf8.enumerated() where place < field.count - 1 { field[place] = byte }
    }
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    if isConnected { return server }
    close(server)
    return nil
  }

  // MARK: Sockets

  private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  /// Those that can be read, or have ended. Nil when the time is over.
  private static func wait(_ sources: [Int32], seconds: Double) -> [Int32]? {
    var entries = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let deadline = now + seconds
    while true {
      let left = Int32(max(0, min(1e6, (deadline - now) * 1000)).rounded(.up))
      let count = poll(&entries, nfds_t(entries.count), left)
      if count > 0 { return entries.filter { $0.revents != 0 }.map(\.fd) }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  /// Nil at the end, and after an error.
  private static func read(_ source: Int32, upTo limit: Int) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = recv(source, &buffer, limit, 0)
      if count > 0 { return Array(buffer[..<count]) }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to target: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(target, $0.baseAddress, $0.count, 0) }
      if count < 0 {
        guard errno == EINTR else { return false }
      } else {
        rest.removeFirst(count)
      }
    }
    return true
  }

  private static func limitWrites(_ target: Int32, seconds: Double) {
    var limit = timeval(tv_sec: Int(seconds), tv_usec: 0)
    setsockopt(target, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Says that no more comes, and hears the client out for a moment: a connection that is reset may take the answer with it.
  private static func hangUp(_ client: Int32) {
    shutdown(client, Int32(SHUT_WR))
    let deadline = now + 2
    var left = 8 << 20
    while left > 0, wait([client], seconds: deadline - now) != nil, let chunk = read(client, upTo: 1 << 16) {
      left -= chunk.count
    }
  }
}

/// What could not be opened, and why.
struct GateFailure: Error, CustomStringConvertible {
  let description: String

  init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
}
