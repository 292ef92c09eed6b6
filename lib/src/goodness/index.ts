export { binomialLimits } from "./binomialLimits";
export { chiSquareCritical, chiSquareDetectable } from "./chiSquareCritical";
export { kolmogorovDetectable } from "./kolmogorovDetectable";
export type { CountLimits } from "./limits";
export { poissonDetectable, poissonLimits } from "./poissonLimits";
