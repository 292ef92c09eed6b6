import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { place, python } from "./classroomTesting";
import { ensureClassroom } from "./environment";

vi.setConfig({ testTimeout: 300_000 });
beforeAll(() => ensureClassroom(), 600_000);

it("the memory of a process and its descendants is counted, whatever names they have given themselves", async () => {
  const proc = mkdtempSync(join(tmpdir(), "proc-"));
  const status = (parent: number, kilobytes: number) =>
    `Name:\tnode\nPPid:\t${parent}\nVmPeak:\t 999999 kB\nVmHWM:\t ${kilobytes} kB\n`;
  place(proc, {
    "10/status": status(1, 2048),
    "11/status": Buffer.concat([Buffer.from("Name:\t"), Buffer.from([0xc3]), Buffer.from(status(10, 1024))]),
    "12/status": status(11, 512),
    "13/status": "Name:\tzombie\nPPid:\t10\n",
    "14/status": status(1, 4096),
    "self/status": status(10, 4096),
  });
  const code =
    "import json, sys\nfrom pathlib import Path\nfrom gumbel_softmax_classroom.memory import peak_megabytes\n" +
    "print(json.dumps([peak_megabytes(10, Path(sys.argv[1])), peak_megabytes(99, Path(sys.argv[1])), peak_megabytes(10, Path(sys.argv[1]) / 'none')]))";
  expect(JSON.parse(await python(code, proc))).toEqual([4, 0, 0]); // 3,584 kB, rounded
  rmSync(proc, { recursive: true });
});
