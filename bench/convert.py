"""Measures `psephos convert` beside DuckDB's COPY, Hugging Face datasets and pandas: whole processes, time and memory.

  bench/convert.py [--rows 100000] [--folder DIR] [--python PYTHON]

Makes preference conversations as JSON Lines (about 1.2 kB a row), then has each program turn them into its own Parquet, and into
prompt, chosen and rejected as JSON Lines. Prints seconds on the clock, seconds of CPU (which neighbours on the machine change
less), ratios to DuckDB, and the most memory held. duckdb, datasets and pandas are taken where PYTHON has them.
"""
import argparse
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
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit("failed: " + " ".join(map(str, command))[:200])
        most = max(most, used.ru_maxrss)
        cpu += used.ru_utime + used.ru_stime
    return time.monotonic() - start, cpu, most / 1024


def has(python, name):
    return subprocess.run([python, "-c", "import " + name], stderr=subprocess.DEVNULL).returncode == 0


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--folder")
    given.add_argument("--python", default=sys.executable)
    asked = given.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        rows = home / "pairs.jsonl"
        make(rows, asked.rows)
        print("%d rows, %.0f MB" % (asked.rows, rows.stat().st_size / 1e6))
        psephos = str(ROOT / "psephos")
        subprocess.run([psephos, "--version"], check=True, stdout=subprocess.DEVNULL)
        results = {
            "psephos": run(
                [psephos, "convert", rows, "--to", "psephos", "--out", home / "study"],
                [psephos, "convert", home / "study", "--to", "trl-preference", "--out", home / "trl.jsonl"],
            )
        }
        for name, script in (("duckdb", DUCKDB), ("datasets", DATASETS), ("pandas", PANDAS)):
            if has(asked.python, name):
                out = home / name
                out.mkdir()
                results[name] = run([asked.python, "-c", script, str(rows), str(out)])
        least = results.get("duckdb", results["psephos"])
        for name, (seconds, cpu, memory) in results.items():
            shares = (name, seconds, seconds / least[0], cpu, cpu / least[1], memory)
            print("%-9s %7.1f s (%.1f of DuckDB)  %7.1f s of CPU (%.1f)  %6.0f MB" % shares)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
