"""Trains Ward's tokenizer.

make_tokenizer.py --medicines FILE --out FOLDER TEXT...    (the first 40,000 conversations of each file)

The names of medicines are spelt, never whole (see tokenizer.py): FILE lists them, assets/cases/medicines.json.
"""

import argparse
import itertools
import json

from model import Shape
from tokenizer import Tokenizer

CONVERSATIONS = 40000


def texts(path):
    with open(path, encoding="utf-8") as file:
        for line in itertools.islice(file, CONVERSATIONS):
            yield from (message["content"] for message in json.loads(line)["messages"])


def medicine_names(path):
    with open(path, encoding="utf-8") as file:
        return {word.lower() for drug in json.load(file)["drugs"] for word in drug["name"].split()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--medicines", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("text", nargs="+")
    arguments = parser.parse_args()
    shape = Shape()
    names = medicine_names(arguments.medicines)
    text = itertools.chain.from_iterable(map(texts, arguments.text))
    Tokenizer.train(text, shape.vocabulary, names).save(arguments.out, shape.context)


if __name__ == "__main__":
    main()
