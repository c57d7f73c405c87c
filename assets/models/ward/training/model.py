"""Ward: a decoder-only transformer in Llama's form (Touvron et al. 2023) with dials.

Rotary positions (Su et al. 2021), RMSNorm before each part, SwiGLU, plain multi-head attention, no biases, input and
output embeddings apart. A dial is a low-rank adapter (LoRA, Hu et al. 2021) on every projection of every layer, scaled
by an input of its own: projection(x) = W x + sum over dials d of s_d B_d A_d x.
"""

import dataclasses
import math

import torch
import torch.nn.functional as F
from torch import nn


@dataclasses.dataclass
class Shape:
    vocabulary: int = 3072
    width: int = 192
    layers: int = 6
    heads: int = 6
    hidden: int = 512
    context: int = 640
    rotary_base: float = 10000.0
    epsilon: float = 1e-5
    dials: int = 6
    rank: int = 12

    @property
    def head(self):
        return self.width // self.heads


class Projection(nn.Module):
    """A linear map with its dials. `scale`: [batch, 1, dials x rank], or None where no dial is turned."""

    def __init__(self, shape, inputs, outputs, gain):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) * gain / math.sqrt(inputs))
        parts = shape.dials * shape.rank
        self.down = nn.Parameter(torch.randn(parts, inputs) / math.sqrt(inputs))
        self.up = nn.Parameter(torch.zeros(outputs, parts))

    def forward(self, x, scale):
        y = F.linear(x, self.weight)
        return y if scale is None else y + F.linear(F.linear(x, self.down) * scale, self.up)


def rms_norm(x, weight, epsilon):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + epsilon) * weight


def rotary_table(shape):
    """cos and sin, each [context, head]: angle = position / base^(2i / head), halves alike (Llama's layout)."""
    inverse = shape.rotary_base ** (-torch.arange(0, shape.head, 2).float() / shape.head)
    angle = torch.outer(torch.arange(shape.context).float(), inverse)
    angle = torch.cat([angle, angle], dim=-1)
    return angle.cos(), angle.sin()


def rotate(x, cos, sin):
    a, b = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-b, a], dim=-1) * sin


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        depth = 1.0 / math.sqrt(2 * shape.layers)  # keeps the residual stream's size with depth (GPT-2)
        self.attention_norm = nn.Parameter(torch.ones(shape.width))
        self.qkv = Projection(shape, shape.width, 3 * shape.width, 1.0)
        self.out = Projection(shape, shape.width, shape.width, depth)
        self.mlp_norm = nn.Parameter(torch.ones(shape.width))
        self.gate_up = Projection(shape, shape.width, 2 * shape.hidden, 1.0)
        self.down = Projection(shape, shape.hidden, shape.width, depth)

    def forward(self, x, cos, sin, scale, past=None):
        """x: [batch, length, width]. Returns x and, when `past` is given, the keys and values so far."""
        batch, length, _ = x.shape
        normed = rms_norm(x, self.attention_norm, self.shape.epsilon)
        qkv = self.qkv(normed, scale).view(batch, length, 3, self.shape.heads, self.shape.head)
        q, k, v = (part.transpose(1, 2) for part in qkv.unbind(2))
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        if past is not None:
            k, v = torch.cat([past[0], k], dim=2), torch.cat([past[1], v], dim=2)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=length > 1)
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, length, -1), scale)
        gate, up = self.gate_up(rms_norm(x, self.mlp_norm, self.shape.epsilon), scale).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up, scale), (k, v)


class Ward(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Parameter(torch.randn(shape.vocabulary, shape.width) * 0.5)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.Parameter(torch.ones(shape.width))
        self.head = nn.Parameter(torch.randn(shape.vocabulary, shape.width) * 0.02)
        cos, sin = rotary_table(shape)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)

    def scale(self, dials):
        """dials: [batch, dials], each 0 to 1.5, or None."""
        return None if dials is None else dials.repeat_interleave(self.shape.rank, dim=1).unsqueeze(1)

    def forward(self, ids, dials=None, past=None):
        """ids: [batch, length]. Returns the last hidden states, normed, [batch, length, width], and the new past."""
        start = 0 if past is None else past[0][0].shape[2]
        cos, sin = (table[start : start + ids.shape[1]] for table in (self.cos, self.sin))
        scale, kept = self.scale(dials), []
        x = F.embedding(ids, self.embedding)
        for i, layer in enumerate(self.layers):
            x, keys_values = layer(x, cos, sin, scale, None if past is None else past[i])
            kept.append(keys_values)
        return rms_norm(x, self.norm, self.shape.epsilon), kept

    def logits(self, ids, dials=None):
        return F.linear(self(ids, dials)[0], self.head)

    def dial_parameters(self):
        return [p for layer in self.layers for m in (layer.qkv, layer.out, layer.gate_up, layer.down)
                for p in (m.down, m.up)]  # fmt: skip

    def base_parameters(self):
        dials = {id(p) for p in self.dial_parameters()}
        return [p for p in self.parameters() if id(p) not in dials]
