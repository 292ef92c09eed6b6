import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readInvocation } from "./settings";

const read = (args: string[], env: Record<string, string> = {}) =>
  readInvocation(["root", "file", ...args], env);

test("without settings text has a generous limit, and time and memory none", () => {
  expect(read([])).toEqual({
    root: "root",
    connectionFile: "file",
    holder: [],
    settings: {
      outputLimit: 10_000_000,
      displayLimit: 20_000_000,
      messageLimit: 100_000,
      cellSeconds: Number.POSITIVE_INFINITY,
      cpuSeconds: Number.POSITIVE_INFINITY,
      heapMegabytes: Number.POSITIVE_INFINITY,
      memoryMegabytes: Number.POSITIVE_INFINITY,
      processes: Number.POSITIVE_INFINITY,
      interruptMs: 3000,
      startSeconds: 60,
    },
  });
});

test("arguments come before the environment, and what follows -- is the command", () => {
  const { settings, holder } = read(["--cell-seconds", "5", "--output-limit", "none", "--", "hold", "--x"], {
    KERNEL_CELL_SECONDS: "7",
    KERNEL_OUTPUT_LIMIT: "1",
    KERNEL_MEMORY_MB: "512",
    KERNEL_COMMAND: '["other"]',
  });
  expect(settings).toMatchObject({
    cellSeconds: 5,
    outputLimit: Number.POSITIVE_INFINITY,
    memoryMegabytes: 512,
  });
  expect(holder).toEqual(["hold", "--x"]);
});

test("the environment can give the command", () => {
  expect(read([], { KERNEL_COMMAND: '["bwrap", "--unshare-net"]' }).holder).toEqual([
    "bwrap",
    "--unshare-net",
  ]);
});

test("a command may name the project's folder and the one with the connection file", () => {
  const command = ["bwrap", "--tmpfs", "{connection_folder}", "--bind={root}", "{other}"];
  const { holder } = readInvocation(["/course", "/run/jupyter/kernel.json", "--", ...command], {});
  expect(holder).toEqual([
    "bwrap",
    "--tmpfs",
    resolve("/run/jupyter"),
    `--bind=${resolve("/course")}`,
    "{other}",
  ]);
});

describe("a sentence names what is wrong, what is allowed and the remedy for", () => {
  test.each([
    [["--cell-seconds", "0"], {}, /--cell-seconds is "0": give a whole number of seconds from 1, "none"/],
    [[], { KERNEL_OUTPUT_LIMIT: "1e6" }, /KERNEL_OUTPUT_LIMIT is "1e6".*from 0.*10,000,000/],
    [[], { KERNEL_MEMORY_MB: "-3" }, /KERNEL_MEMORY_MB is "-3".*megabytes from 256/],
    [["--speed", "3"], {}, /--speed is no setting of the kernel: give one of --output-limit/],
    [["--processes"], {}, /--processes lacks its value/],
    [[], { KERNEL_COMMAND: "bwrap" }, /KERNEL_COMMAND is "bwrap": give a JSON array/],
    [[], { KERNEL_COMMAND: "[1]" }, /KERNEL_COMMAND is "\[1\]"/],
  ])("%j %j", (args, env, message) => {
    expect(() => read(args, env as unknown as Record<string, string>)).toThrow(message);
  });
});
