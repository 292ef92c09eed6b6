import { descendants, killAll, listProcesses } from "../processes";

/**
 * Ends the process that this one started last, with all that it has started itself: for it a blocking call of a
 * cell may wait. Earlier ones, such as a server for the whole notebook, live on.
 */
export function endNewest(): void {
  const all = listProcesses();
  const ours = descendants(process.pid, all);
  const direct = ours.filter(({ parent }) => parent === process.pid);
  const [newest] = (direct.length > 0 ? direct : ours).sort((a, b) => b.started - a.started);
  if (newest) killAll([newest.pid, ...descendants(newest.pid, all).map(({ pid }) => pid)]);
}
