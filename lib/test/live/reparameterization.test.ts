import { createRandom } from "gumbel-softmax";
import { describe, expect, it } from "vitest";
import { OBJECTIVES } from "../../src/live/objectives";
import { beginReparameterization, reparameterizationSettings } from "../../src/live/reparameterization";
import { reparameterized } from "../../src/live/reparameterizationModel";

const noise = createRandom(2).normal(200_000);
const [mu, sigma] = [0.4, 0.7];

describe.each(OBJECTIVES.map((objective) => [objective.key, objective] as const))(
  "f = %s",
  (key, objective) => {
    it("has the expectation that its samples have, and gradients that are its derivatives", () => {
      const { exact, estimate } = reparameterized(mu, sigma, noise, objective);
      expect(Math.abs(estimate.value - exact.value)).toBeLessThan(0.01);
      const h = 1e-5;
      const at = (m: number, s: number) => objective.expectation(m, s).value;
      expect(exact.mu).toBeCloseTo((at(mu + h, sigma) - at(mu - h, sigma)) / (2 * h), 7);
      expect(exact.sigma).toBeCloseTo((at(mu, sigma + h) - at(mu, sigma - h)) / (2 * h), 7);
    });

    it(key === "step" ? "lets no gradient through, though there is one" : "has unbiased gradients", () => {
      const { exact, estimate } = reparameterized(mu, sigma, noise, objective);
      if (key === "step") {
        expect([estimate.mu, estimate.sigma]).toEqual([0, 0]);
        expect(exact.mu).toBeGreaterThan(0.3);
      } else {
        expect(Math.abs(estimate.mu - exact.mu)).toBeLessThan(0.02);
        expect(Math.abs(estimate.sigma - exact.sigma)).toBeLessThan(0.03);
      }
    });

    it("has, for each ε, the derivatives of f(μ + σ ε)", () => {
      const few = noise.slice(0, 20);
      const view = reparameterized(mu, sigma, few, objective);
      few.forEach((epsilon, i) => {
        const h = 1e-6;
        const f = (m: number, s: number) => objective.f(m + s * epsilon);
        expect(view.z[i]).toBe(mu + sigma * epsilon);
        expect(view.mu[i]).toBeCloseTo((f(mu + h, sigma) - f(mu - h, sigma)) / (2 * h), 5);
        expect(view.sigma[i]).toBeCloseTo((f(mu, sigma + h) - f(mu, sigma - h)) / (2 * h), 5);
      });
    });
  },
);

it("refuses what the sliders can't show, and unknown functions", () => {
  expect(() => reparameterizationSettings({ mu: 3 })).toThrow("mu is 3, but the slider goes from -2 to 2");
  expect(() => reparameterizationSettings({ sigma: 0 })).toThrow(
    "sigma is 0, but the slider goes from 0.1 to 1.5",
  );
  expect(() => reparameterizationSettings({ f: "cube" as "sine" })).toThrow(
    "f is 'cube', but must be one of square, sine, step",
  );
});

it("has the same picture each time", () => {
  const text = () => JSON.stringify(beginReparameterization({ f: "sine" }).picture);
  expect(text()).toBe(text());
  expect(beginReparameterization({}).alt).toContain("μ = -0.5 and σ = 0.8");
});
