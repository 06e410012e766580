"""evalica, compiled core: Bradley-Terry, ties as half wins. Usage: evalica_bt.py none VOTES.csv OUT.csv"""

import sys

import evalica
import numpy as np
import pandas as pd
from evalica import Winner

WINNERS = {"model_a": Winner.X, "model_b": Winner.Y, "tie": Winner.Draw}


def main(task, votes, out):
    if task != "none":
        sys.exit("evalica_bt.py: only none is measured")
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    result = evalica.bradley_terry(data["model_a"], data["model_b"], data["winner"].map(WINNERS))
    strength = np.log(result.scores)
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
