#!/usr/bin/env python3
"""Opens exported TBX with the Translate Toolkit's reader: terms.py PROGRAM. Says so and succeeds where it is not installed."""
import pathlib
import subprocess
import sys
import tempfile

try:
    from translate.storage import tbx
except ImportError:
    print("skipped: the Translate Toolkit is not installed")
    sys.exit(0)

GLOSSARY = "ja\ten\tstatus\n専用線接続サービス\tDedicated access services\tpreferred\n営業利益\tOperating <profit>\tadmitted\n"

with tempfile.TemporaryDirectory() as folder:
    source, target = pathlib.Path(folder, "company.tsv"), pathlib.Path(folder, "company.tbx")
    source.write_text(GLOSSARY, encoding="utf-8")
    subprocess.run([sys.argv[1], "terms", "export", "--to", "tbx-2008", str(source), "-o", str(target)], check=True)
    with target.open("rb") as file:
        store = tbx.tbxfile(file, sourcelanguage="ja", targetlanguage="en")
    found = [(str(unit.source), str(unit.target)) for unit in store.units]
expected = [("専用線接続サービス", "Dedicated access services"), ("営業利益", "Operating <profit>")]
assert found == expected, found
print(f"TBX: {len(found)} terms read by the Translate Toolkit")
