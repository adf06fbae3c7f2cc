import Gold
import Testing
import Totsugo

/// Invented releases of many industries as a converter might leave them.
let damagedReleases: [DamagedRelease] = {
  do { return try DamagedRelease.all() } catch { fatalError("\(error)") }
}()

@Suite("Damaged releases") struct DamagedReleaseTests {
  @Test("figures are found in what a converter left, and none is wrong as read", arguments: damagedReleases)
  func figures(_ release: DamagedRelease) throws {
    let result = try Totsugo.check(
      japanese: Input(name: "ja.txt", bytes: release.japanese), english: Input(name: "en.txt", bytes: release.english))
    for (gold, version) in [(release.japaneseGold, result.japanese), (release.englishGold, result.english)] {
      let diff = DamagedRelease.diff(gold, version.tables.flatMap(\.facts))
      #expect(diff.due > 0 && diff.found * 100 >= diff.due * 97, "\(version.language): \(diff.missing.prefix(10))")
      #expect(diff.wrongAsRead.isEmpty, "\(version.language): \(diff.wrongAsRead.prefix(10))")
      #expect(diff.wrongRepaired.isEmpty, "\(version.language): \(diff.wrongRepaired.prefix(10))")
    }
  }

  @Test("two versions that say the same raise no alarm, however damaged they are", arguments: damagedReleases)
  func alarms(_ release: DamagedRelease) throws {
    let result = try Totsugo.check(
      japanese: Input(name: "ja.txt", bytes: release.japanese), english: Input(name: "en.txt", bytes: release.english))
    let alarms = result.findings.filter { $0.severity != .note }
    #expect(alarms.isEmpty, "\(alarms.map { "\($0.kind) \($0.message.english)" })")
  }

  @Test("what sentences say is read, in nine of ten figures")
  func claims() throws {
    var (due, right) = (0, 0)
    var missing = ""
    for release in damagedReleases where !release.japaneseClaims.isEmpty {
      let result = try Totsugo.check(
        japanese: Input(name: "ja.txt", bytes: release.japanese), english: Input(name: "en.txt", bytes: release.english)
      )
      for (gold, version) in [(release.japaneseClaims, result.japanese), (release.englishClaims, result.english)] {
        let diff = ClaimDiff(gold: gold, claims: version.prose.claims)
        due += diff.due
        right += diff.due - diff.missing.count
        missing += diff.missing.map { "\(release.name) \(version.language) \($0.sentence)\n" }.joined()
      }
    }
    #expect(due > 300 && right * 10 >= due * 9, "\(right) of \(due)\n\(missing)")
  }
}
