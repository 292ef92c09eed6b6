export { BinaryConcrete, type BinaryParameters } from "./distributions/BinaryConcrete";
export { Categorical, type CategoricalOptions } from "./distributions/Categorical";
export type { CategoricalMethod } from "./distributions/categoricalSample";
export type { CategoryParameters, NumberRows } from "./distributions/categories";
export { conditionalGumbels } from "./distributions/conditionalGumbels";
export { ExpGumbelSoftmax } from "./distributions/ExpGumbelSoftmax";
export { Gumbel, type GumbelFit } from "./distributions/Gumbel";
export { GumbelSoftmax, type RelaxedDrawOptions } from "./distributions/GumbelSoftmax";
export type { Covariance } from "./distributions/gumbelCovariance";
export type { FitMethod } from "./distributions/gumbelFit";
export { gumbelFromUniform } from "./distributions/gumbelFromUniform";
export { Relaxed, type RelaxedParameters } from "./distributions/Relaxed";
export { type ReturnLevel, returnLevel } from "./distributions/returnLevel";
export {
  type SampleOptions,
  type StraightThroughOptions,
  sampleGumbelSoftmax,
  sampleGumbelSoftmaxVjp,
} from "./distributions/sampleGumbelSoftmax";
export type { DrawKind } from "./distributions/task";
export { truncatedGumbel } from "./distributions/truncatedGumbel";
export { type Enumerated, enumerate } from "./exact/enumerate";
export {
  type GridOptions,
  type Integral,
  integrateLogRatios,
  integrateSimplex,
} from "./exact/integrateSimplex";
export { argmax } from "./numeric/argmax";
export { type BinomialInterval, binomialInterval } from "./numeric/binomialInterval";
export { type ChiSquareStatistic, chiSquareStatistic } from "./numeric/chiSquareStatistic";
export { chiSquareSurvival } from "./numeric/chiSquareSurvival";
export { EULER_GAMMA } from "./numeric/constants";
export { type KolmogorovSmirnov, kolmogorovSmirnov } from "./numeric/kolmogorovSmirnov";
export { logSumExp } from "./numeric/logSumExp";
export { mean } from "./numeric/mean";
export { normalCdf } from "./numeric/normalCdf";
export { normalQuantile } from "./numeric/normalQuantile";
export { plottingPositions } from "./numeric/plottingPositions";
export type { RowOptions } from "./numeric/rows";
export { sampleQuantile } from "./numeric/sampleQuantile";
export { softmax } from "./numeric/softmax";
export { logSumExpVjp, softmaxVjp } from "./numeric/softmaxVjp";
export { type TotalVariation, totalVariation } from "./numeric/totalVariation";
export { variance } from "./numeric/variance";
export { gumbelMax } from "./operations/gumbelMax";
export {
  gumbelSoftmax,
  logGumbelSoftmax,
  type RelaxOptions,
  straightThrough,
} from "./operations/gumbelSoftmax";
export {
  gumbelSoftmaxVjp,
  logGumbelSoftmaxVjp,
  type RelaxedVjp,
  straightThroughVjp,
} from "./operations/gumbelSoftmaxVjp";
export { oneHot } from "./operations/oneHot";
export { createPool, type Drawable, type Pool } from "./parallel/Pool";
export { createRandom } from "./random/createRandom";
export type { DrawOptions, Sampler } from "./random/draws";
export type { Seed } from "./random/key";
export { Random } from "./random/Random";
export type { RandomState } from "./random/state";
export {
  type AdvisedTemperature,
  advisedTemperature,
  logConvexTemperature,
} from "./schedules/advisedTemperature";
export { LearnedTemperature } from "./schedules/LearnedTemperature";
export {
  constantSchedule,
  cosineSchedule,
  type ExponentialOptions,
  exponentialSchedule,
  linearSchedule,
  type RampOptions,
  type Schedule,
} from "./schedules/schedules";
export { useScalar } from "./simd/instance";
