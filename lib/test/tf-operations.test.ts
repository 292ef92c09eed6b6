import "@tensorflow/tfjs-backend-cpu";
import { createRandom } from "gumbel-softmax";
import {
  binaryConcrete,
  categoricalLogProb,
  gumbelMax,
  gumbelNoise,
  gumbelSoftmax,
  logGumbelSoftmax,
  logisticNoise,
  oneHot,
  ready,
  stopGradient,
  straightThrough,
  tf,
} from "gumbel-softmax/tf";
import { beforeAll, describe, expect, it } from "vitest";
import torch from "./oracles/torch.json";

const list = (x: tf.Tensor): number[] => Array.from(x.dataSync());

/** Float32 against float64: the relative error, beside the largest value of the list. */
function expectClose(actual: tf.Tensor | number[], wanted: number[], tolerance = 2e-6): void {
  const values = Array.isArray(actual) ? actual : list(actual);
  expect(values.length).toBe(wanted.length);
  const scale = Math.max(1e-3, ...wanted.map(Math.abs));
  wanted.forEach((w, i) => {
    expect(Math.abs(values[i] - w), `value ${i}: ${values[i]} for ${w}`).toBeLessThan(tolerance * scale);
  });
}

type Operation = (logits: tf.Tensor, g: tf.Tensor, tau: number | tf.Tensor) => tf.Tensor;

/** The cotangents of logits, g and tau for the cotangent v. */
function vjps(f: Operation, logits: tf.Tensor, g: tf.Tensor, tau: tf.Tensor, v: tf.Tensor): tf.Tensor[] {
  return tf.grads((l: tf.Tensor, n: tf.Tensor, t: tf.Tensor) => tf.sum(tf.mul(v, f(l, n, t))))([
    logits,
    g,
    tau,
  ]);
}

