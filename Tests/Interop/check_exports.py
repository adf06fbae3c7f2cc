"""Opens every export with tools that are not ours, and holds what they read against `totsugo parse --format jsonl`.

    Tests/Interop/run PROGRAM BUILD-FOLDER [WORD…]          (make test-interop; WORD: only files that have it in their path)

Every pair of the corpus, the hostile pair beside this file and, where it is there, ../shared. No network is used.
"""
import decimal
import json
import pathlib
import subprocess
import sys
import tempfile

import readers
import reports
import xbrl

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent
shared = root.parent / "shared"
program = pathlib.Path(sys.argv[1]).resolve()
words = sys.argv[2:]

# What a figure is: compared without exception, in every format.
FIGURE = ["value", "unit", "period_start", "period_end", "decimals", "nil"]
# And which one it is.
PLACE = ["document", "language", "table", "row", "column", "bound"]


def totsugo(*arguments, statuses=(0,)):
    run = subprocess.run([program, *map(str, arguments)], cwd=root, capture_output=True)
    if run.returncode not in statuses:
        sys.exit(f"totsugo {' '.join(map(str, arguments))}: status {run.returncode}\n{run.stderr.decode()}")
    return run.stdout.decode("utf-8")


def parsed(files):
    facts = []
    for file in files:
        facts += [json.loads(line) for line in totsugo("parse", file, "--format", "jsonl").split("\n") if line]
    return facts


def same_number(what, left, right):
    """A number of a sheet or of XBRL has no zeros that only say how precise it is; every other format is text."""
    texts = [left.get("value"), right.get("value")]
    return what.startswith(("xlsx", "xbrl")) and None not in texts and decimal.Decimal(texts[0]) == decimal.Decimal(texts[1])


class Checks:
    def __init__(self):
        self.faults = []
        self.done = 0

    def same_facts(self, what, found, expected):
        """`found`: records with the keys of FIGURE and PLACE, in order."""
        self.done += len(found)
        if len(found) != len(expected):
            return self.fault(f"{what}: {len(found)} facts, expected {len(expected)}")
        # A report in XBRL has no place for the sheet of a workbook.
        keys = FIGURE + PLACE + ([] if what.startswith("xbrl") else ["sheet"])
        for left, right in zip(found, expected):
            for key in keys:
                if left.get(key) != right.get(key) and not (key == "value" and same_number(what, left, right)):
                    self.fault(f"{what}: {key} is {left.get(key)!r}, expected {right.get(key)!r} in {right}")
                    return

    def equal(self, what, found, expected):
        self.done += 1
        if found != expected:
            self.fault(f"{what}: {found!r}, expected {expected!r}")

    def fault(self, text):
        self.faults.append(text)
        print(f"    ✗ {text}")


def pairs():
    for folder in sorted((root / "Corpus").iterdir()):
        if (folder / "ja.txt").exists():
            yield [folder.relative_to(root) / "ja.txt", folder.relative_to(root) / "en.txt"]
    yield [pathlib.Path("Tests/Fixtures/ja.docx"), pathlib.Path("Tests/Fixtures/en.xlsx")]
    yield [here.relative_to(root) / "hostile-ja.txt", here.relative_to(root) / "hostile-en.txt"]
    if shared.exists():
        yield [shared / "seed/iij-4q03.txt"]
        yield from ([file] for file in sorted((shared / "real/tdnet").rglob("*.htm")))
    else:
        print("  ../shared is not there: its releases and its schemas are skipped")


