import { runTask, sizeOf, type Task } from "../distributions/task";
import { Random } from "../random/Random";
import type { RandomState } from "../random/state";

/** A call of the pool, as every worker gets it. */
export interface Job {
  readonly task: Task;
  /** Where the stream stands for the first draw. */
  readonly state: RandomState;
  /** Draws in all, and in a part. */
  readonly n: number;
  readonly part: number;
  /** Shared memory of all workers: the results, and the number of parts that are taken. */
  readonly out: Float64Array | Float32Array | Int32Array;
  readonly taken: Int32Array;
  /** The kernels as compiled on the thread that asks. */
  readonly module: object | undefined;
}

/** About as many positions in a part: a fraction of a millisecond, so that a worker that is held up costs no more. */
const PART = 2 ** 16;

/** Draws of a part: more where each part must first make tables of its categories. */
export function partOf(task: Task): number {
  const { positions } = sizeOf(task);
  const tables = task.what === "categorical" ? 8 * task.categories.k : 0;
  return Math.max(1, Math.ceil(PART / positions), tables);
}

/** Draws parts that nobody has taken, until none is left. */
export function work({ task, state, n, part, out, taken }: Job): void {
  const { positions, values } = sizeOf(task);
  for (;;) {
    const from = Atomics.add(taken, 0, 1) * part;
    if (from >= n) return;
    const to = Math.min(n, from + part);
    const stream = Random.fromState({ ...state, position: state.position + from * positions });
    runTask(task, stream, out.subarray(from * values, to * values));
  }
}
