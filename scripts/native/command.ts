import { spawn } from "node:child_process";

/** What a program left behind. */
export interface Outcome {
  /** Exit status; -1 where the program could not be started or was killed. */
  status: number;
  /** Standard output. */
  out: string;
  /** Both streams, in order of arrival. */
  text: string;
}

/** Runs a program to its end and collects what it prints; never throws. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  return new Promise((done) => {
    let out = "";
    let text = "";
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.setEncoding("utf8").on("data", (data: string) => {
      out += data;
      text += data;
    });
    child.stderr.setEncoding("utf8").on("data", (data: string) => {
      text += data;
    });
    child.on("error", (error) => done({ status: -1, out, text: `${text}${error.message}` }));
    child.on("close", (status) => done({ status: status ?? -1, out, text }));
  });
}

/** The last lines of a program's output in one line, for a message. */
export function lastLines(text: string, count = 3): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .slice(-count)
    .join(" / ");
}

/**
 * True where the output of npm or pip says that the network, not the request, was the trouble. Where pip is told
 * not to try again, all that it says is that it knows no version at all of a package.
 */
export function looksOffline(text: string): boolean {
  return /ConnectionError|NewConnectionError|ConnectTimeout|Temporary failure|Name or service|getaddrinfo|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|timed out|ProxyError|Max retries|from versions: none/i.test(
    text,
  );
}
