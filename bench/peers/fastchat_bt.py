"""FastChat's rating code from a checkout named by FASTCHAT. Usage: fastchat_bt.py none|bootstrap VOTES.csv OUT.csv"""

import importlib.util
import math
import os
import pathlib
import sys

import pandas as pd


def rating_systems():
    file = pathlib.Path(os.environ["FASTCHAT"]) / "fastchat/serve/monitor/rating_systems.py"
    spec = importlib.util.spec_from_file_location("rating_systems", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["rating_systems"] = module
    spec.loader.exec_module(module)
    return module


def main(task, votes, out):
    code = rating_systems()
    data = pd.read_csv(votes, usecols=["model_a", "model_b", "winner"])
    if task == "bootstrap":
        points = code.compute_bootstrap_bt(data, num_round=100).median()
    else:
        points = code.compute_bt(data)
    strength = points * math.log(10) / 400
    (strength - strength.mean()).rename_axis("system").rename("strength").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
