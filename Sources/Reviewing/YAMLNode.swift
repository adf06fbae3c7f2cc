import CLibYAML

/// A YAML document as values with their lines. Anchors, aliases and tags are refused: a project file needs none, and a few lines
/// with them can stand for gigabytes.
struct YAMLNode {
  indirect enum Content {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var content: Content
  /// 0-based.
  var line: Int
}

/// Why a text is no YAML that a project file can be.
struct YAMLProblem: Error {
  /// 0-based.
  var line: Int
  var reason: String
}

/// libyaml's events as a tree; the only place that calls libyaml.
struct YAMLReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private static let deepest = 32

  /// The first document of a text, nil when it has none.
  static func read(_ bytes: [UInt8]) throws(YAMLProblem) -> YAMLNode? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw YAMLProblem(line: 0, reason: "out of memory") }
    defer { yaml_parser_delete(parser) }
    // The parser reads where the bytes lie.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    defer { copy.deallocate() }
    _ = copy.initialize(from: bytes)
    yaml_parser_set_input_string(parser, copy.baseAddress, bytes.count)
    let reader = YAMLReader(parser: parser)
    while true {
      let event = try reader.next()
      switch event.kind {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
      case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return nil
      default: return try reader.node(event, depth: 0)
      }
    }
  }

  private struct Event {
    var kind: yaml_event_type_t
    var line: Int
    var text = ""
  }

  private func next() throws(YAMLProblem) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "no YAML"
      let line = parser.pointee.error == YAML_READER_ERROR ? 0 : Int(parser.pointee.problem_mark.line)
      throw YAMLProblem(line: line, reason: problem)
    }
    defer { yaml_event_delete(&raw) }
    var event = Event(kind: raw.type, line: Int(raw.start_mark.line))
    var isNamed = false
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      event.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      isNamed = scalar.anchor != nil || scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      isNamed = raw.data.sequence_start.anchor != nil || raw.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT: isNamed = raw.data.mapping_start.anchor != nil || raw.data.mapping_start.tag != nil
    case YAML_ALIAS_EVENT: isNamed = true
    default: break
    }
    if isNamed { throw YAMLProblem(line: event.line, reason: "anchors, aliases and tags are not taken here") }
    return event
  }

  private func node(_ event: Event, depth: Int) throws(YAMLProblem) -> YAMLNode {
    guard depth < Self.deepest else { throw YAMLProblem(line: event.line, reason: "nested too deeply") }
    switch event.kind {
    case YAML_SEQUENCE_START_EVENT:
      var nodes: [YAMLNode] = []
      while true {
        let next = try next()
        if next.kind == YAML_SEQUENCE_END_EVENT { break }
        nodes.append(try node(next, depth: depth + 1))
      }
      return YAMLNode(content: .sequence(nodes), line: event.line)
    case YAML_MAPPING_START_EVENT:
      var members: [(key: YAMLNode, value: YAMLNode)] = []
      while true {
        let next = try next()
        if next.kind == YAML_MAPPING_END_EVENT { break }
        let key = try node(next, depth: depth + 1)
        members.append((key, try node(try self.next(), depth: depth + 1)))
      }
      return YAMLNode(content: .mapping(members), line: event.line)
    default: return YAMLNode(content: .scalar(event.text), line: event.line)
    }
  }
}
