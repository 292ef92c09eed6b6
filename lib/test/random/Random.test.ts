import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, gumbelFromUniform, Random } from "../../src/index";

const KINDS = ["uniform", "normal", "exponential", "gumbel"] as const;
const DTYPES = ["float64", "float32"] as const;
const at = (random: Random, position: number) => Random.fromState({ ...random.state(), position });

test("any chunking gives the same draws, across blocks, in either precision", () => {
  const chunks = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(chunks, fc.constantFrom(...KINDS), fc.constantFrom(...DTYPES), (sizes, kind, dtype) => {
      const total = sizes.reduce((a, b) => a + b);
      const parts = createRandom(5);
      const joined = sizes.flatMap((n) => [...parts[kind](n, { dtype })]);
      expect(joined).toEqual([...createRandom(5)[kind](total, { dtype })]);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("every draw takes one position, of whichever kind, so mixed draws are slices of the pure ones", () => {
  const random = createRandom("mixed");
  const whole = KINDS.map((kind) => createRandom("mixed")[kind](6000));
  const integers = createRandom("mixed").integers(6000, 1000);
  expect([...random.uniform(4090)]).toEqual([...whole[0].subarray(0, 4090)]);
  expect([...random.integers(10, 1000)]).toEqual([...integers.subarray(4090, 4100)]);
  expect(random.gumbel()).toBe(whole[3][4100]);
  random.gumbel(99, { dtype: "float32" });
  expect([...random.normal(3)]).toEqual([...whole[1].subarray(4200, 4203)]);
  expect(random.exponential()).toBe(whole[2][4203]);
  expect(random.state().position).toBe(4204);
});

test("workers that start at positions draw parts of one stream, however far on", () => {
  const whole = createRandom(8).gumbel(10_000);
  for (const start of [0, 4095, 4096, 8191, 9999]) {
    expect(at(createRandom(8), start).gumbel()).toBe(whole[start]);
  }
  const far = 2 ** 52 + 12345;
  expect(at(createRandom(8), far).gumbel()).toBe(at(createRandom(8), far - 5000).gumbel(5001)[5000]);
});

test("state and fromState continue the stream, also through JSON", () => {
  const random = createRandom(-3);
  random.normal(4097);
  const copy = Random.fromState(JSON.parse(JSON.stringify(random.state())));
  expect([...copy.gumbel(5)]).toEqual([...random.gumbel(5)]);
});

test("from one state, all kinds are functions of one uniform", () => {
  const u = createRandom(2).uniform(5000);
  const e = createRandom(2).exponential(5000);
  const g = createRandom(2).gumbel(5000);
  const g32 = createRandom(2).gumbel(5000, { dtype: "float32" });
  for (let i = 0; i < u.length; i++) {
    expect(g[i]).toBeCloseTo(-Math.log(e[i]), 14);
    expect(g[i]).toBeCloseTo(gumbelFromUniform(u[i]), 10);
    expect(Math.abs(g32[i] - g[i])).toBeLessThan(2e-6 * (1 + Math.abs(g[i])));
  }
});

test("tail is the uniform's exact form: U = t above 0, U = 1 + t below", () => {
  const t = createRandom(2).tail(5000);
  createRandom(2)
    .uniform(5000)
    .forEach((u, i) => {
      expect(u).toBe(t[i] > 0 ? t[i] : Math.min(1 + t[i], 1 - 2 ** -53));
    });
  expect(t.some((v) => v < 0) && t.some((v) => v > 0)).toBe(true);
});

test("draws go into the caller's array, which decides the precision and is returned", () => {
  for (const out of [new Float64Array(7), new Float32Array(7)]) {
    expect(createRandom(1).gumbel(7, { out })).toBe(out);
    const dtype = out instanceof Float32Array ? "float32" : "float64";
    expect([...out]).toEqual([...createRandom(1).gumbel(7, { dtype })]);
  }
  const view = new Float64Array(10).subarray(2, 6);
  createRandom(1).uniform(4, { out: view });
  expect([...new Float64Array(view.buffer)].map((v) => v > 0)).toEqual(
    Array.from({ length: 10 }, (_, i) => i >= 2 && i < 6),
  );
  const whole = new Int32Array(3);
  expect(createRandom(1).integers(3, 6, { out: whole })).toBe(whole);
  expect(createRandom(1).gumbel(0)).toEqual(new Float64Array(0));
});

test("split depends on the seed and the label, not on what was drawn; children of children differ", () => {
  const random = createRandom(4);
  const before = random.split("a").gumbel(3);
  random.gumbel(5000);
  expect(random.split("a").gumbel(3)).toEqual(before);
  const streams = [random, random.split("a"), random.split(1), random.split("1"), random.split(-1)];
  streams.push(
    random.split("a").split("a"),
    random.split("b").split("a"),
    createRandom("a"),
    createRandom(1),
  );
  expect(new Set(streams.map((s) => s.state().key)).size).toBe(streams.length);
  expect(random.split("a").state().position).toBe(0);
});

test("unusable arguments are refused by name, and nothing is drawn", () => {
  const random = createRandom(0);
  const bad: [() => unknown, RegExp, ErrorConstructor][] = [
    [() => random.gumbel(-1), /n is -1, but must be a whole number from 0/, RangeError],
    [() => random.gumbel(1.5), /n is 1.5/, RangeError],
    [() => random.gumbel(Number.NaN), /n is NaN/, RangeError],
    [() => random.gumbel("3" as never), /n must be a whole number, but is "3"/, TypeError],
    [() => random.gumbel(undefined as never), /n must be a whole number, but is undefined/, TypeError],
    [() => random.gumbel(2 ** 40), /n is 1099511627776/, RangeError],
    [() => random.gumbel(3, { dtype: "float16" as never }), /dtype is "float16"/, RangeError],
    [() => random.gumbel(3, 5 as never), /options must be an object/, TypeError],
    [
      () => random.gumbel(3, { out: new Float64Array(4) }),
      /out has 4 values, but must have n = 3/,
      RangeError,
    ],
    [
      () => random.gumbel(3, { out: [0, 0, 0] as never }),
      /out must be a Float64Array or Float32Array/,
      TypeError,
    ],
    [
      () => random.gumbel(3, { out: new Float32Array(3), dtype: "float64" as never }),
      /leave dtype away/,
      TypeError,
    ],
    [() => random.integers(3, 0), /below is 0, but must be a whole number from 1 to 2147483648/, RangeError],
    [() => random.integers(3, 2 ** 31 + 1), /below is 2147483649/, RangeError],
    [() => random.integers(-3, 2), /n is -3/, RangeError],
    [() => random.integers(3, 2, { out: new Int32Array(2) }), /out has 2 values/, RangeError],
    [
      () => random.integers(3, 2, { out: new Float64Array(3) as never }),
      /out must be an Int32Array/,
      TypeError,
    ],
    [() => random.split(0.5), /label is 0.5/, RangeError],
    [() => random.split(undefined as never), /label must be/, TypeError],
    [() => Random.fromState(null as never), /state must be an object/, TypeError],
    [() => Random.fromState({ key: "12", position: 0 }), /state.key is "12"/, RangeError],
    [() => Random.fromState({ ...random.state(), position: -1 }), /state.position is -1/, RangeError],
    [() => at(random, Number.MAX_SAFE_INTEGER).gumbel(), /the position after the draw/, RangeError],
  ];
  for (const [f, message, type] of bad) {
    expect(f).toThrow(message);
    expect(f).toThrow(type);
  }
  expect(random.state().position).toBe(0);
});
