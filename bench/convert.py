"""Measures `psephos convert` beside DuckDB's COPY and Hugging Face datasets: whole processes, wall time and memory.

  bench/convert.py [--rows 100000] [--folder DIR]

Makes preference conversations as JSON Lines (about 1.2 kB a row), then has each program turn them into its own Parquet, and into
prompt, chosen and rejected as JSON Lines. Prints seconds, the ratio to DuckDB, and the most memory held. duckdb and datasets
are taken where they are installed.
"""
import argparse
import importlib.util
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
    for command in commands:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit("failed: " + " ".join(map(str, command))[:200])
        most = max(most, used.ru_maxrss)
    return time.monotonic() - start, most / 1024


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--folder")
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
        for name, script in (("duckdb", DUCKDB), ("datasets", DATASETS)):
            if importlib.util.find_spec(name):
                out = home / name
                out.mkdir()
                results[name] = run([sys.executable, "-c", script, str(rows), str(out)])
        least = results.get("duckdb", results["psephos"])[0]
        for name, (seconds, memory) in results.items():
            print("%-9s %7.1f s  %5.1f times DuckDB  %6.0f MB" % (name, seconds, seconds / least, memory))
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
