import { keyOfSeed, type Seed } from "./key";
import { Random } from "./Random";

/**
 * A stream of random draws from a seed: the same seed gives the same draws on every machine.
 * @param seed any safe integer (0 and negative ones are seeds like any other), any bigint, or any string; a number and
 *   the bigint of the same value are the same seed, a string of digits is another
 * @throws TypeError where the seed is of another type, RangeError where it is a number but not a safe integer
 */
export function createRandom(seed: Seed): Random {
  const key = keyOfSeed(seed).toString(16).padStart(16, "0");
  return Random.fromState({ key, position: 0 });
}
