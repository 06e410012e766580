"""choix: Bradley-Terry from a matrix of wins, ties as half wins. Usage: choix_bt.py none VOTES.csv OUT.csv

choix takes pairs or a matrix; the matrix, counted with pandas, is its fast way."""

import sys

import choix
import numpy as np
import pandas as pd


def main(task, votes, out):
    if task != "none":
        sys.exit("choix_bt.py: only none is measured")
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    codes, systems = pd.factorize(pd.concat([data["model_a"], data["model_b"]]), sort=True)
    left, right = codes[: len(data)], codes[len(data) :]
    won = data["winner"].map({"model_a": 1.0, "model_b": 0.0, "tie": 0.5}).to_numpy()
    size = len(systems)
    wins = np.bincount(left * size + right, won, size * size)
    wins += np.bincount(right * size + left, 1 - won, size * size)
    strength = choix.ilsr_pairwise_dense(wins.reshape(size, size))
    pd.DataFrame({"system": systems, "strength": strength - strength.mean()}).to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
