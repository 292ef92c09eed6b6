import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process of this machine. */
export interface ProcessInfo {
  pid: number;
  parent: number;
  /** what its session or group is led by */
  session: number;
  /** bytes of memory that it holds */
  resident: number;
  /** seconds of processor time that it has used */
  seconds: number;
  /** grows with the time of its start */
  started: number;
}

/** True where the system lists its processes in a way that is known here. */
export const canListProcesses = process.platform !== "win32";

const PAGE = 4096;
const TICKS = 100; // a second, in /proc

/** All processes that can be seen, which inside a sandbox are its own; none on Windows. */
export function listProcesses(): ProcessInfo[] {
  if (process.platform === "linux") return readdirSync("/proc").flatMap(fromProc);
  return canListProcesses ? fromPs() : [];
}

/** What a process has started, and what those have, down to the last; not the process itself. */
export function descendants(pid: number, all: readonly ProcessInfo[] = listProcesses()): ProcessInfo[] {
  const found = new Map<number, ProcessInfo>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const one of all) {
      const isOurs = one.session === pid || one.parent === pid || found.has(one.parent);
      if (isOurs && one.pid !== pid) found.set(one.pid, one);
    }
  }
  return [...found.values()];
}

/** Ends processes at once. Those that ended meanwhile are no fault. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {}
  }
}

function fromProc(name: string): ProcessInfo[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const text = readFileSync(`/proc/${name}/stat`, "latin1");
    // the second field is the program's name in brackets, which may hold blanks and brackets itself
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return [];
    const [parent = 0, , session = 0] = fields.slice(1).map(Number);
    const [started, resident] = [Number(fields[19]), Number(fields[21]) * PAGE];
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    return [{ pid: Number(name), parent, session, resident, seconds, started }];
  } catch {
    return []; // it has ended
  }
}

function fromPs(): ProcessInfo[] {
  const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,rss=,time="], { encoding: "utf8" });
  return text.split("\n").flatMap((line) => {
    const [time = "", ...fields] = line.trim().split(/\s+/).reverse();
    const [kilobytes = 0, session = 0, parent = 0, pid = 0] = fields.map(Number);
    const resident = kilobytes * 1024;
    return pid > 0 ? [{ pid, parent, session, resident, seconds: secondsOf(time), started: pid }] : [];
  });
}

/** Seconds of a time such as 1-02:03:04.5, days and hours left out where there are none. */
function secondsOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = time.split(/[-:]/).reverse().map(Number);
  return seconds + 60 * (minutes + 60 * (hours + 24 * days));
}
