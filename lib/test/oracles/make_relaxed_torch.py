"""Writes relaxed-torch.json: densities, samples for given noise, and gradients by PyTorch in double precision.

Run in an environment of its own:  pip install torch==2.15.0 && python make_relaxed_torch.py
and format what it wrote:  npx biome format --write lib/test/oracles
"""

import json
import math
from pathlib import Path

import torch
from torch.distributions import (
    Categorical,
    RelaxedBernoulli,
    RelaxedOneHotCategorical,
    kl_divergence,
)
from torch.distributions.relaxed_bernoulli import LogitRelaxedBernoulli
from torch.distributions.relaxed_categorical import ExpRelaxedCategorical

torch.set_default_dtype(torch.float64)
LOGITS = [[0.3], [0.5, -1.2], [2.0, 0.5, 1.0], [-3.0, 4.0, 0.0, 0.7, -0.2, 1.1, 2.2], [30.0, -20.0, 0.0]]
TAUS = [0.05, 0.5, 1.0, 3.0, 100.0]


def noise(count, salt):
    """Gumbel noise from a plain formula: the table says what it was."""
    u = [(0.5 + 0.754877666 * (i + 1) + 0.569840291 * salt) % 1.0 for i in range(count)]
    return torch.tensor([-math.log(-math.log(v)) for v in u])


def relaxed(logits, tau, salt):
    k = len(logits)
    at = torch.tensor(logits, requires_grad=True)
    g = noise(k, salt).requires_grad_(True)
    t = torch.tensor(tau, requires_grad=True)
    v = torch.tensor([math.cos(3.0 * i + salt) for i in range(k)])
    x = torch.log_softmax((at + g) / t, -1)
    y = torch.softmax((at + g) / t, -1)
    soft = torch.autograd.grad(y, [at, g, t], v, retain_graph=True)
    logs = torch.autograd.grad(x, [at, g, t], v)
    hard = torch.nn.functional.one_hot(y.argmax(), k) - y.detach() + torch.softmax((at + g) / t, -1)
    through = torch.autograd.grad(hard, [at, t], v)
    row = {
        "logits": logits,
        "tau": tau,
        "g": g.tolist(),
        "v": v.tolist(),
        "y": y.tolist(),
        "x": x.tolist(),
        "hard": hard.round().tolist(),
        "yVjp": [soft[0].tolist(), soft[1].tolist(), soft[2].item()],
        "xVjp": [logs[0].tolist(), logs[1].tolist(), logs[2].item()],
        "throughVjp": [through[0].tolist(), through[1].item()],
        "logPdfOfX": ExpRelaxedCategorical(t, logits=at).log_prob(x).item(),
        "logPdfOfY": None,
    }
    if y.min() > 1e-300:
        row["logPdfOfY"] = RelaxedOneHotCategorical(t, logits=at).log_prob(y / y.sum()).item()
    return row


def binary(logit, tau):
    s = torch.tensor([-30.0, -3.0, -0.1, 0.0, 2.0, 20.0])
    y = torch.tensor([1e-12, 0.001, 0.3, 0.5, 0.9, 1 - 1e-9])
    at, t = torch.tensor(logit), torch.tensor(tau)
    return {
        "logits": logit,
        "tau": tau,
        "s": s.tolist(),
        "logPdfLogit": LogitRelaxedBernoulli(t, logits=at).log_prob(s).tolist(),
        "y": y.tolist(),
        "logPdf": RelaxedBernoulli(t, logits=at).log_prob(y).tolist(),
    }


def categorical(a, b):
    p, q = Categorical(logits=torch.tensor(a)), Categorical(logits=torch.tensor(b))
    return {
        "a": a,
        "b": b,
        "logits": p.logits.tolist(),
        "probs": p.probs.tolist(),
        "entropy": p.entropy().item(),
        "klDivergence": kl_divergence(p, q).item(),
    }


def finite(value):
    """None in place of what PyTorch gives as NaN or infinite: its own limits, not the distribution's."""
    if isinstance(value, dict):
        return {key: finite(v) for key, v in value.items()}
    if isinstance(value, list):
        return [finite(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


table = {
    "torch": torch.__version__.split("+")[0],
    "relaxed": [relaxed(a, t, 7 * i + j) for i, a in enumerate(LOGITS) for j, t in enumerate(TAUS)],
    "binary": [binary(a, t) for a in [-4.0, 0.0, 0.8] for t in TAUS],
    "categorical": [categorical(a, a[::-1]) for a in LOGITS],
}
text = json.dumps(finite(table), allow_nan=False)
(Path(__file__).parent / "relaxed-torch.json").write_text(text + "\n")
