"""Writes torch.json: PyTorch's Gumbel-Softmax given noise, its gradients, and its distributions, for the tests.

Run in an environment of its own:  pip install torch==2.15.0 numpy==2.4.6 && python make_torch.py
and format what it wrote:  npx biome format --write lib/test/oracles

All in float64. PyTorch's gumbel_softmax draws its own noise: it is given ours in place of what it draws. Its
noise is -log of an exponential draw, so that draw is set to exp(-g).
"""

import json
import math
from pathlib import Path
from unittest import mock

import torch
from torch.distributions import Categorical, Gumbel, RelaxedBernoulli, RelaxedOneHotCategorical, kl_divergence
from torch.distributions.relaxed_categorical import ExpRelaxedCategorical

torch.set_default_dtype(torch.float64)
HERE = Path(__file__).parent


def waves(*shape, start=1.0, size=2.0):
    """Numbers without a pattern that need no generator."""
    n = math.prod(shape)
    return torch.tensor([size * math.sin(start + 1.7 * i * i + 0.3 * i) for i in range(n)]).reshape(shape)


def listed(x):
    return x.detach().flatten().tolist()


def gumbel_softmax(logits, g, tau, hard):
    def exponential(self, *_, **__):
        return torch.exp(-g)

    with mock.patch.object(torch.Tensor, "exponential_", exponential):
        return torch.nn.functional.gumbel_softmax(logits, tau=tau, hard=hard, dim=-1)


def relaxed(b, k, tau, scale=1.0):
    logits = (scale * waves(b, k)).requires_grad_()
    g = -torch.log(-torch.log(0.5 + 0.24 * waves(b, k, start=2.5)))
    temperature = torch.tensor(tau, requires_grad=True)
    v = waves(b, k, start=0.2, size=1.5)
    y = gumbel_softmax(logits, g, temperature, False)
    soft = torch.autograd.grad(y, (logits, temperature), v)
    z = gumbel_softmax(logits, g, temperature, True)
    hard = torch.autograd.grad(z, (logits, temperature), v)
    log_y = torch.log_softmax((logits + g) / temperature, -1)
    log = torch.autograd.grad(log_y, (logits, temperature), v)
    # The second derivative along v: of the sum of w times the gradient, with w = waves of another start.
    w = waves(b, k, start=4.1)
    again = gumbel_softmax(logits, g, temperature, False)
    (first,) = torch.autograd.grad(again, logits, v, create_graph=True)
    (second,) = torch.autograd.grad((first * w).sum(), logits)
    return {
        "b": b,
        "k": k,
        "tau": tau,
        "logits": listed(logits),
        "g": listed(g),
        "v": listed(v),
        "w": listed(w),
        "y": listed(y),
        "z": [round(x) for x in listed(z)],
        "logY": listed(log_y),
        "logitsVjp": listed(soft[0]),
        "tauVjp": soft[1].item(),
        "hardLogitsVjp": listed(hard[0]),
        "hardTauVjp": hard[1].item(),
        "logLogitsVjp": listed(log[0]),
        "logTauVjp": log[1].item(),
        "second": listed(second),
    }


def densities(k, tau):
    logits = waves(k)
    y = torch.softmax(waves(3, k, start=0.4), -1)
    log_y = torch.log(y)
    return {
        "k": k,
        "tau": tau,
        "logits": listed(logits),
        "y": listed(y),
        "logPdf": listed(RelaxedOneHotCategorical(torch.tensor(tau), logits=logits).log_prob(y)),
        "logY": listed(log_y),
        "logPdfOfLog": listed(ExpRelaxedCategorical(torch.tensor(tau), logits=logits).log_prob(log_y)),
    }


def binary(logits, tau):
    y = torch.tensor([1e-6, 0.01, 0.3, 0.5, 0.77, 0.999])
    noise = waves(6, start=1.9)
    values = torch.full((6,), logits, requires_grad=True)
    temperature = torch.tensor(tau, requires_grad=True)
    v = waves(6, start=0.7)
    relaxed_y = torch.sigmoid((values + noise) / temperature)
    gradients = torch.autograd.grad(relaxed_y, (values, temperature), v)
    return {
        "logits": logits,
        "tau": tau,
        "y": listed(y),
        "logPdf": listed(RelaxedBernoulli(torch.tensor(tau), logits=torch.tensor(logits)).log_prob(y)),
        "noise": listed(noise),
        "v": listed(v),
        "relaxed": listed(relaxed_y),
        "logitsVjp": listed(gradients[0]),
        "tauVjp": gradients[1].item(),
    }


def gumbel(loc, scale):
    d = Gumbel(torch.tensor(loc), torch.tensor(scale))
    x = loc + scale * torch.tensor([-2.5, -1.0, 0.0, 0.7, 3.0, 12.0, 30.0])
    return {
        "loc": loc,
        "scale": scale,
        "x": listed(x),
        "logPdf": listed(d.log_prob(x)),
        "cdf": listed(d.cdf(x)),
        "entropy": d.entropy().item(),
    }


def categorical(k):
    p = waves(k).requires_grad_()
    q = waves(k, start=3.3)
    gradients = [torch.autograd.grad(Categorical(logits=p).log_prob(torch.tensor(z)), p)[0] for z in range(k)]
    return {
        "logits": listed(p),
        "other": listed(q),
        "logProb": listed(Categorical(logits=p).log_prob(torch.arange(k))),
        "score": [listed(g) for g in gradients],
        "entropy": Categorical(logits=p).entropy().item(),
        "kl": kl_divergence(Categorical(logits=p), Categorical(logits=q)).item(),
    }


table = {
    "torch": torch.__version__.split("+")[0],
    "relaxed": [relaxed(2, 3, 0.5), relaxed(1, 10, 1.0), relaxed(3, 4, 0.1), relaxed(2, 2, 10.0), relaxed(1, 1, 0.7)],
    "densities": [densities(2, 0.5), densities(3, 1.0), densities(4, 0.2), densities(7, 3.0)],
    "binary": [binary(0.4, 0.5), binary(-2.0, 2.0)],
    "gumbel": [gumbel(0.0, 1.0), gumbel(-3.5, 0.25)],
    "categorical": [categorical(3), categorical(10)],
}
(HERE / "torch.json").write_text(json.dumps(table, allow_nan=False) + "\n")
