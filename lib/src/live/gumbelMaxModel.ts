import { Categorical } from "../distributions/Categorical";
import { gumbelMax } from "../operations/gumbelMax";
import { Random } from "../random/Random";

/** Shares are noted whenever the number of draws has grown by this factor. */
const GROWTH = 1.05;

/** Draws by Gumbel noise on log-probabilities, counted. */
export class GumbelMaxModel {
  readonly law: Categorical;
  /** How often each category has won. */
  readonly counts: number[];
  /** The noise of the last draw. */
  noise: Float64Array;
  /** The category that won it; undefined before the first. */
  winner: number | undefined;
  /** How many draws there were. */
  n = 0;
  /** The shares on the way: after so many draws, one share a category. */
  readonly trace: { n: number; shares: number[] }[] = [];
  readonly #random: Random;

  /** @param key of the stream of noise; @param position in it @throws RangeError where the logits are unusable */
  constructor(logits: readonly number[], key: string, position = 0) {
    this.law = new Categorical({ logits });
    this.counts = logits.map(() => 0);
    this.noise = new Float64Array(logits.length);
    this.#random = Random.fromState({ key, position });
  }

  /** Where the stream of noise stands. */
  get position(): number {
    return this.#random.state().position;
  }

  /** Draws m times: adds noise to log π, and counts who is largest. @param m a whole number from 1 */
  draw(m: number): void {
    const { k, logits } = this.law;
    const g = this.#random.gumbel(m * k);
    const winners = gumbelMax(logits, g, { k });
    for (const winner of winners) {
      this.counts[winner]++;
      this.n++;
      if (this.n >= GROWTH * (this.trace.at(-1)?.n ?? 0)) this.#note();
    }
    if (this.trace.at(-1)?.n !== this.n) this.#note();
    this.noise = g.slice(-k);
    this.winner = winners.at(-1);
  }

  #note(): void {
    this.trace.push({ n: this.n, shares: this.counts.map((count) => count / this.n) });
  }
}
