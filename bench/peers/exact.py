"""The exact maximum of the likelihood, by Newton's method on counts. Usage: exact.py half|drop VOTES.csv OUT.csv"""

import sys

import numpy as np
import pandas as pd


def wins(votes, ties):
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    if ties == "drop":
        data = data[data["winner"] != "tie"]
    codes, systems = pd.factorize(pd.concat([data["model_a"], data["model_b"]]), sort=True)
    left, right = codes[: len(data)], codes[len(data) :]
    won = data["winner"].map({"model_a": 1.0, "model_b": 0.0, "tie": 0.5}).to_numpy()
    size = len(systems)
    table = np.bincount(left * size + right, won, size * size)
    table += np.bincount(right * size + left, 1 - won, size * size)
    return table.reshape(size, size), systems


def maximum(table):
    games = table + table.T
    strength = np.zeros(len(table))
    for _ in range(100):
        p = 1 / (1 + np.exp(strength[None, :] - strength[:, None]))
        gradient = table.sum(1) - (games * p).sum(1)
        weight = games * p * (1 - p)
        hessian = np.diag(weight.sum(1)) - weight + weight.sum() / len(table) ** 2
        strength = strength + np.linalg.solve(hessian, gradient)
        strength -= strength.mean()
        if np.abs(gradient).max() < 1e-9 * games.sum():
            return strength
    sys.exit("exact.py: no maximum after 100 steps")


if __name__ == "__main__":
    table, systems = wins(sys.argv[2], sys.argv[1])
    strength = maximum(table)
    pd.DataFrame({"system": systems, "strength": strength}).to_csv(sys.argv[3], index=False)
