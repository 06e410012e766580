"""Krippendorff's alpha by the peers, nominal. Usage: alpha.py evalica|krippendorff ROUNDS RATINGS.csv"""

import sys
import time

import pandas as pd


def main(peer, rounds, file):
    data = pd.read_csv(file).pivot(index="annotator", columns="item", values="label")
    start = time.process_time()
    if peer == "evalica":
        import evalica

        result = (
            evalica.alpha_bootstrap(data, "nominal", n_resamples=int(rounds), random_state=1)
            if int(rounds)
            else evalica.alpha(data, "nominal")
        )
        print(result)
    else:
        import krippendorff

        print(krippendorff.alpha(data.to_numpy(), level_of_measurement="nominal"))
    print(f"{peer} {rounds} rounds: {time.process_time() - start:.2f} s CPU after loading, {time.process_time():.2f} s in all")


if __name__ == "__main__":
    main(*sys.argv[1:])
