"""Training text as token ids: conversations of the case generator, in batches of one length."""

import json
import multiprocessing

import numpy as np
import torch

from tokenizer import PAD, Tokenizer

PROMPT_WEIGHT = 0.2  # of the loss on what the model is given, beside 1 on what it should say


def read_conversations(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def encode(line, tokenizer):
    """(token ids, loss weight of each, dial settings) of one training line."""
    conversation, ids, weights = json.loads(line), [], []
    for message in conversation["messages"]:
        part = tokenizer.encode_chat([message])
        ids += part
        # The first token of a part is its role: given, not said.
        weights += [PROMPT_WEIGHT] + [1.0 if message["role"] == "assistant" else PROMPT_WEIGHT] * (len(part) - 1)
    return np.array(ids, np.int16), np.array(weights, np.float32), np.array(conversation["dials"], np.float32)


_tokenizer = None


def _encode_lines(lines):
    return [encode(line, _tokenizer) for line in lines]


def load(path, folder, context, processes):
    """All conversations of a file that fit the context."""
    global _tokenizer
    _tokenizer = Tokenizer.load(folder)
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    parts = [lines[i : i + 2000] for i in range(0, len(lines), 2000)]
    with multiprocessing.Pool(processes) as pool:
        encoded = [c for part in pool.map(_encode_lines, parts) for c in part]
    return [c for c in encoded if len(c[0]) <= context]


def batches(conversations, tokens):
    """Cuts conversations, sorted by length, into batches of at most `tokens` padded tokens: lists of indices."""
    order = sorted(range(len(conversations)), key=lambda i: len(conversations[i][0]))
    cut, batch = [], []
    for i in order:
        if batch and len(conversations[i][0]) * (len(batch) + 1) > tokens:
            cut.append(batch)
            batch = []
        batch.append(i)
    return [*cut, batch] if batch else cut


def steps(conversations, tokens, per_step, seed):
    """One pass in a random order: for each step a list of `per_step` batches of unlike lengths."""
    order = np.random.default_rng(seed).permutation(len(conversations))
    window = 0
    size = per_step * 8 * tokens // 118  # conversations for about eight steps: enough to sort by length
    while window < len(order):
        part = [conversations[i] for i in order[window : window + size]]
        cut = batches(part, tokens)
        mixed = np.random.default_rng([seed, window]).permutation(len(cut))
        for at in range(0, len(cut) - per_step + 1, per_step):
            yield [[part[i] for i in cut[k]] for k in mixed[at : at + per_step]]
        window += size


def tensors(batch):
    """ids [batch, length], weights of the loss [batch, length - 1], dials [batch, dials]."""
    length = max(len(ids) for ids, _, _ in batch)
    ids = np.full((len(batch), length), PAD, np.int64)
    weights = np.zeros((len(batch), length), np.float32)
    for row, (tokens, weight, _) in enumerate(batch):
        ids[row, : len(tokens)] = tokens
        weights[row, : len(weight)] = weight
    dials = np.stack([settings for _, _, settings in batch])
    return torch.from_numpy(ids), torch.from_numpy(weights[:, 1:]), torch.from_numpy(dials)
