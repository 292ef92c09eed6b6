import { checkFinite, checkPositive } from "../numeric/check";
import { exp } from "../numeric/exp";
import { log } from "../numeric/log";

/**
 * A temperature that is learned, by the parameter θ = log τ, which any real number can be: τ stays above 0 without a
 * bound on θ (Jang, Gu and Poole 2016, section 2, name the possibility; they fix or anneal τ).
 */
export class LearnedTemperature {
  #logTau: number;

  /** @throws RangeError where tau is not a finite number above 0 */
  constructor(tau: number) {
    checkPositive("tau", tau);
    this.#logTau = log(tau);
  }

  /** The parameter θ = log τ. */
  get logTau(): number {
    return this.#logTau;
  }

  /** The temperature τ = exp θ. */
  get tau(): number {
    return exp(this.#logTau);
  }

  /** The derivative with respect to θ that belongs to the derivative `dTau` with respect to τ: τ dTau. */
  gradient(dTau: number): number {
    checkFinite("dTau", dTau);
    return this.tau * dTau;
  }

  /**
   * Adds `change` to θ: an optimiser's step.
   * @throws RangeError where the temperature would leave (1e-300, 1e300)
   */
  add(change: number): void {
    checkFinite("change", change);
    const next = this.#logTau + change;
    if (Math.abs(next) > 690) {
      throw new RangeError(
        `change is ${change}, which makes log tau ${next}; pass one that keeps it within ±690.`,
      );
    }
    this.#logTau = next;
  }
}
