/** Tails × 2^32 to draws, in place; n is a multiple of 32. Engines make constants anew on every trip of a loop, so
 * eight vectors share one, and the second logarithms wait until all first ones are under way. */
import { minusLog32, minusLogOfTail32 } from "./log32";

const TO_ONE: f32 = 1 / 4294967296.0;
const BELOW_ONE: f32 = 0.99999994;

/** −log(−log U), standard Gumbel. */
export function gumbel32(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 2); at < end; at += 128) {
    const a = minusLogOfTail32(v128.load(at));
    const b = minusLogOfTail32(v128.load(at, 16));
    const c = minusLogOfTail32(v128.load(at, 32));
    const d = minusLogOfTail32(v128.load(at, 48));
    const e = minusLogOfTail32(v128.load(at, 64));
    const f = minusLogOfTail32(v128.load(at, 80));
    const g = minusLogOfTail32(v128.load(at, 96));
    const h = minusLogOfTail32(v128.load(at, 112));
    v128.store(at, minusLog32(a));
    v128.store(at, minusLog32(b), 16);
    v128.store(at, minusLog32(c), 32);
    v128.store(at, minusLog32(d), 48);
    v128.store(at, minusLog32(e), 64);
    v128.store(at, minusLog32(f), 80);
    v128.store(at, minusLog32(g), 96);
    v128.store(at, minusLog32(h), 112);
  }
}

/** −log U, exponential with mean 1. */
export function exponential32(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 2); at < end; at += 128) {
    const a = minusLogOfTail32(v128.load(at));
    const b = minusLogOfTail32(v128.load(at, 16));
    const c = minusLogOfTail32(v128.load(at, 32));
    const d = minusLogOfTail32(v128.load(at, 48));
    const e = minusLogOfTail32(v128.load(at, 64));
    const f = minusLogOfTail32(v128.load(at, 80));
    const g = minusLogOfTail32(v128.load(at, 96));
    const h = minusLogOfTail32(v128.load(at, 112));
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, c, 32);
    v128.store(at, d, 48);
    v128.store(at, e, 64);
    v128.store(at, f, 80);
    v128.store(at, g, 96);
    v128.store(at, h, 112);
  }
}

/** The tails themselves, at their own size. */
export function tail32(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 2); at < end; at += 16) {
    v128.store(at, f32x4.mul(v128.load(at), f32x4.splat(TO_ONE)));
  }
}

/** U, kept off 1. */
export function uniform32(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 2); at < end; at += 16) {
    const t = f32x4.mul(v128.load(at), f32x4.splat(TO_ONE));
    const upper = f32x4.pmin(f32x4.splat(BELOW_ONE), f32x4.add(t, f32x4.splat(1)));
    v128.store(at, v128.bitselect(upper, t, i32x4.shr_s(t, 31)));
  }
}
