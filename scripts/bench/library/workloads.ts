import type { Task } from "../section";

/** The names of those that are compared with; `peers` starts them. */
export type PeerName = "NumPy" | "PyTorch eager" | "PyTorch compiled" | "JAX jit" | "tfjs wasm" | "tfjs cpu";

/** What a peer's time over ours must reach at least. */
type Bars = Partial<Record<PeerName, number>>;

const ms = (name: string, bars: Bars): Task => ({ name, unit: "ms", bars });
const peers = (
  numpy: number,
  eager: number,
  compiled: number | undefined,
  jax: number,
  wasm: number,
): Bars => ({
  NumPy: numpy,
  "PyTorch eager": eager,
  ...(compiled === undefined ? {} : { "PyTorch compiled": compiled }),
  "JAX jit": jax,
  ...(wasm === 0 ? {} : { "tfjs wasm": wasm }),
});

/**
 * The workloads by the names under which `own.ts`, `tfjs.ts` and `peers/` have them; all in float32 but one.
 * The shapes stand a second time in `peers/shapes.py`: a test holds them together.
 */
export const workloads: Readonly<Record<string, Task>> = {
  gumbel: ms("1,000,000 Gumbel draws", peers(1.4, 2.8, 5, 2.6, 9)),
  gumbel64: ms("1,000,000 Gumbel draws in float64", { NumPy: 2 }),
  "softmax-k10": ms("Gumbel-Softmax, 100,000 × 10, tau 0.5", peers(3.4, 12, 4, 4.8, 6)),
  "softmax-k3": ms("Gumbel-Softmax, 100,000 × 3", peers(7, 13, undefined, 5, 0)),
  "softmax-k37": ms("Gumbel-Softmax, 100,000 × 37", peers(2, 7, undefined, 4.8, 0)),
  "softmax-k1000": ms("Gumbel-Softmax, 10,000 × 1000", peers(1.6, 10, undefined, 5.8, 0)),
  "gradient-k10": ms("Gumbel-Softmax and gradient, 100,000 × 10", {
    "PyTorch eager": 12,
    "PyTorch compiled": 4.5,
    "JAX jit": 4.8,
    "tfjs wasm": 9,
  }),
  "straight-through-k10": ms("straight-through and gradient, 100,000 × 10", {
    "PyTorch eager": 12,
    "PyTorch compiled": 4,
    "JAX jit": 4.8,
    "tfjs wasm": 6,
  }),
  "gumbel-max-k3": ms("Gumbel-max, 1,000,000 draws of 3", peers(3.8, 10, undefined, 8, 10)),
  "gumbel-max-k10": ms("Gumbel-max, 100,000 draws of 10", peers(3, 10, undefined, 8, 10)),
  "gumbel-max-k1000": ms("Gumbel-max, 10,000 draws of 1000", peers(3.2, 10, undefined, 8, 10)),
  categorical: ms("1,000,000 categorical draws of 3, best method", {
    NumPy: 1.5,
    "PyTorch eager": 1,
    "tfjs wasm": 1.5,
  }),
};

/** Shapes of the relaxed workloads, rows × k. */
export const softmax: Readonly<Record<string, readonly [number, number]>> = {
  "softmax-k10": [100_000, 10],
  "softmax-k3": [100_000, 3],
  "softmax-k37": [100_000, 37],
  "softmax-k1000": [10_000, 1000],
};

/** Shapes of the Gumbel-max workloads, draws × k. */
export const race: Readonly<Record<string, readonly [number, number]>> = {
  "gumbel-max-k3": [1_000_000, 3],
  "gumbel-max-k10": [100_000, 10],
  "gumbel-max-k1000": [10_000, 1000],
};

export const DRAWS = 1_000_000;
export const TAU = 0.5;
export const PROBS = [0.2, 0.3, 0.5] as const;
