import SourceText

/// Puts a page together from what libxml2 tells of it. No recursion: how deep a page nests costs memory alone.
struct PageBuilder {
  /// All text that is seen, in order, with its places.
  private(set) var text = RenderedText()
  private(set) var problems: [MarkupProblem] = []
  private var places: TextPlaces
  private var names = ElementNames()
  private var sheet = StyleSheet()
  private var styles = StyleMemory()
  private var styleText: [UInt8] = []
  private var elements: [OpenElement] = []
  private var flows: [Flow] = [Flow()]
  private var tables: [OpenTable] = []
  /// Set for pages with inline XBRL.
  private(set) var collector: MarkCollector?

  /// Tables inside tables beyond this depth are read as plain text.
  static let deepestTable = 32
  private static let mostProblems = 100
  /// A cell that claims to span more is taken by its word no further.
  private static let widestSpan = 1_000

  private struct OpenElement {
    var kind: ElementKind
    var isHidden = false
    var isRaised = false
    /// Summed up from the innermost cell or the page.
    var indent = 0.0
    /// A table element that was too deep to be one.
    var isIgnored = false
    /// Kept by the collector of prefixed elements.
    var isMarked = false
  }

  /// Where text goes: the page, a cell or a caption.
  private struct Flow {
    var items: [PageItem] = []
    var runStart: Int?
    var indent = 0.0
    var isHeading = false
    /// White space seen since the last character; `wrapped` where it breaks a source line.
    var isSpacePending = false
    var isWrapPending = false
    /// An element began or ended since the last character.
    var isBoundary = false
  }

  private struct OpenTable {
    var table = PageTable()
    var row: [PageCell]?
    var cell: PageCell?
    var isCaption = false
  }

  init(_ source: UnsafeBufferPointer<UInt8>, at start: Int, collects: Bool = false) {
    places = TextPlaces(source, at: start)
    text.reserve(source.count / 3)
    if collects || MarkCollector.isCalledFor(source) { collector = MarkCollector() }
  }

  /// The page's items, once all has been told.
  mutating func finish() -> [PageItem] {
    while !tables.isEmpty { closeTable() }
    flush()
    return flows[0].items
  }

  var takesProblems: Bool { problems.count < Self.mostProblems }
  mutating func problem(_ problem: MarkupProblem) { problems.append(problem) }

  // MARK: Elements

