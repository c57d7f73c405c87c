"""Trains Ward: the base, then, with the base frozen, the dials, each in one pass or more over texts of their own.

    train.py base|dials --text FILE --validation FILE --out FOLDER [--name NAME] [--begin NAME...] [--seed N]

One pass over the text; a run that was interrupted goes on from its last report. Two processes, each on one thread, share
the parameters: every process computes the gradients of its batches, and each parameter is updated by the one that owns
it (on small matrices this is more than twice as fast as threads inside the operations). Writes FOLDER/NAME.pt
and the loss curve as CSV.
"""

import argparse
import csv
import hashlib
import math
import os
import shutil
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import torch
import torch.multiprocessing as mp
import torch.nn.functional as F

import data
from model import Shape, Ward
from optimizer import AdamW, Muon

BATCH_TOKENS = 2048  # padded tokens of one forward pass
REPORT_STEPS = 200


def weights_of(weights, stage):
    """The base also learns to read what it is given; the dials only change what is said."""
    return weights * data.said_of(weights) if stage == "dials" else weights


def loss_of(model, batch, stage, blank_share=0.0):
    given, ids, weights, dials = data.tensors(batch, blank_share)
    hidden, _ = model(given[:, :-1], dials if stage == "dials" else None)
    logits = F.linear(hidden, model.head)
    loss = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="none").view_as(weights)
    return loss, weights_of(weights, stage)


@torch.no_grad()
def reply_loss(model, conversations, stage):
    """Mean loss in nats over the tokens that the assistant says."""
    total = count = 0.0
    for batch in data.batches(conversations, BATCH_TOKENS):
        loss, weights = loss_of(model, [conversations[i] for i in batch], stage)
        said = data.said_of(weights)
        total, count = total + loss[said].sum().item(), count + said.sum().item()
    return total / count


def rate_at(step, steps, warmup):
    """Share of the highest rate: a linear rise, then a cosine to zero."""
    if step < warmup:
        return (step + 1) / warmup
    return 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, steps - warmup)))


def make_optimizers(model, stage, owned):
    """[(optimizer, its parameters, highest rate)] over the parameters that this process owns."""
    if stage == "dials":
        mine = [p for p in model.dial_parameters() if id(p) in owned]
        return [(AdamW(mine), mine, 2e-3)]
    fused = {id(layer.qkv.weight): 3 for layer in model.layers} | {id(layer.gate_up.weight): 2 for layer in model.layers}
    matrices = [p for layer in model.layers for p in layer.parameters() if p.dim() == 2]
    matrices = [p for p in matrices if p.requires_grad and id(p) in owned]
    tables = [p for p in (model.embedding, model.head) if id(p) in owned]
    norms = [p for p in model.base_parameters() if p.dim() == 1 and id(p) in owned]
    return [
        (Muon(matrices, [fused.get(id(p), 1) for p in matrices]), matrices, 0.02),
        (AdamW(tables), tables, 4e-3),
        (AdamW(norms), norms, 4e-3),
    ]


def share_out(parameters, processes):
    """Which process owns which parameter: the largest first, each to the one with the least so far."""
    load, owner = [0] * processes, {}
    for p in sorted(parameters, key=lambda p: -p.numel()):
        rank = load.index(min(load))
        owner[id(p)] = rank
        load[rank] += p.numel()
    return owner


class Progress:
    """What is needed to go on with a run as if it had not been interrupted: for each process a file of its own, in a
    folder named by the step. The mark names the last folder that is whole, so that no two steps are ever mixed."""

    def __init__(self, folder, name, rank, run, optimizers):
        self.parts, self.rank, self.run, self.optimizers = f"{folder}/{name}.progress", rank, run, optimizers
        self.mark = f"{self.parts}/last"

    def keep(self, done, state, model, barrier):
        """Keeps the steps done and [loss curve, tokens seen, seconds taken]; all processes call it at the same step."""
        os.makedirs(f"{self.parts}/{done}", exist_ok=True)
        states = [{k: v for k, v in vars(o).items() if k != "parameters"} for o, _, _ in self.optimizers]
        kept = {"run": self.run, "states": states, "random": np.random.get_state(), "at": [done, *state]}
        if self.rank == 0:
            kept["parameters"] = model.state_dict()
        torch.save(kept, f"{self.parts}/{done}/{self.rank}.pt")
        barrier.wait()  # the mark moves when all have written
        if self.rank == 0:
            with open(f"{self.mark}.part", "w", encoding="utf-8") as file:
                file.write(str(done))
            os.replace(f"{self.mark}.part", self.mark)
            for old in os.listdir(self.parts):
                if old.isdigit() and int(old) != done:
                    shutil.rmtree(f"{self.parts}/{old}")

    def take_up(self, model):
        """[steps done, loss curve, tokens seen, seconds taken]; process 0 also sets the parameters, which are shared."""
        if not os.path.exists(self.mark):
            return [0, [], 0, 0.0]
        with open(self.mark, encoding="utf-8") as file:
            kept = torch.load(f"{self.parts}/{file.read()}/{self.rank}.pt", weights_only=False)
        if kept["run"] != self.run:
            raise SystemExit(f"{self.parts} is of another run; delete it to start anew")
        for (optimizer, _, _), state in zip(self.optimizers, kept["states"]):
            vars(optimizer).update(state)
        np.random.set_state(kept["random"])
        if self.rank == 0:
            print(f"going on after step {kept['at'][0]}", flush=True)
            model.load_state_dict(kept["parameters"])
        return kept["at"]

    def forget(self):
        shutil.rmtree(self.parts, ignore_errors=True)


