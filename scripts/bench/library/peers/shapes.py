"""The shapes of the workloads, the same for every contestant; see ../workloads.ts."""

DRAWS = 1_000_000
TAU = 0.5
SOFTMAX = {"softmax-k10": (100_000, 10), "softmax-k3": (100_000, 3), "softmax-k37": (100_000, 37), "softmax-k1000": (10_000, 1000)}
RACE = {"gumbel-max-k3": (1_000_000, 3), "gumbel-max-k10": (100_000, 10), "gumbel-max-k1000": (10_000, 1000)}
PROBS = [0.2, 0.3, 0.5]
