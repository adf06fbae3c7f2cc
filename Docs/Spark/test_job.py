"""Is the job's result that of `totsugo batch`, though processes are killed on the way?"""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import pyarrow
import pyarrow.parquet

program, build, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
root = pathlib.Path(__file__).resolve().parents[2]


def make_pairs(folder):
    """Pairs of the corpus with a few digits changed, the same ones every time; some that cannot be read."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    draw = random.Random(20040514)
    sources = [path.parent for path in sorted(root.glob("Corpus/*/ja.txt"))]
    pairs = []
    for number in range(count):
        source = sources[number % len(sources)]
        pair = {"id": f"{source.name}-{number:05}"}
        for version in ("ja", "en"):
            text = (source / f"{version}.txt").read_text(encoding="utf-8")
            digits = [place.start() for place in re.finditer(r"[0-9]", text)]
            for place in draw.sample(digits, draw.randrange(3)):
                text = text[:place] + draw.choice("0123456789") + text[place + 1:]
            pair[version] = f"{version}-{number:05}.txt"
            (folder / pair[version]).write_text("" if number % 97 == 96 else text, encoding="utf-8")
        pairs.append(pair)
    return pairs


def children(process):
    """All processes below one, with their command lines."""
    below, found = {}, []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(re.search(r"^PPid:\s+(\d+)", (entry / "status").read_text(), re.M).group(1))
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except (OSError, AttributeError):
                continue
            below.setdefault(parent, []).append((int(entry.name), words))
    waiting = [process]
    while waiting:
        for each in below.get(waiting.pop(), []):
            found.append(each)
            waiting.append(each[0])
    return found


def is_reader(words):
    return len(words) > 1 and words[0] == program and words[1] == "worker"


def run_job(table, folder, output):
    """Runs it on two cores; kills a reader, then a Python worker with its reader. Returns the seconds it took."""
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    # local[2,4]: two cores, a task may fail three times.
    command = [
        str(pathlib.Path(sys.executable).parent / "spark-submit"), "--master", "local[2,4]", "--driver-memory", "2g",
        str(pathlib.Path(__file__).parent / "check_releases.py"), "--program", program, "--input", str(table),
        "--output", str(output), "--root", str(folder), "--partitions", "16"]
    start = time.monotonic()
    with open(build / "spark.log", "w") as log:
        job = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        killed = []
        seen = None
        while job.poll() is None:
            time.sleep(0.2)
            below = children(job.pid)
            readers = [pid for pid, words in below if is_reader(words)]
            if readers and seen is None:
                seen = time.monotonic()
            if not readers or time.monotonic() - seen < 2:
                continue
            if len(killed) == 0:
                os.kill(readers[0], signal.SIGKILL)
                killed.append("a reader")
            elif len(killed) == 1:
                # The parent of a reader is the Python process of a task.
                parents = [pid for pid, words in below if any(pid_of_parent(reader) == pid for reader in readers)]
                if parents:
                    os.kill(parents[0], signal.SIGKILL)
                    killed.append("a Python worker")
    if job.returncode != 0:
        sys.exit(f"the job ended with status {job.returncode}; see {build / 'spark.log'}")
    if len(killed) < 2:
        sys.exit(f"the job was over before everything was killed: {killed}; take more pairs")
    return time.monotonic() - start, killed


def pid_of_parent(process):
    try:
        return int(re.search(r"^PPid:\s+(\d+)", pathlib.Path(f"/proc/{process}/status").read_text(), re.M).group(1))
    except (OSError, AttributeError):
        return None


def expect(holds, otherwise):
    if not holds:
        sys.exit(f"✘ {otherwise}")


def compare(output, expected):
    """Records as bytes, findings and facts value by value."""
    records = pyarrow.parquet.read_table(output / "records").to_pylist()
    expect(len(records) == len(expected), f"{len(records)} records of {len(expected)} pairs")
    by_id = {record["id"]: record["record"] for record in records}
    expect(len(by_id) == len(records), "a pair was written twice")
    for pair, line in expected.items():
        expect(by_id.get(pair) == line, f"{pair}: another record than that of batch")
    for name in ("findings", "facts"):
        rows = {}
        for row in pyarrow.parquet.read_table(output / name).to_pylist():
            rows.setdefault(row.pop("pair"), []).append(row)
        for pair, line in expected.items():
            due = json.loads(line)[name]
            got = rows.get(pair, [])
            expect(len(got) == len(due), f"{pair}: {len(got)} {name} of {len(due)}")
            for left, right in zip(got, due):
                expect(
                    all(value == right.get(key) for key, value in left.items()),
                    f"{pair}: {name} differ: {left} {right}")


folder = build / "pairs"
pairs = make_pairs(folder)
(folder / "pairs.csv").write_text(
    "id,ja,en\n" + "".join(f"{pair['id']},{pair['ja']},{pair['en']}\n" for pair in pairs), encoding="utf-8")
# Half of the table holds the files themselves, half only their paths.
rows = [
    dict(pair, **{
        version + "_bytes": (folder / pair[version]).read_bytes() if number % 2 else None for version in ("ja", "en")
    }) for number, pair in enumerate(pairs)]
table = folder / "pairs.parquet"
pyarrow.parquet.write_table(
    pyarrow.Table.from_pylist(rows, pyarrow.schema(
        [(name, pyarrow.string()) for name in ("id", "ja", "en")]
        + [(name, pyarrow.binary()) for name in ("ja_bytes", "en_bytes")])), table)

start = time.monotonic()
batch = build / "batch.jsonl"
batch.unlink(missing_ok=True)
status = subprocess.run([program, "batch", folder / "pairs.csv", "--facts", "--quiet", "-o", batch]).returncode
expect(status in (0, 1), f"batch ended with status {status}")
seconds = time.monotonic() - start
expected = {json.loads(line)["id"]: line for line in batch.read_text(encoding="utf-8").splitlines(keepends=True)}
expect(len(expected) == count, f"batch wrote {len(expected)} records of {count} pairs")

output = build / "checked"
shutil.rmtree(output, ignore_errors=True)
job_seconds, killed = run_job(table, folder, output)
compare(output, expected)
faulty = sum(json.loads(line)["status"] == "error" for line in expected.values())
print(
    f"✔ {count} pairs ({faulty} of them not readable), {' and '.join(killed)} killed: all records, findings and facts as of batch. "
    f"batch {seconds:.0f} s, Spark {job_seconds:.0f} s.")
