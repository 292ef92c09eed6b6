import type { Task } from "../section";

const ms = (name: string, bar?: number): Task => ({
  name,
  unit: "ms",
  ...(bar === undefined ? {} : { bar }),
});

/** Lines that the cells for output print. */
export const LINES = [20_000, 200_000] as const;

/** Cells in a row for the round trip. */
export const TRIPS = 200;

/** What is measured of a kernel, in the order of a round. */
export const task = {
  ready: ms("start until it answers", 1000),
  first: ms("start until the first cell's reply", 2200),
  reply: ms("small cell until its reply, median", 25),
  replySlow: ms("small cell until its reply, 95 of 100"),
  idle: ms("small cell until idle, median"),
  libraryFirst: ms("importing gumbel-softmax, first"),
  libraryAgain: ms("importing gumbel-softmax, again"),
  completion: ms("completion after the first, median"),
  memory: { name: "memory of all its processes, resident", unit: "MB" },
  printed: LINES.map((lines) => ms(`printing ${lines.toLocaleString("en")} lines`)),
  interrupt: ms("interrupt of a busy loop until the cell's reply"),
  restart: ms("restart until it answers"),
  shutdown: ms("shutdown until its process has ended"),
} as const;

export const tasks: readonly Task[] = Object.values(task as Record<string, Task | Task[]>).flat();
