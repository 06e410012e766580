#!/usr/bin/env python3
"""Krippendorff's alpha: Psephos and the peers on the same ratings in one run, in turn, from cold processes.

Usage: bench/.venv-agreement/bin/python bench/agreement.py UNITS [LIMIT]
UNITS units with five raters; a peer that takes more than LIMIT seconds (600) is stopped and said to.
Ours measures everything `audit` does, with 1,000 rounds; of the peers only evalica has intervals."""

import json
import sys
from pathlib import Path

from measure import ROOT, run, say

BENCH = Path(__file__).parent
DATA = BENCH / "data"
PEERS = [("evalica", 1000), ("evalica", 0), ("krippendorff", 0), ("irrcac", 0), ("simpledorff", 0), ("crowdkit", 0)]


def ours(file):
    out = DATA / "agreement-psephos.json"
    done = run(["./psephos", "audit", file, "--format", "json"], out, 600)
    if "error" in done:
        raise SystemExit(done["error"])
    entries = json.loads(out.read_text(encoding="utf-8"))["agreement"]
    alpha = next(one for one in entries if one["measure"] == "krippendorff-alpha")
    return done, f"{alpha['value']:.6f} [{alpha['low']:.6f}, {alpha['high']:.6f}]"


def main(units, limit=600):
    DATA.mkdir(parents=True, exist_ok=True)
    file = DATA / f"ratings-{units}.csv"
    if not file.exists():
        run([sys.executable, BENCH / "peers" / "ratings.py", units, file], DATA / "ratings.txt", 600)
    say(f"{int(units):,} units, {sum(1 for _ in file.open()) - 1:,} ratings")
    first, value = ours(file)
    print(f"{'program':28} {'wall s':>9} {'CPU s':>9} {'times ours':>11}  value")
    print(f"{'psephos audit, all, 1,000':28} {first['wall']:9.2f} {first['cpu']:9.2f} {1:11.1f}  {value}")
    for peer, rounds in PEERS:
        out = DATA / f"agreement-{peer}-{rounds}.txt"
        done = run([sys.executable, BENCH / "peers" / "alpha.py", peer, rounds, file], out, float(limit))
        name = f"{peer}, {rounds:,} rounds"
        if "error" in done:
            print(f"{name:28} {done['error']}")
            continue
        said = out.read_text(encoding="utf-8").splitlines()[0][:60]
        print(f"{name:28} {done['wall']:9.2f} {done['cpu']:9.2f} {done['wall'] / first['wall']:11.1f}  {said}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
