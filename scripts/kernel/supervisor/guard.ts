import { descendants, killAll, listProcesses, type ProcessInfo } from "../processes";
import type { Reason } from "./failures";
import { grouped, type Settings } from "./settings";

const LOOK_MS = 200;
const MEGABYTE = 2 ** 20;
const ROUNDS = 10;

/** What a guard does when a limit is exceeded. */
export interface Powers {
  /** Stops the cell; what it started is ended already. */
  stopCell(reason: Reason): void;
  /** Ends the process for cells with all it started. */
  endProcess(reason: Reason): void;
}

/**
 * Watches from outside what memory and what time of the processor the process for cells and all that it has started
 * use, and how many processes they are. Looks only where there is a limit.
 */
export class Guard {
  private readonly timer: NodeJS.Timeout | undefined;
  /** the process for cells, and what holds it */
  private own: ReadonlySet<number> | undefined;
  /** the processor's time that was used when the running cell began */
  private usedBefore: number | undefined;

  constructor(
    private readonly pid: number,
    private readonly settings: Settings,
    private readonly powers: Powers,
  ) {
    const { memoryMegabytes, processes, cpuSeconds } = settings;
    if ([memoryMegabytes, processes, cpuSeconds].some(Number.isFinite))
      this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  /** From now on what is new was started by cells. */
  begin(): void {
    if (this.timer) this.own = new Set([this.pid, ...descendants(this.pid).map(({ pid }) => pid)]);
  }

  /** A cell begins. */
  beginCell(): void {
    if (this.timer && Number.isFinite(this.settings.cpuSeconds)) this.usedBefore = seconds(this.all());
  }

  /** No cell runs. */
  endCell(): void {
    this.usedBefore = undefined;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const all = listProcesses();
    const itself = all.filter(({ pid }) => pid === this.pid);
    const others = descendants(this.pid, all);
    this.judgeProcesses(this.startedByCells(others));
    this.judgeTime([...itself, ...others]);
    this.judgeMemory([...itself, ...others], this.startedByCells(others));
  }

  private startedByCells(all: readonly ProcessInfo[]): ProcessInfo[] {
    const { own } = this;
    return own === undefined ? [] : all.filter(({ pid }) => !own.has(pid));
  }

  private all(): ProcessInfo[] {
    const all = listProcesses();
    return [...all.filter(({ pid }) => pid === this.pid), ...descendants(this.pid, all)];
  }

  private judgeTime(all: readonly ProcessInfo[]): void {
    const { cpuSeconds } = this.settings;
    if (this.usedBefore === undefined || seconds(all) - this.usedBefore <= cpuSeconds) return;
    this.usedBefore = undefined; // said once
    const evalue = `the cell used more than ${cpuSeconds} s of the processor's time, the limit that KERNEL_CPU_SECONDS sets`;
    this.powers.stopCell({ ename: "TimeLimitExceeded", evalue });
  }

  private judgeProcesses(started: readonly ProcessInfo[]): void {
    const { processes } = this.settings;
    if (started.length <= processes) return;
    this.endStarted();
    const evalue = `cells had ${grouped(started.length)} processes running and may have ${grouped(processes)}, as KERNEL_PROCESSES says; those were ended`;
    this.powers.stopCell({ ename: "ProcessLimitExceeded", evalue });
  }

  private judgeMemory(all: readonly ProcessInfo[], started: readonly ProcessInfo[]): void {
    const { memoryMegabytes } = this.settings;
    const held = megabytes(all);
    if (held <= memoryMegabytes) return;
    const evalue = `the process of the cells and what it has started held ${grouped(held)} MB of memory and may hold ${grouped(memoryMegabytes)}, as KERNEL_MEMORY_MB says`;
    const reason = { ename: "MemoryLimitExceeded", evalue };
    if (held - megabytes(started) > memoryMegabytes) this.powers.endProcess(reason);
    else {
      this.endStarted();
      this.powers.stopCell(reason);
    }
  }

  /** In rounds, for they may start others meanwhile. */
  private endStarted(): void {
    for (let round = 0; round < ROUNDS; round++) {
      const started = this.startedByCells(descendants(this.pid));
      if (started.length === 0) return;
      killAll(started.map(({ pid }) => pid));
    }
  }
}

function seconds(processes: readonly ProcessInfo[]): number {
  return processes.reduce((sum, { seconds }) => sum + seconds, 0);
}

function megabytes(processes: readonly ProcessInfo[]): number {
  return Math.round(processes.reduce((sum, { resident }) => sum + resident, 0) / MEGABYTE);
}
