"""Makes the reference folder of the ranking methods: what other programs answer to the same votes.

Usage: bench/.venv/bin/python bench/reference.py   (bench/peers.sh makes the environment)

Each file of psephos-analysis/src/test/resources/org/psephos/rank/reference/METHOD says in its first lines which program
made it, how it was called, and how close an answer must come and why. ReferenceFolderTest reads them all.
"""

import math
import platform
import random
from importlib.metadata import version
from pathlib import Path

import choix
import evalica
import numpy as np
import pandas as pd
from evalica import Winner
from scipy.optimize import minimize
from scipy.stats import norm

FOLDER = Path(__file__).parents[1] / "psephos-analysis/src/test/resources/org/psephos/rank/reference"
WINNERS = {"left": Winner.X, "right": Winner.Y, "tie": Winner.Draw}
PYTHON = f"Python {platform.python_version()}"


# ---- Votes -------------------------------------------------------------------------------------

def far(draws, seed):
    """Strengths from -3 to 3, far from any starting point; what stands left wins a little more often."""
    chance = random.Random(seed)
    strength = {name: -3 + 6 * i / 6 for i, name in enumerate("abcdefg")}
    votes = []
    for _ in range(420):
        left, right = chance.sample(sorted(strength), 2)
        if draws and chance.random() < 0.25:
            votes.append((left, right, "tie"))
            continue
        odds = math.exp(strength[left] - strength[right] + 0.3)
        votes.append((left, right, "left" if chance.random() < odds / (1 + odds) else "right"))
    return votes


def orders(seed):
    """Rankings of three to five of seven, by Plackett and Luce."""
    chance = random.Random(seed)
    weight = {name: math.exp(-2 + 4 * i / 6) for i, name in enumerate("abcdefg")}
    rankings = []
    for _ in range(150):
        left = chance.sample(sorted(weight), chance.randint(3, 5))
        order = []
        while left:
            pick = chance.choices(left, [weight[name] for name in left])[0]
            left.remove(pick)
            order.append(pick)
        rankings.append(order)
    return rankings


FAR = far(False, 1)
TIES = far(True, 2)
ORDERS = orders(3)
ISLANDS = [("a", "b", "left"), ("b", "a", "left"), ("c", "d", "left"), ("d", "c", "left")]
UNBEATEN = [("a", "b", "left"), ("a", "c", "left"), ("b", "c", "left"), ("c", "b", "left")]


# ---- Files -------------------------------------------------------------------------------------

def write_votes(name, votes):
    lines = ["left,right,winner"] + [",".join(vote) for vote in votes]
    (FOLDER / f"{name}.csv").write_text("\n".join(lines) + "\n")


def write_orders(name, rankings):
    (FOLDER / f"{name}.csv").write_text("ranking\n" + "\n".join(" > ".join(order) for order in rankings) + "\n")


def write(method, case, head, rows):
    folder = FOLDER / method
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"# {key}: {value}" for key, value in head.items()]
    lines.append("system,value,error" if rows and len(rows[0]) == 3 else "system,value")
    lines += [",".join([row[0], *(repr(float(x)) for x in row[1:])]) for row in rows]
    (folder / f"{case}.csv").write_text("\n".join(lines) + "\n")


def program(name):
    return f"{name} {version(name)}, {PYTHON}"


def centred(systems, values):
    values = np.asarray(values, float)
    return list(zip(systems, values - values.mean()))


# ---- Maximum likelihood by a general optimiser ---------------------------------------------------

def names(votes):
    return sorted({name for vote in votes for name in vote[:2]})


def chances(model, gap, extra):
    """Chances of left, right and tie where the strengths differ by gap."""
    if model == "davidson":
        left, right, tie = np.exp(gap / 2), np.exp(-gap / 2), np.exp(extra)
        total = left + right + tie
        return left / total, right / total, tie / total
    if model == "rao-kupper":
        theta = 1 + np.exp(extra)
        left, right = 1 / (1 + theta * np.exp(-gap)), 1 / (1 + theta * np.exp(gap))
        return left, right, 1 - left - right
    left = norm.cdf(gap) if model == "thurstone" else 1 / (1 + np.exp(-gap))
    return left, 1 - left, np.ones_like(gap)


