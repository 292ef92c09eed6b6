import * as library from "gumbel-softmax";
import { expect, test } from "vitest";

/**
 * Every public function, constructor and method, with one good call; each of its arguments is then replaced by values
 * that it must refuse. What only it can refuse is tested beside it.
 */
const { createRandom, Categorical, GumbelSoftmax, ExpGumbelSoftmax, BinaryConcrete, Gumbel, Random } =
  library;
const random = createRandom(0);
const NONE = Number.NEGATIVE_INFINITY;

/** Values that an argument of each kind must refuse; `undefined` only where the argument can't be left away. */
const BAD = {
  random: [undefined, null, 3, {}, Math.random],
  n: [undefined, null, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3", 2 ** 40, 3n],
  whole: [null, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3"],
  number: [undefined, null, Number.NaN, "1", {}],
  finite: [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, NONE, "1", {}],
  infinite: [null, Number.NaN, Number.POSITIVE_INFINITY, NONE, "1", {}],
  probability: [undefined, null, Number.NaN, -0.1, 1.1, "1"],
  tau: [undefined, null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1", [0], [], [1, 1, 1], {}],
  positive: [null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, "1"],
  logits: [
    undefined,
    null,
    3,
    "ab",
    {},
    [],
    [Number.NaN, 0],
    ["1", 0],
    [Number.POSITIVE_INFINITY, 0],
    [NONE, NONE],
  ],
  values: [undefined, null, 3, "ab", {}, [Number.NaN, 0], ["1", 0], [Number.POSITIVE_INFINITY, 0]],
  numbers: [undefined, null, 3, "ab", {}, [], [Number.NaN, 0], ["1", 0]],
  indices: [undefined, null, "ab", {}, [0.5, 0], [-1, 0], [2, 0], ["1", 0]],
  single: [undefined, null, 3, [0, 1], new Float64Array(2), new Float32Array(0)],
  seed: [undefined, null, 0.5, Number.NaN, 2 ** 53, {}, true],
  other: [undefined, null, 3, {}],
  f: [undefined, null, 3, () => Number.NaN, () => "1"],
} as const;
type Kind = keyof typeof BAD;
type Good = readonly [name: string, kind: Kind | undefined, value: unknown];
type Call = readonly [call: (...args: never[]) => unknown, ...args: Good[]];

const x = Float32Array.of(0, 1);
const categorical = new Categorical({ logits: [0, 1] });
const soft = new GumbelSoftmax({ logits: [0, 1], tau: 1 });
const log = new ExpGumbelSoftmax({ logits: [0, 1], tau: 1 });
const binary = new BinaryConcrete({ logits: 0, tau: 1 });
const gumbel = new Gumbel();
const RANDOM: Good = ["random", "random", random];
const N: Good = ["n", "n", 0];
const LOGITS: Good = ["logits", "logits", [0, 1]];
const G: Good = ["g", "values", [0, 1]];
const TAU_NUMBER: Good = ["tau", "positive", 1];
const TAU: Good = ["tau", "tau", 1];
const V: Good = ["v", "values", [0, 1]];
const ROW: Good = ["row", "whole", 0];
const ramp = (f: (options: library.RampOptions) => unknown): Call => [
  (start: number, end: number, steps: number) => f({ start, end, steps }),
  ["start", "positive", 1],
  ["end", "positive", 0.5],
  ["steps", "whole", 10],
];
const of = (make: (parameters: never) => unknown, kind: Kind, good: unknown): Call => [
  (logits: never, tau: never) => make({ logits, tau } as never),
  ["logits", kind, good],
  TAU,
];
const relaxing = (f: typeof library.gumbelSoftmax): Call => [f as never, LOGITS, G, TAU];
const pulling = (f: typeof library.gumbelSoftmaxVjp): Call => [f as never, LOGITS, G, TAU, V];
const sampler = (f: library.Sampler): Call => [f as never, N];

const CALLS: Record<string, Call> = {
  createRandom: [createRandom, ["seed", "seed", 1]],
  "Random.fromState": [Random.fromState as never, ["state", "other", random.state()]],
  "Random.uniform": sampler(random.uniform),
  "Random.tail": sampler(random.tail),
  "Random.normal": sampler(random.normal),
  "Random.exponential": sampler(random.exponential),
  "Random.gumbel": sampler(random.gumbel),
  "Random.integers": [random.integers.bind(random) as never, N, ["below", "whole", 3]],
  "Random.split": [random.split.bind(random) as never, ["label", "seed", 1]],
  "Random.skip": [random.skip.bind(random) as never, ["n", "whole", 0]],
  Gumbel: [
    (loc: never, scale: never) => new Gumbel({ loc, scale }),
    ["loc", "infinite", 0],
    ["scale", "positive", 1],
  ],
  "Gumbel.fit": [Gumbel.fit as never, ["data", "values", [0, 1, 3]]],
  "Gumbel.sample": [gumbel.sample.bind(gumbel) as never, RANDOM, N],
  "Gumbel.logPdf": [gumbel.logPdf.bind(gumbel) as never, ["x", "number", 1]],
  "Gumbel.pdf": [gumbel.pdf.bind(gumbel) as never, ["x", "number", 1]],
  "Gumbel.cdf": [gumbel.cdf.bind(gumbel) as never, ["x", "number", 1]],
  "Gumbel.survival": [gumbel.survival.bind(gumbel) as never, ["x", "number", 1]],
  "Gumbel.quantile": [gumbel.quantile.bind(gumbel) as never, ["p", "probability", 0.5]],
  "Gumbel.survivalQuantile": [gumbel.survivalQuantile.bind(gumbel) as never, ["q", "probability", 0.5]],
  "Gumbel.klDivergence": [gumbel.klDivergence.bind(gumbel) as never, ["other", "other", gumbel]],
  Categorical: [(logits: never) => new Categorical({ logits }), LOGITS],
  "Categorical.sample": [categorical.sample.bind(categorical) as never, RANDOM, N],
  "Categorical.topK": [categorical.topK.bind(categorical) as never, RANDOM, ["m", "n", 0]],
  "Categorical.logPmf": [categorical.logPmf.bind(categorical) as never, ["z", "indices", 0], ROW],
  "Categorical.pmf": [categorical.pmf.bind(categorical) as never, ["z", "indices", 0], ROW],
  "Categorical.cdf": [categorical.cdf.bind(categorical) as never, ["x", "number", 0], ROW],
  "Categorical.quantile": [categorical.quantile.bind(categorical) as never, ["p", "probability", 0], ROW],
  "Categorical.mean": [categorical.mean.bind(categorical) as never, ROW],
  "Categorical.variance": [categorical.variance.bind(categorical) as never, ROW],
  "Categorical.mode": [categorical.mode.bind(categorical) as never, ROW],
  "Categorical.entropy": [categorical.entropy.bind(categorical) as never, ROW],
  "Categorical.klDivergence": [
    categorical.klDivergence.bind(categorical) as never,
    ["other", "other", categorical],
    ROW,
  ],
  GumbelSoftmax: of((p) => new GumbelSoftmax(p), "logits", [0, 1]),
  "GumbelSoftmax.sample": [soft.sample.bind(soft) as never, RANDOM, N],
  "GumbelSoftmax.logPdf": [soft.logPdf.bind(soft) as never, ["y", "values", [0.5, 0.5]]],
  "GumbelSoftmax.pdf": [soft.pdf.bind(soft) as never, ["y", "values", [0.5, 0.5]]],
  "GumbelSoftmax.klDivergence": [soft.klDivergence.bind(soft) as never, ["other", "other", soft], ROW],
  ExpGumbelSoftmax: of((p) => new ExpGumbelSoftmax(p), "logits", [0, 1]),
  "ExpGumbelSoftmax.sample": [log.sample.bind(log) as never, RANDOM, N],
  "ExpGumbelSoftmax.logPdf": [log.logPdf.bind(log) as never, ["x", "logits", [0, 1]]],
  "ExpGumbelSoftmax.pdf": [log.pdf.bind(log) as never, ["x", "logits", [0, 1]]],
  "ExpGumbelSoftmax.klDivergence": [log.klDivergence.bind(log) as never, ["other", "other", log], ROW],
  "ExpGumbelSoftmax.entropy": [log.entropy.bind(log) as never, ROW],
  BinaryConcrete: of((p) => new BinaryConcrete(p), "finite", 0),
  "BinaryConcrete.sample": [binary.sample.bind(binary) as never, RANDOM, N],
  "BinaryConcrete.sampleLogit": [binary.sampleLogit.bind(binary) as never, RANDOM, N],
  "BinaryConcrete.logPdf": [binary.logPdf.bind(binary) as never, ["y", "number", 0.5]],
  "BinaryConcrete.pdf": [binary.pdf.bind(binary) as never, ["y", "number", 0.5]],
  "BinaryConcrete.logPdfLogit": [binary.logPdfLogit.bind(binary) as never, ["s", "number", 0.5]],
  "BinaryConcrete.cdf": [binary.cdf.bind(binary) as never, ["y", "number", 0.5]],
  "BinaryConcrete.survival": [binary.survival.bind(binary) as never, ["y", "number", 0.5]],
  "BinaryConcrete.quantile": [binary.quantile.bind(binary) as never, ["p", "probability", 0.5]],
  "BinaryConcrete.meanLogit": [binary.meanLogit.bind(binary) as never, ROW],
  "BinaryConcrete.varianceLogit": [binary.varianceLogit.bind(binary) as never, ROW],
  "BinaryConcrete.entropyLogit": [binary.entropyLogit.bind(binary) as never, ROW],
  "BinaryConcrete.klDivergence": [binary.klDivergence.bind(binary) as never, ["other", "other", binary], ROW],
  conditionalGumbels: [library.conditionalGumbels as never, RANDOM, LOGITS, ["z", "indices", []]],
  truncatedGumbel: [
    library.truncatedGumbel as never,
    RANDOM,
    ["loc", "finite", 0],
    ["upper", "number", 1],
    N,
  ],
  gumbelFromUniform: [library.gumbelFromUniform as never, ["u", "probability", 0.5]],
  returnLevel: [
    (period: never) => library.returnLevel(Gumbel.fit([0, 1, 3]), period),
    ["period", "finite", 9],
  ],
  sampleGumbelSoftmax: [
    (logits: never, tau: never) => library.sampleGumbelSoftmax(createRandom(0), logits, tau),
    ["logits", "single", x],
    TAU,
  ],
  sampleGumbelSoftmaxVjp: [
    library.sampleGumbelSoftmaxVjp as never,
    ["y", "single", x],
    ["v", "single", x],
    TAU,
  ],
  gumbelMax: [library.gumbelMax as never, LOGITS, G],
  gumbelSoftmax: relaxing(library.gumbelSoftmax),
  logGumbelSoftmax: relaxing(library.logGumbelSoftmax),
  straightThrough: relaxing(library.straightThrough),
  gumbelSoftmaxVjp: pulling(library.gumbelSoftmaxVjp),
  logGumbelSoftmaxVjp: pulling(library.logGumbelSoftmaxVjp),
  straightThroughVjp: pulling(library.straightThroughVjp),
  oneHot: [library.oneHot as never, ["z", "indices", [0, 1]], ["k", "whole", 2]],
  softmax: [library.softmax as never, ["x", "logits", [0, 1]]],
  softmaxVjp: [library.softmaxVjp as never, ["x", "logits", [0, 1]], V],
  logSumExp: [library.logSumExp as never, ["x", "numbers", [0, 1]]],
  logSumExpVjp: [library.logSumExpVjp as never, ["x", "logits", [0, 1]], ["v", "values", [1]]],
  argmax: [library.argmax as never, ["x", "numbers", [0, 1]]],
  mean: [library.mean as never, ["x", "values", [0, 1]]],
  variance: [library.variance as never, ["x", "values", [0, 1]]],
  sampleQuantile: [library.sampleQuantile as never, ["x", "values", [0, 1]], ["p", "probability", 0.5]],
  plottingPositions: [library.plottingPositions as never, ["n", "n", 3]],
  normalCdf: [library.normalCdf as never, ["x", "number", 0]],
  normalQuantile: [library.normalQuantile as never, ["p", "probability", 0.5]],
  chiSquareSurvival: [library.chiSquareSurvival as never, ["x", "number", 1], ["degrees", "whole", 1]],
  chiSquareStatistic: [
    library.chiSquareStatistic as never,
    ["counts", "values", [1, 2]],
    ["probs", "values", [0.5, 0.5]],
  ],
  totalVariation: [
    library.totalVariation as never,
    ["counts", "values", [1, 2]],
    ["probs", "values", [0.5, 0.5]],
  ],
  binomialInterval: [library.binomialInterval as never, ["count", "whole", 1], ["n", "whole", 3]],
  kolmogorovSmirnov: [
    library.kolmogorovSmirnov as never,
    ["sample", "values", [0, 1]],
    ["cdf", "f", () => 0.5],
  ],
  enumerate: [(logits: never, f: never) => library.enumerate({ logits }, f), LOGITS, ["f", "f", () => 1]],
  integrateLogRatios: [library.integrateLogRatios as never, ["k", "whole", 2], ["f", "f", () => 0]],
  integrateSimplex: [library.integrateSimplex as never, ["k", "whole", 2], ["f", "f", () => 0]],
  advisedTemperature: [library.advisedTemperature as never, ["k", "whole", 2]],
  logConvexTemperature: [library.logConvexTemperature as never, ["k", "whole", 2]],
  constantSchedule: [library.constantSchedule as never, TAU_NUMBER],
  linearSchedule: ramp(library.linearSchedule),
  cosineSchedule: ramp(library.cosineSchedule),
  exponentialSchedule: [
    (rate: never, floor: never, every: never) => library.exponentialSchedule({ rate, floor, every }),
    ["rate", "finite", 1],
    ["floor", "positive", 0.5],
    ["every", "whole", 1],
  ],
  LearnedTemperature: [(tau: never) => new library.LearnedTemperature(tau), TAU_NUMBER],
  "LearnedTemperature.gradient": [
    (d: never) => new library.LearnedTemperature(1).gradient(d),
    ["dTau", "finite", 1],
  ],
  "LearnedTemperature.add": [(d: never) => new library.LearnedTemperature(1).add(d), ["change", "finite", 1]],
};

test("every exported function, class and method has its line", () => {
  const names = Object.entries(library).flatMap(([name, value]) => {
    if (typeof value !== "function") return [];
    const { prototype } = value as { prototype?: object };
    if (prototype === undefined || !/^class /.test(Function.prototype.toString.call(value))) return [name];
    const own = Object.getOwnPropertyDescriptors(prototype);
    const methods = Object.keys(own).filter(
      (m) => m !== "constructor" && typeof own[m]?.value === "function",
    );
    const fields = name === "Random" ? ["uniform", "tail", "normal", "exponential", "gumbel"] : [];
    const statics = Object.getOwnPropertyNames(value).filter(
      (m) => !["length", "name", "prototype"].includes(m),
    );
    return [name, ...[...methods, ...fields, ...statics].map((m) => `${name}.${m}`)];
  });
  /** They take no argument that could be wrong, or can't be called from outside. */
  const free = [
    "Random",
    ...["Gumbel", "Categorical", "GumbelSoftmax", "ExpGumbelSoftmax", "BinaryConcrete"].map(
      (c) => `${c}.task`,
    ),
    "createPool", // asynchronous: its refusals stand in parallel/
    "Random.state",
    "Relaxed",
    "Relaxed.klDivergence",
    "useScalar",
    ...["mean", "mode", "median", "variance", "skewness", "entropy"].map((m) => `Gumbel.${m}`),
  ];
  expect(names.filter((name) => !(name in CALLS) && !free.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(100);
});

test.each(Object.entries(CALLS))(
  "%s refuses unusable arguments by name, and draws nothing",
  (_, [call, ...goods]) => {
    const good = goods.map(([, , value]) => value);
    expect(() => call(...(good as never[]))).not.toThrow();
    const before = random.state();
    goods.forEach(([argument, kind], at) => {
      for (const bad of BAD[kind as Kind]) {
        const attempt = () => call(...(good.map((value, i) => (i === at ? bad : value)) as never[]));
        const shown = `${argument} = ${typeof bad === "object" ? JSON.stringify(bad) : String(bad)}`;
        let thrown: unknown;
        try {
          attempt();
        } catch (error) {
          thrown = error;
        }
        expect(thrown instanceof TypeError || thrown instanceof RangeError, `${shown} gives ${thrown}`).toBe(
          true,
        );
        expect((thrown as Error).message, shown).toMatch(
          new RegExp(`\\b${argument}\\b.*\\b(must|needs?|but)\\b`),
        );
      }
    });
    expect(random.state()).toEqual(before);
  },
);
