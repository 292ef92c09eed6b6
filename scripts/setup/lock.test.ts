import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isAlive, withLock } from "./lock";
import { inRoot } from "./root";

it("two tasks under one name don't overlap, in one process too", async () => {
  const log: string[] = [];
  const task = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise((done) => setTimeout(done, 50));
    log.push(`${name} ends`);
  };
  await Promise.all([withLock("lock-test", task("a")), withLock("lock-test", task("b"))]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

it("a lock is released when its task fails", async () => {
  const fails = withLock("lock-test", () => Promise.reject(new Error("no")));
  await expect(fails).rejects.toThrow("no");
  expect(await withLock("lock-test", async () => 1)).toBe(1);
  expect(existsSync(inRoot("build", "locks", "lock-test"))).toBe(false);
});

it("a lock whose holder has died is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  expect(isAlive(pid)).toBe(false);
  writeFileSync(inRoot("build", "locks", "lock-test"), String(pid));
  expect(await withLock("lock-test", async () => "mine")).toBe("mine");
});
