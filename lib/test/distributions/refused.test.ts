import { expect, test } from "vitest";
import {
  argmax,
  BinaryConcrete,
  Categorical,
  createRandom,
  ExpGumbelSoftmax,
  GumbelSoftmax,
  gumbelMax,
  gumbelSoftmax,
  gumbelSoftmaxVjp,
  logSumExp,
  logSumExpVjp,
  oneHot,
  softmax,
  softmaxVjp,
  straightThrough,
} from "../../src/index";

const { NaN: NOT_A_NUMBER, NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
const random = createRandom(0);
type Bad = [() => unknown, RegExp, ErrorConstructor];

const CATEGORIES: [object, RegExp, ErrorConstructor][] = [
  [{}, /parameters must have either logits or probs, but have neither/, TypeError],
  [{ logits: [0], probs: [1] }, /but have both/, TypeError],
  [{ logits: [] }, /logits has 0 values, but needs at least 1/, RangeError],
  [{ logits: 3 }, /logits must be an array/, TypeError],
  [{ logits: [0, NOT_A_NUMBER] }, /logits\[1\] is NaN/, RangeError],
  [{ logits: [0, "1"] }, /logits\[1\] must be a number/, TypeError],
  [{ logits: [0, POSITIVE_INFINITY] }, /the largest of logits is Infinity, but must be finite/, RangeError],
  [{ logits: [NEGATIVE_INFINITY, NEGATIVE_INFINITY] }, /the largest of logits is -Infinity/, RangeError],
  [
    { logits: [0, 0, NEGATIVE_INFINITY, NEGATIVE_INFINITY], k: 2 },
    /of logits in row 1 is -Infinity/,
    RangeError,
  ],
  [{ logits: [0, 0, 0], k: 2 }, /logits has 3 values, but needs a positive multiple of k = 2/, RangeError],
  [{ logits: [0, 0], k: 0 }, /k is 0, but must be a whole number from 1/, RangeError],
  [{ logits: [[0, 0], [0]] }, /logits\[1\] has 1 values, but logits\[0\] has 2/, RangeError],
  [{ logits: [[0, 0]], k: 3 }, /k is 3, but the rows of logits have 2 values/, RangeError],
  [{ probs: [0.5, 0.6] }, /probs sums to 1.1, but must sum to 1 within 0.000001/, RangeError],
  [{ probs: [0.5, 0.5, 0.5, 0.4], k: 2 }, /probs in row 1 sums to 0.9/, RangeError],
  [{ probs: [1.5, -0.5] }, /probs\[1\] is -0.5, but must not be negative/, RangeError],
  [{ probs: [NOT_A_NUMBER, 1] }, /probs\[0\] is NaN/, RangeError],
  [{ probs: [POSITIVE_INFINITY] }, /probs sums to Infinity/, RangeError],
  [{ probs: [] }, /probs has 0 values/, RangeError],
];

test.each(CATEGORIES)("categories %o are refused by every class", (parameters, message, type) => {
  for (const Class of [Categorical, GumbelSoftmax, ExpGumbelSoftmax]) {
    expect(() => new Class({ tau: 1, ...parameters } as never)).toThrow(message);
    expect(() => new Class({ tau: 1, ...parameters } as never)).toThrow(type);
  }
});

const TAUS: [unknown, RegExp, ErrorConstructor][] = [
  [0, /tau is 0, but must be above 0/, RangeError],
  [-1, /tau is -1/, RangeError],
  [NOT_A_NUMBER, /tau is NaN/, RangeError],
  [POSITIVE_INFINITY, /tau is Infinity/, RangeError],
  [undefined, /tau must be a number or an array/, TypeError],
  ["1", /tau must be a number or an array/, TypeError],
  [[1, 1], /tau has 2 values, but the logits have 1 rows/, RangeError],
  [[0], /tau\[0\] is 0/, RangeError],
];

test.each(TAUS)("the temperature %o is refused by every class and function", (tau, message, type) => {
  const bad = [
    () => new GumbelSoftmax({ logits: [0, 0], tau: tau as never }),
    () => new ExpGumbelSoftmax({ logits: [0, 0], tau: tau as never }),
    () => new BinaryConcrete({ logits: 0, tau: tau as never }),
    () => gumbelSoftmax([0, 0], [0, 0], tau as never),
    () => straightThrough([0, 0], [0, 0], tau as never),
    () => gumbelSoftmaxVjp([0, 0], [0, 0], tau as never, [1, 1]),
  ];
  for (const f of bad) {
    expect(f).toThrow(message);
    expect(f).toThrow(type);
  }
});

const soft = new GumbelSoftmax({ logits: [0, 0], tau: 1 });
const log = new ExpGumbelSoftmax({ logits: [0, 0], tau: 1 });
const binary = new BinaryConcrete({ logits: [0, 0], tau: 1 });
const categorical = new Categorical({ logits: [0, 0] });
const batch = new Categorical({ logits: [0, 0, 0, 0], k: 2 });

test.each([
  ["Categorical", categorical],
  ["GumbelSoftmax", soft],
  ["ExpGumbelSoftmax", log],
  ["BinaryConcrete", binary],
] as const)(
  "%s.sample refuses a missing random source, a bad n and a wrong out, and draws nothing",
  (_, d) => {
    const sample = (...args: unknown[]) => (d.sample as (...given: unknown[]) => unknown).apply(d, args);
    expect(() => sample(undefined, 3)).toThrow(/random is undefined, but must be a Random/);
    expect(() => sample(3)).toThrow(/random is 3/);
    for (const n of [-1, 1.5, NOT_A_NUMBER, 2 ** 40]) expect(() => sample(random, n)).toThrow(/^n is/);
    expect(() => sample(random, undefined)).toThrow(/n must be a whole number, but is undefined/);
    expect(() => sample(random, 3, { out: new Float64Array(5) })).toThrow(/out/);
    expect(() => sample(random, 3, { out: new Int32Array(5) })).toThrow(/out/);
    expect(random.state().position).toBe(0);
  },
);

const FUNCTIONS: Bad[] = [
  [
    () => categorical.sample(random, 1, { method: "x" as never }),
    /method is "x", but must be one of gumbel-max/,
    RangeError,
  ],
  [() => categorical.sample(random, 1, { method: "toString" as never }), /method is "toString"/, RangeError],
  [() => categorical.topK(random, 3), /m is 3, but must be a whole number from 0 to 2/, RangeError],
  [() => categorical.topK(random, 1, { n: -1 }), /n is -1/, RangeError],
  [() => categorical.logPmf(2), /z is 2, but must be a whole number from 0 to 1/, RangeError],
  [() => categorical.pmf([0, 0.5]), /z\[1\] is 0.5/, RangeError],
  [() => batch.pmf([0]), /z has 1 values, but needs a multiple of the 2 rows/, RangeError],
  [() => batch.pmf(0), /row is missing, but there are 2 rows/, RangeError],
  [() => batch.entropy(2), /row is 2, but must be a whole number from 0 to 1/, RangeError],
  [() => categorical.quantile(1.5), /p is 1.5/, RangeError],
  [() => categorical.cdf(NOT_A_NUMBER), /x is NaN/, RangeError],
  [
    () => categorical.klDivergence(new Categorical({ logits: [0] })),
    /other has \[1, 1\] categories/,
    RangeError,
  ],
  [() => categorical.klDivergence({} as never), /other must be a Categorical/, TypeError],
  [() => soft.sample(random, 1, { dtype: "float16" as never }), /dtype is "float16"/, RangeError],
  [() => soft.logPdf([0.5, 0.6]), /y in row 0 sums to 1.1, but must be on the simplex/, RangeError],
  [() => soft.logPdf([1.5, -0.5]), /with a negative value/, RangeError],
  [() => soft.logPdf([0.5, 0.5, 1]), /y has 3 values, but needs a positive multiple of k = 2/, RangeError],
  [() => soft.pdf([NOT_A_NUMBER, 1]), /y\[0\] is NaN/, RangeError],
  [() => log.logPdf([POSITIVE_INFINITY, 0]), /x in row 0 has Infinity/, RangeError],
  [() => log.logPdf([NEGATIVE_INFINITY, NEGATIVE_INFINITY]), /x in row 0 has only -Infinity/, RangeError],
  [() => new BinaryConcrete({ tau: 1 } as never), /either logits or probs, but have neither/, TypeError],
  [
    () => new BinaryConcrete({ probs: 1, tau: 1 }),
    /probs\[0\] is 1, but must be above 0 and below 1/,
    RangeError,
  ],
  [() => new BinaryConcrete({ logits: POSITIVE_INFINITY, tau: 1 }), /logits\[0\] is Infinity/, RangeError],
  [() => new BinaryConcrete({ logits: [], tau: 1 }), /logits has 0 values/, RangeError],
  [() => binary.pdf(0.5), /y is 0.5, one number for 2 rows/, RangeError],
  [() => binary.cdf([0.5]), /y has 1 values, but needs a multiple of the 2 rows/, RangeError],
  [() => binary.quantile([0, 2]), /p\[1\] is 2/, RangeError],
  [() => gumbelMax([0, 0], [0]), /g has 1 values, but needs a multiple of the 2 logits/, RangeError],
  [() => gumbelMax([0, 0], [0, POSITIVE_INFINITY]), /g\[1\] is Infinity/, RangeError],
  [() => gumbelMax([], []), /logits has 0 values/, RangeError],
  [() => gumbelSoftmax([0, 0], [0, 0], 1, { out: new Float64Array(3) }), /out has 3 values/, RangeError],
  [() => gumbelSoftmaxVjp([0, 0], [0, 0], 1, [1]), /v has 1 values, but must have 2/, RangeError],
  [() => gumbelSoftmaxVjp([0, 0], [0, 0], 1, [1, POSITIVE_INFINITY]), /v\[1\] is Infinity/, RangeError],
  [() => softmaxVjp([0, 0], [0]), /v has 1 values/, RangeError],
  [() => logSumExpVjp([0, 0], [0, 1]), /v has 2 values, but must have 1/, RangeError],
  [() => softmax([0, 0, 0], { k: 2 }), /x has 3 values/, RangeError],
  [() => logSumExp([0, 0, 0], { k: 2 }), /x has 3 values/, RangeError],
  [() => argmax([0, 0, 0], { k: 2 }), /x has 3 values/, RangeError],
  [() => oneHot([0, 2], 2), /z\[1\] is 2, but must be a whole number from 0 to 1/, RangeError],
  [() => oneHot([], 2), /z has 0 values/, RangeError],
  [() => oneHot([0], 0), /k is 0/, RangeError],
];

test("unusable arguments of methods and functions are refused by name, and nothing is drawn", () => {
  for (const [f, message, type] of FUNCTIONS) {
    expect(f).toThrow(message);
    expect(f).toThrow(type);
  }
  expect(random.state().position).toBe(0);
});
