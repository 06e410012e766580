"""Loads what `psephos convert` wrote with the programs it was written for.

load_exports.py FOLDER: FOLDER holds one folder for each format. Says `with NAME VERSION` for each program that is here,
`ok FORMAT PROGRAM` for each check that passed and `absent PROGRAM why` for each that is not here; or fails.
"""
import importlib.metadata
import json
import pathlib
import sys

from datasets import load_dataset
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast
from trl.data_utils import is_conversational, maybe_apply_chat_template, maybe_extract_prompt, maybe_unpair_preference_dataset

TEMPLATE = (
    "{% for m in messages %}<{{ m['role'] }}>{{ m['content'] }}</{{ m['role'] }}>{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)


def tokenizer():
    """Of no model: what counts is the template, and no model can be had here."""
    words = Tokenizer(models.WordLevel({"<unk>": 0}, unk_token="<unk>"))
    return PreTrainedTokenizerFast(tokenizer_object=words, unk_token="<unk>", eos_token="<unk>", pad_token="<unk>", chat_template=TEMPLATE)


def said(messages):
    return "".join("<%s>%s</%s>" % (m["role"], m["content"], m["role"]) for m in messages)


def whole(folder):
    """All rows as `datasets` has them, where the hub's rules find the files by themselves."""
    # A cache of its own: datasets 5.2 knows a folder by its last name alone, and hands out what stood there before.
    return load_dataset(str(folder), split="train", cache_dir=str(folder.parent / ".cache"))


def plain(folder):
    """The rows as they stand in the file, for a check that nothing was changed on the way."""
    return [json.loads(line) for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines()]


def typed(row):
    """Without what is absent: `datasets` gives every row every field."""
    if isinstance(row, dict):
        return {key: typed(value) for key, value in row.items() if value is not None}
    return [typed(one) for one in row] if isinstance(row, list) else row


def loaded(folder):
    data = whole(folder)
    record = json.loads((folder / "conversion.json").read_text(encoding="utf-8"))
    assert len(data) == record["written"] > 0, (len(data), record["written"])
    if (folder / "train.jsonl").exists():
        for row, line in zip(data, plain(folder), strict=True):
            assert typed(row) == typed(line), (row, line)
    return data


def templated(row):
    """What TRL's trainers make of a row before they make tokens of it."""
    assert is_conversational(row), row
    return maybe_apply_chat_template(row, TOKENIZER)


def trl_preference(data):
    for row in data:
        text = templated(row)
        assert text["prompt"] == said(row["prompt"]) + "<assistant>", text
        assert text["prompt"] + text["chosen"] == said(row["prompt"] + row["chosen"]), text
        assert text["prompt"] + text["rejected"] == said(row["prompt"] + row["rejected"]), text
        assert text["chosen"] != text["rejected"], text
    unpaired = maybe_unpair_preference_dataset(data)
    assert len(unpaired) == 2 * len(data) and sum(unpaired["label"]) == len(data)


def trl_reward(data):
    for row in data:
        explicit = maybe_extract_prompt(row)
        assert explicit["prompt"] and explicit["prompt"][-1]["role"] == "user", explicit
        assert explicit["chosen"][0]["role"] == explicit["rejected"][0]["role"] == "assistant", explicit
        text = templated({"chosen": row["chosen"], "rejected": row["rejected"]})
        assert text["chosen"] == said(row["chosen"]) and text["rejected"] == said(row["rejected"]), text
        assert row["margin"] > 0, row


def trl_kto(data):
    assert data.features["label"].dtype == "bool", data.features
    for row in data:
        text = templated(row)
        assert text["prompt"] + text["completion"] == said(row["prompt"] + row["completion"]), text
    assert set(data["label"]) == {True, False}


def trl_prompt_only(data):
    prompts = [templated(row)["prompt"] for row in data]
    assert prompts == [said(row["prompt"]) + "<assistant>" for row in data] and len(set(prompts)) == len(data), prompts


def trl_prompt_completion(data):
    for row in data:
        text = templated(row)
        assert text["prompt"] + text["completion"] == said(row["prompt"] + row["completion"]), text


def trl_language_modeling(data):
    for row in data:
        assert templated(row)["text"] == said(row["messages"]), row


def nemo_rl(data):
    for row in data:
        assert [one["rank"] for one in row["completions"]] == [0, 1] and row["context"], row


def openrlhf(data):
    # What its reward dataset does with a prompt key and a chat template.
    for row in data:
        prompt = TOKENIZER.apply_chat_template(row["prompt"], tokenize=False, add_generation_prompt=True)
        for side in ("chosen", "rejected"):
            both = TOKENIZER.apply_chat_template(row["prompt"] + row[side], tokenize=False)
            assert both.startswith(prompt) and len(both) > len(prompt), (prompt, both)


def columns(*names):
    def check(data):
        assert set(names) <= set(data.column_names), data.column_names

    return check


CHECKS = {
    "trl-preference": trl_preference,
    "trl-reward": trl_reward,
    "trl-kto": trl_kto,
    "trl-prompt-only": trl_prompt_only,
    "trl-prompt-completion": trl_prompt_completion,
    "trl-language-modeling": trl_language_modeling,
    "nemo-rl": nemo_rl,
    "axolotl-dpo": columns("messages", "chosen", "rejected"),
    "llamafactory-dpo": columns("conversations", "chosen", "rejected", "system"),
    "openrlhf": openrlhf,
    "openai-dpo": columns("input", "preferred_output", "non_preferred_output"),
    "together-dpo": columns("input", "preferred_output", "non_preferred_output"),
    "nemo-dpo": columns("prompt", "chosen_response", "rejected_response"),
    "nemo-reward": columns("text"),
    "ultrafeedback-binarized": columns("prompt", "prompt_id", "chosen", "rejected", "messages", "score_chosen", "score_rejected"),
    "helpsteer": columns("context", "response1", "response2", "overall_preference"),
    "rewardbench": columns("prompt", "chosen", "chosen_model", "rejected", "rejected_model", "subset", "id"),
    "rewardbench2": columns("prompt", "chosen", "rejected", "id"),
    "alpacaeval": columns("instruction", "output_1", "output_2", "preference"),
    "arena-hard": columns("uid", "model", "judge", "games"),
    "lmarena": columns("model_a", "model_b", "winner"),
    "parquet": columns("left_system", "right_system", "winner"),
    "jsonl": columns("left_system", "right_system", "winner"),
    "csv": columns("left_system", "right_system", "winner"),
}


def llama_factory(home):
    """Its own reader of dataset_info.json, its own loader and its own converter."""
    import yaml  # noqa: F401
    from llamafactory.data.converter import align_dataset
    from llamafactory.data.parser import get_dataset_list
    from llamafactory.hparams import DataArguments

    class Training:
        do_train = True
        streaming = False
        local_process_index = 0
        should_log = False

    folder = home / "llamafactory-dpo"
    name = next(iter(json.loads((folder / "dataset_info.json").read_text(encoding="utf-8"))))
    (attributes,) = get_dataset_list([name], str(folder))
    arguments = DataArguments(dataset=name, dataset_dir=str(folder))
    data = align_dataset(whole(folder), attributes, arguments, Training())
    lines = plain(folder)
    assert len(data) == len(lines)
    for row, line in zip(data, lines):
        assert [m["content"] for m in row["_prompt"]] == [m["value"] for m in line["conversations"]], row
        assert [m["content"] for m in row["_response"]] == [line["chosen"]["value"], line["rejected"]["value"]], row
        assert row["_system"] == line["system"], row


def axolotl(home):
    """Its own strategy chat_template.default."""
    from axolotl.prompt_strategies.dpo.chat_template import default
    from axolotl.utils.dict import DictDefault

    made = default(DictDefault({"chat_template": "tokenizer_default", "datasets": [{}]}), dataset_idx=0)
    transform = made[0] if isinstance(made, tuple) else made
    for row in whole(home / "axolotl-dpo"):
        text = transform(dict(row), tokenizer=TOKENIZER)
        assert text["prompt"] == said(row["messages"]) + "<assistant>", text
        assert text["chosen"].startswith(row["chosen"]["content"]), text
        assert text["rejected"].startswith(row["rejected"]["content"]), text


TRAINERS = {"llamafactory": ("llamafactory-dpo", llama_factory), "axolotl": ("axolotl-dpo", axolotl)}


def trainers(home):
    for name, (form, check) in TRAINERS.items():
        try:
            version = importlib.metadata.version(name)
            check(home)
        except (importlib.metadata.PackageNotFoundError, ImportError) as absent:
            print("absent", name, str(absent).splitlines()[0])
            continue
        print("with", name, version)
        print("ok", form, name)


def main(home):
    for name in ("datasets", "trl", "transformers"):
        print("with", name, importlib.metadata.version(name))
    for name, check in CHECKS.items():
        check(loaded(home / name))
        print("ok", name, "trl" if name.startswith("trl-") else "datasets")
    trainers(home)


TOKENIZER = tokenizer()
if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
