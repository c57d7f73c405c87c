"""Training text as token ids: conversations of the case generator, in batches of one length."""

import functools
import json
import multiprocessing
from typing import NamedTuple

import numpy as np
import torch

from tokenizer import PAD, SPECIAL, Tokenizer

PROMPT_WEIGHT = 0.2  # of the loss on what the model is given, beside 1 on what it should say
# The first words of a reply are its verdict, and the hardest: the rest follows from them.
VERDICT_TOKENS, VERDICT_WEIGHT = 4, 3.0
# Share of what people say that is blanked (word dropout, Iyyer et al. 2015): no single word may decide, since another
# wording may lack it. What a reply repeats, a name or a number, is left alone, and so is what denies. References are
# left whole: there the blanks would tell which line the reply does not use, and the model would look for them instead of
# comparing names.
BLANK_SHARE = 0.15
BLANK = PAD
DENIALS = ("no", "No", "not", "Not", "never", "Never", "none", "None", "nothing", "Nothing", "without", "Without",
           "cannot", "neither", "nor", "free", "'t")  # fmt: skip


class Conversation(NamedTuple):
    ids: np.ndarray  # [length] int16
    weights: np.ndarray  # [length] float32, of the loss on each token
    blankable: np.ndarray  # [length] bool
    dials: np.ndarray  # [dials] float32


def said_of(weights):
    """Which tokens the assistant says."""
    return weights >= 1.0


@functools.cache
def denials(tokenizer):
    return [ids[0] for word in DENIALS for ids in (tokenizer.encode(word), tokenizer.encode(" " + word)) if len(ids) == 1]


def encode(line, tokenizer):
    """The Conversation of one training line."""
    conversation, ids, weights, asked = json.loads(line), [], [], []
    for message in conversation["messages"]:
        part = tokenizer.encode_chat([message])
        ids += part
        asked += [message["role"] == "user"] * len(part)
        # The first token of a part is its role: given, not said.
        weights.append(PROMPT_WEIGHT)
        if message["role"] == "assistant":
            weights += ([VERDICT_WEIGHT] * VERDICT_TOKENS + [1.0] * len(part))[: len(part) - 1]
        else:
            weights += [PROMPT_WEIGHT] * (len(part) - 1)
    ids, weights = np.array(ids, np.int16), np.array(weights, np.float32)
    repeated = np.isin(ids, ids[said_of(weights)])
    blankable = np.array(asked) & ~repeated & ~np.isin(ids, denials(tokenizer)) & (ids >= len(SPECIAL))
    return Conversation(ids, weights, blankable, np.array(conversation["dials"], np.float32))


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
    return [c for c in encoded if len(c.ids) <= context]


def batches(conversations, tokens):
    """Cuts conversations, sorted by length, into batches of at most `tokens` padded tokens: lists of indices."""
    order = sorted(range(len(conversations)), key=lambda i: len(conversations[i].ids))
    cut, batch = [], []
    for i in order:
        if batch and len(conversations[i].ids) * (len(batch) + 1) > tokens:
            cut.append(batch)
            batch = []
        batch.append(i)
    return [*cut, batch] if batch else cut


def steps(conversations, tokens, per_step, seed):
    """One pass in a random order: for each step a list of `per_step` batches of unlike lengths. What is left at the end
    of a window goes to the next; the last, fewer than a step needs, are left out."""
    order = np.random.default_rng(seed).permutation(len(conversations))
    window, left = 0, []
    size = per_step * 8 * tokens // 118  # conversations for about eight steps: enough to sort by length
    while window < len(order):
        part = [conversations[i] for i in order[window : window + size]]
        cut = batches(part, tokens)
        mixed = np.random.default_rng([seed, window]).permutation(len(cut))
        left += [[part[i] for i in cut[k]] for k in mixed]
        while len(left) >= per_step:
            yield left[:per_step]
            left = left[per_step:]
        window += size


def tensors(batch, blank_share=0.0):
    """ids as given and as they are, both [batch, length], weights of the loss [batch, length - 1], dials [batch, dials]."""
    shape = len(batch), max(len(c.ids) for c in batch)
    ids, weights, blankable = np.full(shape, PAD, np.int64), np.zeros(shape, np.float32), np.zeros(shape, bool)
    for row, c in enumerate(batch):
        length = len(c.ids)
        ids[row, :length], weights[row, :length], blankable[row, :length] = c.ids, c.weights, c.blankable
    blank = blankable & (np.random.random(shape) < blank_share)
    given = np.where(blank, BLANK, ids)
    dials = np.stack([c.dials for c in batch])
    return tuple(map(torch.from_numpy, (given, ids, weights[:, 1:], dials)))
