import { fstatSync, readSync, writeSync } from "node:fs";
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
 * The way out, which marks a message with the cell that it comes from. Writes block, so that outputs leave in
 * the order of the program, and before it can crash.
 *
 * A cell can patch whatever JavaScript object it reaches, and then see what passes there, or answer in its
 * place. A message therefore passes only through functions taken before the first cell, and the token
 * through bytes that no pool shares, into the pipe that was there before the first cell.
 */
export function openLink(token: string): (message: FromChild, origin?: number) => void {
  const stringify = JSON.stringify;
  const encode = TextEncoder.prototype.encode.bind(new TextEncoder());
  const write = writeSync;
  const { kill, pid } = process;
  const isOpen = pipesOpen();
  return (message, origin) => {
    // a line break first: an interrupt may have cut the frame before this one
    const json = wellFormed(stringify({ __proto__: null, origin, ...message }));
    const bytes = encode(`\n${token} ${json}\n`);
    if (!isOpen(message.type === "done")) kill(pid, "SIGKILL"); // a cell has closed or replaced them
    for (let at = 0; at < bytes.length; ) {
      try {
        at += write(OUT, bytes, at, bytes.length - at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") kill(pid, "SIGKILL"); // the supervisor is gone
      }
    }
  };
}

/** Says whether the descriptor out of here, or both, are still the supervisor's pipes. */
function pipesOpen(): (both: boolean) => boolean {
  const stat = fstatSync;
  const [out, input] = [stat(OUT), stat(IN)];
  return (both) => {
    try {
      const now = stat(OUT);
      return now.ino === out.ino && now.dev === out.dev && (!both || stat(IN).ino === input.ino);
    } catch {
      return false;
    }
  };
}

const call = Function.prototype.call;
const indexOf = call.bind(String.prototype.indexOf) as (text: string, part: string, from: number) => number;
const slice = call.bind(String.prototype.slice) as (text: string, from: number, to?: number) => string;

/**
 * Half surrogate pairs, which JSON can carry but a notebook file can't, become the replacement character.
 * By hand: a regular expression looks up its steps where a cell can put its own.
 */
function wellFormed(json: string): string {
  let text = "";
  let from = 0;
  for (let at = indexOf(json, "\\ud", 0); at >= 0; at = indexOf(json, "\\ud", at + 2)) {
    let backslashes = 1;
    while (json[at - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) continue; // an escaped backslash before the letters ud
    text += `${slice(json, from, at)}\\ufffd`;
    from = at + 6;
  }
  return from === 0 ? json : text + slice(json, from);
}
