"""PyTorch as its users write it; with the argument `compiled`, the same through torch.compile."""

import sys

import server  # first: it sets the number of threads
import torch
import torch.nn.functional as F
from shapes import DRAWS, PROBS, RACE, SOFTMAX, TAU

torch.set_num_threads(1)
torch.manual_seed(1)
compiled = "compiled" in sys.argv[1:]
made = torch.compile if compiled else lambda f: f


def gumbel():
    out = torch.empty(DRAWS)
    plain = made(lambda: -torch.log(-torch.log(torch.rand(DRAWS))))
    by_exponential = made(lambda: -torch.log(torch.empty(DRAWS).exponential_()))
    recipes = {"-log(-log rand)": plain, "-log exponential_": by_exponential}
    if not compiled:
        recipes["exponential_ in place"] = lambda: out.exponential_().log_().neg_()
    return recipes


def softmax(shape):
    def make():
        logits = torch.randn(shape)
        call = made(lambda x: F.gumbel_softmax(x, tau=TAU))

        def relaxed():
            with torch.no_grad():
                return call(logits)

        return {"gumbel_softmax": relaxed}

    return make


def gradient(hard):
    def make():
        logits = torch.randn(SOFTMAX["softmax-k10"], requires_grad=True)
        loss = made(lambda x: F.gumbel_softmax(x, tau=TAU, hard=hard).square().sum())

        def call():
            logits.grad = None
            loss(logits).backward()

        return {"gumbel_softmax, backward": call}

    return make


def race(shape):
    def make():
        logits = torch.randn(shape[1])
        plain = made(lambda x: (x - torch.empty(shape).exponential_().log()).argmax(1))
        return {"argmax": lambda: plain(logits)}

    return make


def categorical():
    probs = torch.tensor(PROBS)
    return {"multinomial": lambda: torch.multinomial(probs, DRAWS, replacement=True)}


workloads = {
    "gumbel": gumbel,
    **{name: softmax(shape) for name, shape in SOFTMAX.items()},
    "gradient-k10": gradient(False),
    "straight-through-k10": gradient(True),
    **{name: race(shape) for name, shape in RACE.items()},
}
if not compiled:
    workloads["categorical"] = categorical
server.serve(f"PyTorch {torch.__version__}, {'compiled' if compiled else 'eager'}", workloads)
