import Synchronization
import Totsugo
import Writing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The web page and its HTTP interface, as `Pages/openapi.json` describes it: uploads, checks, decisions, downloads.
///
/// Everything stays in memory and ends with the process. Every address begins with a secret; a request without it, or one that
/// comes for another host or from another page, learns nothing.
public actor WebService {
  public struct Settings: Sendable {
    /// The first part of every path. 128 random bits, in hexadecimal digits.
    public var token: String
    /// What the header Host may say: `127.0.0.1:8087`, `localhost:8087`. Empty: anything, for a server that others reach by a name.
    public var hosts: Set<String>
    /// The largest upload, in bytes.
    public var largestUpload: Int
    /// Seconds that a check may take.
    public var patience: Double
    public var project: Project?
    /// The company's own words, for every check.
    public var glossary: Glossary?

    public init(
      token: String, hosts: Set<String>, largestUpload: Int = 32 << 20, patience: Double = 120,
      project: Project? = nil, glossary: Glossary? = nil
    ) {
      self.token = token
      self.hosts = hosts
      self.largestUpload = largestUpload
      self.patience = patience
      self.project = project
      self.glossary = glossary
    }
  }

  /// The largest body that is no upload.
  public static let largestMessage = 1 << 20
  /// Checks that may wait for one that is running.
  private static let longestQueue = 20

  public nonisolated let settings: Settings
  var store: CheckStore
  private var queue: [String] = []
  private var isBusy = false

  public init(_ settings: Settings) {
    self.settings = settings
    store = CheckStore()
  }

  /// How large the body of a request may be; nil when the request will be refused whatever it holds.
  public nonisolated func largestBody(of request: WebRequest) -> Int? {
    guard let path = path(of: request) else { return nil }
    return request.method == "POST" && path == ["api", "files"] ? settings.largestUpload : Self.largestMessage
  }

  public func answer(_ request: WebRequest) -> WebResponse {
    guard let path = path(of: request) else { return .failure(404, "not found") }
    switch (request.method, path.first) {
    case ("GET", nil): return asset("", request)
    case ("GET", "api"), ("POST", "api"), ("PUT", "api"), ("DELETE", "api"):
      return answerAPI(request, Array(path.dropFirst()))
    case ("GET", let name?) where path.count == 1: return asset(name, request)
    default: return .failure(404, "not found")
    }
  }

  /// Parts of the path behind the token; nil for a request that is none of ours.
  private nonisolated func path(of request: WebRequest) -> [String]? {
    guard settings.hosts.isEmpty || request.host.map(settings.hosts.contains) ?? false else { return nil }
    if let origin = request.origin, request.method != "GET" {
      guard let host = request.host, origin == "http://\(host)" || origin == "https://\(host)" else { return nil }
    }
    var parts = request.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let token = parts.first, Self.isSame(token, settings.token) else { return nil }
    parts.removeFirst()
    return parts
  }

  /// Takes as long for a wrong token as for the right one.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
  }

  // MARK: Checks

  /// Begins to check, or lines up. Nil when too many wait.
  func enqueue(_ inputs: [Input], project: Project?, against: String?) -> String? {
    guard queue.count < Self.longestQueue else { return nil }
    let id = store.add(inputs, project: project ?? settings.project, against: against)
    queue.append(id)
    advance()
    return id
  }

  private func advance() {
    guard !isBusy, !queue.isEmpty else { return }
    let id = queue.removeFirst()
    guard let check = store.check(id) else { return advance() }
    isBusy = true
    store.update(id) { $0.state = .running }
    let earlier = check.against.flatMap { store.check($0) }
    Task.detached(priority: .utility) { [settings] in
      let state = await Self.run(
        check, earlier, patience: settings.patience, glossary: settings.glossary)
      await self.finish(id, state)
    }
  }

  private func finish(_ id: String, _ state: StoredCheck.State) {
    store.update(id) { $0.state = state }
    isBusy = false
    advance()
  }

  /// What computes cannot be stopped, but nobody waits for it longer than `patience`.
  private static func run(
    _ check: StoredCheck, _ earlier: StoredCheck?, patience: Double, glossary: Glossary?
  ) async -> StoredCheck.State {
    await withCheckedContinuation { continuation in
      let race = Race(continuation)
      Task.detached(priority: .utility) { race.end(compute(check, earlier, glossary)) }
      Task.detached {
        try? await Task.sleep(for: .seconds(patience))
        race.end(.failed("the check takes longer than \(Int(patience)) seconds"))
      }
    }
  }

  private static func compute(
    _ check: StoredCheck, _ earlier: StoredCheck?, _ glossary: Glossary?
  ) -> StoredCheck.State {
    do {
      var result =
        check.inputs.count == 2
        ? try Totsugo.check(
          japanese: check.inputs[0], english: check.inputs[1], following: check.project, glossary: glossary)
        : try Totsugo.check(both: check.inputs[0], following: check.project, glossary: glossary)
      check.project?.review(&result)
      if let before = earlier?.result {
        EarlierCheck(name: earlier?.names.joined(separator: ", ") ?? "", before).compare(&result)
      }
      return .done(result)
    } catch {
      return .failed(error.description)
    }
  }
}

/// The first to end gives the result.
private final class Race: Sendable {
  private let continuation: Mutex<CheckedContinuation<StoredCheck.State, Never>?>

  init(_ continuation: CheckedContinuation<StoredCheck.State, Never>) { self.continuation = Mutex(continuation) }

  func end(_ state: StoredCheck.State) {
    let waiting = continuation.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    waiting?.resume(returning: state)
  }
}
