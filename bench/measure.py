"""Runs Psephos and its peers as whole processes, in turn, and makes the table of docs/performance.md.

Only Python's standard library is used here; the peers' own programs are in bench/peers. Time is wall time from start to
exit; CPU is user and system time of the process and all it waited for; memory is the largest resident set among them.
"""

import argparse
import csv
import datetime
import importlib.metadata
import json
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
DATA = BENCH / "data"
RESULTS = BENCH / "results"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table: bench/run.sh writes between these lines -->\n", "<!-- end of table -->\n"

SIZES = {  # name: votes, systems
    "9k": (9_000, 59),
    "20k": (20_000, 50),
    "1M": (1_000_000, 130),
    "10M": (10_000_000, 200),
}
TASKS = {
    "none": ("Strengths, no interval", ["--interval", "none"]),
    "sandwich": ("With sandwich intervals", ["--interval", "sandwich"]),
    "bootstrap": ("With 100 bootstrap rounds", ["--bootstrap", "100"]),
    "elo": ("Elo, vote by vote", ["--method", "elo", "--interval", "none"]),
    "style": (
        "Strengths with four numbers of style taken out",
        ["--interval", "none", "--control", "attribute:length,attribute:headers,attribute:lists,attribute:bold"],
    ),
    "weng-lin": ("Weng and Lin's skills, vote by vote", ["--method", "weng-lin", "--update", "bradley-terry"]),
    "noisy": ("Who votes with attention: noisy Bradley-Terry", ["--method", "noisy-bt", "--ties", "drop", "--interval", "none"]),
}
LIKELIHOOD = ("none", "sandwich", "bootstrap")  # Tasks whose strengths have an exact maximum; others are held against ours.
MEASURED = {"9k": ["sandwich"], "20k": ["noisy"], "1M": [*LIKELIHOOD, "elo", "style", "weng-lin"], "10M": [*LIKELIHOOD]}
PEERS = {  # name: (distribution, program, tasks, what becomes of ties)
    "evalica": ("evalica", "evalica_bt.py", ["none", "elo"], "half"),
    "arena-rank": ("arena-rank", "arena_rank_bt.py", ["none", "sandwich", "bootstrap"], "half"),
    "choix": ("choix", "choix_bt.py", ["none"], "half"),
    "crowd-kit": ("crowd-kit", "crowdkit_bt.py", ["none", "noisy"], "drop"),
    "FastChat": (None, "fastchat_bt.py", ["none", "bootstrap", "elo", "style"], "half"),
    "openskill": ("openskill", "openskill_wl.py", ["weng-lin"], "half"),
}
# Not run at 10 million votes: too slow to be worth the wait, or out of memory.
TOO_LARGE = {("choix", "10M"), ("crowd-kit", "10M"), ("arena-rank bootstrap", "10M")}
# The goals of this project: (size, task, peer): how many times faster.
GOALS = {
    ("1M", "bootstrap", "arena-rank"): 150,
    ("1M", "bootstrap", "FastChat"): 18,
    ("1M", "sandwich", "arena-rank"): 15,
    ("1M", "none", "evalica"): 7,
    ("10M", "none", "evalica"): 20,
    ("10M", "sandwich", "arena-rank"): 15,
    ("10M", "bootstrap", "FastChat"): 25,
}
SLOW = 60  # Seconds; what takes longer is run once.


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, out, limit, env=None):
    """One process to its end: wall and CPU seconds, peak memory in MB, or what went wrong."""
    with open(out, "wb") as stdout, open(out.with_suffix(".log"), "wb") as stderr:
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], stdout=stdout, stderr=stderr, cwd=ROOT, env=env, start_new_session=True
        )
        late = False
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > limit and not late:
                late = True
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(0.002)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if late:
        return {"error": f"more than {limit} s"}
    if process.returncode != 0:
        return {"error": f"exit {process.returncode}, see {out.with_suffix('.log').relative_to(ROOT)}"}
    # Linux counts the resident set in KiB, macOS in bytes.
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss / unit}


def strengths(file):
    """The strengths in a result of ours (JSON) or of a peer (CSV), by system."""
    if file.suffix == ".json":
        ladder = json.loads(file.read_text(encoding="utf-8"))["ladder"]
        return {rung["system"]: rung["strength"] for rung in ladder}
    with open(file, newline="", encoding="utf-8") as lines:
        return {row["system"]: float(row["strength"]) for row in csv.DictReader(lines)}


def distance(found, exact):
    """The largest distance of a strength from the exact maximum, both with mean zero."""
    if found.keys() != exact.keys():
        return None
    return max(abs(found[system] - exact[system]) for system in exact)


def votes(size):
    """The file of simulated votes of a size, made once."""
    count, systems = SIZES[size]
    file = DATA / f"votes-{size}.csv"
    if not file.exists():
        say(f"making {count:,} votes on {systems} systems")
        DATA.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        command = ["./psephos", "simulate", "votes", "--votes", count, "--systems", systems, "--seed", "20250101", "--out", part]
        subprocess.run([str(word) for word in command], cwd=ROOT, check=True)
        part.rename(file)
    return file


