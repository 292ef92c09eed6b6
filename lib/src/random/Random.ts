import { checkWhole } from "../numeric/check";
import { draw as drawFast, drawIntegers, type Kind } from "../simd/draw";
import { kernels } from "../simd/instance";
import { BLOCK, Block } from "./block";
import { type DrawOptions, integerTarget, type Sampler, target } from "./draws";
import { scaleWord } from "./integers";
import { keyOfChild } from "./key";
import { type Transform, toExponential, toGumbel, toNormal, toTail, toUniform } from "./samplers";
import { checkState, type RandomState } from "./state";
import { writeTails32, writeTails64 } from "./tail";

/** From this many draws on the SIMD kernels are used; below, the block at hand, which they would make again. */
const MANY = 512;

/**
 * A stream of random draws, made by `createRandom(seed)`.
 *
 * The stream is a row of positions 0, 1, 2, …, each a uniform number U. **Every draw takes one position**, of
 * whichever kind and precision it is, and depends on nothing but the stream's key and that position. So
 * `gumbel(10)` then `gumbel(5)` gives what `gumbel(15)` gives; the draw after 7 draws of any kinds is at position 7;
 * and workers that start from states with different positions draw parts of one stream. Two streams in the same state
 * give draws of one U: `gumbel()` is then `-log(exponential())`, and a float32 draw is the float64 draw to about seven
 * digits.
 *
 * The words come from xoshiro128++ in four interleaved lanes, in blocks of 4,096 positions, each seeded by SplitMix64
 * from the key and the block's number. The arithmetic is + − × ÷, √ and integer operations alone, so that every
 * engine gives the same bits. No draw is ever infinite or NaN, and no tail is cut.
 *
 * Each sampler takes `(n, { dtype, out })`, or nothing for a single number, and throws a RangeError or TypeError,
 * with nothing drawn, where n is not a whole number from 0 or an option is unusable. Draws past position 2^53 - 1
 * throw a RangeError.
 */
export class Random {
  /**
   * Uniform on (0, 1), both ends excluded: from 2^-129 to 1 - 2^-53; in float32 from 2^-97 to 1 - 2^-24.
   */
  readonly uniform: Sampler = this.#sampler(toUniform, "uniform");

  /**
   * The exact form of the uniform: a signed tail t in [-½, ½], never 0, with U = t where t > 0 and U = 1 + t where
   * t < 0, so that both U and 1 - U are known to full relative accuracy; |t| from 2^-129, in float32 from 2^-97.
   */
  readonly tail: Sampler = this.#sampler(toTail, "tail");

  /** Standard normal, Φ⁻¹(U): from -13.1 to 13.1; in float32 from -11.3 to 11.3. */
  readonly normal: Sampler = this.#sampler(toNormal);

  /** Exponential with mean 1, -log U: from 2^-129 to 89.4 (129 ln 2); in float32 from 2^-97 to 67.3. */
  readonly exponential: Sampler = this.#sampler(toExponential, "exponential");

  /**
   * Standard Gumbel (location 0, scale 1), -log(-log U): from -4.49 to 89.4 (-log(129 ln 2) to 129 ln 2); in float32
   * from -4.21 to 67.3.
   */
  readonly gumbel: Sampler = this.#sampler(toGumbel, "gumbel");

  readonly #key: bigint;
  #position: number;
  #block: Block | undefined;

  private constructor(key: bigint, position: number) {
    this.#key = key;
    this.#position = position;
  }

  /**
   * A stream in a state that `state()` gave.
   * @throws TypeError, RangeError where `state` is no such state
   */
  static fromState(state: RandomState): Random {
    return new Random(checkState(state), state.position);
  }

  /**
   * Whole numbers from 0 to below - 1, equally likely (to within 2^-33 of their probability).
   * @param n how many, a whole number from 0
   * @param below a whole number from 1 to 2^31
   * @param options `out`, the caller's own Int32Array of n values
   * @throws RangeError, TypeError where an argument is none of these
   */
  integers(n: number, below: number, options: { readonly out?: Int32Array } = {}): Int32Array {
    checkWhole("below", below, 1, 2 ** 31);
    const out = integerTarget(n, options.out);
    const fast = out.length < MANY ? undefined : kernels();
    if (fast !== undefined) {
      drawIntegers(fast, this.#key, this.skip(out.length).position, below, out);
      return out;
    }
    this.#draw(out, (part, block, slot) => {
      const { first, second } = block;
      for (let i = 0; i < part.length; i++) part[i] = scaleWord(first[slot + i], second[slot + i], below);
    });
    return out;
  }

  /**
   * An independent stream of its own, named by `label`. It depends on this stream's seed and the label, not on how
   * much was drawn.
   * @param label a whole number or a string: 1 and "1" name different streams
   */
  split(label: string | number): Random {
    return new Random(keyOfChild(this.#key, label), 0);
  }

  /** Where the stream stands, for `Random.fromState`. */
  state(): RandomState {
    return { key: this.#key.toString(16).padStart(16, "0"), position: this.#position };
  }

  /**
   * Moves on by n positions without drawing.
   * @param n a whole number from 0
   * @returns the state before: what a stream that draws those n positions itself starts from
   * @throws RangeError where the stream would pass position 2^53 - 1
   */
  skip(n: number): RandomState {
    const before = this.state();
    checkWhole("n", n, 0, Number.MAX_SAFE_INTEGER);
    checkWhole("the position after the draw", this.#position + n, 0, Number.MAX_SAFE_INTEGER);
    this.#position += n;
    return before;
  }

  #sampler(transform: Transform, kind?: Kind): Sampler {
    // Counted, so that an n that is undefined by mistake is refused and not taken for none.
    const draw = (...given: [n?: number, options?: DrawOptions]) => {
      const isSingle = given.length === 0;
      const out = isSingle ? new Float64Array(1) : target(given[0] as number, given[1]);
      const fast = kind === undefined || out.length < MANY ? undefined : kernels();
      if (fast !== undefined && kind !== undefined) {
        drawFast(fast, kind, this.#key, this.skip(out.length).position, out);
        return out;
      }
      this.#draw(out, (part, block, slot) => {
        if (part instanceof Float32Array) {
          writeTails32(block, slot, part);
          transform.single(part);
        } else {
          writeTails64(block, slot, part);
          transform.double(part);
        }
      });
      return isSingle ? out[0] : out;
    };
    return draw as Sampler;
  }

  /** Fills `out` from the next positions, one block's part at a time. */
  #draw<T extends Float64Array | Float32Array | Int32Array>(
    out: T,
    fill: (part: T, block: Block, slot: number) => void,
  ): void {
    const start = this.#position;
    checkWhole("the position after the draw", start + out.length, 0, Number.MAX_SAFE_INTEGER);
    for (let done = 0; done < out.length; ) {
      const slot = (start + done) % BLOCK;
      const count = Math.min(BLOCK - slot, out.length - done);
      const part = count === out.length ? out : (out.subarray(done, done + count) as T);
      fill(part, this.#blockAt(start + done), slot);
      done += count;
    }
    this.#position = start + out.length;
  }

  #blockAt(position: number): Block {
    const number = Math.floor(position / BLOCK);
    if (this.#block?.number !== number) this.#block = new Block(this.#key, number);
    return this.#block;
  }
}
