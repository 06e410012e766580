"""Krippendorff's alpha by the peers, nominal. Usage: alpha.py evalica|krippendorff|irrcac|simpledorff|crowdkit ROUNDS RATINGS.csv"""

import sys
import time

import pandas as pd


def evalica(ratings, rounds):
    import evalica as peer

    wide = ratings.pivot(index="annotator", columns="item", values="label")
    start = time.process_time()
    if rounds:
        return start, peer.alpha_bootstrap(wide, "nominal", n_resamples=rounds, random_state=1)
    return start, peer.alpha(wide, "nominal")


def krippendorff(ratings, rounds):
    import krippendorff as peer

    wide = ratings.pivot(index="annotator", columns="item", values="label")
    start = time.process_time()
    return start, peer.alpha(wide.to_numpy(), level_of_measurement="nominal")


def irrcac(ratings, rounds):
    from irrCAC.raw import CAC

    wide = ratings.pivot(index="item", columns="annotator", values="label")
    start = time.process_time()
    return start, CAC(wide).krippendorff()["est"]


def simpledorff(ratings, rounds):
    import simpledorff as peer

    start = time.process_time()
    alpha = peer.calculate_krippendorffs_alpha_for_df(
        ratings, experiment_col="item", annotator_col="annotator", class_col="label"
    )
    return start, alpha


def crowdkit(ratings, rounds):
    from crowdkit.metrics.data import alpha_krippendorff

    long = ratings.rename(columns={"item": "task", "annotator": "worker"})
    start = time.process_time()
    return start, alpha_krippendorff(long)


PEERS = {peer.__name__: peer for peer in (evalica, krippendorff, irrcac, simpledorff, crowdkit)}


def main(peer, rounds, file):
    start, result = PEERS[peer](pd.read_csv(file), int(rounds))
    print(result)
    print(f"{peer} {rounds} rounds: {time.process_time() - start:.2f} s CPU after loading, {time.process_time():.2f} s in all")


if __name__ == "__main__":
    main(*sys.argv[1:])
