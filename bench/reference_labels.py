"""Makes the reference files of the models of labels: what Crowd-Kit answers to the same labels.

Usage: bench/.venv/bin/python bench/reference_labels.py   (bench/peers.sh makes the environment)

Each file of psephos-analysis/src/test/resources/org/psephos/audit/reference says in its first lines which program made it,
how it was called, and how close an answer must come and why. LabelModelTest reads them.
"""

import platform
import random
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from crowdkit.aggregation import GLAD, DawidSkene

FOLDER = Path(__file__).parents[1] / "psephos-analysis/src/test/resources/org/psephos/audit/reference"
RIGHT = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.5, 0.35]
MODELS = {
    "dawid-skene": (
        lambda: DawidSkene(n_iter=5000, tol=1e-13),
        "DawidSkene(n_iter=5000, tol=1e-13)",
        "1e-8; the program keeps chances above 1e-10",
    ),
    "glad": (
        lambda: GLAD(n_iter=2000, tol=1e-12, m_step_max_iter=200, m_step_tol=1e-10),
        "GLAD(n_iter=2000, tol=1e-12, m_step_max_iter=200, m_step_tol=1e-10)",
        "1e-6; the program climbs by conjugate gradients to that",
    ),
}


def labels(seed):
    """Sixty items of three kinds, each by five of eight annotators, of whom one is wrong more often than right."""
    chance = random.Random(seed)
    rows = []
    for item in range(60):
        truth = chance.randrange(3)
        for annotator in sorted(chance.sample(range(8), 5)):
            right = chance.random() < RIGHT[annotator]
            said = truth if right else chance.choice([c for c in range(3) if c != truth])
            rows.append((f"a{annotator}", f"i{item:02d}", "xyz"[said]))
    return pd.DataFrame(rows, columns=["worker", "task", "label"])


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    given = labels(11)
    given.rename(columns={"worker": "annotator", "task": "item"}).to_csv(FOLDER / "votes.csv", index=False)
    for name, (make, command, tolerance) in MODELS.items():
        chances = make().fit(given).probas_[["x", "y", "z"]].sort_index()
        with open(FOLDER / f"{name}.csv", "w") as out:
            out.write(f"# program: crowd-kit {version('crowd-kit')}, Python {platform.python_version()}\n")
            out.write(f"# command: crowdkit.aggregation.{command}.fit(votes).probas_\n")
            out.write(f"# tolerance: {tolerance}\nitem,x,y,z\n")
            for item, row in chances.iterrows():
                out.write(",".join([item] + [repr(round(float(p), 10)) for p in row]) + "\n")


if __name__ == "__main__":
    main()
