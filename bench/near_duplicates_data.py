"""Writes texts with planted near duplicates, the same ones for the same seed, as JSON Lines {id, text}.

A language of 20,000 words with Zipf's frequencies; texts of 20 to 90 words. One text in ten is an earlier one with up to
four words changed, one in a hundred an earlier one unchanged.

    python3 bench/near_duplicates_data.py --texts 200000 --seed 1 --out texts.jsonl
"""

import argparse
import bisect
import itertools
import json
import random

WORDS = 20_000


def words(rng):
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(WORDS)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="texts.jsonl")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    language = words(rng)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    recent = []
    with open(args.out, "w", encoding="utf-8") as out:
        for number in range(args.texts):
            kind = rng.random()
            if recent and kind < 0.11:
                text = list(rng.choice(recent))
                if kind < 0.10:
                    for _ in range(rng.randint(1, 4)):
                        text[rng.randrange(len(text))] = rng.choice(language)
            else:
                picks = (bisect.bisect(weights, rng.random() * weights[-1]) for _ in range(rng.randint(20, 90)))
                text = [language[min(pick, WORDS - 1)] for pick in picks]
            if len(recent) < 20_000:
                recent.append(text)
            else:
                recent[rng.randrange(len(recent))] = text
            out.write(json.dumps({"id": f"t{number}", "text": " ".join(text)}) + "\n")


if __name__ == "__main__":
    main()
