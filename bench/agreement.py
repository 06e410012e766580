#!/usr/bin/env python3
"""Agreement, labels and audits: Psephos and the peers on the same rows in one run, in turn, from cold processes.

Usage: bench/.venv-agreement/bin/python bench/agreement.py UNITS [LIMIT]
UNITS units with five raters (1000000); a peer that takes more than LIMIT seconds (600) is stopped and said to. Ours measures everything `audit`
does, with 1,000 rounds; of the peers only evalica has intervals. Labels are a fifth of UNITS units with five raters; votes as many as UNITS.
Writes the table of docs/performance.md. Ratios are of CPU time, which tells also where others work on the machine."""

import importlib.metadata
import json
import os
import platform
import sys
from datetime import date
from pathlib import Path

from measure import PAGE, ROOT, run, say

BENCH = Path(__file__).parent
DATA = BENCH / "data"
BEGIN, END = "<!-- agreement: bench/agreement.py writes between these lines -->\n", "<!-- end of agreement -->\n"
ALPHA = [("evalica", 1000), ("evalica", 0), ("krippendorff", 0), ("irrcac", 0), ("simpledorff", 0), ("crowdkit", 0)]
VERSIONS = ["evalica", "krippendorff", "irrCAC", "simpledorff", "crowd-kit"]
GOAL = 20


def ratings(units):
    file = DATA / f"ratings-{units}.csv"
    if not file.exists():
        done = run([sys.executable, BENCH / "peers" / "ratings.py", units, file], DATA / "ratings.txt", 1200)
        if "error" in done:
            raise SystemExit(done["error"])
    return file


def ours(name, words, limit):
    out = DATA / f"agreement-{name}.json"
    done = run(["./psephos", "audit", *words, "--format", "json"], out, limit)
    if "error" in done:
        raise SystemExit(done["error"])
    return done, json.loads(out.read_text(encoding="utf-8"))


def row(program, done, first, said):
    if "error" in done:
        return f"| {program} | {done['error']} | | | | {said} |"
    times = f"{done['cpu'] / first['cpu']:.1f}" if done is not first else ""
    return f"| {program} | {done['wall']:.1f} | {done['cpu']:.1f} | {done['rss']:,.0f} | {times} | {said} |"


def table(title, rows):
    head = "| program | wall s | CPU s | memory, MB | times our CPU | says |\n|---|--:|--:|--:|--:|---|"
    return f"**{title}**\n\n{head}\n" + "\n".join(rows) + "\n"


def alpha(units, limit):
    file = ratings(units)
    first, found = ours("alpha", [file], limit)
    one = next(one for one in found["agreement"] if one["measure"] == "krippendorff-alpha")
    rows = [row("Psephos: 8 measures, 1,000 rounds, and the doubts", first, first, f"{one['value']:.6f} [{one['low']:.6f}, {one['high']:.6f}]")]
    for peer, rounds in ALPHA:
        out = DATA / f"agreement-{peer}-{rounds}.txt"
        done = run([sys.executable, BENCH / "peers" / "alpha.py", peer, rounds, file], out, limit)
        said = "" if "error" in done else out.read_text(encoding="utf-8").splitlines()[0][:60]
        rows.append(row(f"{peer}, " + (f"{rounds:,} rounds" if rounds else "no interval"), done, first, said))
        say(rows[-1])
    return table(f"Krippendorff's alpha, {units:,} units with five raters", rows)


def labels(units, limit):
    file = ratings(units // 5)
    first, found = ours("labels", [file, "--labels", "dawid-skene"], limit)
    rows = [row("Psephos, to convergence", first, first, f"{len(found['labels']['criteria'][0]['items']):,} items")]
    for rounds in (10, 100):
        out = DATA / f"agreement-dawid-skene-{rounds}.txt"
        done = run([sys.executable, BENCH / "peers" / "dawid_skene.py", rounds, file], out, limit)
        said = "" if "error" in done else out.read_text(encoding="utf-8").splitlines()[0][:60]
        rows.append(row(f"crowd-kit, at most {rounds} rounds", done, first, said))
        say(rows[-1])
    return table(f"Dawid and Skene, {units:,} labels of {units // 5:,} items", rows)


def votes(count, limit):
    file = DATA / f"votes-audit-{count}.csv"
    if not file.exists():
        run(["./psephos", "simulate", "votes", "--votes", count, "--systems", 130, "--seed", 20250101, "--out", file], DATA / "votes.txt", 600)
    first, found = ours("votes", [file], limit)
    said = f"{len(found['agreement'])} measures, {len(found['findings'])} doubts"
    return table(f"Every doubt about {count:,} votes on 130 systems", [row("Psephos", first, first, said)])


def write(text):
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(head + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


def main(units="1000000", limit="600"):
    units, limit = int(units), float(limit)
    DATA.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    parts = [task(units, limit) for task in (votes, labels, alpha)]
    peers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS)
    parts.append(
        f"Measured {date.today()} on {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the start, by"
        f" `bench/agreement.py {units} {limit:.0f}`: {peers}. \"Times our CPU\" is the CPU time of the whole process over ours; the goal is {GOAL}.\n")
    write("\n".join(parts))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
