import { describe, expect, test } from "vitest";
import {
  BinaryConcrete,
  Categorical,
  ExpGumbelSoftmax,
  Gumbel,
  GumbelSoftmax,
  gumbelSoftmax,
  gumbelSoftmaxVjp,
  logGumbelSoftmax,
  logGumbelSoftmaxVjp,
  straightThrough,
  straightThroughVjp,
} from "../../src/index";
import torch from "../oracles/torch.json";

/** Float64 against float64: relative to the value, or to the largest of its list where values cancel. */
function expectClose(actual: ArrayLike<number>, wanted: readonly number[], tolerance = 1e-12): void {
  expect(actual.length).toBe(wanted.length);
  const scale = Math.max(1e-3, ...wanted.map(Math.abs));
  wanted.forEach((w, i) => {
    expect(Math.abs(actual[i] - w), `value ${i}: ${actual[i]} for ${w}`).toBeLessThan(tolerance * scale);
  });
}

describe(`PyTorch ${torch.torch}`, () => {
  test.each(torch.relaxed)(
    "gives the same relaxation of [$b, $k] at tau = $tau, and its gradients",
    (row) => {
      const { logits, g, tau, v, k } = row;
      expectClose(gumbelSoftmax(logits, g, tau, { k }), row.y);
      expectClose(logGumbelSoftmax(logits, g, tau, { k }), row.logY);
      expect(Array.from(straightThrough(logits, g, tau, { k }))).toEqual(row.z);
      const soft = gumbelSoftmaxVjp(logits, g, tau, v, { k });
      expectClose(soft.logits, row.logitsVjp);
      expectClose(soft.tau, [row.tauVjp]);
      const hard = straightThroughVjp(logits, g, tau, v, { k });
      expectClose(hard.logits, row.hardLogitsVjp);
      expectClose(hard.tau, [row.hardTauVjp]);
      const log = logGumbelSoftmaxVjp(logits, g, tau, v, { k });
      expectClose(log.logits, row.logLogitsVjp);
      expectClose(log.tau, [row.logTauVjp]);
    },
  );

  test.each(torch.densities)("gives the same log-densities of $k relaxed categories at tau = $tau", (row) => {
    expectClose(new GumbelSoftmax({ logits: row.logits, tau: row.tau }).logPdf(row.y), row.logPdf, 1e-11);
    expectClose(
      new ExpGumbelSoftmax({ logits: row.logits, tau: row.tau }).logPdf(row.logY),
      row.logPdfOfLog,
      1e-11,
    );
  });

  test("gives the same log-densities of the relaxed Bernoulli", () => {
    for (const { logits, tau, y, logPdf } of torch.binary) {
      expectClose(new BinaryConcrete({ logits, tau }).logPdf(y), logPdf, 1e-9);
    }
  });

  test("gives the same Gumbel densities, distribution function and entropy", () => {
    for (const { loc, scale, x, logPdf, cdf, entropy } of torch.gumbel) {
      const gumbel = new Gumbel({ loc, scale });
      expectClose(gumbel.logPdf(x), logPdf);
      expectClose(gumbel.cdf(x), cdf);
      expect(gumbel.entropy()).toBeCloseTo(entropy, 12);
    }
  });

  test("gives the same categorical log-probabilities, entropy and divergence", () => {
    for (const { logits, other, logProb, entropy, kl } of torch.categorical) {
      const categorical = new Categorical({ logits });
      expectClose(categorical.logPmf(logits.map((_, z) => z)), logProb);
      expect(categorical.entropy()).toBeCloseTo(entropy, 12);
      expect(categorical.klDivergence(new Categorical({ logits: other }))).toBeCloseTo(kl, 12);
    }
  });
});
