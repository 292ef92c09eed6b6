/** The longest time that Node's timers can wait for. */
const LONGEST_MS = 2 ** 31 - 1;

/** A timeout, or none where the time has no limit. */
export function alarm(ms: number, ring: () => void): NodeJS.Timeout | undefined {
  return ms <= LONGEST_MS ? setTimeout(ring, ms) : undefined;
}
