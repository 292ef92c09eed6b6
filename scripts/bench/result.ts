import type { Contestant, Task } from "./section";
import { median } from "./statistics";

/** What one contestant did at one task, over all rounds. */
export interface Result {
  task: string;
  unit: string;
  contestant: string;
  /** in the order of the rounds; empty where it never succeeded */
  values: number[];
  median?: number;
  min?: number;
  max?: number;
  /** its median, or what else the section compares, over that of the course's own */
  ratio?: number;
  /** what went wrong in the rounds without a value, each once */
  failures: string[];
  /** what the course's own median may reach at most */
  bar?: number;
  /** what this contestant's ratio must reach at least */
  ratioBar?: number;
}

/** What was taken in all rounds, by task and contestant. */
export class Record {
  private readonly taken = new Map<string, (number | string)[]>();

  take(task: string, contestant: string, outcome: number | string): void {
    const key = JSON.stringify([task, contestant]);
    this.taken.set(key, [...(this.taken.get(key) ?? []), outcome]);
  }

  /** One result for each task and contestant, also where nothing was taken; ratios are to the first contestant. */
  results(
    tasks: readonly Task[],
    contestants: readonly Contestant[],
    statistic: "median" | "min" = "median",
  ): Result[] {
    const figure = statistic === "min" ? (values: number[]) => Math.min(...values) : median;
    return tasks.flatMap((task) => {
      const own = this.values(task.name, contestants[0]?.name ?? "");
      return contestants.map(({ name }, index) => {
        const values = this.values(task.name, name);
        const outcomes = this.outcomes(task.name, name);
        const failures = [...new Set(outcomes.filter((outcome) => typeof outcome === "string"))];
        if (outcomes.length === 0) failures.push("not measured");
        const result: Result = { task: task.name, unit: task.unit, contestant: name, values, failures };
        if (values.length > 0)
          Object.assign(result, {
            median: median(values),
            min: Math.min(...values),
            max: Math.max(...values),
            ...(own.length > 0 ? { ratio: figure(values) / figure(own) } : {}),
          });
        if (index === 0 && task.bar !== undefined) result.bar = task.bar;
        const ratioBar = task.bars?.[name];
        return ratioBar === undefined ? result : { ...result, ratioBar };
      });
    });
  }

  private outcomes(task: string, contestant: string): (number | string)[] {
    return this.taken.get(JSON.stringify([task, contestant])) ?? [];
  }

  private values(task: string, contestant: string): number[] {
    return this.outcomes(task, contestant).filter((outcome) => typeof outcome === "number");
  }
}
