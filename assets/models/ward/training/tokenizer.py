"""Ward's tokenizer: byte-level BPE (Sennrich et al. 2016; bytes as in GPT-2), trained on the training text.

Frequent words are tokens of their own (`ignore_merges`: what is in the vocabulary is not taken apart). All others, above
all names of medicines, are spelt from letters and a few frequent pairs: a model this small copies only such pieces as it
has often copied before, and of these it has seen every one in thousands of invented names.

Digits are pieces of their own, so that ages and doses are read digit by digit. The files it writes are those of the
Hugging Face layout (tokenizer.json, tokenizer_config.json), so every loader of that layout splits text the same way.
"""

import collections
import heapq
import json
import re

SPECIAL = ["<|pad|>", "<|end|>", "<|system|>", "<|reference|>", "<|user|>", "<|assistant|>"]
PAD, END = 0, 1
ROLE = {"system": 2, "reference": 3, "user": 4, "assistant": 5}

# Words with their space, single digits, runs of other signs, spaces. Python's re has no \p{L}: [^\W\d_] is a letter.
SPLIT = r"'(?:s|t|re|ve|m|ll|d)| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_WORDS = re.compile(r"'(?:s|t|re|ve|m|ll|d)| ?[^\W\d_]+|\d| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")

CHAT_TEMPLATE = (
    "{%- for message in messages -%}"
    "{{- '<|' + message['role'] + '|>' + message['content'] -}}"
    "{%- if message['role'] == 'assistant' -%}{{- '<|end|>' -}}{%- endif -%}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)


def byte_letters():
    """The letter that stands for each byte in byte-level BPE (GPT-2's table): 256 printable characters."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {byte: chr(byte) for byte in plain}
    for byte in range(256):
        if byte not in letters:
            letters[byte] = chr(256 + len(letters) - len(plain))
    return [letters[byte] for byte in range(256)]


LETTERS = byte_letters()


def split_words(text):
    return ["".join(LETTERS[byte] for byte in word.encode()) for word in _WORDS.findall(text)]


RARE = 30  # times in the text
PAIRS = 96  # merges


def bare(word):
    return word.removeprefix(LETTERS[ord(" ")]).lower()


def count_words(texts):
    counts = collections.Counter()
    for text in texts:
        counts.update(split_words(text))
    return counts


def train_vocabulary(texts, size, names):
    """(merges, words): the merges learnt from `names` (in small letters) and rare words, most of them invented names; and
    the most frequent other words, in order, up to `size` with the special tokens, the 256 bytes and the merged pieces."""
    counts = count_words(texts)
    spelt = {word: count for word, count in counts.items() if count < RARE or bare(word) in names}
    merges = train_merges(spelt, PAIRS)
    known = {*LETTERS, *(a + b for a, b in merges)}
    frequent = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                if word not in spelt and word not in known]  # fmt: skip
    return merges, frequent[: size - len(SPECIAL) - len(known)]


def train_merges(counts, most):
    """The merges, in order, of words that occur so often. No piece holds the space before a word."""
    words = [(list(bare(word)), count) for word, count in counts.items()]
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for index, (pieces, count) in enumerate(words):
        for pair in zip(pieces, pieces[1:]):
            pairs[pair] += count
            where[pair].add(index)
    queue = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(queue)
    merges = []
    while len(merges) < most and queue:
        negative, pair = heapq.heappop(queue)
        if pairs[pair] != -negative or negative == 0:
            continue  # an outdated entry: the present count has been pushed since
        merges.append(pair)
        changed = set()
        for index in list(where[pair]):
            pieces, count = words[index]
            for old in zip(pieces, pieces[1:]):
                pairs[old] -= count
                changed.add(old)
            joined = merge(pieces, pair)
            words[index] = (joined, count)
            for new in zip(joined, joined[1:]):
                pairs[new] += count
                where[new].add(index)
                changed.add(new)
        for pair_now in changed:
            if pairs[pair_now] > 0:
                heapq.heappush(queue, (-pairs[pair_now], pair_now))
    return merges


def merge(pieces, pair):
    joined, i = [], 0
    while i < len(pieces):
        if i + 1 < len(pieces) and (pieces[i], pieces[i + 1]) == pair:
            joined.append(pieces[i] + pieces[i + 1])
            i += 2
        else:
            joined.append(pieces[i])
            i += 1
    return joined


class Tokenizer:
    def __init__(self, merges, pieces):
        """`pieces`: the whole vocabulary in the order of its ids."""
        self.merges = [tuple(pair) for pair in merges]
        self.rank = {pair: rank for rank, pair in enumerate(self.merges)}
        self.pieces = list(pieces)
        self.ids = {piece: i for i, piece in enumerate(self.pieces)}
        self.known = {}

    @classmethod
    def train(cls, texts, size, names):
        merges, words = train_vocabulary(texts, size, names)
        return cls(merges, [*SPECIAL, *LETTERS, *(a + b for a, b in merges), *words])

    @classmethod
    def load(cls, folder):
        with open(f"{folder}/tokenizer.json", encoding="utf-8") as file:
            model = json.load(file)["model"]
        return cls(model["merges"], model["vocab"])

    def encode_word(self, word):
        if word not in self.known:
            pieces = [word] if word in self.ids else list(word)
            while len(pieces) > 1:
                best = min(zip(pieces, pieces[1:]), key=lambda pair: self.rank.get(pair, len(self.rank)))
                if best not in self.rank:
                    break
                pieces = merge(pieces, best)
            self.known[word] = [self.ids[piece] for piece in pieces]
        return self.known[word]

    def encode(self, text):
        return [i for word in split_words(text) for i in self.encode_word(word)]

    def decode(self, ids):
        bytes_of = {letter: byte for byte, letter in enumerate(LETTERS)}
        letters = "".join(self.pieces[i] for i in ids if i >= len(SPECIAL))
        return bytes(bytes_of[letter] for letter in letters).decode(errors="replace")

    def encode_chat(self, messages, answer=False):
        """Token ids of a conversation, as the chat template lays it out; `answer`: ready for the next reply."""
        ids = []
        for message in messages:
            ids += [ROLE[message["role"]], *self.encode(message["content"])]
            if message["role"] == "assistant":
                ids.append(END)
        return [*ids, ROLE["assistant"]] if answer else ids

    def save(self, folder, context):
        byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
        special = [
            {"id": i, "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
             "special": True}
            for i, token in enumerate(SPECIAL)
        ]  # fmt: skip
        write_json(f"{folder}/tokenizer.json", {
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": special, "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False}, byte_level]},
            "post_processor": None, "decoder": byte_level,
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                      "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": True,
                      "vocab": self.ids, "merges": self.merges},
        })  # fmt: skip
        write_json(f"{folder}/tokenizer_config.json", {
            "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": context, "pad_token": SPECIAL[PAD],
            "eos_token": SPECIAL[END], "clean_up_tokenization_spaces": False, "add_prefix_space": False,
            "chat_template": CHAT_TEMPLATE,
        })  # fmt: skip


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
