import { exp } from "../../numeric/exp";
import { log } from "../../numeric/log";

/**
 * The temperature at a place of the logarithmic slider, to two figures where those are as near as half a percent, else
 * to three: so round temperatures can be reached, and what is shown is what is computed.
 */
export function tauAt(place: number): number {
  const tau = exp(place * Math.LN10);
  const round = Number(tau.toPrecision(2));
  return Math.abs(round - tau) < 0.005 * tau ? round : Number(tau.toPrecision(3));
}

/** The place of a temperature on the slider: log₁₀ τ. */
export function placeOf(tau: number): number {
  return log(tau) / Math.LN10;
}

/** A temperature as it is shown: three figures, at most three decimals. */
export function tauText(tau: number): string {
  return tau < 1 ? tau.toFixed(3) : tau.toPrecision(3);
}

/** A number of any size in so many figures, without an exponent where it is readable. */
export function figures(value: number, digits = 3): string {
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e5))
    return value.toExponential(digits - 1);
  return Number(value.toPrecision(digits)).toString();
}

/** A number with a minus sign that is one. */
export function signed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}
