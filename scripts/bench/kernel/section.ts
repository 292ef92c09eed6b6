import type { Section } from "../section";
import type { Kernel } from "./contestants";
import { kernels } from "./contestants";
import { Life } from "./life";
import { round } from "./round";
import { tasks } from "./tasks";

/** The course's kernel beside others, all started and spoken to by one client. */
export const kernel: Section<Kernel> = {
  about: "start, round trips, output, interrupts and memory of the TypeScript kernel",
  tasks,
  rounds: 5,
  contestants: kernels,
  async warmUp(contestant) {
    const life = await Life.start(contestant);
    await life
      .execute(contestant.language.small)
      .replied()
      .catch(() => {}); // the rounds will tell
    await life.close();
  },
  measure: round,
};
