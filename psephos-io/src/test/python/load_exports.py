"""Loads what `psephos convert` wrote with the programs it was written for.

load_exports.py FOLDER: FOLDER holds one folder for each format. Says `ok NAME` for each, or fails.
"""
import json
import pathlib
import sys

from datasets import load_dataset
from trl.data_utils import extract_prompt, is_conversational, maybe_unpair_preference_dataset


def rows(folder):
    return load_dataset(str(folder), split="train")


def trl_preference(folder):
    data = rows(folder)
    first = data[0]
    assert is_conversational(first), first
    assert all(row["chosen"] != row["rejected"] for row in data)
    unpaired = maybe_unpair_preference_dataset(data)
    assert len(unpaired) == 2 * len(data)


def trl_reward(folder):
    data = rows(folder)
    assert is_conversational(data[0]), data[0]
    explicit = data.map(extract_prompt)
    assert all(row["prompt"] and row["chosen"] and row["rejected"] for row in explicit)


def trl_kto(folder):
    data = rows(folder)
    assert data.features["label"].dtype == "bool", data.features
    assert is_conversational(data[0]), data[0]


def columns(*names):
    def check(folder):
        data = rows(folder)
        assert set(names) <= set(data.column_names), data.column_names
        assert len(data) > 0

    return check


CHECKS = {
    "trl-preference": trl_preference,
    "trl-reward": trl_reward,
    "trl-kto": trl_kto,
    "axolotl-dpo": columns("messages", "chosen", "rejected"),
    "llamafactory-dpo": columns("conversations", "chosen", "rejected", "system"),
    "openrlhf": columns("prompt", "chosen", "rejected"),
    "openai-dpo": columns("input", "preferred_output", "non_preferred_output"),
    "ultrafeedback-binarized": columns("prompt", "prompt_id", "chosen", "rejected", "messages"),
    "parquet": columns("left_system", "right_system", "winner"),
    "jsonl": columns("left_system", "right_system", "winner"),
    "csv": columns("left_system", "right_system", "winner"),
}


def main(home):
    for name, check in CHECKS.items():
        folder = pathlib.Path(home) / name
        record = json.loads((folder / "conversion.json").read_text())
        check(folder)
        total = sum(file["rows"] for file in record["files"])
        assert record["written"] == total, (record["written"], total)
        print("ok", name)


if __name__ == "__main__":
    main(sys.argv[1])
