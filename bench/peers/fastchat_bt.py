"""FastChat's rating code from a checkout named by FASTCHAT. Usage: fastchat_bt.py none|bootstrap|elo|style VOTES.csv OUT.csv"""

import importlib.util
import math
import os
import pathlib
import sys

import numpy as np
import pandas as pd


def rating_systems():
    file = pathlib.Path(os.environ["FASTCHAT"]) / "fastchat/serve/monitor/rating_systems.py"
    spec = importlib.util.spec_from_file_location("rating_systems", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["rating_systems"] = module
    spec.loader.exec_module(module)
    return module


def style(code, data):
    """Its fit on differences of counts, z-scored as it does; taken from columns, which is faster than its maps over metadata."""
    matchups, outcomes, models = code.preprocess_for_elo(data)
    names = ("length", "headers", "lists", "bold")
    gaps = np.stack([(data[f"{name}_left"] - data[f"{name}_right"]).to_numpy(float) for name in names], axis=1)
    features = (gaps - gaps.mean(axis=0)) / gaps.std(axis=0)
    fitted = code.fit_contextual_bt(matchups, features, outcomes, models)
    strength = pd.Series(fitted[: len(models)] * math.log(10), index=models)
    return strength - strength.mean()


def main(task, votes, out):
    code = rating_systems()
    if task == "style":
        style(code, pd.read_csv(votes)).rename_axis("system").rename("strength").to_csv(out)
        return
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    if task == "elo":
        points = pd.Series(code.compute_elo(data))
        (points - points.mean()).rename_axis("system").rename("strength").to_csv(out)
        return
    if task == "bootstrap":
        points = code.compute_bootstrap_bt(data, num_round=100).median()
    else:
        points = code.compute_bt(data)
    strength = points * math.log(10) / 400
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
