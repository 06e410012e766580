"""Ratings of UNITS units by 5 raters in 4 categories, 10% missing, alpha .49: one rating a line. Usage: ratings.py UNITS OUT.csv"""
import random
import sys


def main(units, out):
    chance = random.Random(20250103)
    with open(out, "w") as file:
        file.write("item,annotator,label\n")
        for unit in range(int(units)):
            truth = chance.randrange(4)
            for rater in "abcde":
                given = truth if chance.random() < 0.7 else chance.randrange(4)
                if chance.random() >= 0.1:
                    file.write(f"u{unit},{rater},{given + 1}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