  mutating func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    let known = names.facts(of: name)
    let kind = known.kind
    var element = elements.last ?? OpenElement(kind: kind)
    element.kind = kind
    element.isIgnored = false
    element.isMarked = false
    var style = sheet.isEmpty ? PageStyle() : sheet.style(known.selector, attributes)
    let spans = readAttributes(attributes, &style)
    element.isHidden = element.isHidden || style.isHidden || kind == .unseen || kind == .style || kind == .script
    element.isRaised = element.isRaised || kind == .raised || style.isRaised
    switch kind {
    case .cell, .headerCell: element.indent = style.indent
    case .block, .heading, .listItem: element.indent += style.indent
    default: if !style.isRaised { element.indent += max(0, style.indent) }
    }
    switch kind {
    case .table:
      element.isIgnored = tables.count >= Self.deepestTable || element.isHidden
      if element.isIgnored { flush() } else { openTable() }
    case .row: if !element.isHidden { openRow() }
    case .cell, .headerCell:
      if element.isHidden { break }
      openCell(spans, isHeader: kind == .headerCell)
    case .caption:
      if !tables.isEmpty, !element.isHidden {
        closeCell()
        tables[tables.count - 1].isCaption = true
        flows.append(Flow())
      }
    case .block, .heading, .listItem: flush()
    case .lineBreak: breakLine()
    case .style: styleText = []
    default: break
    }
    if collector != nil {
      if kind == .block { collector?.declare(attributes) }
      if known.isPrefixed {
        collector?.declare(attributes)
        element.isMarked = collector?.start(name, attributes, isHidden: element.isHidden) ?? false
      }
    }
    elements.append(element)
    flows[flows.count - 1].isBoundary = true
    if kind == .heading { flows[flows.count - 1].isHeading = true }
  }

  mutating func end(_ name: UnsafePointer<CChar>) {
    guard let element = elements.popLast() else { return }
    if element.isMarked { collector?.end() }
    switch element.kind {
    case .table: if element.isIgnored { flush() } else { closeTable() }
    case .row: if !element.isHidden { closeRow() }
    case .cell, .headerCell: if !element.isHidden { closeCell() }
    case .caption: if !element.isHidden { closeCaption() }
    case .block, .heading, .listItem: flush()
    case .style: sheet.read(styleText)
    default: break
    }
    flows[flows.count - 1].isBoundary = true
  }

  private struct Spans {
    var columns = 1
    var rows = 1
  }

  @inline(__always)
  private mutating func readAttributes(
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ style: inout PageStyle
  ) -> Spans {
    var spans = Spans()
    guard let attributes, attributes[0] != nil else { return spans }
    var index = 0
    while let name = attributes[index] {
      let value = attributes[index + 1]
      index += 2
      switch UInt8(bitPattern: name[0]) {
      case 0x73 where matches(name, "style"):
        guard let value else { break }
        style.add(withBytes(value) { styles.style(of: $0) })
      case 0x63 where matches(name, "colspan"): spans.columns = min(max(1, number(value)), Self.widestSpan)
      case 0x72 where matches(name, "rowspan"): spans.rows = min(max(1, number(value)), 65_534)
      case 0x68 where matches(name, "hidden"): style.isHidden = true
      default: break
      }
    }
    return spans
  }

  private func number(_ value: UnsafePointer<CChar>?) -> Int {
    guard let value else { return 1 }
    return withBytes(value) { bytes in
      var number = 0
      for byte in bytes.prefix(6) where byte >= 0x30 && byte <= 0x39 { number = number * 10 + Int(byte - 0x30) }
      return number
    }
  }

  @inline(__always)
  private func withBytes<Result>(
    _ value: UnsafePointer<CChar>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var count = 0
    while value[count] != 0 { count += 1 }
    return value.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  // MARK: Text

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    let element = elements.last
    if let kind = element?.kind, kind == .style || kind == .script {
      if kind == .style { styleText += bytes }
      return
    }
    let isHidden = element?.isHidden ?? false
    let isPlain = element?.isRaised != true
    // Text between a table's cells is seen nowhere in particular; it is drawn before the table.
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20, isMarkupSpace(UInt32(byte)) {
        var isWrap = false
        repeat {
          if bytes[at] == 0x0A { isWrap = true }
          collector?.space()
          at += 1
        } while at < bytes.count && isMarkupSpace(UInt32(bytes[at]))
        flows[flows.count - 1].isSpacePending = true
        if isWrap { flows[flows.count - 1].isWrapPending = true }
        continue
      }
      if isPlain {
        let length = places.takeRun(UnsafeBufferPointer(rebasing: bytes[at...]))
        if length > 0 {
          let run = UnsafeBufferPointer(rebasing: bytes[at..<at + length])
          collector?.run(run, from: places.at - length)
          if !isHidden { append(run, from: places.at - length, element) }
          at += length
          continue
        }
      }
      let (scalar, length) = decodeScalar(bytes, at: at)
      at += max(1, length)
      let shown = shownScalar(scalar)
      let place = places.place(of: shown)
      collector?.character(shown, from: place)
      guard !isHidden, shown >= 0x20, shown != 0x7F else { continue }
      if isPlain {
        append(shown, place, element)
      } else if shown != 0x28, shown != 0x29 {
        // A raised (1) is ¹: brackets would make it a figure.
        append(raised(shown), place, element)
      }
    }
  }

  /// Characters that stand in the source as they are.
  private mutating func append(_ run: UnsafeBufferPointer<UInt8>, from place: Int, _ element: OpenElement?) {
    let first = decodeScalar(run, at: 0).scalar
    begin(isWide(first), isDigit: isDigit(first), element)
    text.append(run: run, from: place)
  }

  private mutating func append(_ scalar: UInt32, _ place: Range<Int>, _ element: OpenElement?) {
    begin(isWide(scalar), isDigit: isDigit(scalar), element)
    text.append(scalar: scalar, from: place.lowerBound, to: place.upperBound)
  }

  /// Begins a run of text, or puts the space that was seen before the next character.
  private mutating func begin(_ isWide: Bool, isDigit: Bool, _ element: OpenElement?) {
    let top = flows.count - 1
    if flows[top].runStart == nil {
      flows[top].runStart = text.bytes.count
      flows[top].indent = element?.indent ?? 0
    } else if flows[top].isSpacePending, text.bytes.last != 0x0A {
      // A source line broken between two characters of Japanese is no space.
      if !flows[top].isWrapPending || !(endsWide && isWide) { text.append(mark: 0x20) }
    } else if isDigit, flows[top].isBoundary, let start = flows[top].runStart, isNoteMark(from: start) {
      text.append(mark: 0x20)
    }
    flows[top].isBoundary = false
    flows[top].isSpacePending = false
    flows[top].isWrapPending = false
  }

  /// ASCII or full-width.
  private func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  /// ※1, *2, 注3 and nothing else since the last line break: a mark in an element of its own before a figure.
  private func isNoteMark(from start: Int) -> Bool {
    guard text.bytes.count - start <= 24 else { return false }
    let line = text.bytes[start...]
    let words = line.lastIndex(of: 0x0A).map { line[($0 + 1)...] } ?? line
    var at = words.endIndex
    var digits = 0
    while at > words.startIndex, digits < 3 {
      if (0x30...0x39).contains(words[at - 1]) {
        at -= 1
      } else if at - 3 >= words.startIndex, words[at - 3] == 0xEF, words[at - 2] == 0xBC,
        (0x90...0x99).contains(words[at - 1])
      {
        at -= 3
      } else {
        break
      }
      digits += 1
    }
    guard (1...2).contains(digits) else { return false }
    let mark = words[..<at]
    return mark.suffix(3).elementsEqual([0xE2, 0x80, 0xBB]) || mark.suffix(3).elementsEqual("注".utf8)
      || mark.elementsEqual([0x2A]) || mark.suffix(3).elementsEqual("＊".utf8)
  }

  private var endsWide: Bool {
    let count = text.bytes.count
    return count >= 3 && text.bytes[count - 3] >= 0xE3 && text.bytes[count - 1] >= 0x80
  }

  private func isWide(_ scalar: UInt32) -> Bool { scalar >= 0x3000 && scalar < 0xFF61 }

  /// Digits set above the line are notes, not part of a figure.
  private func raised(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x31: 0xB9
    case 0x32, 0x33: 0xB2 + scalar - 0x32
    case 0x30, 0x34...0x39: 0x2070 + scalar - 0x30
    default: scalar
    }
  }

  private mutating func breakLine() {
    collector?.lineBreak()
    guard flows[flows.count - 1].runStart != nil, elements.last?.isHidden != true else { return }
    text.append(mark: 0x0A)
    flows[flows.count - 1].isSpacePending = false
  }

  /// Ends the run of text at a block's boundary.
  private mutating func flush() {
    let top = flows.count - 1
    if let start = flows[top].runStart {
      let run = TextRun(range: start..<text.bytes.count, indent: flows[top].indent, isHeading: flows[top].isHeading)
      flows[top].items.append(.run(run))
    }
    flows[top].runStart = nil
    flows[top].isHeading = false
    flows[top].isSpacePending = false
    flows[top].isWrapPending = false
  }

  // MARK: Tables

  private mutating func openTable() {
    flush()
    tables.append(OpenTable())
  }

  private mutating func openRow() {
    guard !tables.isEmpty else { return flush() }
    closeRow()
    tables[tables.count - 1].row = []
  }

  private mutating func openCell(_ spans: Spans, isHeader: Bool) {
    guard !tables.isEmpty else { return flush() }
    closeCell()
    let top = tables.count - 1
    if tables[top].row == nil { tables[top].row = [] }
    tables[top].cell = PageCell(columnSpan: spans.columns, rowSpan: spans.rows, isHeader: isHeader)
    flows.append(Flow())
  }

  private mutating func closeCell() {
    guard !tables.isEmpty else { return flush() }
    closeCaption()
    let top = tables.count - 1
    guard var cell = tables[top].cell else { return }
    flush()
    if let flow = flows.popLast() { cell.items = flow.items }
    tables[top].cell = nil
    tables[top].row?.append(cell)
  }

  private mutating func closeCaption() {
    guard !tables.isEmpty, tables[tables.count - 1].isCaption else { return }
    flush()
    if let flow = flows.popLast() { tables[tables.count - 1].table.captions += flow.items }
    tables[tables.count - 1].isCaption = false
  }

  private mutating func closeRow() {
    guard !tables.isEmpty else { return flush() }
    closeCell()
    let top = tables.count - 1
    if let row = tables[top].row { tables[top].table.rows.append(row) }
    tables[top].row = nil
  }

  private mutating func closeTable() {
    guard !tables.isEmpty else { return flush() }
    closeRow()
    flush()
    if let open = tables.popLast() { flows[flows.count - 1].items.append(.table(open.table)) }
  }
}
