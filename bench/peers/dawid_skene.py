"""Dawid and Skene's labels by crowd-kit. Usage: dawid_skene.py ROUNDS RATINGS.csv"""

import sys
import time

import pandas as pd


def main(rounds, file):
    from crowdkit.aggregation import DawidSkene

    long = pd.read_csv(file).rename(columns={"item": "task", "annotator": "worker"})
    start = time.process_time()
    found = DawidSkene(n_iter=int(rounds)).fit_predict(long)
    print(found.value_counts().to_dict())
    print(f"{time.process_time() - start:.2f} s CPU after loading, {time.process_time():.2f} s in all")


if __name__ == "__main__":
    main(*sys.argv[1:])
