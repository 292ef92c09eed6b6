import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, Random } from "../../src/index";
import type { Relaxation } from "../../src/simd/relax";
import { gradient32, race32, relaxed32 } from "../../src/single/draws32";
import { sameBits, scalarly } from "../simd/support";

const stream = (position: number) => Random.fromState({ ...createRandom("rows").state(), position });
const NONE = Number.NEGATIVE_INFINITY;
/** Every form of row that a kernel treats on its own, and those about the largest tile. */
const SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 15, 16, 17, 20, 31, 33, 37, 64, 127, 128, 130, 1000, 2049];
const WIDE = [4095, 4096, 4097, 4099, 8192, 10_001];

/** Logits of b rows, some of them -Infinity, huge or tied. */
function logitsOf(b: number, k: number, spread: number): Float32Array {
  const x = createRandom(`logits ${b} ${k}`).normal(b * k, { dtype: "float32" });
  for (let i = 0; i < x.length; i++) {
    x[i] *= spread;
    if (i % 7 === 3 && i % k !== 0) x[i] = NONE;
  }
  return x;
}

function relaxation(b: number, k: number, spread: number, tau: number, log: boolean): Relaxation {
  const scales = Float32Array.from({ length: b }, (_, i) => Math.LOG2E / (tau * (1 + i)));
  return { logits: logitsOf(b, k, spread), scales, shift: true, log };
}

function both(position: number, r: Relaxation, rows: number, k: number): [Float32Array, Float32Array] {
  const draw = () => {
    const out = new Float32Array(rows * k);
    const random = stream(position);
    expect(relaxed32(random, r, k, out)).toBe(true);
    expect(random.state().position).toBe(position + rows * k);
    return out;
  };
  return [draw(), scalarly(draw)];
}

test("relaxed rows of any length are the same bits in both forms, shared logits or each its own", () => {
  for (const k of [...SIZES, ...WIDE]) {
    for (const log of [false, true]) {
      for (const b of [1, 3]) {
        const rows = 3 * Math.ceil(2000 / k);
        const [fast, slow] = both(k, relaxation(b, k, 2, 0.5, log), rows, k);
        expect(`${k} ${b} ${sameBits(fast, slow)}`).toBe(`${k} ${b} true`);
      }
    }
  }
});

test("the same for any position, temperature, spread and number of rows", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SIZES),
      fc.integer({ min: 0, max: 9000 }),
      fc.constantFrom(1e-3, 0.01, 0.1, 1, 10, 1e3),
      fc.constantFrom(0, 1, 100, 1e4),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (k, position, tau, spread, b, log) => {
        const rows = b * Math.ceil(1 + 1000 / k);
        const [fast, slow] = both(position, relaxation(b, k, spread, tau, log), rows, k);
        expect(sameBits(fast, slow)).toBe(true);
        expect(fast.every((v) => !Number.isNaN(v))).toBe(true);
      },
    ),
    { seed: 22, numRuns: 150 },
  );
});

test("rows lie on the simplex to 2e-6 at every temperature, impossible categories are exactly 0", () => {
  for (const tau of [1e-3, 0.1, 1, 1e3]) {
    for (const k of [2, 10, 37, 1000]) {
      const r = relaxation(1, k, 3, tau, false);
      const [y] = both(0, r, 20, k);
      for (let row = 0; row < 20; row++) {
        let sum = 0;
        for (let j = 0; j < k; j++) sum += y[row * k + j];
        expect(Math.abs(sum - 1)).toBeLessThan(2e-6);
      }
      expect(y.every((v, i) => v >= 0 && (r.logits[i % k] > NONE || v === 0))).toBe(true);
    }
  }
});

test("rows are those of double precision from the same Gumbel noise, to rounding", () => {
  for (const [k, tau] of [
    [3, 1],
    [10, 0.5],
    [37, 0.1],
    [1000, 2],
    [5000, 1],
  ]) {
    const rows = Math.ceil(3000 / k);
    const r = relaxation(1, k, 2, tau, false);
    const [y] = both(5, r, rows, k);
    const [x] = both(5, { ...r, log: true }, rows, k);
    const g = stream(5).gumbel(rows * k);
    for (let row = 0; row < rows; row++) {
      const z = Array.from({ length: k }, (_, j) => (r.logits[j] + g[row * k + j]) / tau);
      const most = Math.max(...z);
      const sum = z.reduce((s, v) => s + Math.exp(v - most), 0);
      z.forEach((v, j) => {
        const exact = v - most - Math.log(sum);
        // Perturbed logits of size 20 are off by 2e-6 / τ at most, and so are logarithms.
        if (exact === NONE) expect(x[row * k + j]).toBe(NONE);
        else expect(Math.abs(x[row * k + j] - exact)).toBeLessThan(4e-6 / Math.min(1, tau));
        expect(Math.abs(y[row * k + j] - Math.exp(exact))).toBeLessThan(4e-6 / Math.min(1, tau));
      });
    }
  }
});

test("hard rows are one-hot at the first largest perturbed logit, the same in both forms, and the relaxed rows stay", () => {
  for (const k of [...SIZES, ...WIDE]) {
    for (const b of [1, 3]) {
      const rows = 3 * Math.ceil(2000 / k);
      const r = relaxation(b, k, 2, 0.5, false);
      const draw = (harden: boolean) => () => {
        const out = new Float32Array(rows * k);
        const hard = new Float32Array(rows * k).fill(7);
        relaxed32(stream(k), r, k, out, harden ? hard : undefined);
        return { out, hard };
      };
      const fast = draw(true)();
      const slow = scalarly(draw(true));
      expect([k, b, sameBits(fast.hard, slow.hard)]).toEqual([k, b, true]);
      expect([k, b, sameBits(fast.out, draw(false)().out)]).toEqual([k, b, true]);
      for (let row = 0; row < rows; row++) {
        const one = fast.hard.subarray(row * k, (row + 1) * k);
        const y = fast.out.subarray(row * k, (row + 1) * k);
        const winner = one.indexOf(1);
        expect(one.every((v, j) => v === (j === winner ? 1 : 0))).toBe(true);
        expect(y[winner]).toBe(Math.max(...y));
      }
    }
  }
});

