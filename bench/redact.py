"""Measures what filtering and masking rows costs and how it grows, by `psephos curate fix` as a whole process.

  bench/redact.py [--rows 1000000] [--threads] [--folder DIR]

Makes short texts with a user and a score of toxicity, one in thirty of them with an address of e-mail or a telephone number; with
--threads, posts in threads as boards publish them, with seven scores and the names of people. Rows whose toxicity exceeds 0.8 go, in
the others addresses, numbers and people are masked and users become pseudonyms. Then what was written is counted by this program:
rows, and addresses and numbers that are left. No peer does the same, so that the figures are absolute.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import tempfile

import convert

PEOPLE = ["Ada Frost", "Alan Stone", "John Smith", "Mary Jones"]
SCORES = ["TOXICITY", "SEVERE_TOXICITY", "INFLAMMATORY", "PROFANITY", "INSULT", "OBSCENE", "SPAM"]


def texts(rng):
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(5000)]
    return [" ".join(rng.choices(words, k=rng.randint(4, 14))) for _ in range(20_011)]


def personal(text, row):
    if row % 50 == 0:
        return "%s mail user%d@site%d.org" % (text, row, row % 97)
    if row % 75 == 0:
        return "%s call +49 30 %07d" % (text, row % 10_000_000)
    return text


def plain(path, rows):
    said = texts(random.Random(5))
    with open(path, "w", encoding="utf-8", buffering=1 << 20) as out:
        for row in range(rows):
            text = personal(said[row % len(said)], row)
            out.write('{"text":"%s","user":"u%d","toxicity":0.%03d}\n' % (text, row % 100_003, row * 7919 % 1000))


def post(rng, said, row):
    text, entities = personal(said[row % len(said)], row), []
    if row % 20 == 0:
        person = PEOPLE[row // 20 % len(PEOPLE)]
        text, entities = person + " " + text, [{"entity_text": person, "entity_label": "PERSON"}]
    scores = {name: round(rng.random(), 4) for name in SCORES}
    return {"no": row, "time": 1467187200 + row, "com": text, "user": "u%d" % (row % 100_003), "perspectives": scores, "entities": entities}


def threads(path, rows):
    rng = random.Random(5)
    said = texts(rng)
    with open(path, "w", encoding="utf-8", buffering=1 << 20) as out:
        row = 0
        while row < rows:
            size = min(rows - row, rng.randint(1, 60))
            out.write(json.dumps({"posts": [post(rng, said, row + place) for place in range(size)]}) + "\n")
            row += size


def left(path, inside):
    rows = personal_data = 0
    with open(path, encoding="utf-8", buffering=1 << 20) as lines:
        for line in lines:
            rows += line.count('"no"') if inside else 1
            personal_data += line.count("@site") + line.count("+49 30") + (sum(line.count(person) for person in PEOPLE) if inside else 0)
    return rows, personal_data


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--rows", type=int, default=1_000_000)
    given.add_argument("--threads", action="store_true")
    given.add_argument("--folder")
    asked = given.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        rows, out, key = home / "rows.jsonl", home / "clean.jsonl", home / "key"
        (threads if asked.threads else plain)(rows, asked.rows)
        key.write_bytes(os.urandom(32))
        score = "SEVERE_TOXICITY" if asked.threads else "toxicity"
        masks = "all,PERSON" if asked.threads else "all"
        words = ["--drop", "none", "--score", score, "--max-score", "0.8", "--redact", masks, "--pseudonyms", "user", "--pseudonym-key", key]
        seconds, cpu, memory = convert.run([str(convert.ROOT / "psephos"), "curate", "fix", rows, "--out", out, *words])
        print("%d rows, %.1f GB: %.0f s, %.0f CPU s, %.0f MB" % (asked.rows, rows.stat().st_size / 1e9, seconds, cpu, memory), flush=True)
        print("%d rows written, %d addresses, numbers and people left in them" % left(out, asked.threads))
        print("%s, load %.1f at the end, %d cores" % (datetime.date.today(), os.getloadavg()[0], os.cpu_count()))
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
