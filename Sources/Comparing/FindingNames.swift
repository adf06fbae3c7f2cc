import ReleaseModel

/// Gives each finding an id that survives runs and small edits: made of what it is about (kind, table, label, column), not of
/// lines or figures, so that a waiver can name it.
enum FindingNames {
  static func assign(_ findings: inout [Finding]) {
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      func mix(_ text: String) {
        for byte in text.utf8 {
          hash ^= UInt64(byte)
          hash = hash &* 0x100_0000_01B3
        }
        hash = hash &* 0x100_0000_01B3 ^ 0x1F
      }
      mix(finding.kind.rawValue)
      for side in [finding.japanese, finding.english] {
        mix(side?.tableTitle ?? "")
        mix(side?.label ?? "")
        mix(side?.unit?.code ?? "")
        mix(side?.period?.description ?? "")
        mix(side?.column.map(String.init) ?? "")
      }
      let digits = String(hash >> 24, radix: 16)
      let name = finding.kind.rawValue + "-" + String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      findings[index].id = count == 1 ? name : "\(name)-\(count)"
    }
  }
}
