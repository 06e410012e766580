#!/usr/bin/env python3
"""Agreement, labels and audits: Psephos and the peers on the same rows in one run, in turn, from cold processes.

Usage: bench/.venv-agreement/bin/python bench/agreement.py UNITS [LIMIT]
UNITS units with five raters (1000000); a peer that takes more than LIMIT seconds (600) is stopped and said to. Ours measures everything `audit`
does, with 1,000 rounds; of the peers only evalica has intervals. Labels are a fifth of UNITS units with five raters; votes as many as UNITS.
A second table has the functions alone, once the rows are in memory: ours by `bench/kernels.sh --agreement`, the peers' as they say themselves.
Writes the tables of docs/performance.md. Ratios are of CPU time, which tells also where others work on the machine."""

import importlib.metadata
import json
import os
import platform
import re
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


def ours(name, words, limit, form="json"):
    out = DATA / f"agreement-{name}.{form}"
    done = run(["./psephos", "audit", *words, "--format", form], out, limit)
    if "error" in done:
        raise SystemExit(done["error"])
    text = out.read_text(encoding="utf-8")
    return done, json.loads(text) if form == "json" else text


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
    first, found = ours("labels", [file, "--labels", "dawid-skene"], limit, "csv")
    rows = [row("Psephos, to convergence", first, first, f"{len(found.splitlines()) - 1:,} items")]
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


def after_loading(name):
    """Seconds of CPU that a peer says its function took; None where it did not end."""
    out = DATA / f"agreement-{name}.txt"
    found = re.search(r"([0-9.]+) s CPU after loading", out.read_text(encoding="utf-8")) if out.exists() else None
    return float(found[1]) if found else None


def functions(units):
    """After alpha() and labels(), whose peers have said what their functions took."""
    out = DATA / "agreement-kernels.txt"
    done = run(["bench/kernels.sh", "--agreement", ratings(units), ratings(units // 5)], out, 1200)
    if "error" in done:
        raise SystemExit(done["error"])
    cost = {one["kernel"]: one for one in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    peers = [(f"{peer}: alpha" + (f", {rounds:,} rounds" if rounds else ", no interval"), f"{peer}-{rounds}", "agreement" if rounds else "agreement, 2 rounds")
             for peer, rounds in ALPHA]
    peers.append(("crowd-kit: Dawid and Skene, at most 100 rounds", "dawid-skene-100", "dawid-skene"))
    names = {"agreement": "8 measures, 1,000 rounds", "agreement, 2 rounds": "8 measures, 2 rounds", "dawid-skene": "Dawid and Skene"}
    rows = []
    for said, name, kernel in peers:
        theirs, mine = after_loading(name), cost[kernel]
        if theirs:
            rows.append(f"| {said} | {theirs:.2f} | {names[kernel]} | {mine['later']:.2f} ({mine['first']:.2f}) | {theirs / mine['later']:.1f} ({theirs / mine['first']:.1f}) |")
    head = "| peer | CPU s | Psephos | CPU s, warm (first call) | times ours |\n|---|--:|---|--:|--:|"
    return "**The functions alone, once the rows are in memory**\n\n" + head + "\n" + "\n".join(rows) + "\n"


def write(text):
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(head + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


def main(units="1000000", limit="600"):
    units, limit = int(units), float(limit)
    DATA.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    parts = [task(units, limit) for task in (votes, labels, alpha)] + [functions(units)]
    peers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS)
    parts.append(
        f"Measured {date.today()} on {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the start, by"
        f" `bench/agreement.py {units} {limit:.0f}`: {peers}. \"Times our CPU\" is the CPU time of the whole process over ours; the goal is {GOAL}.\n")
    write("\n".join(parts))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
