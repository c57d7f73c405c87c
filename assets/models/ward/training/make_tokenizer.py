"""Trains Ward's tokenizer.

make_tokenizer.py --out FOLDER TEXT...    (the first 40,000 conversations of each file)
"""

import argparse
import itertools
import json

from model import Shape
from tokenizer import Tokenizer, train_merges

CONVERSATIONS = 40000


def texts(path):
    with open(path, encoding="utf-8") as file:
        for line in itertools.islice(file, CONVERSATIONS):
            yield from (message["content"] for message in json.loads(line)["messages"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("text", nargs="+")
    arguments = parser.parse_args()
    shape = Shape()
    merges = train_merges(itertools.chain.from_iterable(map(texts, arguments.text)), shape.vocabulary)
    Tokenizer(merges).save(arguments.out, shape.context)


if __name__ == "__main__":
    main()
