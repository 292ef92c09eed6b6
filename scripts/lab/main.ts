import { relative } from "node:path";
import { Problem, say } from "../setup/problem";
import { root } from "../setup/root";
import { courseFolder, myFolder, openLab } from "./lab";
import { parseOptions } from "./options";
import { restore } from "./restore";
import { lastLines, type Server } from "./server";

const options = parseOptions(process.argv.slice(2));
if (options.restore === undefined) await open();
else bringBack(options.restore);

function bringBack(wanted: string): void {
  const { name, kept } = restore(wanted, courseFolder, myFolder);
  const folder = relative(root, myFolder);
  console.log(
    kept === undefined
      ? `${folder}/${name} is as in the course.`
      : `${folder}/${name} is as in the course again; yours is kept as ${folder}/${kept}.`,
  );
}

async function open(): Promise<void> {
  const { source, browser, port } = options;
  let stopping = false;
  let server: Server | undefined;
  const stop = (): void => {
    if (stopping || server === undefined) process.exit(130);
    stopping = true;
    say("Stopping JupyterLab and its kernels …");
    void server.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  server = await openLab({ source, browser, say, ...(port === undefined ? {} : { port }) });
  console.log(`JupyterLab is at ${server.url}`);
  say("Press Ctrl-C to stop it.");
  const output = await server.ended;
  if (!stopping)
    throw new Problem(`JupyterLab ended by itself. Its last lines: ${lastLines(output) || "none"}`);
}
