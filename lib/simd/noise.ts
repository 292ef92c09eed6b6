/** The noise that rows are drawn from: a window of the stream that moves on as rows are done. */
import { NOISE } from "./memory";
import { exponential32, gumbel32 } from "./samplers32";
import { seed } from "./stream";
import { tails32 } from "./tails32";

/** What the window holds: Gumbel draws, exponential draws, or tails × 2^32. */
export const GUMBEL: i32 = 0;
export const EXPONENTIAL: i32 = 1;

let low: u32 = 0;
let high: u32 = 0;
let next: f64 = 0;
let held: i32 = 0;
let kind: i32 = GUMBEL;

function append(): void {
  const at = NOISE + (<usize>held << 2);
  seed(low, high, next);
  tails32(at);
  if (kind == GUMBEL) gumbel32(at, 4096);
  if (kind == EXPONENTIAL) exponential32(at, 4096);
  next += 1;
  held += 4096;
}

/** Starts a window at a position of the stream with the key. */
export function open(keyLow: u32, keyHigh: u32, position: f64, what: i32): void {
  low = keyLow;
  high = keyHigh;
  kind = what;
  next = Math.floor(position / 4096);
  const slot = <i32>(position - next * 4096);
  held = 0;
  append();
  dropNoise(slot);
}

/** Makes at least n values (at most 4,096) present at NOISE. */
export function needNoise(n: i32): void {
  while (held < n) append();
}

/** Moves the window on by n values. */
export function dropNoise(n: i32): void {
  held -= n;
  if (n > 0 && held > 0) memory.copy(NOISE, NOISE + (<usize>n << 2), <usize>held << 2);
}
