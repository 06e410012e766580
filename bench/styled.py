"""Adds what style control needs to a file of votes: how long the answers are, and how many headers, list items and bold
passages they have; turns some votes to the side that style favours. Usage: styled.py VOTES.csv OUT.csv"""

import csv
import random
import sys

EFFECTS = {"length": 0.3, "headers": -0.1, "lists": 0.05, "bold": 0.0}


def share(left, right):
    return (left - right) / (left + right + 1)


def answer(draw):
    length = int(draw.lognormvariate(5.5, 0.7)) + 1
    return [length, *(int(draw.expovariate(1 / mean)) for mean in (2, 5, 4))]


def main(votes, out):
    draw = random.Random(20250101)
    with open(votes, newline="", encoding="utf-8") as file, open(out, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["model_a", "model_b", "winner", "voter", *(f"{name}_{side}" for name in EFFECTS for side in ("left", "right"))])
        for row in csv.DictReader(file):
            left, right = answer(draw), answer(draw)
            pull = sum(effect * share(a, b) for effect, a, b in zip(EFFECTS.values(), left, right))
            winner = row["winner"]
            if draw.random() < abs(pull):
                winner = "model_a" if pull > 0 else "model_b"
            writer.writerow([row["model_a"], row["model_b"], winner, row["voter"], *(n for pair in zip(left, right) for n in pair)])


if __name__ == "__main__":
    main(*sys.argv[1:])
