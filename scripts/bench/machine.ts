import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** The machine on which something was measured. */
export interface Machine {
  processor: string;
  cores: number;
  /** GiB */
  memory: number;
  system: string;
  node: string;
  /** of the last minute; over a tenth of the cores, others are at work too */
  load: number;
}

/** This machine, as it is now. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() || process.arch,
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

/** A line for people. */
export function machineLine({ processor, cores, memory, system, node, load }: Machine): string {
  return `${processor}, ${cores} cores, ${memory} GiB, ${system}, Node ${node}, load ${load}`;
}
