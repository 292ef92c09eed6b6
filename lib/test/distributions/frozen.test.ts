import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  BinaryConcrete,
  Categorical,
  conditionalGumbels,
  createRandom,
  ExpGumbelSoftmax,
  GumbelSoftmax,
} from "../../src/index";

/** Draws as they were first published: results that readers have reproduced from a seed depend on them. Never change. */
const logits = [0.5, -1, 2, 0, Number.NEGATIVE_INFINITY, 1];
const batch = { logits, k: 3, tau: [0.1, 2] };
const DRAWS: [string, () => Int32Array | Float64Array][] = [
  ["gumbel-max", () => new Categorical(batch).sample(createRandom(1), 5000)],
  ["inverse-cdf", () => new Categorical(batch).sample(createRandom(1), 5000, { method: "inverse-cdf" })],
  ["alias", () => new Categorical(batch).sample(createRandom(1), 5000, { method: "alias" })],
  ["top-k", () => new Categorical(batch).topK(createRandom(1), 2, { n: 5000 })],
  ["GumbelSoftmax", () => new GumbelSoftmax(batch).sample(createRandom(1), 5000)],
  ["ExpGumbelSoftmax", () => new ExpGumbelSoftmax(batch).sample(createRandom(1), 5000)],
  ["BinaryConcrete", () => new BinaryConcrete({ logits: [0.3, -2], tau: 0.7 }).sample(createRandom(1), 5000)],
  ["conditional", () => conditionalGumbels(createRandom(1), [0.5, -1, 2], new Int32Array(5000).fill(1))],
];

const FROZEN: Record<string, string> = {
  "gumbel-max": "881c0cdce07210c58d0fff3a3e44756536b3d47f68451f225b43c0ae83a547e0",
  "inverse-cdf": "6d61e7eee23792a7c064b065e75ac8e2df073490e4bc08f0abea766a6c403e1d",
  alias: "9057b642dff1b6945849f7c5ffcbc455177de35480507b9b259edf73a13db305",
  "top-k": "dbcfa0fcf0e86588f295f90c2ba2988a54a5c50c177e32f49635abd3c4f34111",
  GumbelSoftmax: "a6a6ba969ff83452e8f675780963957a8dc3a5cfa650e4845664edf656d516ca",
  ExpGumbelSoftmax: "f5f2917145c99bf3d0169b6d3e22583ca72630f75a147f255b7ab4d1ae759635",
  BinaryConcrete: "deac311e6c60dc63b9ec88de74377a92828de25e8a38dcea2c7af1ff973896fd",
  conditional: "3ee67d1439d14813098f24c4afe68c85aa13badcb688e495964ea200bc84ca22",
};

test.each(DRAWS)("the double-precision draws of %s are frozen, bit for bit", (name, draw) => {
  expect(createHash("sha256").update(draw()).digest("hex")).toBe(FROZEN[name]);
});