def logs(model, votes, systems, theta, position):
    """The log-likelihood of each vote."""
    place = {name: i for i, name in enumerate(systems)}
    left = np.array([place[vote[0]] for vote in votes])
    right = np.array([place[vote[1]] for vote in votes])
    won = np.array([vote[2] for vote in votes])
    strength = np.append(theta[: len(systems) - 1], -theta[: len(systems) - 1].sum())
    rest = theta[len(systems) - 1 :]
    gap = strength[left] - strength[right] + (rest[0] if position else 0)
    ways = chances(model, gap, rest[-1] if len(rest) > position else 0)
    halves = (np.log(ways[0]) + np.log(ways[1])) / 2
    tied = np.log(ways[2]) if model in ("davidson", "rao-kupper") else halves
    return np.where(won == "left", np.log(ways[0]), np.where(won == "right", np.log(ways[1]), tied))


def slopes(function, theta, step=1e-5):
    """Central differences of a function with a vector as its value."""
    columns = []
    for i in range(len(theta)):
        up, down = theta.copy(), theta.copy()
        up[i] += step
        down[i] -= step
        columns.append((function(up) - function(down)) / (2 * step))
    return np.stack(columns, axis=-1)


def fitted(model, votes, position=False):
    """Strengths with sandwich errors; the optimiser knows nothing of the models but the likelihood."""
    systems = names(votes)
    extra = int(position) + (model in ("davidson", "rao-kupper"))
    each = lambda theta: logs(model, votes, systems, theta, position)
    slope = lambda theta: slopes(each, theta).sum(0)
    theta = minimize(lambda theta: -each(theta).sum(), np.zeros(len(systems) - 1 + extra), method="BFGS").x
    for _ in range(20):
        theta = theta - np.linalg.solve(slopes(slope, theta, 1e-4), slope(theta))
    bread = np.linalg.inv(-slopes(slope, theta, 1e-4))
    scores = slopes(each, theta)
    covariance = bread @ (scores.T @ scores) @ bread
    size = len(systems)
    spread = np.zeros((size, len(theta)))
    spread[: size - 1, : size - 1] = np.eye(size - 1)
    spread[size - 1, : size - 1] = -1
    strength = spread @ theta
    error = np.sqrt(np.diag(spread @ covariance @ spread.T))
    return list(zip(systems, strength, error))


# ---- Cases -------------------------------------------------------------------------------------

def by_evalica():
    frame = lambda votes: ([v[0] for v in votes], [v[1] for v in votes], [WINNERS[v[2]] for v in votes])
    elo = evalica.elo(*frame(TIES), initial=0, k=4).scores.sort_index()
    write("elo", "evalica", {
        "program": program("evalica"), "command": "evalica.elo(left, right, winner, initial=0, k=4)",
        "votes": "ties", "options": "k=4",
        "tolerance": "1e-9", "reason": "the same sums in the same order"}, list(elo.items()))
    elo = evalica.elo(*frame(FAR), initial=0, k=64).scores.sort_index()
    write("elo", "evalica-far", {
        "program": program("evalica"), "command": "evalica.elo(left, right, winner, initial=0, k=64)",
        "votes": "far", "options": "k=64",
        "tolerance": "1e-9", "reason": "the same sums in the same order"}, list(elo.items()))
    for case, votes in (("ties", TIES), ("far", FAR)):
        scores = evalica.bradley_terry(*frame(votes), tolerance=1e-15, limit=100000).scores.sort_index()
        write("bradley-terry", f"evalica-{case}", {
            "program": program("evalica"),
            "command": "log(evalica.bradley_terry(left, right, winner, tolerance=1e-15, limit=100000)), mean 0",
            "votes": case, "options": "ties=half",
            "tolerance": "1e-7", "reason": "its small steps end before the maximum"},
            centred(scores.index, np.log(scores)))
    counts = evalica.counting(*frame(TIES)).scores.sort_index()
    write("counts", "evalica", {
        "program": program("evalica"), "command": "evalica.counting(left, right, winner)", "votes": "ties",
        "options": "ties=half", "tolerance": "1e-12", "reason": "counts"}, list(counts.items()))
    page = evalica.pagerank(*frame(TIES), tolerance=1e-15, limit=100000, solver="naive").scores.sort_index()
    write("pagerank", "evalica", {
        "program": program("evalica"), "votes": "ties", "options": "ties=half",
        "command": "evalica.pagerank(left, right, winner, tolerance=1e-15, limit=100000, solver='naive')",
        "tolerance": "1e-10", "reason": "its steps end at 1e-15 of a share"}, list(page.items()))
    newman = evalica.newman(*frame(TIES), tolerance=1e-14, limit=100000, solver="naive").scores.sort_index()
    write("newman", "evalica", {
        "program": program("evalica"), "votes": "ties", "options": "ties=davidson",
        "command": "log(evalica.newman(left, right, winner, tolerance=1e-14, limit=100000, solver='naive')), mean 0",
        "tolerance": "1e-7", "reason": "its small steps end before the maximum"},
        centred(newman.index, np.log(newman)))


