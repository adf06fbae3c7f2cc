import SourceText
import Testing

/// No input may trap, and every cell with a digit ends up in a fact or a remark.
@Suite("Any input") struct RobustnessTests {
  @Test("odd texts are read without a trap", arguments: oddTexts)
  func odd(_ text: String) {
    _ = read(text)
    _ = read(text, language: .english)
  }

  @Test("mutilated tables are read without a trap", arguments: 0..<60)
  func mutilated(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    var bytes = Array(table.utf8)
    for _ in 0..<(1 + next(40)) {
      guard !bytes.isEmpty else { break }
      let at = next(bytes.count)
      switch next(5) {
      case 0: bytes.remove(at: at)
      case 1: bytes.insert([0x09, 0x0A, 0x28, 0x29, 0x24, 0x7B, 0x3A, 0x2C, 0x2E, 0xE3, 0x25][next(11)], at: at)
      case 2: bytes[at] = UInt8(next(256))
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + next(60)))
      default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + next(80))], at: next(bytes.count))
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = read(text)
    _ = read(text, language: .english)
  }
}

private let table = """
  表 1. 営業収益の内訳 (百万円)

  	4Q03	4Q02	前年同期比	3Q03	前期比
  インターネット接続:					
  専用線接続サービス	3,100	3,341	(7.2%)	3,204	(3.2%)
  Total liabilities and
  その他 持分法による投資損失:	537 (85.0)	381	40.8%	5.2.5	2.2%
  	12 204 220	2 500 252	15 40/		
  営業収益合計	11,617	13,036	(10.9%)	9,633	20.6%

  ¹ 注記
  	売上高		営業利益	
  	百万円	％	百万円	％
  2025年3月期	128,450	5.9	10,886	16.9
  通期	133,500	3.9	11,400	4.7
  """

private let oddTexts: [String] = [
  "", "\n", "\t", "\t\t\t\n\t\t", "a\tb", "\t1\n\t2", "1\t2\t3", "(\t)\t(", "表 1.\t", "\u{FEFF}", "\t-\n\t-\n\t-",
  "売上高\t" + String(repeating: "9", count: 400), "売上高\t" + String(repeating: "(", count: 400),
  "売上高\t" + String(repeating: "1,", count: 400), String(repeating: "売上高 ", count: 300) + "\t1 2 3 4",
  "売上高\t999999999999999999999999\t1", "\t99Q99\t0Q0\n売上\t1\t2", "自\t至\n自 2024年4月1日 至\t1", "\t2004年99月期\n売上\t1",
  "\\frac{\t\\frac{1}{2\n$\\frac{1}{2}$\t$\\frac{$", "売上高\t1\t2\n" + String(repeating: "\t", count: 300),
  String(repeating: "a\t1\n", count: 60), "：\t：\n:\t1\n::\t2", "<u>\t</u>\n<u></u>\t<u>1</u>",
]