def styled(size):
    """The same with numbers of style, made once."""
    file = DATA / f"styled-{size}.csv"
    if not file.exists():
        say("adding numbers of style")
        part = file.with_suffix(".part")
        subprocess.run([sys.executable, BENCH / "styled.py", votes(size), part], check=True)
        part.rename(file)
    return file


def exact(size, ties):
    """The exact strengths, by an independent program; absent without the peers' environment."""
    file = DATA / f"exact-{size}-{ties}.csv"
    if not file.exists():
        done = subprocess.run([sys.executable, BENCH / "peers" / "exact.py", ties, votes(size), file])
        if done.returncode != 0:
            return None
    return strengths(file)


def contestants(size, task, peers):
    """Who runs: name, command with its result file, and how it treats ties."""
    file = styled(size) if task == "style" else votes(size)
    ours = RESULTS / "out" / f"psephos-{task}-{size}.json"
    yield "Psephos", ["./psephos", "rank", file, *TASKS[task][1], "--format", "json"], ours, ours, "half"
    for name in peers:
        _, program, tasks, ties = PEERS[name]
        if task in tasks and size != "9k" and not {(name, size), (f"{name} {task}", size)} & TOO_LARGE:
            out = RESULTS / "out" / f"{name}-{task}-{size}.txt"
            result = out.with_suffix(".csv")
            yield name, [sys.executable, BENCH / "peers" / program, task, file, result], out, result, ties


def measure(size, task, peers, times, limit):
    """All contestants of a task in turn, several times."""
    field = list(contestants(size, task, peers))
    runs = {name: [] for name, *_ in field}
    for name, command, out, *_ in field[:1]:
        run(command, out, limit)  # Builds the program and its cache where that is still to be done.
    for _ in range(times):
        for name, command, out, *_ in field:
            known = runs[name]
            if known and ("error" in known[0] or known[0]["wall"] > SLOW):
                continue
            outcome = run(command, out, limit)
            say(f"  {size} {task} {name}: {outcome.get('error') or '%.2f s' % outcome['wall']}")
            known.append(outcome)
    return [row(size, task, name, runs[name], result, ties) for name, _, _, result, ties in field]


def row(size, task, name, runs, result, ties):
    if "error" in runs[0]:
        return {"size": size, "task": task, "program": name, "error": runs[0]["error"]}
    ours = RESULTS / "out" / f"psephos-{task}-{size}.json"
    truth = exact(size, ties) if task in LIKELIHOOD else None if name == "Psephos" or not ours.exists() else strengths(ours)
    good = [r for r in runs if "error" not in r]
    return {
        "size": size,
        "task": task,
        "program": name,
        "runs": len(good),
        "wallMin": min(r["wall"] for r in good),
        "wallMedian": statistics.median(r["wall"] for r in good),
        "cpuMedian": statistics.median(r["cpu"] for r in good),
        "rssMax": max(r["rss"] for r in good),
        # The median of bootstrap rounds is not meant to be the maximum itself.
        "distance": None if truth is None or (name == "FastChat" and task == "bootstrap") else distance(strengths(result), truth),
    }


def compared(rows):
    """The rows with how many times as long as ours each takes."""
    ours = {(r["size"], r["task"]): r for r in rows if r["program"] == "Psephos" and "error" not in r}
    for r in rows:
        base = ours.get((r["size"], r["task"]))
        if base and "error" not in r and r is not base:
            r["ratio"] = r["wallMedian"] / base["wallMedian"]
            r["ratioCpu"] = r["cpuMedian"] / base["cpuMedian"]
            r["goal"] = GOALS.get((r["size"], r["task"], r["program"]))
    return rows


def table(results):
    """The results as Markdown."""
    lines = []
    for size in SIZES:
        for task, (title, _) in TASKS.items():
            rows = [r for r in results["rows"] if (r["size"], r["task"]) == (size, task)]
            if not rows:
                continue
            count, systems = SIZES[size]
            lines += [f"**{title}, {count:,} votes on {systems} systems**", ""]
            lines += ["| program | seconds, median (best) | CPU seconds | memory, MB | times ours | goal | off the maximum |"]
            lines += ["|---|--:|--:|--:|--:|--:|--:|"]
            lines += [line(r, results["versions"]) for r in rows] + [""]
    m = results["machine"]
    lines += [
        f"Measured {results['date']} on {m['cpu']}, {m['cores']} cores, {m['memoryGb']} GB, Java {m['java']}, Python {m['python']},"
        f" load {m['load']:.1f} at the start, by `bench/run.sh {results['command']}`.",
        '"Times ours" compares medians of wall time. "Off the maximum" is the largest distance of a log-strength from the exact'
        " maximum of the likelihood, found by Newton's method in a program of its own; crowd-kit knows no ties and is measured"
        " against the maximum without them. Without a likelihood, or with another one (style, noisy), it is the distance from our figures,"
        " in the unit of the method: points, skills, log-odds. FastChat z-scores style and adds a penalty; crowd-kit's noisy model has"
        " another scale, and a gradient that is wrong (methods/annotators.md).",
        "",
    ]
    return "\n".join(lines)


