import ArgumentParser
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What lasts from draft to draft: the project file, and the check before.
struct ReviewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Project file: fiscal year, rounding, glossary, tolerances, ignored sections, waivers; totsugo.yaml here by default.",
      valueName: "path"))
  var project: String?

  @Flag(help: "Leave totsugo.yaml alone.")
  var noProject = false

  @Option(
    help: ArgumentHelp(
      """
      What an earlier check printed as json or jsonl, or the earlier release itself (twice, for two files): says what \
      is new, still open and fixed, and which figures did not move.
      """, valueName: "file"))
  var against: [String] = []

  mutating func validate() throws {
    guard against.count <= 2 else { throw ValidationError("--against takes one file or two") }
    if noProject, project != nil { throw ValidationError("--project and --no-project exclude each other") }
  }

  private static let usualName = "totsugo.yaml"

  func readProject() throws -> Project? {
    if noProject { return nil }
    if let project { return try Project(name: project, yaml: try readInput(project).bytes) }
    guard access(Self.usualName, F_OK) == 0 else { return nil }
    writeToStandardError("totsugo: following \(Self.usualName)\n")
    return try Project(name: Self.usualName, yaml: try readInput(Self.usualName).bytes)
  }

  /// The words of the option `--glossary`, then those of the files that the project names, relative to its folder.
  func readGlossary(_ option: GlossaryOption, following project: Project?) throws -> Glossary? {
    let given = try option.read()
    guard let project, !project.glossaries.isEmpty else { return given }
    let own = try Totsugo.readGlossary(project.glossaryPaths.map { try readInput($0) })
    return Glossary(entries: (given?.entries ?? []) + own.entries)
  }

  func readEarlier(following project: Project?) throws -> EarlierCheck? {
    let inputs = try against.map { try readInput($0) }
    guard let first = inputs.first else { return nil }
    let name = against.joined(separator: ", ")
    if inputs.count == 1, let earlier = EarlierCheck(name: name, json: first.bytes) { return earlier }
    return EarlierCheck(name: name, try VersionArguments.check(inputs, following: project))
  }
}
