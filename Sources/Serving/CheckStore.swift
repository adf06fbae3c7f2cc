import Totsugo

/// What a reviewer decided about a finding.
struct Decision: Sendable, Hashable {
  enum State: String, Sendable { case open, accepted, waived }

  var state: State
  var author = ""
  /// Why it is waived.
  var reason = ""
  var comment = ""
}

/// One check of this run.
struct StoredCheck: Sendable {
  enum State: Sendable {
    case waiting
    case running
    case done(CheckResult)
    case failed(String)

    var name: String {
      switch self {
      case .waiting: "waiting"
      case .running: "running"
      case .done: "done"
      case .failed: "failed"
      }
    }
  }

  let id: String
  let inputs: [Input]
  let project: Project?
  /// Id of the earlier check that it is compared with.
  let against: String?
  var state = State.waiting
  /// By the finding's id.
  var decisions: [String: Decision] = [:]

  var names: [String] { inputs.map(\.name) }
  var size: Int { inputs.reduce(0) { $0 + $1.bytes.count } }

  var result: CheckResult? { if case .done(let result) = state { result } else { nil } }

  /// With the decisions in it: what was waived is set aside.
  var decided: CheckResult? {
    guard var result else { return nil }
    var waivers = Project(name: "review")
    waivers.waivers = self.waivers
    waivers.review(&result)
    return result
  }

  /// In the order of the findings.
  var waivers: [Waiver] {
    (result?.findings ?? []).compactMap { finding in
      guard let decision = decisions[finding.id], decision.state == .waived else { return nil }
      return Waiver(finding: finding.id, reason: decision.reason, author: decision.author)
    }
  }
}

/// All uploads and checks of this run, in memory only and bounded: the oldest make room.
struct CheckStore: Sendable {
  struct Limits: Sendable {
    var files = 32
    var checks = 100
    /// Of all inputs together.
    var bytes = 256 << 20
  }

  private let limits: Limits
  private(set) var files: [(id: String, input: Input)] = []
  /// Oldest first.
  private(set) var checks: [StoredCheck] = []
  private var nextFile = 1
  private var nextCheck = 1

  init(limits: Limits = Limits()) { self.limits = limits }

  mutating func add(_ input: Input) -> String {
    let id = "f\(nextFile)"
    nextFile += 1
    files.append((id, input))
    while files.count > limits.files || files.count > 1 && size > limits.bytes { files.removeFirst() }
    return id
  }

  func file(_ id: String) -> Input? { files.first { $0.id == id }?.input }

  mutating func add(_ inputs: [Input], project: Project?, against: String?) -> String {
    let id = "c\(nextCheck)"
    nextCheck += 1
    var check = StoredCheck(id: id, inputs: inputs, project: project, against: against)
    // A decision lasts from draft to draft.
    if let against, let earlier = self.check(against) { check.decisions = earlier.decisions }
    checks.append(check)
    while checks.count > limits.checks || checks.count > 1 && size > limits.bytes { checks.removeFirst() }
    return id
  }

  func check(_ id: String) -> StoredCheck? { checks.first { $0.id == id } }

  mutating func update(_ id: String, _ change: (inout StoredCheck) -> Void) {
    guard let index = checks.firstIndex(where: { $0.id == id }) else { return }
    change(&checks[index])
  }

  mutating func remove(_ id: String) { checks.removeAll { $0.id == id } }

  private var size: Int { files.reduce(0) { $0 + $1.input.bytes.count } + checks.reduce(0) { $0 + $1.size } }
}
