import { StringDecoder } from "node:string_decoder";
import type { FromChild } from "../channel";

/** Sends what is written to `process.stdout` and `process.stderr` as outputs of the cell. */
export function captureStreams(send: (message: FromChild) => void): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new StringDecoder("utf8");
    const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
      const text = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
      if (text !== "") send({ type: "stream", name, text });
      const done = typeof encoding === "function" ? encoding : callback;
      if (typeof done === "function") process.nextTick(done as () => void);
      return true;
    };
    process[name].write = write;
  }
}
