"""Measures the removal of near duplicates beside text-dedup's MinHash: whole processes, and what each got right.

  bench/near_duplicates.py [--texts 200000] [--limit SECONDS] [--python PYTHON] [--folder DIR] [--page]

Makes texts with planted near duplicates (near_duplicates_data.py) and has each program drop the near duplicates by word 5-grams at
0.7. The truth is worked out here, exactly: of all pairs that share a shingle, those with a Jaccard similarity of at least 0.7.
Of each program are shown seconds on the clock, seconds of CPU (which neighbours on the machine change less), the most memory of
one process, and
  caught     of the true pairs, those of which not both texts were kept
  unfounded  texts that went although no kept text is like them
text-dedup is taken where PYTHON has it (bench/peers.sh --duplicates). --page writes the table of docs/curation.md.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "curation.md"
BEGIN, END = "<!-- table: bench/near_duplicates.py --page writes between these lines -->\n", "<!-- end of table -->\n"
NGRAM, LEAST = 5, 0.7
NOT_A_WORD = re.compile(r"\W+")


def run(limit, *command):
    """Seconds, CPU seconds and MB of a process with all its children; nothing where it took longer than the limit."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen([str(word) for word in command], stdout=said, stderr=said, start_new_session=True)
        end = None
        while end is None:
            pid, status, used = os.wait4(child.pid, os.WNOHANG)
            if pid:
                end = time.monotonic()
            elif time.monotonic() - start > limit:
                os.killpg(child.pid, signal.SIGKILL)
                os.wait4(child.pid, 0)
                return None
            else:
                time.sleep(0.02)
        if status != 0:
            said.seek(0)
            sys.exit("failed: %s\n%s" % (" ".join(map(str, command)), said.read()[-2000:].decode(errors="replace")))
    return end - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def shingles(text):
    words = [word for word in NOT_A_WORD.split(text.lower()) if word]
    return frozenset(hash(tuple(words[at : at + NGRAM])) for at in range(max(1, len(words) - NGRAM + 1)))


def truth(texts):
    """All pairs of texts (by place) that are alike."""
    holders = collections.defaultdict(list)
    sets = []
    for place, text in enumerate(texts):
        sets.append(shingles(text))
        for shingle in sets[-1]:
            holders[shingle].append(place)
    shared = collections.Counter()
    for places in holders.values():
        for later in range(1, len(places)):
            for earlier in range(later):
                shared[places[earlier], places[later]] += 1
    return [(a, b) for (a, b), count in shared.items() if count >= LEAST * (len(sets[a]) + len(sets[b]) - count)]


def quality(pairs, texts, kept):
    """The share of pairs caught, and how many went without a kept text like them."""
    like = collections.defaultdict(list)
    left = 0
    for a, b in pairs:
        like[a].append(b)
        like[b].append(a)
        left += a in kept and b in kept
    unfounded = sum(1 for place in range(texts) if place not in kept and not any(one in kept for one in like[place]))
    return 1 - left / len(pairs), unfounded


def ids(lines):
    return {int(json.loads(line)["id"][1:]) for line in lines}


def psephos(rows, home, limit, python):
    out = home / "psephos.jsonl"
    used = run(limit, ROOT / "psephos", "curate", "fix", rows, "--out", out, "--drop", "near-duplicates")
    return used, used and ids(out.open(encoding="utf-8"))


def text_dedup(rows, home, limit, python):
    out = home / "text-dedup"
    used = run(
        limit, python, "-m", "text_dedup.minhash", "--path", "json", "--data_files", rows, "--split", "train",
        "--cache_dir", home / "cache", "--output", out, "--column", "text", "--ngram", NGRAM, "--threshold", LEAST,
        "--num_proc", os.cpu_count(), "--batch_size", 10000,
    )  # fmt: skip
    listed = "import sys, datasets\nfor one in datasets.load_from_disk(sys.argv[1])['id']: print(one)"
    kept = used and subprocess.run([python, "-c", listed, str(out)], capture_output=True, text=True, check=True).stdout
    return used, used and {int(name[1:]) for name in kept.split()}


def version(python, name):
    command = [python, "-c", "import importlib.metadata; print(importlib.metadata.version('%s'))" % name]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def table(results, asked, pairs):
    lines = [
        "**%s texts of 20 to 90 words, %s true pairs; near duplicates dropped**" % (format(asked.texts, ","), format(pairs, ",")),
        "",
        "| program | seconds | times ours | CPU seconds | times ours | memory, MB | caught | unfounded |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    base = results["psephos"][0]
    for name, (used, good) in results.items():
        if used is None:
            lines.append("| %s | over %d | | | | | | |" % (name, asked.limit))
            continue
        cells = (name, used[0], used[0] / base[0], used[1], used[1] / base[1], used[2], 100 * good[0], format(good[1], ","))
        lines.append("| %s | %.1f | %.1f | %.1f | %.1f | %.0f | %.2f%% | %s |" % cells)
    lines += ["", "Measured %s, load %.1f at the end, on %d cores." % (datetime.date.today(), os.getloadavg()[0], os.cpu_count()), ""]
    return "\n".join(lines)


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--texts", type=int, default=200_000)
    given.add_argument("--limit", type=int, default=600)
    given.add_argument("--python", default=sys.executable)
    given.add_argument("--folder")
    given.add_argument("--page", action="store_true", help="write the table of docs/curation.md")
    asked = given.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        rows = home / "texts.jsonl"
        make = [sys.executable, ROOT / "bench" / "near_duplicates_data.py", "--texts", str(asked.texts), "--out", rows]
        subprocess.run(make, check=True)
        subprocess.run([ROOT / "psephos", "--version"], check=True, stdout=subprocess.DEVNULL)
        programs = {"psephos": psephos}
        if version(asked.python, "text-dedup"):
            programs["text-dedup " + version(asked.python, "text-dedup")] = text_dedup
        done = {name: program(rows, home, asked.limit, asked.python) for name, program in programs.items()}
        with rows.open(encoding="utf-8") as lines:
            pairs = truth([json.loads(line)["text"] for line in lines])
        results = {name: (used, used and quality(pairs, asked.texts, kept)) for name, (used, kept) in done.items()}
        text = table(results, asked, len(pairs))
        print(text)
        if asked.page:
            page = PAGE.read_text(encoding="utf-8")
            start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
            PAGE.write_text(page[:start] + text + page[end:], encoding="utf-8")
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
