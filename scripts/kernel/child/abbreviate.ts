const LONGEST_CYCLE = 8;

/** A text of at most so many characters, and how many more it has. */
export function shorten(text: string, most: number): string {
  const cut = text.length - most;
  if (cut <= 0) return text;
  const whole = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${whole}… [${cut} characters more]`;
}

/** Frames of a recursion told once, with their number: of one function, or of some that call each other. */
export function withoutRepeats(frames: readonly string[]): string[] {
  const shown: string[] = [];
  for (let at = 0; at < frames.length; ) {
    const cycle = cycleAt(frames, at);
    const { length, times } = cycle;
    shown.push(...frames.slice(at, at + length));
    if (times > 1)
      shown.push(`    … ${length === 1 ? "the same" : `these ${length}`} ${times - 1} more times`);
    at += length * times;
  }
  return shown;
}

/** The shortest cycle that begins there and goes on three times or more; else the one frame. */
function cycleAt(frames: readonly string[], at: number): { length: number; times: number } {
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    let end = at + length;
    while (end < frames.length && frames[end] === frames[end - length]) end++;
    const times = Math.floor((end - at) / length);
    if (times > 2) return { length, times };
  }
  return { length: 1, times: 1 };
}
