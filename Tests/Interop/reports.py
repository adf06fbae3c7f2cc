"""SARIF, JUnit, TMX and XLIFF, read by their own field's tools and schemas."""
import json
import subprocess
import urllib.parse

import jsonschema
import junitparser
import lxml.etree
from translate.storage import tmx, xliff2


def translation(export, pairs, findings, shared, checks):
    pairs = [json.loads(line) for line in pairs.split("\n") if line]
    memory = tmx.tmxfile.parsefile(str(export("tmx", "memory.tmx")))
    units = {(unit.source, unit.target) for unit in memory.units}
    checks.equal("tmx: source language", memory.getsourcelanguage(), "ja")
    checks.equal("tmx: no empty side", [unit.source for unit in memory.units if not unit.source or not unit.target], [])

    path = export("xliff", "pairs.xliff")
    document = lxml.etree.parse(str(path))
    if shared.exists():
        schema = shared / "schemas/xliff-2.1/xliff_core_2.0.xsd"
        catalogue = lxml.etree.XMLSchema(lxml.etree.parse(str(schema)))
        checks.equal("xliff: faults by the schema", catalogue.validate(document), True)
        shell = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, path], capture_output=True, text=True)
        checks.equal("xliff: xmllint", (shell.returncode, shell.stderr if shell.returncode else ""), (0, ""))
    space = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    notes = "".join(note.text for note in document.iterfind(".//x:note", space))
    missing = [finding["id"] for finding in findings if f"[{finding['id']}]" not in notes]
    checks.equal("xliff: findings that no note tells", missing, [])
    ids = [unit.get("id") for unit in document.iterfind(".//x:unit", space)]
    checks.equal("xliff: ids are unique", len(ids), len(set(ids)))

    store = xliff2.Xliff2File.parsefile(str(path))
    aligned = {(unit.source, unit.target) for unit in store.units if unit.target}
    checks.equal("xliff: every aligned label is there", labels(pairs) - aligned, set())
    checks.equal("tmx: nothing but what xliff has", units - aligned, set())
    wrong = {unit.get("id") for unit in document.iterfind(".//x:unit", space)
             if any(note.get("priority") == "1" for note in unit.iterfind("x:notes/x:note", space))}
    ids = [unit.xmlelement.get("tuid").partition(".")[2] for unit in memory.units]
    checks.equal("tmx: units with errors", [name for name in ids if name in wrong], [])


def labels(pairs):
    return {(pair["ja"]["label"], pair["en"]["label"]) for pair in pairs
            if pair["level"] == "row" and pair["ja"] and pair["en"] and pair["ja"]["label"] and pair["en"]["label"]}


def build_systems(report, findings, root, shared, here, checks):
    sarif = json.loads(report("sarif"))
    if shared.exists():
        schema = json.loads((shared / "schemas/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
        kind = jsonschema.validators.validator_for(schema)
        faults = [error.message for error in kind(schema, format_checker=jsonschema.FormatChecker()).iter_errors(sarif)]
        checks.equal("sarif: faults by the schema", faults, [])
    results = sarif["runs"][0]["results"]
    fingerprints = [result["partialFingerprints"]["totsugoFindingId/v1"] for result in results]
    checks.equal("sarif: findings", fingerprints, [finding["id"] for finding in findings])
    regions(results, root, checks)

    text = report("junit").encode("utf-8")
    document = lxml.etree.fromstring(text)
    schema = lxml.etree.XMLSchema(lxml.etree.parse(str(here / "junit.xsd")))
    checks.equal("junit: faults by the schema", (schema.validate(document), str(schema.error_log)), (True, ""))
    suites = junitparser.JUnitXml.fromstring(text)
    failures = sum(len([r for r in case.result if isinstance(r, junitparser.Failure)]) for suite in suites for case in suite)
    errors = sum(finding["severity"] == "error" for finding in findings)
    checks.equal("junit: failures", failures, errors)
    suites.update_statistics()
    checks.equal("junit: counts", (suites.tests, suites.failures >= min(errors, 1)),
                 (int(document.get("tests")), True))

    annotations = [line for line in report("github").split("\n") if line]
    checks.equal("github: a line a finding", len([a for a in annotations if "title=totsugo::" not in a]), len(findings))
    for mark in ["<script", "@everyone", "](http"]:
        if mark in report("markdown"):
            checks.fault(f"markdown: {mark}")


def regions(results, root, checks):
    """A region of a plain text file cuts out what the release prints there."""
    for result in results:
        for place in result["locations"] + result.get("relatedLocations", []):
            where = place["physicalLocation"]
            name = urllib.parse.unquote(where["artifactLocation"]["uri"].removeprefix("file://"))
            region = where["region"]
            if not name.endswith(".txt") or "endColumn" not in region:
                continue
            text = (root / name).read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
            units = text[region["startLine"] - 1].encode("utf-16-le")
            cut = units[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)].decode("utf-16-le")
            said = place["message"]["text"].partition(": ")[2].replace("\\", "")
            if not cut.strip() or not (fold(cut) in fold(said) or fold(said) in fold(cut)):
                checks.fault(f"sarif: {result['ruleId']} points at {cut!r} and says {said!r}")


def fold(text):
    return "".join(text.replace("{{", "{").replace("}}", "}").split())
