/** Euler's constant γ = 0.5772…, the mean of the standard Gumbel distribution. */
export const EULER_GAMMA = 0.5772156649015329;

/** Apéry's constant ζ(3) = 1.2020…; the third cumulant of the standard Gumbel distribution is 2 ζ(3). */
export const APERY = 1.2020569031595942;

/** π²/6 = 1.6449…, the variance of the standard Gumbel distribution. */
export const PI_SQUARED_OVER_6 = (Math.PI * Math.PI) / 6;