test("hard rows at a temperature that rounds the relaxed rows to one value still follow the probabilities", () => {
  // At tau 1e8 every y is 1/3 or next to it: the argmax of y would be decided by rounding.
  const logits = new Float32Array(3 * 30_000).map((_, i) => Math.log([0.2, 0.3, 0.5][i % 3]));
  const hard = new Float32Array(logits.length);
  const y = new Float32Array(logits.length);
  relaxed32(stream(0), { logits, scales: Float32Array.of(1e-8), shift: true, log: false }, 3, y, hard);
  const counts = [0, 0, 0];
  hard.forEach((v, i) => {
    counts[i % 3] += v;
  });
  // Binomial limits of size 1e-9 (6.1 standard deviations) around 6,000, 9,000 and 15,000.
  for (const [j, p] of [0.2, 0.3, 0.5].entries()) {
    expect(Math.abs(counts[j] - 30_000 * p)).toBeLessThan(6.11 * Math.sqrt(30_000 * p * (1 - p)));
  }
  const wrong = [0, 0, 0];
  for (let at = 0; at < y.length; at += 3)
    wrong[[0, 1, 2].reduce((best, j) => (y[at + j] > y[at + best] ? j : best), 0)]++;
  expect(Math.abs(wrong[2] - 15_000)).toBeGreaterThan(6.11 * Math.sqrt(30_000 / 4));
});

test("a constant added to the logits changes nothing but their own rounding", () => {
  const logits = Float32Array.of(0.5, -1, 2, 0);
  const scales = Float32Array.of(Math.LOG2E);
  const draw = (constant: number) => {
    const out = new Float32Array(4000);
    const x = logits.map((v) => v + constant);
    relaxed32(stream(0), { logits: x, scales, shift: true, log: false }, 4, out);
    return out;
  };
  // From 16 on rows are brought near 0, and then the constant leaves no trace; below it costs 2e-6 at most.
  expect(sameBits(draw(8192), draw(-16))).toBe(true);
  const near = draw(0);
  for (const constant of [8192, 13]) {
    expect(Math.max(...draw(constant).map((v, i) => Math.abs(v - near[i])))).toBeLessThan(2e-6);
  }
});

test("a row without a finite largest logit is refused, and the stream stays", () => {
  for (const k of [3, 10, 5000]) {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, NONE]) {
      const logits = new Float32Array(4 * k);
      logits.fill(wrong, 2 * k, wrong === NONE ? 3 * k : 2 * k + 1);
      const r = { logits, scales: new Float32Array(4).fill(1), shift: true, log: false };
      const attempt = () => {
        const random = stream(9);
        const good = relaxed32(random, r, k, new Float32Array(400 * k));
        return [good, random.state().position];
      };
      expect(attempt()).toEqual([false, 9]);
      expect(scalarly(attempt)).toEqual([false, 9]);
    }
  }
});

test("races of any length have the same winners in both forms", () => {
  for (const k of [...SIZES, ...WIDE, 100_000]) {
    for (const b of [1, 3]) {
      const weights = logitsOf(b, k, 3).map((v) => Math.exp(-v));
      const rows = 3 * Math.ceil(3000 / k);
      const draw = () => {
        const out = new Int32Array(rows);
        race32(stream(k), weights, k, out);
        return out;
      };
      expect([k, b, scalarly(draw)]).toEqual([k, b, draw()]);
    }
  }
});

test("a race's winner is the argmax of logits and Gumbel noise, and of the relaxed row, but for near ties", () => {
  for (const k of [2, 3, 10, 200, 5000]) {
    const rows = Math.ceil(20_000 / k);
    const logits = createRandom(k).normal(k, { dtype: "float32" });
    const winners = new Int32Array(rows);
    race32(
      stream(3),
      logits.map((v) => Math.exp(-v)),
      k,
      winners,
    );
    const g = stream(3).gumbel(rows * k);
    let ties = 0;
    for (let row = 0; row < rows; row++) {
      const z = Array.from({ length: k }, (_, j) => logits[j] + g[row * k + j]);
      const most = Math.max(...z);
      expect(most - z[winners[row]]).toBeLessThan(2e-6);
      if (z[winners[row]] !== most) ties++;
    }
    // A gap below 2e-6 has about that probability a row: none is likely, and three have probability 1e-5 at most.
    expect(ties).toBeLessThan(3);
  }
});

test("the gradient is y_j (v_j - Σ y v) / τ, the same bits in both forms", () => {
  for (const k of [...SIZES, ...WIDE]) {
    const rows = Math.ceil(3000 / k);
    const y = both(0, relaxation(1, k, 1, 1, false), rows, k)[0];
    const v = createRandom(k).normal(rows * k, { dtype: "float32" });
    const inverse = Float32Array.of(2, 0.5);
    const vjp = () => {
      const out = new Float32Array(rows * k);
      gradient32(y, v, rows % 2 === 0 ? inverse : inverse.subarray(0, 1), k, out);
      return out;
    };
    const fast = vjp();
    expect(`${k} ${sameBits(fast, scalarly(vjp))}`).toBe(`${k} true`);
    let dot = 0;
    for (let j = 0; j < k; j++) dot += y[j] * v[j];
    for (let j = 0; j < k; j++) expect(fast[j]).toBeCloseTo(y[j] * (v[j] - dot) * 2, 4);
  }
});
