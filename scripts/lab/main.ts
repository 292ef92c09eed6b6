import { relative } from "node:path";
import { say } from "../setup/problem";
import { root } from "../setup/root";
import { courseFolder, myFolder, openLab } from "./lab";
import { parseOptions } from "./options";
import { restore } from "./restore";
import { untilStopped } from "./server";

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
  await untilStopped(
    () => openLab({ source, browser, say, ...(port === undefined ? {} : { port }) }),
    ["Press Ctrl-C to stop it."],
  );
}