def work(rank, processes, model, gradients, barrier, arguments, train, validation):
    torch.set_num_threads(1)
    np.random.seed(arguments.seed * processes + rank)  # what is blanked
    stage = arguments.stage
    trained = model.dial_parameters() if stage == "dials" else model.base_parameters()
    for p in model.parameters():
        p.requires_grad_(any(p is q for q in trained))
    owner = share_out(trained, processes)
    owned = {i for i, r in owner.items() if r == rank}
    optimizers = make_optimizers(model, stage, owned)
    index = {id(p): i for i, p in enumerate(trained)}
    per_step = arguments.batches
    total = sum(1 for _ in data.steps(train, BATCH_TOKENS, per_step, arguments.seed))
    run = [arguments.text_hash, total, arguments.seed, arguments.warmup, arguments.rate, per_step, processes]
    progress = Progress(arguments.out, arguments.name, rank, run, optimizers)
    done, curve, seen, before = progress.take_up(model)
    barrier.wait()  # the parameters are there for all
    begun, running = time.time() - before, []
    for step, batches in enumerate(data.steps(train, BATCH_TOKENS, per_step, arguments.seed)):
        if step < done:
            continue
        whole = sum(float(weights_of(torch.from_numpy(c.weights[1:]), stage).sum()) for batch in batches for c in batch)
        model.zero_grad(set_to_none=True)
        said = 0.0
        for batch in batches[rank::processes]:
            loss, weights = loss_of(model, batch, stage, data.BLANK_SHARE)
            ((loss * weights).sum() / whole).backward()
            said += (loss.detach() * weights).sum().item() / whole
        for p, shared in zip(trained, gradients[rank]):
            shared.copy_(p.grad)
        barrier.wait()
        share = arguments.rate * rate_at(step, total, arguments.warmup)
        for optimizer, mine, rate in optimizers:
            summed = [sum(gradients[r][index[id(p)]] for r in range(processes)) for p in mine]
            optimizer.step(summed, rate * share)
        barrier.wait()
        seen += sum(len(c.ids) for batch in batches for c in batch)
        running.append(said * processes)
        last = step == total - 1
        if step % REPORT_STEPS != REPORT_STEPS - 1 and not last:
            continue
        if rank == 0:
            held = reply_loss(model, validation, stage)
            curve.append([step + 1, seen, round(time.time() - begun), f"{sum(running) / len(running):.4f}", f"{held:.4f}"])
            running = []
            print(f"{arguments.name} step {curve[-1][0]} of {total}: tokens {seen}, {curve[-1][2]} s, "
                  f"loss {curve[-1][3]}, validation reply loss {curve[-1][4]}", flush=True)  # fmt: skip
            save(model, arguments, curve)
        if not last:
            progress.keep(step + 1, [curve, seen, time.time() - begun], model, barrier)
        elif rank == 0:
            progress.forget()


def save(model, arguments, curve):
    state, path = model.state_dict(), f"{arguments.out}/{arguments.name}.pt"
    dials = {name for name in state if name.endswith((".down", ".up")) and "weight" not in name}
    kept = {name: value for name, value in state.items() if (name in dials) == (arguments.stage == "dials")}
    torch.save(kept, f"{path}.part")
    os.replace(f"{path}.part", path)
    with open(f"{arguments.out}/loss_{arguments.name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["step", "tokens", "seconds", "weighted_loss_nats", "validation_reply_loss_nats"])
        writer.writerows(curve)


def hash_of(*paths):
    """SHA-256 over the contents of all files."""
    digest = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["base", "dials"])
    parser.add_argument("--text", required=True)
    parser.add_argument("--validation", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--name", help="of what is written; the stage's when not given")
    parser.add_argument("--begin", nargs="+", default=[],
                        help="name of the base to go on from; for the dials of theirs, then of dials to go on from")  # fmt: skip
    parser.add_argument("--rate", type=float, default=1.0, help="share of the highest rates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", type=int, default=2, help="batches a step")
    parser.add_argument("--warmup", type=int, default=100, help="steps")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.processes > arguments.batches:
        parser.error("each process needs a batch of its own in every step")
    if arguments.stage == "dials" and not arguments.begin:
        parser.error("the dials need a base: --begin")
    arguments.name = arguments.name or arguments.stage
    begin = [f"{arguments.out}/{name}.pt" for name in arguments.begin]
    arguments.text_hash = hash_of(arguments.text, f"{arguments.out}/tokenizer.json", *begin)
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    shape = Shape()
    train = data.load(arguments.text, arguments.out, shape.context, arguments.processes)
    validation = data.load(arguments.validation, arguments.out, shape.context, arguments.processes)[:400]
    model = Ward(shape)
    for path in begin:
        state = torch.load(path)
        if arguments.stage == "dials" and path == begin[0]:  # the base as it is shipped: rounded to half precision
            state = {name: value.half().float() for name, value in state.items()}
        model.load_state_dict(state, strict=False)
    trained = model.dial_parameters() if arguments.stage == "dials" else model.base_parameters()
    print(f"{len(train)} conversations, {sum(len(c.ids) for c in train)} tokens, "
          f"{sum(p.numel() for p in trained)} trained parameters", flush=True)  # fmt: skip
    model.share_memory()
    gradients = [[torch.zeros_like(p).share_memory_() for p in trained] for _ in range(arguments.processes)]
    barrier = mp.get_context("fork").Barrier(arguments.processes)
    rest = (arguments.processes, model, gradients, barrier, arguments, train, validation)
    mp.start_processes(work, rest, nprocs=arguments.processes, start_method="fork")


if __name__ == "__main__":
    main()
