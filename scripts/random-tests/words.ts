import { openSync, writeSync } from "node:fs";
import { openStream } from "./streams";

/**
 * Writes a stream's words to standard output, without end or as many as asked, until the reader closes.
 *
 * node --import tsx scripts/random-tests/words.ts first [count]
 */
const [name, count] = process.argv.slice(2);
const fill = openStream(name);
const words = new Int32Array(1 << 16);
// Opened anew: Node sets its own standard output not to wait for a slow reader.
const pipe = openSync("/dev/stdout", "w");
let left = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
try {
  while (left > 0) {
    const part = words.subarray(0, Math.min(left, words.length));
    fill(part);
    const bytes = new Uint8Array(part.buffer, 0, part.byteLength);
    for (let done = 0; done < bytes.length; ) done += writeSync(pipe, bytes, done);
    left -= part.length;
  }
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
}
