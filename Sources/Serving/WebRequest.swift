import Writing

/// A request as the service sees it, whatever HTTP server took it.
public struct WebRequest: Sendable {
  /// `GET`, `POST` …
  public var method: String
  /// Percent-encoded, without the query.
  public var path: String
  /// Decoded; the first of several values.
  public var query: [String: String]
  /// The headers `host` and `origin`, when sent.
  public var host: String?
  public var origin: String?
  public var body: [UInt8]

  public init(
    method: String, path: String, query: [String: String] = [:], host: String? = nil, origin: String? = nil,
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.host = host
    self.origin = origin
    self.body = body
  }
}

/// What the service answers.
public struct WebResponse: Sendable {
  public var status: Int
  public var type: String
  public var body: [UInt8]
  /// Name under which a browser saves it; ASCII letters, digits, `.` and `-` only.
  public var fileName: String?
  /// Allowed sources for a page of the service's own; the report carries its policy itself.
  public var policy: String

  static let closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

  public init(
    status: Int = 200, type: String, body: [UInt8], fileName: String? = nil, policy: String? = nil
  ) {
    self.status = status
    self.type = type
    self.body = body
    self.fileName = fileName
    self.policy = policy ?? Self.closedPolicy
  }

  /// `{"error":"…","error_ja":"…"}`
  public static func failure(_ status: Int, _ reason: String) -> WebResponse {
    var writer = JSONWriter()
    writer.object {
      $0.member("error", reason)
      $0.member("error_ja", FailureWording.japanese(for: reason))
    }
    writer.endLine()
    return WebResponse(status: status, type: "application/json", body: writer.bytes)
  }

  /// All headers, in order.
  public var headers: [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = [
      ("Content-Type", type), ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
      ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
      ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    if let fileName { headers.append(("Content-Disposition", "attachment; filename=\"\(fileName)\"")) }
    return headers
  }
}
