// The library, as its users write it.
import {
  Categorical,
  createRandom,
  sampleGumbelSoftmax,
  sampleGumbelSoftmaxVjp,
} from "../../../lib/src/index";
import { type Recipes, serve } from "./server";
import { DRAWS, PROBS, race, softmax, TAU } from "./workloads";

type Shape = readonly [number, number];

const random = createRandom(1);
const normal = ([rows, k]: Shape) => random.normal(rows * k, { dtype: "float32" });

/** Logits that are new to every call, as in a training step: no table is made of them beforehand. */
function softmaxOf([rows, k]: Shape): Recipes {
  const logits = normal([rows, k]);
  const out = new Float32Array(rows * k);
  return { sampleGumbelSoftmax: () => sampleGumbelSoftmax(random, logits, TAU, { k, out }) };
}

/** The draws and the gradient of Σ y² with respect to the logits. */
function gradient(): Recipes {
  const [rows, k] = softmax["softmax-k10"] as Shape;
  const logits = normal([rows, k]);
  const y = new Float32Array(rows * k);
  const cotangent = new Float32Array(rows * k);
  const out = new Float32Array(rows * k);
  return {
    "sample, vjp": () => {
      sampleGumbelSoftmax(random, logits, TAU, { k, out: y });
      for (let i = 0; i < y.length; i++) cotangent[i] = 2 * y[i];
      return sampleGumbelSoftmaxVjp(y, cotangent, TAU, { k, out });
    },
  };
}

/** Hard rows z forward, the relaxed rows' derivative backward: the gradient of Σ z². */
function straightThrough(): Recipes {
  const [rows, k] = softmax["softmax-k10"] as Shape;
  const logits = normal([rows, k]);
  const y = new Float32Array(rows * k);
  const hard = new Float32Array(rows * k);
  const cotangent = new Float32Array(rows * k);
  const out = new Float32Array(rows * k);
  return {
    "sample, vjp": () => {
      sampleGumbelSoftmax(random, logits, TAU, { k, out: y, hard });
      for (let i = 0; i < hard.length; i++) cotangent[i] = 2 * hard[i];
      return sampleGumbelSoftmaxVjp(y, cotangent, TAU, { k, out });
    },
  };
}

function raceOf([n, k]: Shape): Recipes {
  const categorical = new Categorical({ logits: normal([1, k]) });
  const out = new Int32Array(n);
  return { "gumbel-max": () => categorical.sample(random, n, { out }) };
}

const all = <T>(shapes: Readonly<Record<string, Shape>>, f: (shape: Shape) => T) =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, () => f(shape)]));

await serve("this project", {
  gumbel: () => {
    const out = new Float32Array(DRAWS);
    return { gumbel: () => random.gumbel(DRAWS, { out }) };
  },
  gumbel64: () => {
    const out = new Float64Array(DRAWS);
    return { gumbel: () => random.gumbel(DRAWS, { out }) };
  },
  ...all(softmax, softmaxOf),
  "gradient-k10": gradient,
  "straight-through-k10": straightThrough,
  ...all(race, raceOf),
  categorical: () => {
    const categorical = new Categorical({ probs: [...PROBS] });
    const out = new Int32Array(DRAWS);
    const methods = ["gumbel-max", "exponential-race", "inverse-cdf", "alias"] as const;
    return Object.fromEntries(
      methods.map((method) => [method, () => categorical.sample(random, DRAWS, { method, out })]),
    );
  },
});
