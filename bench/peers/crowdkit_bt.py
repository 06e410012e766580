"""crowd-kit: Bradley-Terry or its noisy kind by defaults; they know no ties, so those are dropped. Usage: crowdkit_bt.py none|noisy VOTES.csv OUT.csv"""

import sys

import numpy as np
import pandas as pd
from crowdkit.aggregation import BradleyTerry, NoisyBradleyTerry


def main(task, votes, out):
    data = pd.read_csv(votes)
    data = data[data["winner"] != "tie"]
    data["label"] = np.where(data["winner"] == "model_a", data["model_a"], data["model_b"])
    data = data.rename(columns={"model_a": "left", "model_b": "right", "voter": "worker"})
    data = data[["worker", "left", "right", "label"]]
    if task == "noisy":
        strength = NoisyBradleyTerry().fit_predict(data)
    else:
        strength = np.log(BradleyTerry(n_iter=100).fit_predict(data))
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
