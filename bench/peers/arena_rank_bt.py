"""arena-rank: Bradley-Terry, ties as half wins. Usage: arena_rank_bt.py none|sandwich|bootstrap VOTES.csv OUT.csv"""

import math
import multiprocessing
import sys

import numpy as np
import pandas as pd


def main(task, votes, out):
    from arena_rank.models.bradley_terry import BradleyTerry
    from arena_rank.utils.data_utils import PairDataset

    data = PairDataset.from_pandas(pd.read_csv(votes, usecols=["model_a", "model_b", "winner"]))
    model = BradleyTerry(n_competitors=data.n_competitors)
    if task == "none":
        model.fit(data)
    else:
        model.compute_ratings_and_cis(data, ci_method=task, num_bootstrap=100, seed=1)
    strength = np.asarray(model.params["ratings"])
    pd.DataFrame({"system": data.competitors, "strength": strength - strength.mean()}).to_csv(out, index=False)


if __name__ == "__main__":
    # With Linux's default, fork, the bootstrap's workers wait for each other for ever.
    multiprocessing.set_start_method("spawn")
    main(*sys.argv[1:])
