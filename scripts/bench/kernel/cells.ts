/** The same cells in each language. */
export interface Language {
  small: string;
  /** Loads the course's library and uses it; absent where that can't be. */
  library?: string;
  /** Prints this many lines of up to three digits. */
  print(lines: number): string;
  /** Gives `kept` the value 42. */
  keep: string;
  endless: string;
  /** The value of `kept`. */
  kept: string;
  /** Code, with the cursor at its end, that a menu of names belongs to. */
  incomplete: string;
}

export const typescript: Language = {
  small: "6 * 7",
  library: 'import { createRandom } from "gumbel-softmax";\nconsole.log(typeof createRandom)',
  print: (lines) => `for (let i = 0; i < ${lines}; i++) console.log(i % 1000)`,
  keep: "const kept = 42;",
  endless: "while (true) {}",
  kept: "kept",
  incomplete: "Math.flo",
};

export const python: Language = {
  small: "6 * 7",
  print: (lines) => `for i in range(${lines}): print(i % 1000)`,
  keep: "kept = 42",
  endless: "while True: pass",
  kept: "kept",
  incomplete: "str.upp",
};
