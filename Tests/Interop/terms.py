#!/usr/bin/env python3
"""Holds exported TBX against its schema and rules, reads it back, and opens it with the Translate Toolkit: terms.py PROGRAM.

What is written by default is the edition of 2019, which the toolkit does not know; for it there is the edition of 2008.
"""
import pathlib
import subprocess
import sys
import tempfile

import lxml.etree
from translate.storage import tbx

import schematron

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = ROOT.parent / "shared/schemas/tbx"
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PAIR = [ROOT / f"Corpus/mismatch-dozen/{version}.txt" for version in ("ja", "en")]
GLOSSARY = """ja\ten\tconcept\tstatus\torigin\trole\tnote
専用線接続サービス\tDedicated access services\t\tpreferred\tglossary\t\t
営業利益\tOperating <profit> & "income"\toperating-income\tadmitted\tlearned\t\t<注> & 'メモ'
経常利益\tRecurring profit\t\tforbidden\tlinkbase\tverboseLabel\t
"""


def totsugo(*arguments):
    subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True)


def validate(path):
    """Against the core structure and the rules of TBX-Basic; what was tried is said."""
    if not SCHEMAS.exists():
        return "no schemas beside the package"
    shell = subprocess.run(["jing", SCHEMAS / "TBXcoreStructV03.rng", path], capture_output=True, text=True)
    assert shell.returncode == 0, shell.stdout
    tried = 0
    for rules in ("TBX-Basic_DCT.sch", "Basic.sch", "Min.sch"):
        faults, count = schematron.faults(SCHEMAS / rules, path)
        assert not faults, f"{rules}: {faults}"
        tried += count
    assert tried > 0
    return f"valid by RELAX NG and {tried} assertions of Schematron"


def opened(path):
    with path.open("rb") as file:
        store = tbx.tbxfile(file, sourcelanguage="ja", targetlanguage="en")
    return [(str(unit.source), str(unit.target)) for unit in store.units]


def terms_of(path):
    """The pairs of a file of 2019, by its elements alone."""
    space = {"t": "urn:iso:std:iso:30042:ed-2"}
    pairs = []
    for entry in lxml.etree.parse(str(path)).iterfind(".//t:conceptEntry", space):
        terms = {section.get("{http://www.w3.org/XML/1998/namespace}lang"): section.findtext("t:termSec/t:term", namespaces=space)
                 for section in entry.iterfind("t:langSec", space)}
        pairs.append((terms["ja"], terms["en"]))
    return pairs


with tempfile.TemporaryDirectory() as folder:
    source, modern, old, back, empty = (pathlib.Path(folder, name) for name in ("a.tsv", "a.tbx", "old.tbx", "b.tsv", "empty.tsv"))
    source.write_text(GLOSSARY, encoding="utf-8")
    expected = [tuple(line.split("\t")[:2]) for line in GLOSSARY.splitlines()[1:]]
    totsugo("terms", "export", "--to", "tbx", source, "-o", modern)
    print(f"TBX of a glossary: {validate(modern)}")
    for form, path in (("tbx", modern), ("tbx-2008", old)):
        totsugo("terms", "export", "--to", form, source, "-o", path)
        totsugo("terms", "import", path, "-o", back)
        assert back.read_text(encoding="utf-8") == GLOSSARY, f"{form} read back: {back.read_text(encoding='utf-8')}"
    assert opened(old) == expected, opened(old)
    empty.write_text("ja\ten\n", encoding="utf-8")
    totsugo("terms", "export", "--to", "tbx", empty, "-o", modern)
    validate(modern)

    totsugo("export", "--to", "tbx", "-o", modern, *PAIR)
    totsugo("export", "--to", "tbx-2008", "-o", old, *PAIR)
    totsugo("terms", "learn", *PAIR, "-o", back)
    learned = [tuple(line.split("\t")[:2]) for line in back.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(learned) > 50 and terms_of(modern) == learned, "the termbase of a release"
    assert opened(old) == learned, "the termbase of a release in the Translate Toolkit"
    print(f"TBX of a release, {len(learned)} terms: {validate(modern)}")
    print(f"TBX of 2008: {len(expected) + len(learned)} terms read by the Translate Toolkit")
