import { Random } from "../../../random/Random";
import type { RandomState } from "../../../random/state";
import type { TemperatureSettings } from "../../temperature";
import { DRAWS } from "../../temperatureModel";
import { namesFor } from "../logits";

/** What the reader has set. */
export class TemperatureState {
  logits: number[];
  names: string[];
  tau: number;
  /** Whether the noise stays when something moves. */
  keepNoise = true;
  /** The noise of the cloud, as a state of its stream. */
  noise: RandomState;
  /** Which of the cloud's samples is shown as bars. */
  shown = 0;
  readonly #given: TemperatureSettings;
  readonly #random: Random;

  constructor(settings: TemperatureSettings) {
    this.#given = settings;
    this.logits = [...settings.logits];
    this.names = [...settings.names];
    this.tau = settings.tau;
    this.#random = Random.fromState({ key: settings.key, position: 0 });
    this.noise = this.#random.state();
    this.renew();
  }

  get k(): number {
    return this.logits.length;
  }

  /** Takes noise that was not used before. */
  renew(): void {
    this.noise = this.#random.skip(DRAWS * this.k);
  }

  /** Other logits, perhaps for another number of categories; the given names where they are as many. */
  replace(logits: readonly number[]): void {
    const before = this.k;
    this.logits = [...logits];
    this.names = namesFor(this.k, this.#given.names);
    if (this.k !== before) this.renew();
  }
}
