import type { Outcome } from "../channel";
import type { CellProcess } from "./process";

/** Why the kernel itself stops a cell. */
export interface Reason {
  ename: string;
  evalue: string;
}

/** The outcome of a cell that the kernel ended. */
export function failure({ ename, evalue }: Reason): Outcome {
  return { error: { ename, evalue, traceback: [`${ename}: ${evalue}`] } };
}

/** The sentence for a process that ended by itself. */
export function restarted(what: string, why: string): string {
  return `${what} ended (${why}) and was restarted; variables are lost. Run the cells above again.`;
}

/** How a process ended, and whether its report says more. */
export function causeOf(ended: CellProcess, why: string, heapMegabytes: number): string {
  if (!/heap out of memory|Last few GCs/.test(ended.tail)) return why;
  const limit = Number.isFinite(heapMegabytes) ? ` of the ${heapMegabytes} MB that KERNEL_HEAP_MB sets` : "";
  return `out of memory${limit}, ${why}`;
}
