// The door to every command: `node scripts/run.cjs <command> [arguments]`.
// Kept in the oldest JavaScript, so that an old Node can say what is wrong.
"use strict";
var needed = [20, 19];
var have = process.versions.node.split(".").map(Number);
if (have[0] < needed[0] || (have[0] === needed[0] && have[1] < needed[1])) {
  console.error(
    "This course needs Node " +
      needed.join(".") +
      " or later, and this is Node " +
      process.versions.node +
      ". Install the current LTS release from https://nodejs.org and try again.",
  );
  process.exit(1);
}
require("./start.cjs");
