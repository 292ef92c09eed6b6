import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashFile, listFiles, sha256, writeFileAtomic } from "./files";
import { inRoot } from "./root";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("writeFileAtomic", () => {
  it("makes the folder, writes all, leaves nothing beside it", () => {
    const path = join(folder, "a", "b.txt");
    writeFileAtomic(path, "τ ≤ 1");
    expect(readFileSync(path, "utf8")).toBe("τ ≤ 1");
    expect(readdirSync(join(folder, "a"))).toEqual(["b.txt"]);
  });

  it("a failure leaves the old file and no temporary one", () => {
    const path = join(folder, "a");
    mkdirSync(path); // a folder can't be replaced by a file
    expect(() => writeFileAtomic(path, "x")).toThrow();
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it.runIf(process.platform === "linux")(
    "a write past the limit of the disk leaves the old file whole",
    () => {
      const path = join(folder, "a.txt");
      writeFileAtomic(path, "old");
      const script = join(folder, "write.mts");
      const helper = inRoot("scripts", "setup", "files.ts");
      writeFileSync(
        script,
        `import { writeFileAtomic } from ${JSON.stringify(helper)};\nwriteFileAtomic(${JSON.stringify(path)}, "x".repeat(4e6));`,
      );
      // A limit on file size stands for a full disk: the write ends part of the way.
      const command = `trap '' XFSZ; ulimit -f 1024; exec "$0" "$@"`;
      const run = spawnSync(
        "bash",
        ["-c", command, process.execPath, inRoot("node_modules", "tsx", "dist", "cli.mjs"), script],
        { encoding: "utf8" },
      );
      expect(run.status).not.toBe(0);
      expect(run.stderr).toMatch(/EFBIG|file too large/i);
      expect(readFileSync(path, "utf8")).toBe("old");
      expect(readdirSync(folder).sort()).toEqual(["a.txt", "write.mts"]);
    },
  );
});

it("hashes are of content, and an absent file has none", () => {
  const path = join(folder, "a");
  expect(hashFile(path)).toBe("absent");
  writeFileAtomic(path, "abc");
  expect(hashFile(path)).toBe(sha256("abc"));
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("listFiles is sorted, relative and leaves out what it is told to", async () => {
  for (const file of ["b.txt", "a/c.txt", "skip/d.txt"]) writeFileAtomic(join(folder, file), "");
  expect(await listFiles(folder, ["skip"])).toEqual(["a/c.txt", "b.txt"]);
});
