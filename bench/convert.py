"""Measures `psephos convert` beside DuckDB's COPY, Hugging Face datasets and pandas: whole processes, time and memory.

  bench/convert.py [--rows 100000] [--rounds 1] [--folder DIR] [--python PYTHON] [--beside duckdb,datasets,pandas] [--page]

Makes preference conversations as JSON Lines (about 1.2 kB a row), then has each program turn them into its own Parquet, and into
prompt, chosen and rejected as JSON Lines, in one process that reads the rows once; psephos in two calls as well. All programs run in
turn, as often as --rounds says, each into an empty folder; of each the fastest round counts, and the most memory it ever held. Prints
seconds on the clock, seconds of CPU (which neighbours on the machine change less), ratios to DuckDB, and memory. duckdb, datasets and
pandas are taken where PYTHON has them (bench/peers.sh --trainers) and --beside names them. --page writes the table of docs/convert.md.
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "convert.md"
BEGIN, END = "<!-- table: bench/convert.py --page writes between these lines -->\n", "<!-- end of table -->\n"
WORDS = "the answer of a model to what a person asked with many words that differ".split()

DUCKDB = """
import duckdb, sys
rows, out = sys.argv[1], sys.argv[2]
duckdb.sql("COPY (SELECT * FROM read_json('%s', format='newline_delimited')) TO '%s/rows.parquet'" % (rows, out))
duckdb.sql("COPY (SELECT prompt, chosen, rejected FROM '%s/rows.parquet') TO '%s/pairs.jsonl' (FORMAT json)" % (out, out))
"""

DATASETS = """
import sys
from datasets import load_dataset
rows, out = sys.argv[1], sys.argv[2]
data = load_dataset("json", data_files=rows, split="train", cache_dir=out + "/cache")
data.to_parquet(out + "/rows.parquet")
pairs = data.map(lambda row: {"prompt": row["prompt"], "chosen": row["chosen"], "rejected": row["rejected"]})
pairs.to_json(out + "/pairs.jsonl")
"""

PANDAS = """
import pandas, sys
rows, out = sys.argv[1], sys.argv[2]
data = pandas.read_json(rows, lines=True)
data.to_parquet(out + "/rows.parquet")
data[["prompt", "chosen", "rejected"]].to_json(out + "/pairs.jsonl", orient="records", lines=True)
"""


def make(path, rows):
    chance = random.Random(1)

    def text(words):
        return " ".join(chance.choice(WORDS) for _ in range(words))

    with open(path, "w", encoding="utf-8") as out:
        for number in range(rows):
            row = {
                "prompt": [{"role": "user", "content": "%d %s" % (number, text(40))}],
                "chosen": [{"role": "assistant", "content": text(90)}],
                "rejected": [{"role": "assistant", "content": text(90)}],
            }
            out.write(json.dumps(row) + "\n")


def run(*commands):
    start = time.monotonic()
    most = 0
    cpu = 0
    for command in commands:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit("failed: " + " ".join(map(str, command))[:200])
        most = max(most, used.ru_maxrss)
        cpu += used.ru_utime + used.ru_stime
    return time.monotonic() - start, cpu, most / 1024


def has(python, name):
    return subprocess.run([python, "-c", "import " + name], stderr=subprocess.DEVNULL).returncode == 0


def version(python, name):
    if name.startswith("psephos"):
        return ""
    command = [python, "-c", "import importlib.metadata; print(importlib.metadata.version('%s'))" % name]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def ours(psephos, rows, out):
    """The commands of each program, by its name; those of others come with `theirs`."""
    study = out / "study"
    return {
        "psephos": [[psephos, "convert", rows, "--to", "psephos", "--out", study, "--also", "trl-preference=%s" % (out / "trl.jsonl")]],
        "psephos, in two calls": [
            [psephos, "convert", rows, "--to", "psephos", "--out", study],
            [psephos, "convert", study, "--to", "trl-preference", "--out", out / "trl.jsonl"],
        ],
    }


def theirs(python, wanted, rows, out):
    scripts = {"duckdb": DUCKDB, "datasets": DATASETS, "pandas": PANDAS}
    return {name: [[python, "-c", script, str(rows), str(out)]] for name, script in scripts.items() if name in wanted and has(python, name)}


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rounds(asked, home, rows):
    """Seconds, seconds of CPU and megabytes of each program: its fastest round, and the most memory of all."""
    out = home / "out"
    psephos = str(ROOT / "psephos")
    programs = {**ours(psephos, rows, out), **theirs(asked.python, asked.beside.split(","), rows, out)}
    results = {}
    written = set()
    for _ in range(asked.rounds):
        for name, commands in programs.items():
            out.mkdir()
            seconds, cpu, memory = run(*commands)
            if (out / "trl.jsonl").exists():
                written.add(sha256(out / "trl.jsonl"))
            shutil.rmtree(out)
            before = results.get(name, (seconds, cpu, memory))
            results[name] = (*min(before[:2], (seconds, cpu)), max(before[2], memory))
    if len(written) != 1:
        sys.exit("one call and two calls wrote different rows")
    return results


def table(results, rows, megabytes, python, times):
    """The results as Markdown."""
    base = results.get("duckdb", results["psephos"])
    lines = [
        "**%s conversations, %.0f MB of JSON Lines, to Parquet and out as prompt, chosen and rejected**" % (format(rows, ","), megabytes),
        "",
        "| program | seconds | of DuckDB's | CPU seconds | of DuckDB's | memory, MB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, (seconds, cpu, memory) in results.items():
        cells = (name, version(python, name), seconds, seconds / base[0], cpu, cpu / base[1], memory)
        lines.append("| %s %s | %.1f | %.1f | %.1f | %.1f | %.0f |" % cells)
    how = "once each" if times == 1 else "the fastest of %d rounds in turn" % times
    lines += ["", "Measured %s, %s, load %.1f at the end, on %d cores." % (datetime.date.today(), how, os.getloadavg()[0], os.cpu_count()), ""]
    return "\n".join(lines)


def write_page(text):
    page = PAGE.read_text(encoding="utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    PAGE.write_text(page[:start] + text + page[end:], encoding="utf-8")


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--rounds", type=int, default=1)
    given.add_argument("--folder")
    given.add_argument("--python", default=sys.executable)
    given.add_argument("--beside", default="duckdb,datasets,pandas", help="programs to measure besides")
    given.add_argument("--page", action="store_true", help="write the table of docs/convert.md")
    asked = given.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        rows = home / "pairs.jsonl"
        make(rows, asked.rows)
        print("%d rows, %.0f MB" % (asked.rows, rows.stat().st_size / 1e6))
        subprocess.run([str(ROOT / "psephos"), "--version"], check=True, stdout=subprocess.DEVNULL)
        results = rounds(asked, home, rows)
        text = table(results, asked.rows, rows.stat().st_size / 1e6, asked.python, asked.rounds)
        print(text)
        if asked.page:
            write_page(text)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
