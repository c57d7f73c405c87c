"""Muon for the matrices of the layers (Jordan et al. 2024), AdamW (Loshchilov and Hutter 2019) for all else."""

import torch


def orthogonalize(gradient, rounds=5):
    """Nearest semi-orthogonal matrix by a quintic Newton-Schulz iteration; gradient: [count, rows, columns]."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = gradient / (gradient.norm(dim=(1, 2), keepdim=True) + 1e-7)
    tall = x.shape[1] > x.shape[2]
    x = x.transpose(1, 2) if tall else x
    for _ in range(rounds):
        square = x @ x.transpose(1, 2)
        x = a * x + (b * square + c * square @ square) @ x
    return x.transpose(1, 2) if tall else x


class Muon:
    """`parts`: how many matrices a fused one holds, by parameter (q, k and v are three)."""

    def __init__(self, parameters, parts, momentum=0.95, decay=0.1):
        self.parameters, self.parts, self.momentum, self.decay = parameters, parts, momentum, decay
        self.velocity = [torch.zeros_like(p) for p in parameters]

    @torch.no_grad()
    def step(self, gradients, rate):
        for p, g, v, count in zip(self.parameters, gradients, self.velocity, self.parts):
            v.mul_(self.momentum).add_(g)
            ahead = g.add(v, alpha=self.momentum)  # Nesterov
            rows = p.shape[0] // count
            update = orthogonalize(ahead.view(count, rows, p.shape[1])).reshape(p.shape)
            p.mul_(1 - rate * self.decay)
            p.add_(update, alpha=-rate * max(1.0, rows / p.shape[1]) ** 0.5)


class AdamW:
    def __init__(self, parameters, betas=(0.9, 0.98), decay=0.0):
        self.parameters, self.betas, self.decay, self.steps = parameters, betas, decay, 0
        self.mean = [torch.zeros_like(p) for p in parameters]
        self.square = [torch.zeros_like(p) for p in parameters]

    @torch.no_grad()
    def step(self, gradients, rate):
        self.steps += 1
        first, second = (1 - beta**self.steps for beta in self.betas)
        for p, g, m, s in zip(self.parameters, gradients, self.mean, self.square):
            m.lerp_(g, 1 - self.betas[0])
            s.mul_(self.betas[1]).addcmul_(g, g, value=1 - self.betas[1])
            p.mul_(1 - rate * self.decay)
            p.addcdiv_(m / first, (s / second).sqrt_().add_(1e-9), value=-rate)
