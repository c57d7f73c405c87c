"""Trains Ward: first the base, then, with the base frozen, the dials.

    train.py base|dials --text FILE --validation FILE --out FOLDER [--seed N]

One pass over the text; a run that was interrupted goes on from its last report. One process a core, each on one thread, shares the parameters: every process computes the
gradients of its batches, and each parameter is updated by the one that owns it (on small matrices this is more than
twice as fast as threads inside the operations). Writes FOLDER/base.pt or dials.pt and the loss curve as CSV.
"""

import argparse
import csv
import math
import os
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
    """What one process must know, besides the parameters, to go on with a run as if it had not been interrupted."""

    def __init__(self, folder, stage, rank, run, optimizers):
        self.path, self.run, self.optimizers = self.path_of(folder, stage, rank), run, optimizers

    @staticmethod
    def path_of(folder, stage, rank):
        return f"{folder}/{stage}.progress{rank}.pt"

    @classmethod
    def is_kept(cls, folder, stage):
        return os.path.exists(cls.path_of(folder, stage, 0))

    def keep(self, done, curve, seen, seconds):
        states = [{k: v for k, v in vars(o).items() if k != "parameters"} for o, _, _ in self.optimizers]
        kept = {"run": self.run, "states": states, "random": np.random.get_state(), "at": [done, curve, seen, seconds]}
        torch.save(kept, f"{self.path}.part")
        os.replace(f"{self.path}.part", self.path)

    def take_up(self):
        """[steps done, loss curve, tokens seen, seconds taken]"""
        if not os.path.exists(self.path):
            return [0, [], 0, 0.0]
        kept = torch.load(self.path, weights_only=False)
        if kept["run"] != self.run:
            raise SystemExit(f"{self.path} is of another run; delete it to start anew")
        for (optimizer, _, _), state in zip(self.optimizers, kept["states"]):
            vars(optimizer).update(state)
        np.random.set_state(kept["random"])
        return kept["at"]

    def forget(self):
        if os.path.exists(self.path):
            os.remove(self.path)


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
    progress = Progress(arguments.out, stage, rank, [len(train), total, arguments.seed], optimizers)
    done, curve, seen, before = progress.take_up()
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
        share = rate_at(step, total, arguments.warmup)
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
            print(f"{stage} step {curve[-1][0]} of {total}: tokens {seen}, {curve[-1][2]} s, "
                  f"loss {curve[-1][3]}, validation reply loss {curve[-1][4]}", flush=True)  # fmt: skip
            save(model, arguments.out, stage, curve)
        barrier.wait()  # all keep the progress that belongs to the saved parameters
        if last:
            progress.forget()
        else:
            progress.keep(step + 1, curve, seen, time.time() - begun)


def save(model, folder, stage, curve):
    state = model.state_dict()
    dials = {name for name in state if name.endswith((".down", ".up")) and "weight" not in name}
    kept = {name: value for name, value in state.items() if (name in dials) == (stage == "dials")}
    torch.save(kept, f"{folder}/{stage}.pt.part")
    os.replace(f"{folder}/{stage}.pt.part", f"{folder}/{stage}.pt")
    with open(f"{folder}/loss_{stage}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["step", "tokens", "seconds", "weighted_loss_nats", "validation_reply_loss_nats"])
        writer.writerows(curve)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["base", "dials"])
    parser.add_argument("--text", required=True)
    parser.add_argument("--validation", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", type=int, default=2, help="batches a step")
    parser.add_argument("--warmup", type=int, default=100, help="steps")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    shape = Shape()
    train = data.load(arguments.text, arguments.out, shape.context, arguments.processes)
    validation = data.load(arguments.validation, arguments.out, shape.context, arguments.processes)[:400]
    model = Ward(shape)
    if arguments.stage == "dials":
        base = torch.load(f"{arguments.out}/base.pt")
        # The dials are trained on the base as it is shipped: rounded to half precision.
        model.load_state_dict({name: value.half().float() for name, value in base.items()}, strict=False)
    if Progress.is_kept(arguments.out, arguments.stage):
        model.load_state_dict(torch.load(f"{arguments.out}/{arguments.stage}.pt"), strict=False)
        print("going on with the run that was interrupted", flush=True)
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
