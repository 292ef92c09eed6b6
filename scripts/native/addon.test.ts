import { expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { runProgram } from "./command";
import { nativeIsBuilt } from "./paths";
import { probeAddon } from "./probe";

const train = (BACKEND: string) =>
  runProgram(process.execPath, [inRoot("scripts", "native", "train.cjs")], {
    env: { ...process.env, BACKEND },
  });

// Which of the two can be asked depends on the machine; each asserts what must hold there.
if (nativeIsBuilt()) {
  test("the native backend trains: its loss falls at every one of the first steps", async () => {
    const run = await train("native");
    expect(run.status, run.text).toBe(0);
    const { backend, losses, top } = JSON.parse(run.out) as {
      backend: string;
      losses: number[];
      top: number[];
    };
    expect(backend).toBe("tensorflow");
    for (let step = 1; step < 6; step++) expect(losses[step]).toBeLessThan(losses[step - 1] ?? 0);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 3);
    expect(top).toEqual([3, 2]);
  });

  test("it prints nothing but its result, and reports a TensorFlow 2", async () => {
    expect((await train("native")).text.trim().split("\n")).toHaveLength(1);
    expect(await probeAddon()).toMatchObject({ works: true, version: expect.stringMatching(/^2\./) });
  });
} else {
  test("without the addon, BACKEND=native says how to build it", async () => {
    const run = await train("native");
    expect(run.status).not.toBe(0);
    expect(run.text).toContain("run `npm run native` to build it, or leave BACKEND unset");
    expect((await probeAddon()).works).toBe(false);
  });
}

test("unless it is asked for, the addon is not used", async () => {
  const run = await train("");
  expect(run.status, run.text).toBe(0);
  expect((JSON.parse(run.out.trim().split("\n").at(-1) ?? "") as { backend: string }).backend).toBe("cpu");
});
