import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";
import { buildBook } from "./build";

const flag = { type: "boolean", default: false } as const;
const { values } = readCommandLine(
  { args: process.argv.slice(2), options: { pdf: flag, lite: flag } },
  "npm run book -- [--pdf] [--lite]",
);
for (const later of ["pdf", "lite"] as const)
  if (values[later])
    throw new Problem(
      `npm run book -- --${later}: not yet; it comes in a later release. Without it the book is built.`,
    );
const { index } = await buildBook();
console.log(`The book: ${index}`);
