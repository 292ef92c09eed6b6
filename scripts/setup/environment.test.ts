import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Environment, ensureEnvironment, programOf } from "./environment";
import { exists } from "./files";
import { findPython } from "./findPython";
import { inRoot } from "./root";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "python-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** PATH with one program named python3 on it that is this shell script. */
function pretend(script: string): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "python3"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, "python3"), 0o755);
  return { PATH: bin };
}

function environment(pins: string, env: NodeJS.ProcessEnv = process.env): Environment {
  const file = join(folder, "pins.txt");
  writeFileSync(file, pins);
  return { folder: join(folder, "venv"), pins: file, env };
}

const onUnix = describe.skipIf(process.platform === "win32");

onUnix("what is missing is said in one sentence, with the remedy", () => {
  it("no Python", () => {
    expect(() => findPython({ PATH: join(folder, "nothing") })).toThrow(
      /needs Python 3\.11 or later.*found none.*python\.org/,
    );
  });

  it("an old Python", () => {
    expect(() => findPython(pretend("echo 3.9.18"))).toThrow(/found only 3\.9\.18.*PYTHON=/);
  });

  it("a Python without venv", async () => {
    const env = pretend(
      'case "$*" in *venv*) echo "ensurepip is not available" >&2; exit 1;; *) echo 3.11.2;; esac',
    );
    const wanted = environment("", env);
    await expect(ensureEnvironment(wanted)).rejects.toThrow(/lacks its 'venv' module.*python3-venv/);
    expect(exists(wanted.folder)).toBe(false);
  });

  it("no network on first use, and the next run tries again", async () => {
    const env = {
      ...process.env,
      PIP_INDEX_URL: "http://127.0.0.1:9/simple",
      PIP_FIND_LINKS: "",
      PIP_RETRIES: "0",
    };
    const hash = "0".repeat(64);
    const wanted = environment(`no-such-package==1.0 --hash=sha256:${hash}\n`, env);
    await expect(ensureEnvironment(wanted)).rejects.toThrow(/no package index can be reached.*works offline/);
    await expect(ensureEnvironment(wanted)).rejects.toThrow(/no package index can be reached/);
  });
});

describe("an environment is made once, and repaired", () => {
  it("not asked for again; made again when the pins change, it was cut off, or its Python is gone", async () => {
    const wanted = environment("# nothing\n");
    const python = programOf(wanted, "python");
    expect(await ensureEnvironment(wanted)).toBe(true);
    expect(spawnSync(python, ["-c", "print(1)"], { encoding: "utf8" }).stdout.trim()).toBe("1");
    expect(await ensureEnvironment(wanted)).toBe(false);

    const born = statSync(join(wanted.folder, "pyvenv.cfg")).ino;
    rmSync(join(wanted.folder, "installed.json")); // as if killed before the stamp was written
    expect(await ensureEnvironment(wanted)).toBe(true);
    expect(statSync(join(wanted.folder, "pyvenv.cfg")).ino).toBe(born);

    writeFileSync(wanted.pins, "# nothing else\n");
    expect(await ensureEnvironment(wanted)).toBe(true);
    expect(await ensureEnvironment(wanted)).toBe(false);

    rmSync(python);
    expect(await ensureEnvironment(wanted)).toBe(true);
    expect(exists(python)).toBe(true);
  }, 240_000); // four environments, each some ten seconds, on a busy machine more
});

onUnix("the door to the commands", () => {
  const door = inRoot("scripts", "run.cjs");
  const open = (...args: string[]) => spawnSync(process.execPath, args, { encoding: "utf8" });

  it("an older Node is told which one is needed", () => {
    const old = join(folder, "old.cjs");
    writeFileSync(
      old,
      `Object.defineProperty(process.versions, "node", { value: "18.20.4" });\nrequire(${JSON.stringify(door)});`,
    );
    const run = open(old, "test");
    expect(run.stderr).toMatch(
      /^This course needs Node 20\.19 or later, and this is Node 18\.20\.4\..*nodejs\.org.*\n$/,
    );
    expect(run.status).toBe(1);
  });

  it.each(["sweep"])("%s says in one line that it comes later", (command) => {
    const run = open(door, command);
    expect(run.stderr).toMatch(/^npm run \w+: not yet; [^\n]+\n$/);
    expect(run.status).toBe(1);
  });

  it("an unknown command lists the known ones", () => {
    expect(open(door, "notebook").stderr).toMatch(/Unknown command 'notebook'. Commands: .*notebooks/);
  });
});
