import Testing
@testable import TermCatalog
@Test func probe() {
  let clock = ContinuousClock()
  var c: TermCatalog!
  for _ in 0..<3 { print("load", clock.measure { c = TermCatalog(text: BuiltInTerms.text) }) }
  c = TermCatalog.builtIn
  var wrong = 0, all = 0
  for table in seedTables {
    let ja = table.rows.map { c.prepare($0.japanese, in: .japanese) }
    let en = table.rows.map { c.prepare($0.english, in: .english) }
    for i in ja.indices {
      all += 1
      let s = en.map { c.similarity(ja[i], $0) }
      let best = s.indices.max { s[$0] < s[$1] }!
      let runner = s.indices.filter { $0 != i }.map { s[$0] }.max() ?? 0
      if best != i || s[i] < 0.6 || runner > s[i] - 0.1 { print(table.name, table.rows[i].japanese, "|", table.rows[i].english, s[i], "best", table.rows[best].english, s[best], "runner", runner) }
      if best != i { wrong += 1 }
    }
  }
  print("SEED wrong", wrong, "of", all)
  var low = 0
  for p in sameMeaning { let s = c.similarity(japanese: p.japanese, english: p.english); if s < 0.6 { low += 1; print("LOW", p, s, c.matches(for: p.japanese, in: .japanese, top: 1).map { c.identifier(of: $0) }, c.matches(for: p.english, in: .english, top: 1).map { c.identifier(of: $0) }) } }
  var high = 0
  for p in otherMeaning { let s = c.similarity(japanese: p.japanese, english: p.english); if s >= 0.5 { high += 1; print("HIGH", p, s) } }
  print("same", sameMeaning.count, "low", low, "other", otherMeaning.count, "high", high)
  let labels = sameMeaning.map { $0.japanese }, elabels = sameMeaning.map { $0.english }
  var n = 0
  let t1 = clock.measure { for _ in 0..<5 { for l in labels { n += c.matches(for: l, in: .japanese).count } } }
  let t2 = clock.measure { for _ in 0..<5 { for l in elabels { n += c.matches(for: l, in: .english).count } } }
  let pj = labels.map { c.prepare($0, in: .japanese) }, pe = elabels.map { c.prepare($0, in: .english) }
  let t0 = clock.measure { for l in labels { n += c.prepare(l, in: .japanese).concepts.count } }
  var x = 0.0
  let t3 = clock.measure { for a in pj { for b in pe { x += c.similarity(a, b) } } }
  print("matches ja", t1 / (5 * labels.count), "en", t2 / (5 * labels.count), "prepare", t0 / labels.count, "sim prepared", t3 / (pj.count * pe.count), n, x)
}
