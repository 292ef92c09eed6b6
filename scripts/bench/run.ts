import { Record, type Result } from "./result";
import type { Contestant, Section } from "./section";

/**
 * Measures a section: each contestant once to warm up, then the rounds. In every round each contestant has its turn,
 * and every second round goes backwards, so that a machine that grows slower is unkind to all alike.
 *
 * @param say told what is being done
 */
export async function measure(
  section: Section,
  contestants: readonly Contestant[],
  rounds: number,
  say: (line: string) => void,
): Promise<Result[]> {
  const record = new Record();
  try {
    for (const contestant of contestants) {
      say(`warming up: ${contestant.name} …`);
      await section.warmUp(contestant);
    }
    for (let round = 1; round <= rounds; round++) {
      const order = round % 2 === 1 ? contestants : [...contestants].reverse();
      for (const contestant of order) {
        say(`round ${round} of ${rounds}: ${contestant.name} …`);
        await section.measure(contestant, (task, outcome) => record.take(task, contestant.name, outcome));
      }
    }
  } finally {
    for (const contestant of contestants) await section.end?.(contestant);
  }
  return record.results(section.tasks, contestants, section.statistic);
}
