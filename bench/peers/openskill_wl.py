"""openskill: Weng and Lin's Bradley-Terry skills with full pairing, vote by vote. Usage: openskill_wl.py weng-lin VOTES.csv OUT.csv"""

import csv
import sys

from openskill.models import BradleyTerryFull

RANKS = {"model_a": [0, 1], "model_b": [1, 0], "tie": [0, 0]}


def main(task, votes, out):
    if task != "weng-lin":
        sys.exit("openskill_wl.py: only weng-lin is measured")
    model = BradleyTerryFull()
    skills = {}
    with open(votes, newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            sides = [row["model_a"], row["model_b"]]
            teams = [[skills.get(side) or model.rating()] for side in sides]
            for side, team in zip(sides, model.rate(teams, ranks=RANKS[row["winner"]])):
                skills[side] = team[0]
    with open(out, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(["system", "strength"])
        writer.writerows([system, skill.mu] for system, skill in skills.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
