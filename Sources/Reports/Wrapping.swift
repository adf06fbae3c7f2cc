/// Text in lines of at most `width` columns. Breaks at spaces and beside wide characters; 、。） never begin a line.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var lineWidth = 0
  for piece in pieces(of: text) {
    let isSpace = piece == " "
    let pieceWidth = displayWidth(piece)
    if lineWidth + pieceWidth > width && lineWidth > 0 {
      lines.append(trimmedEnd(line))
      (line, lineWidth) = ("", 0)
    }
    if isSpace && lineWidth == 0 { continue }
    line += piece
    lineWidth += pieceWidth
  }
  let rest = trimmedEnd(line)
  if !rest.isEmpty { lines.append(rest) }
  return lines
}

private let openingMarks = Set("（「『【〔［".unicodeScalars)
private let closingMarks = Set("、。，．・：；？！）」』】〕］％%…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".unicodeScalars)

/// What must stay on one line: a word, a space, a wide character with the closing marks after it and the opening before.
private func pieces(of text: String) -> [String] {
  var pieces: [String] = []
  var current = String.UnicodeScalarView()
  var currentIsWide = false
  func isOpening(_ scalar: Unicode.Scalar) -> Bool { openingMarks.contains(scalar) }
  func isClosing(_ scalar: Unicode.Scalar) -> Bool { closingMarks.contains(scalar) }
  func flush() {
    if !current.isEmpty { pieces.append(String(current)) }
    current = String.UnicodeScalarView()
  }
  for scalar in printable(text).unicodeScalars {
    let isWide = displayWidth(scalar) == 2
    if scalar == " " {
      flush()
      pieces.append(" ")
      continue
    }
    let followsOpening = current.last.map(isOpening) ?? false
    if !current.isEmpty && !isClosing(scalar) && !followsOpening && (isWide || currentIsWide) { flush() }
    current.append(scalar)
    currentIsWide = isWide
  }
  flush()
  return pieces
}

private func trimmedEnd(_ text: String) -> String {
  var scalars = text.unicodeScalars
  while scalars.last == " " { scalars.removeLast() }
  return String(scalars)
}
