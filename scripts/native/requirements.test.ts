import { expect, test } from "vitest";
import { looksOffline, runProgram } from "./command";
import { libraries, wheel } from "./pins";
import { findCompiler, findNodeHeaders, requirePlatform } from "./requirements";

test("only Linux on x64 is built for, and another machine is named", () => {
  expect(() => requirePlatform("linux", "x64")).not.toThrow();
  expect(() => requirePlatform("darwin", "arm64")).toThrow(/on Linux with an x64 processor.*darwin arm64/);
  expect(() => requirePlatform("linux", "arm64")).toThrow(/linux arm64/);
});

test("without a compiler, the message says which were tried and what to do", async () => {
  await expect(findCompiler(["no-such-compiler", "nor-this"])).rejects.toThrow(
    /no C\+\+ compiler was found \(tried no-such-compiler, nor-this\).*apt install g\+\+/,
  );
});

test("the first program that starts is the compiler", async () => {
  expect(await findCompiler(["no-such-compiler", process.execPath])).toBe(process.execPath);
});

test("headers are looked for in each folder, and their absence is a message", () => {
  expect(() => findNodeHeaders(["/nowhere/one", "/nowhere/two"])).toThrow(
    /node_api\.h\) are in none of \/nowhere\/one, \/nowhere\/two/,
  );
});

test("the pins are whole checksums", () => {
  for (const pin of [wheel, ...libraries]) expect(pin.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("a program that can't be started is an outcome, not an exception", async () => {
  const run = await runProgram("no-such-program", []);
  expect([run.status, run.out]).toEqual([-1, ""]);
  expect(run.text).toContain("no-such-program");
});

test("pip's and npm's words for a missing network are known", () => {
  expect(looksOffline("Max retries exceeded … Temporary failure in name resolution")).toBe(true);
  expect(looksOffline("npm error code ENOTFOUND")).toBe(true);
  expect(looksOffline("Could not find a version … (from versions: none)")).toBe(true);
  expect(looksOffline("Could not find a version … (from versions: 2.11.0, 2.13.0)")).toBe(false);
});
