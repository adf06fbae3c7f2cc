"""Checks a table of releases on Spark and writes what was found as Parquet.

    spark-submit check_releases.py --program /opt/totsugo/bin/totsugo --input pairs.parquet --output checked

The table (Parquet, CSV with a header, or JSON Lines) has a row a pair: `id`, `ja`, `en`. `ja` and `en` are paths that every machine
can open, relative ones below --root; or, where columns `ja_bytes` and `en_bytes` hold the files themselves, only their names.
`en` is empty where one file holds both versions.

OUTPUT/records   a row a pair: id, status, error, counts, and the record of `totsugo batch --facts` as it stands
OUTPUT/findings  a row a finding
OUTPUT/facts     a row a figure, of both versions
"""
import argparse
import base64
import json
import os
import subprocess

from pyspark.sql import SparkSession, functions

RECORD = "id string, record string"
SIDE = (
    "struct<`table`: string, `row`: int, `column`: int, label: string, value: string, unit: string, period_end: string, "
    "text: string, line: int, start: bigint, `end`: bigint>"
)
FINDING = (
    "struct<id: string, kind: string, severity: string, cause: string, at_fault: string, evidence: array<string>, "
    f"evidence_ja: array<string>, ja: {SIDE}, en: {SIDE}, message: struct<ja: string, en: string>>"
)
FACT = (
    "struct<document: string, language: string, `table`: string, table_title: string, statement: string, `row`: int, "
    "`column`: int, label: string, path: array<string>, role: string, concept: string, footnotes: array<string>, measure: string, "
    "period_start: string, period_end: string, compared_start: string, compared_end: string, basis: string, unit: string, "
    "value: string, decimals: int, nil: boolean, text: string, line: int, column_start: int, start: bigint, `end`: bigint, "
    "page: int, status: string>"
)
CONTENTS = (
    "struct<status: string, error: string, counts: struct<error: int, warning: int, note: int>, cells_compared: int, "
    f"cells_agree: int, findings: array<{FINDING}>, facts: array<{FACT}>>"
)


class Worker:
    """A `totsugo worker`: a request line in, a record line out. A pair on which it dies is tried once more by a new one."""

    def __init__(self, program, timeout):
        self.command = [program, "worker", "--facts", "--timeout", str(timeout)]
        self.process = None

    def answer(self, request):
        line = json.dumps(request, ensure_ascii=False).encode() + b"\n"
        how = ""
        for _ in range(2):
            if self.process is None:
                self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            try:
                self.process.stdin.write(line)
                self.process.stdin.flush()
                record = self.process.stdout.readline()
                if record.endswith(b"\n"):
                    return record.decode()
            except BrokenPipeError:
                pass
            how = self.end()
        return json.dumps({
            "id": request["id"], "status": "error", "error": f"the reader {how}",
            "counts": {"error": 0, "warning": 0, "note": 0}, "cells_compared": 0, "cells_agree": 0, "findings": [], "facts": [],
        }, separators=(",", ":")) + "\n"

    def end(self):
        """Leaves no process behind; says how it ended."""
        process, self.process = self.process, None
        if process is None:
            return ""
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass
        status = process.wait()
        return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"


def request(row, root):
    """What the worker is asked for a row of the table."""
    asked = {"id": row["id"]}
    for version in ("ja", "en"):
        name, contents = row.get(version), row.get(version + "_bytes")
        if not isinstance(name, str) or not name:
            continue
        asked[version + "_name"] = name
        if isinstance(contents, (bytes, bytearray)):
            asked[version + "_base64"] = base64.b64encode(contents).decode()
        else:
            asked[version] = os.path.join(root, name)
    return asked


def checking(program, timeout, root):
    def check(batches):
        import pandas

        worker = Worker(program, timeout)
        try:
            for batch in batches:
                rows = batch.to_dict("records")
                yield pandas.DataFrame({
                    "id": [row["id"] for row in rows],
                    "record": [worker.answer(request(row, root)) for row in rows],
                })
        finally:
            worker.end()

    return check


def read(spark, path):
    if path.endswith(".csv"):
        return spark.read.option("header", True).csv(path)
    return spark.read.json(path) if path.endswith((".jsonl", ".json")) else spark.read.parquet(path)


def main():
    options = argparse.ArgumentParser(description="Checks a table of releases on Spark.")
    options.add_argument("--program", required=True, help="totsugo, at the same path on every machine")
    options.add_argument("--input", required=True, help="table of pairs: .parquet, .csv, .jsonl")
    options.add_argument("--output", required=True, help="folder for records, findings and facts")
    options.add_argument("--root", default="", help="folder that relative paths begin at")
    options.add_argument("--timeout", type=int, default=600, help="seconds that one pair may take")
    options.add_argument("--partitions", type=int, help="tasks; some hundred pairs each is a good size")
    options = options.parse_args()

    spark = SparkSession.builder.appName("totsugo").getOrCreate()
    # A task holds this many pairs in memory at once.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 64)
    # A record with facts has a megabyte: neither a row group nor a batch that is read may hold thousands of them.
    spark.conf.set("spark.sql.parquet.columnarReaderBatchSize", 64)
    pairs = read(spark, options.input)
    if options.partitions:
        pairs = pairs.repartition(options.partitions, "id")
    records = pairs.mapInPandas(checking(options.program, options.timeout, options.root), RECORD)
    parsed = records.withColumn("of", functions.from_json("record", CONTENTS))
    parsed.select("id", "of.status", "of.error", "of.counts", "of.cells_compared", "of.cells_agree", "record").write.mode(
        "overwrite").option("parquet.block.size", 16 << 20).parquet(options.output + "/records")

    # From what was written, so that nothing is checked twice.
    written = spark.read.parquet(options.output + "/records").select("id", functions.from_json("record", CONTENTS).alias("of"))
    for name in ("findings", "facts"):
        written.select(functions.col("id").alias("pair"), functions.explode(f"of.{name}").alias("each")).select(
            "pair", "each.*").write.mode("overwrite").parquet(f"{options.output}/{name}")
    spark.stop()


if __name__ == "__main__":
    main()