def check(files, checks):
    expected = parsed(files)
    findings = totsugo("check", *files, "--format", "jsonl", statuses=(0, 1, 2)).split("\n")
    findings = [json.loads(line) for line in findings if line]
    is_pair = subprocess.run([program, "check", *map(str, files)], cwd=root, capture_output=True).returncode < 2
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def export(format, name, *options):
            totsugo("export", "--to", format, "-o", folder / name, *options, *files)
            return folder / name

        checks.same_facts("jsonl", readers.json_lines(export("jsonl", "facts.jsonl")), expected)
        checks.same_facts("csv (pandas)", readers.csv_pandas(export("csv", "facts.csv"), ","), expected)
        checks.same_facts("csv with BOM", readers.csv_pandas(export("csv", "bom.csv", "--bom"), ","), expected)
        checks.same_facts("tsv (pandas)", readers.csv_pandas(export("tsv", "facts.tsv"), "\t"), expected)
        checks.same_facts("csv (DuckDB)", readers.csv_duckdb(folder / "facts.csv"), expected)
        workbook = export("xlsx", "book.xlsx")
        checks.same_facts("xlsx (openpyxl)", readers.xlsx_openpyxl(workbook), expected)
        checks.same_facts("xlsx (LibreOffice)", readers.xlsx_libreoffice(workbook), expected)
        readers.statement_sheets(workbook, expected, findings, checks)
        database = export("sqlite", "release.sqlite")
        checks.same_facts("sqlite (sqlite3)", readers.sqlite_facts(database), expected)
        checks.same_facts("sqlite (DuckDB)", readers.duckdb_facts(database), expected)
        readers.database_is_sound(database, findings, checks)
        xbrl.check(export("xbrl", "report.json"), database, expected, checks)
        if is_pair:
            reports.translation(export, totsugo("align", *files, "--format", "jsonl"), findings, shared, checks)
            reports.build_systems(lambda format: totsugo("check", *files, "--format", format, statuses=(0, 1)),
                                  findings, root, shared, here, checks)


def failed_exports_leave_nothing(checks):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        good = root / "Corpus/mismatch-dozen/ja.txt"
        for format in ["csv", "tsv", "jsonl", "xlsx", "sqlite", "xbrl", "tmx", "xliff", "tbx", "tbx-2008"]:
            target = folder / "all" if format == "xbrl" else folder / f"all.{format}"
            if format == "xbrl":
                target.mkdir()
            totsugo("export", "--to", format, "-o", target, good, good, folder / "missing.txt", statuses=(2,))
            left = [str(file) for file in folder.rglob("*") if file.is_file()]
            checks.equal(f"files that a failed export to {format} left", left, [])


def hostile_names_stay_in_their_folder(checks):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "out").mkdir()
        (folder / "a").mkdir()
        sources = []
        for number, name in enumerate(["..%2f..%2fevil.txt", "=cmd|calc.txt", "a\\..\\b.txt", "'; DROP TABLE fact;--.txt"]):
            source = folder / "a" / ".." / name
            source.write_bytes((here / ("hostile-ja.txt" if number % 2 else "hostile-en.txt")).read_bytes())
            sources.append(source)
        totsugo("export", "--to", "xbrl", "-o", folder / "out", *sources, sources[0])
        written = sorted(file.relative_to(folder).parts[0] for file in folder.rglob("*.json"))
        checks.equal("folders of reports with hostile names", set(written), {"out"})
        checks.equal("reports", len(written), 5)
        totsugo("export", "--to", "sqlite", "-o", folder / "all.sqlite", *sources)
        checks.equal("facts in the database", len(readers.sqlite_facts(folder / "all.sqlite")) > 0, True)


def main():
    checks = Checks()
    for files in pairs():
        if words and not any(word in str(file) for word in words for file in files):
            continue
        print(f"  {' '.join(str(file.name if file.is_absolute() else file) for file in files)}", flush=True)
        check(files, checks)
    failed_exports_leave_nothing(checks)
    hostile_names_stay_in_their_folder(checks)
    for line in checks.notes if hasattr(checks, "notes") else []:
        print(f"  {line}")
    if checks.faults:
        sys.exit(f"{len(checks.faults)} faults")
    print(f"every format opens elsewhere and says the same: {checks.done:,} facts and other things held against each other")


main()
