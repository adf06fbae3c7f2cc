"""What other programs read in an export, as records with the keys of `parse --format jsonl`."""
import csv
import decimal
import json
import pathlib
import sqlite3
import subprocess

import duckdb
import duckdb_extension_sqlite_scanner
import openpyxl
import pandas

WHOLE = {"row", "column", "decimals", "line", "column_start", "start", "end", "page"}


def number(value, decimals):
    """A number of a spreadsheet with the digits that its precision asks for."""
    exact = decimal.Decimal(repr(value) if isinstance(value, float) else str(value))
    if not decimals:
        return format(exact, "f")
    places = max(0, int(decimals))
    return format(exact.quantize(decimal.Decimal(1).scaleb(-places)), "f")


def unguarded(text):
    return text[1:] if text.startswith("'") else text


def flat(record):
    """A record of texts, "" for null, with the types of the contract."""
    result = {}
    for key, text in record.items():
        if key == "nil":
            result[key] = text.lower() == "true"
        elif key in ("table", "unit"):  # never null
            result[key] = text
        elif text == "":
            result[key] = None
        elif key in WHOLE:
            result[key] = int(text)
        elif key == "value":
            result[key] = text
        else:
            result[key] = unguarded(text)
    return result


def json_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def csv_pandas(path, separator):
    frame = pandas.read_csv(path, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return [flat(record) for record in frame.to_dict("records")]


def csv_duckdb(path):
    connection = duckdb.connect()
    table = connection.execute("SELECT * FROM read_csv(?, all_varchar = true, header = true)", [str(path)])
    names = [column[0] for column in table.description]
    return [flat({name: text or "" for name, text in zip(names, row)}) for row in table.fetchall()]


def from_cells(names, cells):
    record = {name: "" if cell is None else str(cell) for name, cell in zip(names, cells)}
    if record["value"]:
        record["value"] = number(cells[names.index("value")], record["decimals"])
    result = flat({key: text for key, text in record.items()})
    for key in ["document", "label", "text"]:  # nothing is guarded in a workbook
        result[key] = record[key]
    return result


def xlsx_openpyxl(path):
    rows = openpyxl.load_workbook(path, read_only=True)["数値 Facts"].iter_rows(values_only=True)
    names = list(next(rows))
    return [from_cells(names, list(row) + [None] * (len(names) - len(row))) for row in rows]


def xlsx_libreoffice(path):
    """All sheets as CSV, values as they are stored and not as they are shown."""
    folder = path.parent / "libreoffice"
    profile = (path.parent / "profile").as_uri()
    filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", filter, "--outdir", folder, path],
        check=True, capture_output=True)
    with open(folder / "book-数値 Facts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names = rows[0]
    result = []
    for row in rows[1:]:
        cells = [decimal.Decimal(cell) if name == "value" and cell else cell for name, cell in zip(names, row)]
        result.append(from_cells(names, cells))
    return result


def statement_sheets(path, expected, findings, checks):
    """Every figure of every table stands on a sheet as a number; nothing is a formula; findings are marked and commented."""
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    checks.equal("first sheets", names[:2], ["所見 Findings", "数値 Facts"])
    checks.equal("sheet names in length", [name for name in names if len(name) > 31], [])
    figures, comments = [], ""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    checks.fault(f"xlsx: a formula in {sheet.title} {cell.coordinate}")
                if cell.comment:
                    comments += cell.comment.text
                    if cell.fill.fill_type != "solid":
                        checks.fault(f"xlsx: a comment without colour in {sheet.title} {cell.coordinate}")
                if sheet.title not in names[:2] and isinstance(cell.value, (int, float)):
                    figures.append(decimal.Decimal(repr(cell.value)))
        if sheet.title not in names[:2]:
            checks.equal(f"frozen panes of {sheet.title}", sheet.freeze_panes in ("B5", "C5"), True)
    bounded = {(f["document"], f["language"], f["table"], f["row"], f["column"]) for f in expected if f.get("bound")}
    wanted = [
        decimal.Decimal(fact["value"]) for fact in expected
        if fact["table"] not in ("", "xbrl") and fact["value"] is not None
        and (fact["document"], fact["language"], fact["table"], fact["row"], fact["column"]) not in bounded]
    checks.equal("figures on the statements' sheets", sorted(figures), sorted(wanted))
    rows = list(book["所見 Findings"].iter_rows(min_row=2, values_only=True))
    checks.equal("findings in the workbook", [row[-1] for row in rows], [finding["id"] for finding in findings])
    for finding in findings:
        sides = [side for side in (finding["ja"], finding["en"]) if side and side["table"] and side["row"] is not None]
        if finding["kind"] in ("value", "sign") and sides and f"[{finding['id']}]" not in comments:
            checks.fault(f"xlsx: {finding['id']} is commented nowhere")


def rows_of(cursor):
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        record = dict(zip(names, row))
        # DuckDB takes some columns of a view for text.
        for key in WHOLE | {"nil"}:
            record[key] = None if record[key] is None else int(record[key])
        record["nil"] = bool(record["nil"])
        yield record


def sqlite_facts(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return list(rows_of(connection.execute("SELECT * FROM facts ORDER BY fact_id")))


def duckdb_facts(path):
    connection = duckdb.connect()
    extension = next(pathlib.Path(duckdb_extension_sqlite_scanner.__path__[0]).rglob("*.duckdb_extension"))
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"ATTACH '{path}' AS release (TYPE sqlite, READ_ONLY)")
    return list(rows_of(connection.execute("SELECT * FROM release.facts ORDER BY CAST(fact_id AS BIGINT)")))


def database_is_sound(path, findings, checks):
    shell = subprocess.run(["sqlite3", path, "PRAGMA integrity_check; PRAGMA foreign_key_check;"],
                           capture_output=True, text=True, check=True)
    checks.equal("sqlite3's integrity and foreign keys", shell.stdout.strip(), "ok")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [name for name, in connection.execute("SELECT name FROM findings ORDER BY finding_id")]
    checks.equal("findings in the database", names, [finding["id"] for finding in findings])
    for view, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        connection.execute(f"SELECT * FROM {view}").fetchall()
    wrong = connection.execute("""
        SELECT value, number FROM fact
        WHERE value IS NOT NULL AND abs(number - CAST(value AS REAL)) > abs(number) * 1e-15""").fetchall()
    checks.equal("numbers beside values", wrong, [])
