import type { CategoricalOptions } from "../distributions/Categorical";
import type { RelaxedDrawOptions } from "../distributions/GumbelSoftmax";
import { checkRandom } from "../distributions/noisyRows";
import { type DrawKind, sizeOf, type Task } from "../distributions/task";
import { checkWhole, shown } from "../numeric/check";
import { type DrawOptions, integerTarget, target } from "../random/draws";
import type { Random } from "../random/Random";
import { compiledKernels } from "../simd/instance";
import { partOf, work } from "./job";
import { Team } from "./Team";
import { processors } from "./threads";

type Floats = Float64Array | Float32Array;
type Drawn = Floats | Int32Array;

/** A distribution that a pool can draw from: `Gumbel`, `Categorical`, `GumbelSoftmax`, `ExpGumbelSoftmax`, `BinaryConcrete`. */
export interface Drawable {
  task(options: CategoricalOptions & RelaxedDrawOptions): Task;
}

/** Fewer positions than this are drawn at once, on the thread that asks. */
const MANY = 2 ** 17;
const KINDS: readonly DrawKind[] = ["uniform", "tail", "normal", "exponential", "gumbel"];

/**
 * Workers that draw a stream together: the same bits as one thread draws, whatever their number, since every draw
 * depends on its own position of the stream alone. Made by `createPool`.
 *
 * A call takes its positions of the stream when it is made, so that calls may be made one after the other without
 * waiting. Results that are not asked for in an array of the caller's lie in a SharedArrayBuffer; an `out` of the
 * caller's that lies in one is filled in place, another is copied into at the end. In memory that does not grow, draw
 * part after part into one such array.
 */
export class Pool {
  /** The number of workers, or 1 where this thread draws alone. */
  get parallel(): number {
    return this.#team?.size ?? 1;
  }

  readonly #team: Team | undefined;
  #closed = false;

  /** Made by `createPool`. */
  constructor(team: Team | undefined) {
    this.#team = team;
  }

  /**
   * n draws of a kind, those of `random[kind](n, options)`.
   * @param kind "uniform", "tail", "normal", "exponential" or "gumbel"
   * @param options `dtype`, or the caller's own `out`
   * @throws (the promise is rejected with) TypeError, RangeError where an argument is unusable, and then nothing is
   *   drawn; Error where the pool is closed or a worker fails
   */
  draw(
    random: Random,
    kind: DrawKind,
    n: number,
    options: { readonly dtype: "float32" },
  ): Promise<Float32Array>;
  draw<T extends Floats>(random: Random, kind: DrawKind, n: number, options: { readonly out: T }): Promise<T>;
  draw(
    random: Random,
    kind: DrawKind,
    n: number,
    options?: { readonly dtype?: "float64" },
  ): Promise<Float64Array>;
  async draw(random: Random, kind: DrawKind, n: number, options: DrawOptions = {}): Promise<Floats> {
    if (!KINDS.includes(kind)) {
      throw new RangeError(
        `kind is ${shown(kind)}, but must be one of ${KINDS.join(", ")}; pass one of them.`,
      );
    }
    return (await this.#run({ what: "draws", kind }, random, n, options)) as Floats;
  }

  /** Whole numbers below `below`, those of `random.integers(n, below, options)`; errors as with `draw`. */
  async integers(
    random: Random,
    n: number,
    below: number,
    options: { readonly out?: Int32Array } = {},
  ): Promise<Int32Array> {
    checkWhole("below", below, 1, 2 ** 31);
    return (await this.#run({ what: "integers", below }, random, n, options)) as Int32Array;
  }

  /**
   * n draws of a distribution, those of `distribution.sample(random, n, options)`: an Int32Array from `Categorical`,
   * else floats. Errors as with `draw`.
   */
  sample<T extends Drawn>(
    distribution: Drawable,
    random: Random,
    n: number,
    options: CategoricalOptions & { readonly out: T; readonly hard?: boolean },
  ): Promise<T>;
  sample(
    distribution: Drawable,
    random: Random,
    n: number,
    options?: Omit<CategoricalOptions & RelaxedDrawOptions, "out">,
  ): Promise<Drawn>;
  async sample(distribution: Drawable, random: Random, n: number, options: object = {}): Promise<Drawn> {
    if (typeof distribution?.task !== "function") {
      throw new TypeError(
        `distribution is ${shown(distribution)}, but must be one of this library's; pass for example new Gumbel({}).`,
      );
    }
    return this.#run(distribution.task(options), random, n, options);
  }

  /** Ends the workers when what they have begun is done. A pool that is not closed does not keep a process alive. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#team?.end();
  }

  async #run(
    task: Task,
    random: Random,
    n: number,
    options: { readonly dtype?: "float64" | "float32"; readonly out?: Drawn },
  ): Promise<Drawn> {
    if (this.#closed)
      throw new Error("The pool is closed, so it draws nothing; make a new one with createPool.");
    checkRandom(random);
    checkWhole("n", n, 0, 2 ** 33);
    const { positions, values } = sizeOf(task);
    const team = n * positions < MANY ? undefined : this.#team;
    const out = targetOf(task, n * values, options, team !== undefined);
    const state = random.skip(n * positions);
    const part = partOf(task);
    if (team === undefined) {
      work({ task, state, n, part, out, taken: new Int32Array(1), module: undefined });
      return out;
    }
    const inPlace = out.buffer instanceof SharedArrayBuffer;
    const shared = inPlace ? out : share(out.length, out);
    const taken = new Int32Array(new SharedArrayBuffer(4));
    await team.run({ task, state, n, part, out: shared, taken, module: compiledKernels() });
    if (!inPlace) out.set(shared);
    return out;
  }
}

/** A shared array of n values, of the kind of `like`. */
function share(n: number, like: Drawn): Drawn {
  const Kind = like.constructor as new (buffer: SharedArrayBuffer) => Drawn;
  try {
    return new Kind(new SharedArrayBuffer(n * like.BYTES_PER_ELEMENT));
  } catch {
    throw new RangeError(
      `n is too large: ${n} values are too many for one array here; draw in parts, with { out }.`,
    );
  }
}

/** The array that n values go into, the caller's or a new one; errors are those of the samplers. */
function targetOf(
  task: Task,
  n: number,
  { dtype, out }: { readonly dtype?: "float64" | "float32"; readonly out?: Drawn },
  shared: boolean,
): Drawn {
  const whole = task.what === "categorical" || task.what === "integers";
  const make = (m: number, given?: Drawn) =>
    whole ? integerTarget(m, given as Int32Array) : target(m, { dtype, out: given as Floats });
  return out !== undefined || !shared ? make(n, out) : share(n, make(0));
}

/**
 * Starts workers that draw together: `const pool = await createPool({ parallel: 4 })`.
 *
 * Workers are Node's worker threads, or Web Workers in pages that are cross-origin isolated (SharedArrayBuffer needs
 * that). Elsewhere, or where a page's policy forbids workers, the pool draws on the thread that asks, one draw after
 * the other and with the same bits; `pool.parallel` is then 1.
 * @param options `parallel`, how many workers, from 1 to 1024; by default as many as the machine runs at a time
 * @throws (the promise is rejected with) TypeError, RangeError where `parallel` is no such number
 */
export async function createPool({
  parallel = processors(),
}: {
  readonly parallel?: number;
} = {}): Promise<Pool> {
  checkWhole("parallel", parallel, 1, 1024);
  return new Pool(await Team.start(parallel));
}
