// Loads a command's TypeScript. Runs on a Node that run.cjs has found new enough.
"use strict";
const { existsSync, readdirSync } = require("node:fs");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..");
const later = {
  sweep: "the long training runs come with the chapters on models",
};

const command = process.argv[2] ?? "";
const available = readdirSync(__dirname).filter((d) => existsSync(join(__dirname, d, "main.ts")));

if (command in later && !available.includes(command)) fail(`npm run ${command}: not yet; ${later[command]}.`);
if (!available.includes(command)) fail(`Unknown command '${command}'. Commands: ${available.join(", ")}.`);

try {
  require.resolve("tsx/esm/api", { paths: [root] });
} catch {
  fail("The packages of the course are not installed yet. Run `npm ci` in the project's folder first.");
}

process.argv.splice(2, 1);
import("tsx/esm/api")
  .then(({ register }) => {
    register();
    // The library's own files are CommonJS to Node, and require one another.
    require("tsx/cjs/api").register();
    return import(require("node:url").pathToFileURL(join(__dirname, command, "main.ts")).href);
  })
  .catch((error) => {
    // A Problem is a message written for the reader; anything else is a defect and shows its stack.
    console.error(error?.name === "Problem" ? error.message : error);
    process.exitCode = 1;
  });

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
