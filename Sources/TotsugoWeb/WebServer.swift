import ArgumentParser
import FlyingFox
import FlyingSocks
import Foundation  // FlyingFox speaks in its Data.
import Serving
import Totsugo

/// FlyingFox around `WebService`, behind a `Gate`: reads a request's body within bounds, writes the answer.
struct WebServer: Sendable {
  var host: String
  var port: UInt16
  var largestUpload: Int
  var project: Project?
  var glossary: Glossary?

  /// Seconds for one request, its body included.
  private static let patience = 60.0

  /// Serves until the process ends; `announce` gets the page's address once it can be opened.
  func run(announce: @Sendable (String) -> Void) async throws {
    let token = Self.secret()
    guard (try? sockaddr_in.inet(ip4: host, port: port)) != nil else {
      throw ValidationError("--host is an IPv4 address, not '\(host)'")
    }
    let inner = try PrivateFolder.makeSocketPath()
    let gate = try Gate(host: host, port: port, upstream: inner, bounds: Gate.Bounds(largestBody: largestUpload))
    let isLoopback = host == "127.0.0.1"
    let hosts: Set<String> = isLoopback ? ["127.0.0.1:\(gate.port)", "localhost:\(gate.port)"] : []
    let service = WebService(
      WebService.Settings(
        token: token, hosts: hosts, largestUpload: largestUpload, project: project, glossary: glossary))
    let server = HTTPServer(
      address: sockaddr_un.unix(path: inner), timeout: Self.patience, logger: .disabled,
      handler: ClosureHTTPHandler { request in await Self.answer(request, service) })
    let task = Task { try await server.run() }
    try await server.waitUntilListening()
    gate.run()
    announce("http://\(host):\(gate.port)/\(token)/")
    try await task.value
  }

  /// 128 random bits.
  private static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  private static func answer(_ request: HTTPRequest, _ service: WebService) async -> HTTPResponse {
    var query: [String: String] = [:]
    for item in request.query where query[item.name] == nil { query[item.name] = item.value }
    var own = WebRequest(
      method: request.method.rawValue, path: request.target.path(), query: query, host: request.headers[.host],
      origin: request.headers[HTTPHeader("Origin")])
    let limit = service.largestBody(of: own) ?? 0
    do {
      guard let body = try await body(of: request, upTo: limit) else {
        let isKnown = service.largestBody(of: own) != nil
        return closing(.failure(isKnown ? 413 : 404, isKnown ? "the file is too large" : "not found"))
      }
      own.body = body
    } catch {
      return closing(.failure(400, "the request broke off"))
    }
    return response(await service.answer(own))
  }

  /// Nil when it is larger; what is too large by little is read to its end and forgotten, so that the sender hears the answer.
  private static func body(of request: HTTPRequest, upTo limit: Int) async throws -> [UInt8]? {
    let worthReading = limit + (64 << 20)
    if let count = request.bodySequence.count, count > worthReading { return nil }
    var body: [UInt8] = []
    var count = 0
    for try await chunk in request.bodySequence {
      count += chunk.count
      if count > worthReading { return nil }
      if count <= limit { body.append(contentsOf: chunk) } else { body = [] }
    }
    return count <= limit ? body : nil
  }

  private static func response(_ answer: WebResponse) -> HTTPResponse {
    HTTPResponse(statusCode: status(answer.status), headers: headers(answer), body: Data(answer.body))
  }

  private static func headers(_ answer: WebResponse) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    return headers
  }

  private static func status(_ code: Int) -> HTTPStatusCode {
    let phrases = [
      200: "OK", 201: "Created", 202: "Accepted", 400: "Bad Request", 404: "Not Found", 409: "Conflict",
      413: "Content Too Large", 422: "Unprocessable Content", 429: "Too Many Requests",
    ]
    return HTTPStatusCode(code, phrase: phrases[code] ?? "Unknown")
  }

  /// An answer after which the connection ends, for requests whose body was not read: FlyingFox would take the rest for the
  /// next request.
  private static func closing(_ answer: WebResponse) -> HTTPResponse {
    var headers = headers(answer)
    headers[.connection] = "close"
    let body = HTTPBodySequence(from: EndingBody(bytes: answer.body), count: answer.body.count)
    return HTTPResponse(statusCode: status(answer.status), headers: headers, body: body)
  }
}

/// Bytes whose end breaks the connection.
private struct EndingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  var bytes: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(bytes: bytes) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var bytes: [UInt8]?

    mutating func next() async throws -> UInt8? { throw SocketError.disconnected }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard let own = bytes else { throw SocketError.disconnected }
      bytes = nil
      return own
    }
  }
}
