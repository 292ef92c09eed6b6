"""JAX on the processor, each workload under jit."""

import os

import server  # first: it sets the number of threads

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import jax.numpy as jnp
from shapes import DRAWS, PROBS, RACE, SOFTMAX, TAU

key = jax.random.key(1)


def waiting(compiled, *arguments):
    return lambda: jax.block_until_ready(compiled(key, *arguments))


def relaxed(key, logits):
    return jax.nn.softmax((logits + jax.random.gumbel(key, logits.shape)) / TAU)


def gumbel():
    return {"gumbel": waiting(jax.jit(lambda key: jax.random.gumbel(key, (DRAWS,))))}


def softmax(shape):
    return lambda: {"softmax": waiting(jax.jit(relaxed), jax.random.normal(key, shape))}


def gradient():
    loss = jax.grad(lambda logits, key: jnp.sum(relaxed(key, logits) ** 2))
    return {"grad": waiting(jax.jit(lambda key, logits: loss(logits, key)), jax.random.normal(key, SOFTMAX["softmax-k10"]))}


def straight_through():
    def hard(logits, key):
        soft = relaxed(key, logits)
        one_hot = jax.nn.one_hot(jnp.argmax(soft, axis=1), logits.shape[1])
        return jnp.sum((soft + jax.lax.stop_gradient(one_hot - soft)) ** 2)

    loss = jax.grad(hard)
    return {"grad": waiting(jax.jit(lambda key, logits: loss(logits, key)), jax.random.normal(key, SOFTMAX["softmax-k10"]))}


def race(shape):
    def make():
        logits = jax.random.normal(key, (shape[1],))
        return {"categorical": waiting(jax.jit(lambda key, logits: jax.random.categorical(key, logits, shape=shape[:1])), logits)}

    return make


def categorical():
    probs = jnp.array(PROBS)
    return {"choice": waiting(jax.jit(lambda key, p: jax.random.choice(key, len(PROBS), (DRAWS,), p=p)), probs)}


server.serve(
    f"JAX {jax.__version__}, jit",
    {
        "gumbel": gumbel,
        **{name: softmax(shape) for name, shape in SOFTMAX.items()},
        "gradient-k10": gradient,
        "straight-through-k10": straight_through,
        **{name: race(shape) for name, shape in RACE.items()},
        "categorical": categorical,
    },
)
