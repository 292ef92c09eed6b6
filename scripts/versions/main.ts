import { performance } from "node:perf_hooks";
import { Problem, say } from "../setup/problem";
import { ensureNode } from "./install";
import { parseOptions } from "./options";
import { type Row, table } from "./table";
import { runTask, tasksFor } from "./tasks";

const options = parseOptions(process.argv.slice(2));
const nodes = [];
for (const version of options.versions) nodes.push(await ensureNode(version));

const rows: Row[] = [];
for (const { folder, exact } of nodes)
  for (const task of tasksFor(options.check)) {
    say(`Node ${exact}: ${task.name} …`);
    const start = performance.now();
    const passed = await runTask(task, folder);
    rows.push({ version: exact, task: task.name, passed, seconds: (performance.now() - start) / 1000 });
  }

console.log(`\n${table(rows)}`);
const failed = [...new Set(rows.filter((row) => !row.passed).map((row) => row.version))];
if (failed.length > 0) throw new Problem(`Failed on Node ${failed.join(", ")}; the output above says why.`);
