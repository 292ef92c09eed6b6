import { checkWhole, shown } from "../numeric/check";

/** How draws come. */
export interface DrawOptions {
  /** The precision of the draws and of the array: double by default. */
  readonly dtype?: "float64" | "float32";
  /** The caller's own array of n values, to be filled and returned; it decides the precision. */
  readonly out?: Float64Array | Float32Array;
}

/** Draws one kind of variate. Each draw takes one position of the stream. */
export interface Sampler {
  /** One draw, in double precision. */
  (): number;
  /** n draws in single precision. */
  (n: number, options: { readonly dtype: "float32"; readonly out?: Float32Array }): Float32Array;
  /** n draws into the caller's array. */
  <T extends Float64Array | Float32Array>(n: number, options: { readonly out: T }): T;
  /** n draws in double precision. */
  (n: number, options?: { readonly dtype?: "float64"; readonly out?: Float64Array }): Float64Array;
  /** n draws, where the precision is known only when the program runs. */
  (n: number, options?: DrawOptions): Float64Array | Float32Array;
}

/** More elements than any engine's typed arrays hold. */
const MOST = 2 ** 33;

/** Checks n and makes an array of n values, with an error that names n where memory does not suffice. */
function allocate<T>(n: number, make: (n: number) => T): T {
  checkWhole("n", n, 0, MOST);
  try {
    return make(n);
  } catch {
    throw new RangeError(
      `n is ${n}, too many for one array here; draw in parts, into one array with { out }.`,
    );
  }
}

/** Throws unless the caller's array has n values. */
function checkLength(out: ArrayLike<number>, n: number): void {
  checkWhole("n", n, 0, MOST);
  if (out.length !== n) {
    throw new RangeError(`out has ${out.length} values, but must have n = ${n}; pass out.subarray(0, n).`);
  }
}

/**
 * The array that n whole numbers go into.
 * @throws TypeError, RangeError where n or out is unusable, before anything is drawn
 */
export function integerTarget(n: number, out?: Int32Array): Int32Array {
  if (out === undefined) return allocate(n, (m) => new Int32Array(m));
  if (!(out instanceof Int32Array)) {
    throw new TypeError(`out must be an Int32Array, but is ${shown(out)}; pass one of n values.`);
  }
  checkLength(out, n);
  return out;
}

/**
 * The array that n draws go into.
 * @throws TypeError, RangeError where n, dtype or out is unusable, before anything is drawn
 */
export function target(n: number, options: DrawOptions = {}): Float64Array | Float32Array {
  if (options === null || typeof options !== "object") {
    throw new TypeError(`options must be an object such as { dtype: "float32" }, but is ${shown(options)}.`);
  }
  const { dtype, out } = options;
  if (dtype !== undefined && dtype !== "float64" && dtype !== "float32") {
    throw new RangeError(`dtype is ${shown(dtype)}, but must be "float64" or "float32"; pass one of them.`);
  }
  if (out === undefined) {
    return dtype === "float32"
      ? allocate(n, (m) => new Float32Array(m))
      : allocate(n, (m) => new Float64Array(m));
  }
  if (!(out instanceof Float64Array || out instanceof Float32Array)) {
    throw new TypeError(
      `out must be a Float64Array or Float32Array, but is ${shown(out)}; pass one of n values.`,
    );
  }
  if (dtype !== undefined && (dtype === "float32") !== out instanceof Float32Array) {
    throw new TypeError(`dtype is "${dtype}", but out is a ${out.constructor.name}; leave dtype away.`);
  }
  checkLength(out, n);
  return out;
}
