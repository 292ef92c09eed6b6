import { readSync, writeSync } from "node:fs";
import { type FromChild, IN, OUT } from "../channel";

/**
 * Reads the token that marks this process's frames: the first line from the supervisor.
 * It is in no argument and no variable of the environment, where a cell could read it.
 */
export function readToken(): string {
  const byte = new Uint8Array(1);
  let token = "";
  while (readSync(IN, byte, 0, 1, null) === 1 && byte[0] !== 10) token += String.fromCharCode(byte[0] ?? 0);
  return token;
}

/**
 * The way out. Writes block, so that outputs leave in the order of the program, and before it can crash.
 *
 * A cell can patch whatever JavaScript object it reaches, and then see what passes there. The token
 * therefore passes only through functions taken before the first cell, and bytes that no pool shares.
 */
export function openLink(token: string): (message: FromChild) => void {
  const stringify = JSON.stringify;
  const encode = TextEncoder.prototype.encode.bind(new TextEncoder());
  const write = writeSync;
  const { kill, pid } = process;
  return (message) => {
    // a line break first: an interrupt may have cut the frame before this one
    const bytes = encode(`\n${token} ${wellFormed(stringify(message))}\n`);
    for (let at = 0; at < bytes.length; ) {
      try {
        at += write(OUT, bytes, at, bytes.length - at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") kill(pid, "SIGKILL"); // the supervisor is gone
      }
    }
  };
}

/** Half surrogate pairs, which JSON can carry but a notebook file can't, become the replacement character. */
function wellFormed(json: string): string {
  if (!json.includes("\\ud")) return json;
  return json.replace(/(\\\\)|\\ud[89a-f][0-9a-f]{2}/g, (_, backslash) => backslash ?? "\\ufffd");
}
