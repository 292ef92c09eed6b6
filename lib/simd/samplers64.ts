/** Tails to draws in double precision, in place; n is a multiple of 8. Four vectors a trip: see samplers32.ts. */
import { minusLog64, minusLogOfTail64 } from "./log64";

/** −log(−log U), standard Gumbel. */
export function gumbel64(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 3); at < end; at += 64) {
    const a = minusLogOfTail64(v128.load(at));
    const b = minusLogOfTail64(v128.load(at, 16));
    const c = minusLogOfTail64(v128.load(at, 32));
    const d = minusLogOfTail64(v128.load(at, 48));
    v128.store(at, minusLog64(a));
    v128.store(at, minusLog64(b), 16);
    v128.store(at, minusLog64(c), 32);
    v128.store(at, minusLog64(d), 48);
  }
}

/** −log U, exponential with mean 1. */
export function exponential64(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 3); at < end; at += 64) {
    const a = minusLogOfTail64(v128.load(at));
    const b = minusLogOfTail64(v128.load(at, 16));
    const c = minusLogOfTail64(v128.load(at, 32));
    const d = minusLogOfTail64(v128.load(at, 48));
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, c, 32);
    v128.store(at, d, 48);
  }
}

/** The tails themselves. */
export function tail64(_at: usize, _n: i32): void {}

/** U, kept off 1. */
export function uniform64(at: usize, n: i32): void {
  for (const end = at + (<usize>n << 3); at < end; at += 16) {
    const t = v128.load(at);
    const upper = f64x2.pmin(f64x2.splat(1 - 1.1102230246251565e-16), f64x2.add(t, f64x2.splat(1)));
    v128.store(at, v128.bitselect(upper, t, f64x2.lt(t, f64x2.splat(0))));
  }
}
