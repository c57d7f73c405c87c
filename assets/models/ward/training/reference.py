"""Writes what PyTorch computes with the shipped weights, for the tests that hold the ONNX graphs against it.

    reference.py --from FOLDER --questions FILE --out FILE

Fifty questions of the study (see shared/cases/ward_replies.h), the last ten with dials turned: token ids of the prompt,
the greedy reply, and the logits after the prompt for every 64th token of the vocabulary.
"""

import argparse
import json

import torch

from export import load_state
from model import Shape, Ward
from tokenizer import END, Tokenizer

CASES = 50
PLAIN_CASES = 40
MOST_TOKENS = 120


@torch.no_grad()
def greedy(model, ids, dials):
    """Token ids after `ids` [1, length], without the end token."""
    said, past, new = [], None, ids
    while len(said) < MOST_TOKENS:
        hidden, past = model(new, dials, past)
        token = int((hidden[0, -1] @ model.head.T).argmax())
        if token == END:
            break
        said.append(token)
        new = torch.tensor([[token]])
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", required=True)
    parser.add_argument("--questions", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    model, tokenizer = Ward(Shape()), Tokenizer.load(arguments.source)
    model.load_state_dict({name: value.float() for name, value in load_state(arguments.source).items()})
    with open(arguments.questions, encoding="utf-8") as file:
        asked = json.load(file)
    turned = [s["dials"] for s in asked["settings"] if any(s["dials"])]
    cases = asked["cases"][:: len(asked["cases"]) // CASES][:CASES]
    entries = []
    for i, case in enumerate(cases):
        dials = turned[(i * 7) % len(turned)] if i >= PLAIN_CASES else [0.0] * model.shape.dials
        messages = [*case["opening"], {"role": "user", "content": case["user_turns"][0]}]
        ids = torch.tensor([tokenizer.encode_chat(messages, answer=True)])
        setting = torch.tensor([dials], dtype=torch.float32)
        with torch.no_grad():
            logits = model.logits(ids, setting)[0, -1, ::64]
        entries.append({
            "key": case["key"], "dials": dials, "messages": messages, "ids": ids[0].tolist(),
            "reply_ids": greedy(model, ids, setting), "logits": [round(float(x), 5) for x in logits],
        })  # fmt: skip
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]\n")


if __name__ == "__main__":
    main()
