import { BYTES } from "./bytes";

/** The functions of lib/simd that TypeScript calls; addresses and counts as stated there. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  seed(keyLow: number, keyHigh: number, block: number): void;
  words(state: number, out: number): void;
  tails32(out: number): void;
  tails64(out: number, slot: number, end: number): void;
  gumbel32(at: number, n: number): void;
  exponential32(at: number, n: number): void;
  tail32(at: number, n: number): void;
  uniform32(at: number, n: number): void;
  gumbel64(at: number, n: number): void;
  exponential64(at: number, n: number): void;
  tail64(at: number, n: number): void;
  uniform64(at: number, n: number): void;
  integers(out: number, slot: number, n: number, below: number): void;
  open(keyLow: number, keyHigh: number, position: number, kind: number): void;
  needNoise(n: number): void;
  dropNoise(n: number): void;
  moderate(n: number): number;
  shift(rows: number, k: number): number;
  relax(rows: number, k: number): void;
  relaxLog(rows: number, k: number): void;
  hard(rows: number, k: number): void;
  wideStart(): void;
  widePerturb(n: number): void;
  wideSum(n: number, keep: number): void;
  wideScale(n: number): void;
  wideLog(n: number): void;
  gradient(rows: number, k: number): void;
  wideGradientStart(): void;
  wideDot(n: number): void;
  wideApply(n: number): void;
  race(rows: number, k: number): void;
  raceLong(rows: number, k: number): void;
  raceStart(): void;
  racePiece(column: number, n: number): number;
}

/** The part of WebAssembly's interface that is used here; the library's types do not assume a browser or Node. */
interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
}

let made: Exports | undefined;
let shared: object | undefined;
let tried = false;
let forced = false;

/**
 * The SIMD kernels, made at first use; undefined where this engine has no WebAssembly SIMD, refuses to compile (as
 * under a content security policy without "wasm-unsafe-eval"), or `useScalar(true)` was called. Callers then take the
 * scalar path, which gives the same bits.
 */
export function kernels(): Exports | undefined {
  if (!tried) {
    tried = true;
    made = instantiate();
  }
  return forced ? undefined : made;
}

/** Forces the scalar path, or no longer does: for tests, and for measurements of what SIMD gains. */
export function useScalar(on: boolean): void {
  forced = on;
}

/** The kernels as compiled, for a worker to make its own of; undefined where `kernels()` is. */
export function compiledKernels(): object | undefined {
  return kernels() === undefined ? undefined : shared;
}

/** Takes what another thread compiled, in place of compiling; undefined for none. */
export function adoptKernels(module: object | undefined): void {
  shared = module;
  made = undefined;
  tried = module === undefined;
}

function instantiate(): Exports | undefined {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: WebAssemblyLike };
  if (engine === undefined) return undefined;
  try {
    shared ??= new engine.Module(decoded());
    return new engine.Instance(shared).exports as Exports;
  } catch {
    return undefined;
  }
}

/** The bytes that two digits each stand for, 0-9 (codes from 48) or a-f (codes from 97). */
function decoded(): Uint8Array {
  const digit = (at: number) => (BYTES.charCodeAt(at) % 39) - 9;
  return Uint8Array.from({ length: BYTES.length / 2 }, (_, i) => 16 * digit(2 * i) + digit(2 * i + 1));
}