def line(r, versions):
    name = f"{r['program']} {versions.get(r['program'], '')}".strip()
    if "error" in r:
        return f"| {name} | {r['error']} | | | | | |"
    ratio = "" if r.get("ratio") is None else f"{r['ratio']:.1f}"
    goal = "" if r.get("goal") is None else f"{r['goal']}"
    off = "" if r["distance"] is None else f"{r['distance']:.0e}"
    return (
        f"| {name} | {r['wallMedian']:.2f} ({r['wallMin']:.2f}) | {r['cpuMedian']:.2f} | {r['rssMax']:.0f} | {ratio} | {goal} | {off} |"
    )


def write_page(results):
    page = PAGE.read_text(encoding="utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    PAGE.write_text(page[:start] + table(results) + page[end:], encoding="utf-8")
    say(f"wrote {PAGE.relative_to(ROOT)}")


def machine():
    cpu = platform.processor() or platform.machine()
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        cpu = next((l.split(":")[1].strip() for l in info.read_text().splitlines() if l.startswith("model name")), cpu)
    java = subprocess.run(["sh", "-c", ". .mvn/jdk.sh && psephos_find_jdk && grep JAVA_VERSION= $JAVA_HOME/release"], cwd=ROOT, capture_output=True, text=True)
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memoryGb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "java": java.stdout.strip().removeprefix("JAVA_VERSION=").strip('"'),
        "python": platform.python_version(),
        "load": os.getloadavg()[0],
    }


def installed(wanted):
    """The peers that are here, with versions; says which are not."""
    versions = {}
    for name in wanted:
        distribution = PEERS[name][0]
        try:
            versions[name] = importlib.metadata.version(distribution) if distribution else ""
        except importlib.metadata.PackageNotFoundError:
            say(f"{name} is not installed and not measured; bench/peers.sh installs it")
            continue
        if name == "FastChat":
            file = pathlib.Path(os.environ.get("FASTCHAT", "/nowhere")) / "fastchat/serve/monitor/rating_systems.py"
            if not file.exists():
                del versions[name]
                say("FastChat is not measured; to include it name a checkout: FASTCHAT=/path bench/run.sh")
    return versions


def main():
    parser = argparse.ArgumentParser(prog="bench/run.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="1 million votes, 3 times each")
    parser.add_argument("--full", action="store_true", help="1 and 10 million votes, 5 times each; writes docs/performance.md")
    parser.add_argument("--page", metavar="RESULTS.json", help="write docs/performance.md from these results and end")
    parser.add_argument("--sizes", help="of " + ",".join(SIZES))
    parser.add_argument("--tasks", default=",".join(TASKS), help="of " + ",".join(TASKS))
    parser.add_argument("--peers", default=",".join(PEERS), help="of " + ",".join(PEERS) + ", or none")
    parser.add_argument("--times", type=int, help="how often each; what takes over a minute runs once")
    parser.add_argument("--limit", type=int, default=900, help="seconds before a process is ended (900)")
    options = parser.parse_args()
    if options.page:
        write_page(json.loads(pathlib.Path(options.page).read_text(encoding="utf-8")))
        return
    if not (options.quick or options.full or options.sizes):
        parser.error("name --quick, --full or --sizes")
    sizes = (options.sizes or ("9k,20k,1M,10M" if options.full else "9k,1M")).split(",")
    peers = [name for name in options.peers.split(",") if name != "none"]
    for given, known in ((sizes, SIZES), (options.tasks.split(","), TASKS), (peers, PEERS)):
        for word in given:
            if word not in known:
                parser.error(f"{word} is none of {', '.join(known)}")
    load = os.getloadavg()[0]
    if load > 0.5:
        say(f"the machine is busy (load {load:.1f}): take the figures with care")
    (RESULTS / "out").mkdir(parents=True, exist_ok=True)
    versions = installed(peers)
    results = {
        "date": datetime.date.today().isoformat(),
        "command": " ".join(sys.argv[1:]),
        "machine": machine(),
        "versions": versions,
        "rows": [],
    }
    file = RESULTS / f"{datetime.datetime.now():%Y%m%d-%H%M%S}.json"
    for size in sizes:
        for task in options.tasks.split(","):
            if task not in MEASURED[size]:
                continue
            times = options.times or (5 if options.full else 3)
            results["rows"] += measure(size, task, versions, times, options.limit)
            compared(results["rows"])
            file.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(table(results))
    say(f"results are in {file.relative_to(ROOT)}")
    if options.full:
        write_page(results)
    if any("error" in r for r in results["rows"] if r["program"] == "Psephos"):
        sys.exit("Psephos itself failed")


if __name__ == "__main__":
    main()
