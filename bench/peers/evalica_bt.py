"""evalica, compiled core: Bradley-Terry with ties as half wins, or Elo. Usage: evalica_bt.py none|elo VOTES.csv OUT.csv"""

import sys

import evalica
import numpy as np
import pandas as pd
from evalica import Winner

WINNERS = {"model_a": Winner.X, "model_b": Winner.Y, "tie": Winner.Draw}


def main(task, votes, out):
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    columns = data["model_a"], data["model_b"], data["winner"].map(WINNERS)
    if task == "elo":
        strength = evalica.elo(*columns).scores
    else:
        strength = np.log(evalica.bradley_terry(*columns).scores)
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