describe.each(["wasm", "cpu"])("on the %s backend", (backend) => {
  beforeAll(async () => {
    await ready();
    await tf.setBackend(backend);
  });

  for (const row of torch.relaxed) {
    const { b, k, tau } = row;
    const shape: [number, number] = [b, k];
    const tensors = () =>
      [row.logits, row.g, row.v, row.w].map((values) => tf.tensor2d(values, shape)) as tf.Tensor[];

    it(`gives PyTorch's relaxed, hard and log values: [${b}, ${k}] at tau = ${tau}`, () => {
      const [logits, g] = tensors();
      expectClose(gumbelSoftmax(logits, g, tau), row.y);
      expect(list(straightThrough(logits, g, tau))).toEqual(row.z);
      expectClose(logGumbelSoftmax(logits, g, tau), row.logY);
    });

    it(`gives PyTorch's gradients, first and second: [${b}, ${k}] at tau = ${tau}`, () => {
      const [logits, g, v, w] = tensors();
      const t = tf.scalar(tau);
      const soft = vjps(gumbelSoftmax, logits, g, t, v);
      expectClose(soft[0], row.logitsVjp, 5e-5);
      expectClose(soft[1], row.logitsVjp, 5e-5);
      expectClose(soft[2], [row.tauVjp], 5e-5);
      const hard = vjps(straightThrough, logits, g, t, v);
      expectClose(hard[0], row.hardLogitsVjp, 5e-5);
      expectClose(hard[2], [row.hardTauVjp], 5e-5);
      hard.forEach((x, i) => {
        expect(list(x)).toEqual(list(soft[i]));
      });
      const log = vjps(logGumbelSoftmax, logits, g, t, v);
      expectClose(log[0], row.logLogitsVjp, 5e-5);
      expectClose(log[2], [row.logTauVjp], 5e-5);
      const gradient = tf.grad((l: tf.Tensor) => tf.sum(tf.mul(v, gumbelSoftmax(l, g, tau))));
      expectClose(tf.grad((l: tf.Tensor) => tf.sum(tf.mul(w, gradient(l))))(logits), row.second, 1e-4);
    });
  }

  it("gives PyTorch's relaxed Bernoulli and its gradients", () => {
    for (const { logits, tau, noise, v, relaxed, logitsVjp, tauVjp } of torch.binary) {
      const l = tf.fill([6], logits);
      expectClose(binaryConcrete(l, tf.tensor1d(noise), tau), relaxed);
      const found = vjps(binaryConcrete, l, tf.tensor1d(noise), tf.scalar(tau), tf.tensor1d(v));
      expectClose(found[0], logitsVjp, 5e-5);
      expectClose(found[2], [tauVjp], 5e-5);
    }
  });

  it("gives PyTorch's categorical log-probabilities and scores", () => {
    for (const { logits, logProb, score } of torch.categorical) {
      const l = tf.tensor1d(logits);
      const all = tf.range(0, logits.length, 1, "int32");
      expectClose(categoricalLogProb(l, all), logProb);
      score.forEach((s, z) => {
        expectClose(tf.grad((x: tf.Tensor) => tf.sum(categoricalLogProb(x, tf.scalar(z, "int32"))))(l), s);
      });
    }
  });

  it("has the gradients of finite differences for any rank, a temperature a row and noise of many draws", () => {
    const random = createRandom("tf differences");
    const logits = random.normal(6);
    const tau = [0.6, 1.4];
    const g = gumbelNoise(random, [5, 2, 3]);
    const v = tf.tensor(random.normal(30, { dtype: "float32" }), [5, 2, 3]);
    for (const f of [gumbelSoftmax, logGumbelSoftmax]) {
      const value = (l: ArrayLike<number>, t: number[]) =>
        tf.sum(tf.mul(v, f(tf.tensor2d(Array.from(l), [2, 3]), g, tf.tensor1d(t)))).dataSync()[0];
      const step = 2 ** -7;
      const nudged = (x: ArrayLike<number>, i: number, by: number) =>
        Array.from(x, (c, j) => (j === i ? c + by : c));
      const found = vjps(f, tf.tensor2d(Array.from(logits), [2, 3]), g, tf.tensor1d(tau), v);
      const byLogits = Array.from(logits, (_, i) => {
        return (value(nudged(logits, i, step), tau) - value(nudged(logits, i, -step), tau)) / (2 * step);
      });
      const byTau = tau.map((_, i) => {
        return (value(logits, nudged(tau, i, step)) - value(logits, nudged(tau, i, -step))) / (2 * step);
      });
      expectClose(found[0], byLogits, 2e-3);
      expectClose(found[2], byTau, 2e-3);
      expect(found.map((x) => x.shape)).toEqual([[2, 3], [5, 2, 3], [2]]);
    }
  });

  it("never draws a logit of -Infinity, gives it probability 0, and no NaN in any gradient", () => {
    const logits = tf.tensor2d([0.3, Number.NEGATIVE_INFINITY, -1, 2, 1, Number.NEGATIVE_INFINITY], [2, 3]);
    const g = gumbelNoise(createRandom("tf impossible"), [2000, 2, 3]);
    const v = tf.tensor(createRandom("tf cotangent").normal(12_000, { dtype: "float32" }), [2000, 2, 3]);
    const y = list(gumbelSoftmax(logits, g, 0.5));
    const logY = list(logGumbelSoftmax(logits, g, 0.5));
    const impossible = (i: number) => i % 6 === 1 || i % 6 === 5;
    y.forEach((p, i) => {
      expect(impossible(i) ? p === 0 : p >= 0 && p <= 1).toBe(true);
      expect(impossible(i) ? logY[i] === Number.NEGATIVE_INFINITY : Number.isFinite(logY[i])).toBe(true);
    });
    const drawn = list(gumbelMax(logits, g));
    expect(drawn.every((z, row) => z !== (row % 2 === 0 ? 1 : 2))).toBe(true);
    for (const f of [gumbelSoftmax, straightThrough]) {
      for (const x of vjps(f, logits, g, tf.scalar(0.5), v))
        expect(list(x).every(Number.isFinite)).toBe(true);
    }
    // log y itself is -Infinity there: its cotangent is set to 0, as any loss that is finite has it.
    const finite = tf.where(tf.greater(logits, Number.NEGATIVE_INFINITY), v, tf.zerosLike(v));
    const weighted: Operation = (l, n, t) => {
      const logs = logGumbelSoftmax(l, n, t);
      return tf.where(tf.greater(stopGradient(logs), Number.NEGATIVE_INFINITY), logs, tf.zerosLike(logs));
    };
    const gradients = vjps(weighted, logits, g, tf.scalar(0.5), finite);
    for (const x of gradients) expect(list(x).every(Number.isFinite)).toBe(true);
    expect(list(gradients[0]).filter((_, i) => impossible(i))).toEqual([0, 0]);
    const z = tf.tensor1d([0, 1], "int32");
    expect(
      list(tf.grad((l: tf.Tensor) => tf.sum(categoricalLogProb(l, z)))(logits)).every(Number.isFinite),
    ).toBe(true);
    expect(categoricalLogProb(logits, tf.tensor1d([1, 0], "int32")).dataSync()[0]).toBe(
      Number.NEGATIVE_INFINITY,
    );
  });

  it("keeps the noise beside logits of 1e4, and the simplex at temperatures from 1e-3 to 1e3", () => {
    const random = createRandom("tf huge");
    const g = gumbelNoise(random, [500, 4]);
    const small = tf.tensor1d([0, 1, -1, 0.5]);
    for (const shift of [-1e4, 1e4, 2 ** 20]) {
      const found = gumbelMax(tf.add(small, shift), g);
      expect(list(found)).toEqual(list(gumbelMax(tf.sub(tf.add(small, shift), shift), g)));
    }
    for (const tau of [1e-3, 0.1, 1, 1e3]) {
      for (const scale of [1, 1e4]) {
        const y = gumbelSoftmax(tf.mul(small, scale), g, tau);
        const sums = list(tf.sum(y, -1));
        expect(sums.every((s) => Math.abs(s - 1) < 1e-6)).toBe(true);
        const [dl, dg, dt] = vjps(gumbelSoftmax, tf.mul(small, scale), g, tf.scalar(tau), g);
        for (const x of [dl, dg, dt]) expect(list(x).every(Number.isFinite)).toBe(true);
        expect(list(logGumbelSoftmax(tf.mul(small, scale), g, tau)).every(Number.isFinite)).toBe(true);
      }
    }
  });

  it("gives exactly one 1 a row where logits tie, the first; and 1 for k = 1, with gradient 0", () => {
    const z = straightThrough(tf.zeros([3, 4]), tf.ones([3, 4]), 1);
    expect(list(z)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    expect(list(gumbelMax(tf.zeros([3, 4]), tf.ones([3, 4])))).toEqual([0, 0, 0]);
    const [dl, dg, dt] = vjps(
      straightThrough,
      tf.ones([2, 1]),
      tf.ones([2, 1]),
      tf.scalar(0.3),
      tf.ones([2, 1]),
    );
    expect([...list(dl), ...list(dg), ...list(dt)].every((x) => x === 0)).toBe(true);
    expect(list(gumbelSoftmax(tf.tensor1d([7]), tf.tensor1d([3]), 0.01))).toEqual([1]);
    expect(list(oneHot(tf.tensor1d([2, 0], "int32"), 3))).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it("takes draws and stopped values for constants, so that a score can be taken of a draw", () => {
    const logits = tf.tensor1d([0.2, -0.4, 1]);
    const g = gumbelNoise(createRandom("tf score"), [8, 3]);
    const score = tf.grad((l: tf.Tensor) => tf.sum(categoricalLogProb(l, gumbelMax(l, g))))(logits);
    const z = gumbelMax(logits, g);
    expectClose(score, list(tf.sub(tf.sum(oneHot(z, 3), 0), tf.mul(8, tf.softmax(logits)))), 1e-6);
    expect(() => tf.grad((l: tf.Tensor) => tf.sum(tf.cast(gumbelMax(l, g), "float32")))(logits)).toThrow(
      /gradient/,
    );
    const x = tf.tensor1d([1, -2]);
    expect(list(tf.grad((u: tf.Tensor) => tf.sum(tf.mul(u, stopGradient(u))))(x))).toEqual([1, -2]);
    const relu = (u: tf.Tensor) => tf.sum(tf.where(tf.greater(stopGradient(u), 0), u, tf.zerosLike(u)));
    expect(list(tf.grad(relu)(x))).toEqual([1, 0]);
  });

  it("has second derivatives of the log form, the binary relaxation and the score, by finite differences", () => {
    const g = tf.tensor1d([0.3, -0.2, 1.1]);
    const w = tf.tensor1d([1, -2, 0.7]);
    const forms: ((l: tf.Tensor) => tf.Tensor)[] = [
      (l) => tf.sum(tf.mul(w, tf.square(logGumbelSoftmax(l, g, 0.8)))),
      (l) => tf.sum(tf.mul(w, tf.square(binaryConcrete(l, g, 0.8)))),
      (l) => tf.square(tf.sum(categoricalLogProb(l, tf.scalar(1, "int32")))).asScalar(),
      (l) => tf.sum(tf.mul(w, tf.square(straightThrough(l, g, 0.8)))),
    ];
    const at = [0.5, 0.1, -0.6];
    forms.slice(0, 3).forEach((f) => {
      const gradient = tf.grad(f);
      const second = list(tf.grad((l: tf.Tensor) => tf.sum(tf.mul(w, gradient(l))))(tf.tensor1d(at)));
      const step = 2 ** -7;
      const along = (by: number) => gradient(tf.tensor1d(at.map((c, i) => c + by * list(w)[i])));
      expectClose(second, list(tf.div(tf.sub(along(step), along(-step)), 2 * step)), 3e-3);
    });
    const twice = tf.grad((l: tf.Tensor) => tf.sum(tf.mul(w, tf.grad(forms[3])(l))))(tf.tensor1d(at));
    expect(list(twice).every(Number.isFinite)).toBe(true);
  });

  it("leaves no tensor behind", () => {
    const logits = tf.tensor2d([[0.1, Number.NEGATIVE_INFINITY, 1]]);
    const g = tf.tensor2d([[0.5, 0.2, -0.3]]);
    const tau = tf.scalar(0.5);
    const before = tf.memory().numTensors;
    for (const f of [gumbelSoftmax, logGumbelSoftmax, straightThrough]) {
      f(logits, g, tau).dispose();
      expect(tf.memory().numTensors).toBe(before);
    }
    const all = vjps(straightThrough, logits, g, tau, g);
    const inner = tf.grad((l: tf.Tensor) => tf.sum(gumbelSoftmax(l, g, tau)));
    all.push(tf.grad((l: tf.Tensor) => tf.sum(inner(l)))(logits));
    all.push(
      gumbelMax(logits, g),
      oneHot(
        tf.tidy(() => gumbelMax(logits, g)),
        3,
      ),
      stopGradient(g),
    );
    all.push(categoricalLogProb(logits, all[4]), binaryConcrete(g, g, tau));
    tf.dispose(all);
    expect(tf.memory().numTensors).toBe(before + 1);
  });

  it("says what is wrong with an argument, its value and its domain", () => {
    const ok = tf.tensor1d([0, 1]);
    const cases: [() => unknown, RegExp][] = [
      [() => gumbelSoftmax(ok, ok, 0), /tau is 0, but must be above 0/],
      [() => gumbelSoftmax(ok, ok, -1), /tau is -1/],
      [() => gumbelSoftmax(ok, ok, Number.NaN), /tau is NaN/],
      [() => gumbelSoftmax(ok, ok, Number.POSITIVE_INFINITY), /tau is Infinity/],
      [() => gumbelSoftmax(ok, ok, tf.scalar(0)), /tau is 0/],
      [() => gumbelSoftmax(ok, ok, tf.tensor1d([1, 1])), /batch of g has shape \[\], .* of tau, \[2\]/],
      [() => gumbelSoftmax(tf.tensor1d([0, Number.NaN]), ok, 1), /logits holds NaN at flat index 1/],
      [() => gumbelSoftmax(tf.tensor1d([0, Number.POSITIVE_INFINITY]), ok, 1), /logits holds Infinity/],
      [() => gumbelMax(tf.fill([2], Number.NEGATIVE_INFINITY), ok), /logits holds only -Infinity/],
      [() => gumbelMax(ok, tf.tensor1d([0, Number.POSITIVE_INFINITY])), /g holds Infinity/],
      [() => gumbelMax(ok, tf.zeros([2, 3])), /g has shape \[2,3\], but must have that of logits, \[2\]/],
      [() => gumbelMax(tf.zeros([0]), tf.zeros([0])), /logits has shape \[0\]/],
      [() => gumbelMax([0, 1] as never, ok), /logits must be a tensor, but is an object \(Array\)/],
      [
        () => categoricalLogProb(ok, tf.scalar(2, "int32")),
        /z\[0\] is 2, but must be a whole number from 0 to 1/,
      ],
      [() => oneHot(tf.tensor1d([-1], "int32"), 2), /z\[0\] is -1/],
      [() => binaryConcrete(ok, tf.zeros([3]), 1), /noise has shape \[3\]/],
      [() => gumbelNoise(undefined as never, [2]), /random is undefined, but must be a Random/],
      [() => gumbelNoise(createRandom(1), [2, -1]), /shape\[1\] is -1/],
      [() => gumbelNoise(createRandom(1), 3 as never), /shape must be an array/],
    ];
    for (const [call, message] of cases) expect(call).toThrow(message);
  });
});

describe("noise", () => {
  it("is the stream's, one position a value, row-major", () => {
    const noise = gumbelNoise(createRandom(5), [4, 3]);
    expect(list(noise)).toEqual(Array.from(createRandom(5).gumbel(12, { dtype: "float32" })));
    expect(noise.shape).toEqual([4, 3]);
    const random = createRandom(5);
    const logistic = list(logisticNoise(random, [7]));
    createRandom(5)
      .uniform(7)
      .forEach((u, i) => {
        expect(logistic[i]).toBeCloseTo(Math.log(u / (1 - u)), 5);
      });
    expect(random.state().position).toBe(7);
  });
});
