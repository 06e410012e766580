"""Measures what `psephos curate check` and `curate fix` cost: CPU seconds and the most memory held, as whole processes.

  bench/curate_check.py [--rows 100000] [--words 50000] [--folder DIR]

Makes conversations of 40 words asked and 90 answered on both sides. With --words 50000 they are as frequent as in natural text
(Zipf), and one row in fifty is an earlier one with up to four words changed; with --words 14 all are as frequent, as in
bench/convert.py, so that no run of words is rare. No peer does the same, so that these are absolute figures.
"""
import argparse
import datetime
import itertools
import json
import os
import pathlib
import random
import shutil
import tempfile

import convert

ASKED, ANSWERED = 40, 90
KEPT = 5_000


def language(rng, words):
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(words)]


def natural(path, rows, words):
    rng = random.Random(1)
    known = language(rng, words)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(words)))
    before = []
    with open(path, "w", encoding="utf-8") as out:
        for _ in range(rows):
            if before and rng.random() < 0.02:
                said = list(rng.choice(before))
                for _ in range(rng.randint(1, 4)):
                    said[rng.randrange(len(said))] = rng.choice(known)
            else:
                said = rng.choices(known, cum_weights=weights, k=ASKED + 2 * ANSWERED)
                if len(before) < KEPT:
                    before.append(said)
            row = {
                "prompt": [{"role": "user", "content": " ".join(said[:ASKED])}],
                "chosen": [{"role": "assistant", "content": " ".join(said[ASKED : ASKED + ANSWERED])}],
                "rejected": [{"role": "assistant", "content": " ".join(said[ASKED + ANSWERED :])}],
            }
            out.write(json.dumps(row) + "\n")


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--rows", type=int, default=100_000)
    given.add_argument("--words", type=int, default=50_000)
    given.add_argument("--folder")
    asked = given.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        rows = home / "rows.jsonl"
        if asked.words == len(set(convert.WORDS)):
            convert.make(rows, asked.rows)
        else:
            natural(rows, asked.rows, asked.words)
        psephos = str(convert.ROOT / "psephos")
        for words in (["check", rows], ["fix", rows, "--out", home / "kept.jsonl"]):
            _, cpu, memory = convert.run([psephos, "curate", *words])
            print("%s, %d rows, %d words: %.0f CPU s, %.0f MB" % (words[0], asked.rows, asked.words, cpu, memory), flush=True)
        print("%s, load %.1f at the end, %d cores" % (datetime.date.today(), os.getloadavg()[0], os.cpu_count()))
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
