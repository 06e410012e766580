"""crowd-kit: Bradley-Terry by its defaults; it knows no ties, so they are dropped. Usage: crowdkit_bt.py none VOTES.csv OUT.csv"""

import sys

import numpy as np
import pandas as pd
from crowdkit.aggregation import BradleyTerry


def main(task, votes, out):
    if task != "none":
        sys.exit("crowdkit_bt.py: only none is measured")
    data = pd.read_csv(votes)
    data = data[data["winner"] != "tie"]
    data["label"] = np.where(data["winner"] == "model_a", data["model_a"], data["model_b"])
    data = data.rename(columns={"model_a": "left", "model_b": "right", "voter": "worker"})
    scores = BradleyTerry(n_iter=100).fit_predict(data[["worker", "left", "right", "label"]])
    strength = np.log(scores)
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