def by_choix():
    systems = names(FAR)
    place = {name: i for i, name in enumerate(systems)}
    pairs = [(place[v[0]], place[v[1]]) if v[2] == "left" else (place[v[1]], place[v[0]]) for v in FAR]
    strength = choix.opt_pairwise(len(systems), pairs, alpha=0, tol=1e-12)
    write("bradley-terry", "choix-far", {
        "program": program("choix"), "command": "choix.opt_pairwise(7, pairs, alpha=0, tol=1e-12)", "votes": "far",
        "options": "ties=half", "tolerance": "1e-6", "reason": "where its optimiser ends"},
        centred(systems, strength))
    ranked = [[place[name] for name in order] for order in ORDERS]
    strength = choix.opt_rankings(len(systems), ranked, alpha=0, tol=1e-12)
    write("plackett-luce", "choix", {
        "program": program("choix"), "command": "choix.opt_rankings(7, rankings, alpha=0, tol=1e-12)",
        "votes": "orders", "options": "", "tolerance": "1e-6", "reason": "where its optimiser ends"},
        centred(systems, strength))
    strength = choix.ilsr_rankings(len(systems), ranked, alpha=0, max_iter=10000, tol=1e-13)
    write("plackett-luce", "choix-ilsr", {
        "program": program("choix"), "command": "choix.ilsr_rankings(7, rankings, alpha=0, tol=1e-13)",
        "votes": "orders", "options": "", "tolerance": "1e-9", "reason": "where its iteration ends"},
        centred(systems, strength))
    strength = choix.rank_centrality(len(systems), pairs)
    write("rank-centrality", "choix", {
        "program": program("choix"), "command": "choix.rank_centrality(7, pairs)", "votes": "far",
        "options": "ties=half", "tolerance": "1e-9", "reason": "an eigenvector by another library"},
        centred(systems, strength))


def by_scipy():
    likelihood = "the likelihood written out, scipy.optimize.minimize(method='BFGS'), then Newton by differences"
    head = {"program": program("scipy"), "command": likelihood, "tolerance": "1e-6",
            "reason": "slopes are differences of the likelihood"}
    cases = {
        ("bradley-terry", "scipy-half"): ("logistic", TIES, "ties=half", False),
        ("bradley-terry", "scipy-davidson"): ("davidson", TIES, "ties=davidson", False),
        ("bradley-terry", "scipy-davidson-position"): ("davidson", TIES, "ties=davidson position", True),
        ("bradley-terry", "scipy-rao-kupper"): ("rao-kupper", TIES, "ties=rao-kupper", False),
        ("bradley-terry", "scipy-rao-kupper-position"): ("rao-kupper", TIES, "ties=rao-kupper position", True),
        ("bradley-terry", "scipy-position"): ("logistic", FAR, "ties=half position", True),
        ("thurstone-mosteller", "scipy"): ("thurstone", TIES, "ties=half", False),
        ("elo-mle", "scipy"): ("logistic", TIES, "ties=half", False),
    }
    for (method, case), (model, votes, options, position) in cases.items():
        rows = fitted(model, votes, position)
        write(method, case, {**head, "votes": "ties" if votes is TIES else "far", "options": options}, rows)


def without_answer():
    reason = "by the rule of Zermelo (1929) and Ford (1957): no maximum where the systems fall in two sets without wins one way"
    for case, votes in (("islands", ISLANDS), ("unbeaten", UNBEATEN)):
        write("bradley-terry", f"none-{case}", {
            "program": "none", "command": reason, "votes": case, "options": "ties=half whole",
            "answer": "not-identified", "tolerance": "0", "reason": "there is no answer"}, [])
        write("plackett-luce", f"none-{case}", {
            "program": "none", "command": reason, "votes": case, "options": "whole",
            "answer": "not-identified", "tolerance": "0", "reason": "there is no answer"}, [])
    write("elo", "none-islands", {
        "program": "none", "command": "points are only moved between systems that met", "votes": "islands",
        "options": "whole", "answer": "not-identified", "tolerance": "0", "reason": "there is no answer"}, [])


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, votes in (("far", FAR), ("ties", TIES), ("islands", ISLANDS), ("unbeaten", UNBEATEN)):
        write_votes(name, votes)
    write_orders("orders", ORDERS)
    by_evalica()
    by_choix()
    by_scipy()
    without_answer()
    print(sum(1 for _ in FOLDER.glob("*/*.csv")), "files in", FOLDER.name)
