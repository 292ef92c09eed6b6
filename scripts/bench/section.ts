/** One thing that is measured. */
export interface Task {
  name: string;
  unit: "ms" | "MB";
  /** What the course promises of itself on a quiet machine with two cores: at most this. */
  bar?: number;
  /** What a contestant's figure over the course's own must reach at least, by the contestants' names. */
  bars?: Readonly<Record<string, number | undefined>>;
}

/** One of those that are compared; the first is the course's own. */
export interface Contestant {
  name: string;
  version: string;
}

/** Takes what a task gave in a round: a value, or in words why there is none. */
export type Take = (task: string, outcome: number | string) => void;

/** A part of the benchmarks: who is compared, and at what. */
export interface Section<C extends Contestant = Contestant> {
  /** What is measured, in a sentence. */
  about: string;
  tasks: readonly Task[];
  /** Each round measures every contestant once. */
  rounds: number;
  /** Of a contestant's rounds, what is compared with the others' and with the bars; the median unless given. */
  statistic?: "median" | "min";
  /**
   * Those that take part, the course's own first.
   *
   * @param peers others too, whose programs are fetched where they are not there yet
   */
  contestants(peers: boolean): Promise<C[]>;
  /** Whatever only the first time costs: files that the system has not read yet, caches. */
  warmUp(contestant: C): Promise<void>;
  /** One round of all tasks. */
  measure(contestant: C, take: Take): Promise<void>;
  /** After the last round, also where a round failed: whatever a contestant has open is closed. */
  end?(contestant: C): Promise<void> | void;
}

/** The sections by their names, each loaded when it is asked for. */
export const sections: Readonly<Record<string, () => Promise<Section>>> = {
  kernel: async () => (await import("./kernel/section")).kernel as Section,
  library: async () => (await import("./library/section")).library as Section,
};
