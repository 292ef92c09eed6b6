import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  BinaryConcrete,
  Categorical,
  createPool,
  createRandom,
  ExpGumbelSoftmax,
  Gumbel,
  GumbelSoftmax,
  type Pool,
} from "../../src/index";
import { useScalar } from "../../src/simd/instance";
import { sameBits } from "../simd/support";

const N = 300_001;
let pools: Pool[] = [];
beforeAll(async () => {
  pools = await Promise.all([1, 2, 3].map((parallel) => createPool({ parallel })));
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** A stream that stands in the middle of a block. */
const stream = () => {
  const random = createRandom("pool");
  random.skip(1234);
  return random;
};

test("any number of workers draws the bits of one thread, for each kind and precision", async () => {
  for (const kind of ["uniform", "tail", "normal", "exponential", "gumbel"] as const) {
    for (const dtype of ["float64", "float32"] as const) {
      const alone = stream()[kind](N, { dtype });
      for (const pool of pools) {
        const random = stream();
        const drawn: Float64Array | Float32Array =
          dtype === "float32"
            ? await pool.draw(random, kind, N, { dtype })
            : await pool.draw(random, kind, N);
        expect(drawn.constructor).toBe(alone.constructor);
        expect(sameBits(drawn, alone)).toBe(true);
        expect(random.state().position).toBe(1234 + N);
      }
    }
  }
  for (const pool of pools) {
    expect(sameBits(await pool.integers(stream(), N, 1000), stream().integers(N, 1000))).toBe(true);
  }
}, 60_000);

test("and the draws of every distribution", async () => {
  const logits = [0.5, -1, 2, 0, Number.NEGATIVE_INFINITY, 1];
  const batch = { logits, k: 3, tau: [0.1, 2] };
  const n = 70_001;
  const cases: [{ sample(...a: unknown[]): ArrayBufferView }, object][] = [
    [new Gumbel({ loc: 1, scale: 2 }) as never, {}],
    [new Categorical(batch) as never, {}],
    [new Categorical(batch) as never, { method: "alias" }],
    [new Categorical(batch) as never, { method: "inverse-cdf" }],
    [new GumbelSoftmax(batch) as never, {}],
    [new GumbelSoftmax(batch) as never, { dtype: "float32" }],
    [new GumbelSoftmax(batch) as never, { dtype: "float32", hard: true }],
    [new ExpGumbelSoftmax(batch) as never, { dtype: "float32" }],
    [new BinaryConcrete({ logits: [0.3, -2], tau: 0.7 }) as never, { dtype: "float32" }],
  ];
  for (const [distribution, options] of cases) {
    const alone = distribution.sample(stream(), n, options);
    for (const pool of pools) {
      expect(sameBits(await pool.sample(distribution as never, stream(), n, options), alone)).toBe(true);
    }
  }
}, 60_000);

test("calls made without waiting draw one after the other, also with scalar workers", async () => {
  const whole = stream().gumbel(2 * N);
  const random = stream();
  useScalar(true);
  const first = pools[1].draw(random, "gumbel", N);
  useScalar(false);
  const parts = await Promise.all([first, pools[1].draw(random, "gumbel", N)]);
  expect(sameBits(parts[0], whole.subarray(0, N))).toBe(true);
  expect(sameBits(parts[1], whole.subarray(N))).toBe(true);
}, 60_000);

test("results lie in shared memory, in the caller's array where it is shared, and else are copied there", async () => {
  const alone = stream().gumbel(N, { dtype: "float32" });
  expect((await pools[1].draw(stream(), "gumbel", N)).buffer).toBeInstanceOf(SharedArrayBuffer);
  for (const out of [new Float32Array(N), new Float32Array(new SharedArrayBuffer(4 * N))]) {
    expect(await pools[1].draw(stream(), "gumbel", N, { out })).toBe(out);
    expect(sameBits(out, alone)).toBe(true);
  }
});

test("bad arguments are refused by name, and nothing is drawn", async () => {
  const [pool] = pools;
  const random = createRandom(0);
  const bad: [() => Promise<unknown>, RegExp][] = [
    [() => createPool({ parallel: 0 }), /parallel is 0/],
    [() => pool.draw(undefined as never, "gumbel", 1), /random is undefined/],
    [() => pool.draw(random, "cauchy" as never, 1), /kind is "cauchy"/],
    [() => pool.draw(random, "gumbel", -1), /n is -1/],
    [() => pool.draw(random, "gumbel", N, { out: new Float32Array(3) }), /out has 3 values/],
    [() => pool.draw(random, "gumbel", N, { dtype: "float16" as never }), /dtype is "float16"/],
    [() => pool.integers(random, N, 0), /below is 0/],
    [() => pool.sample({} as never, random, N), /distribution is an object/],
    [
      () => pool.sample(new Categorical({ logits: [0, 1] }), random, N, { method: "dice" as never }),
      /method is "dice"/,
    ],
    [() => pool.draw(random, "gumbel", 2 ** 33), /n is too large|too many/],
  ];
  for (const [f, message] of bad) await expect(f()).rejects.toThrow(message);
  expect(random.state().position).toBe(0);
});

test("closing waits for what was asked, and a closed pool says so", async () => {
  const pool = await createPool({ parallel: 2 });
  expect(pool.parallel).toBe(2);
  const asked = pool.draw(stream(), "gumbel", N);
  await pool.close();
  expect(sameBits(await asked, stream().gumbel(N))).toBe(true);
  await expect(pool.draw(stream(), "gumbel", 1)).rejects.toThrow(/The pool is closed/);
});

test("a pool that is not closed keeps no process alive", () => {
  const script = `
    import { createPool, createRandom } from "gumbel-softmax";
    const pool = await createPool({ parallel: 2 });
    console.log(pool.parallel, (await pool.draw(createRandom(1), "gumbel", 300000)).length);`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(run.stderr).toBe("");
  expect(run.stdout).toBe("2 300000\n");
  expect(run.status).toBe(0);
}, 30_000);
