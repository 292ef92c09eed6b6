"""NumPy's float32 recipes, each with buffers kept from call to call, which is its fastest way."""

import server  # first: it sets the number of threads
import numpy as np
from shapes import DRAWS, PROBS, RACE, SOFTMAX, TAU

single = np.float32
np.seterr(all="ignore")  # these recipes meet log(0) now and then: no draw of theirs is kept
rng = np.random.default_rng(1)


def noise_by_exponential(out):
    """Gumbel noise as -log E, E by the ziggurat."""
    rng.standard_exponential(out=out, dtype=single)
    np.log(out, out=out)
    return np.negative(out, out=out)


def noise_by_logs(out):
    """Gumbel noise as -log(-log U)."""
    rng.random(out=out, dtype=single)
    np.log(out, out=out)
    np.negative(out, out=out)
    np.log(out, out=out)
    return np.negative(out, out=out)


def gumbel():
    out = np.empty(DRAWS, single)
    return {"exponential": lambda: noise_by_exponential(out), "logs": lambda: noise_by_logs(out)}


def gumbel64():
    return {"Generator.gumbel": lambda: rng.gumbel(size=DRAWS)}


def softmax(shape):
    def make():
        logits = rng.normal(size=shape).astype(single)
        z = np.empty(shape, single)
        extreme = np.empty((shape[0], 1), single)

        def relaxed(noise):
            noise(z)
            np.add(z, logits, out=z)
            np.multiply(z, single(1 / TAU), out=z)
            np.max(z, axis=1, keepdims=True, out=extreme)
            np.subtract(z, extreme, out=z)
            np.exp(z, out=z)
            np.sum(z, axis=1, keepdims=True, out=extreme)
            return np.divide(z, extreme, out=z)

        return {"exponential": lambda: relaxed(noise_by_exponential), "logs": lambda: relaxed(noise_by_logs)}

    return make


def race(shape):
    def make():
        logits = rng.normal(size=shape[1]).astype(single)
        weights = np.exp(-logits)
        z = np.empty(shape, single)

        def argmax(noise):
            return np.argmax(np.add(noise(z), logits, out=z), axis=1)

        def argmin():
            rng.standard_exponential(out=z, dtype=single)
            return np.argmin(np.multiply(z, weights, out=z), axis=1)

        return {
            "argmin E w": argmin,
            "argmax, exponential": lambda: argmax(noise_by_exponential),
            "argmax, logs": lambda: argmax(noise_by_logs),
        }

    return make


def categorical():
    cumulated = np.cumsum(PROBS)
    return {
        "choice": lambda: rng.choice(len(PROBS), size=DRAWS, p=PROBS),
        "searchsorted": lambda: np.searchsorted(cumulated, rng.random(DRAWS), side="right"),
    }


server.serve(
    f"NumPy {np.__version__}",
    {
        "gumbel": gumbel,
        "gumbel64": gumbel64,
        **{name: softmax(shape) for name, shape in SOFTMAX.items()},
        **{name: race(shape) for name, shape in RACE.items()},
        "categorical": categorical,
    },
)
