/**
 * Tails × 2^32 to draws, in place; n is a multiple of 32. Eight vectors a trip: the second logarithms wait until all
 * first ones are under way.
 */
import { float, minusLogOfTailWith, minusLogWith, whole } from "./log32";

const TO_ONE: f32 = 1 / 4294967296.0;
const BELOW_ONE: f32 = 0.99999994;

/** −log(−log U), standard Gumbel. */
export function gumbel32(at: usize, n: i32): void {
  const exponent = whole(1);
  const top = whole(3);
  const bottom = whole(4);
  const halfTop = whole(2);
  const two = float(1);
  const r3 = float(2);
  const r2 = float(3);
  const r1 = float(4);
  const ln2 = float(5);
  const half = whole(0);
  const one = float(0);
  for (const end = at + (<usize>n << 2); at < end; at += 128) {
    const a = minusLogOfTailWith(v128.load(at), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const b = minusLogOfTailWith(v128.load(at, 16), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const c = minusLogOfTailWith(v128.load(at, 32), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const d = minusLogOfTailWith(v128.load(at, 48), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const e = minusLogOfTailWith(v128.load(at, 64), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const f = minusLogOfTailWith(v128.load(at, 80), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const g = minusLogOfTailWith(v128.load(at, 96), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const h = minusLogOfTailWith(v128.load(at, 112), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    v128.store(at, minusLogWith(a, half, exponent, one, two, r3, r2, r1, ln2));
    v128.store(at, minusLogWith(b, half, exponent, one, two, r3, r2, r1, ln2), 16);
    v128.store(at, minusLogWith(c, half, exponent, one, two, r3, r2, r1, ln2), 32);
    v128.store(at, minusLogWith(d, half, exponent, one, two, r3, r2, r1, ln2), 48);
    v128.store(at, minusLogWith(e, half, exponent, one, two, r3, r2, r1, ln2), 64);
    v128.store(at, minusLogWith(f, half, exponent, one, two, r3, r2, r1, ln2), 80);
    v128.store(at, minusLogWith(g, half, exponent, one, two, r3, r2, r1, ln2), 96);
    v128.store(at, minusLogWith(h, half, exponent, one, two, r3, r2, r1, ln2), 112);
  }
}

/** −log U, exponential with mean 1. */
export function exponential32(at: usize, n: i32): void {
  const exponent = whole(1);
  const top = whole(3);
  const bottom = whole(4);
  const halfTop = whole(2);
  const two = float(1);
  const r3 = float(2);
  const r2 = float(3);
  const r1 = float(4);
  const ln2 = float(5);
  for (const end = at + (<usize>n << 2); at < end; at += 128) {
    const a = minusLogOfTailWith(v128.load(at), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const b = minusLogOfTailWith(v128.load(at, 16), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const c = minusLogOfTailWith(v128.load(at, 32), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const d = minusLogOfTailWith(v128.load(at, 48), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const e = minusLogOfTailWith(v128.load(at, 64), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const f = minusLogOfTailWith(v128.load(at, 80), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const g = minusLogOfTailWith(v128.load(at, 96), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
    const h = minusLogOfTailWith(v128.load(at, 112), exponent, halfTop, top, bottom, two, r3, r2, r1, ln2);
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
