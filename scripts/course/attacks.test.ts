import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot, root } from "../setup/root";
import { whyNoSandbox } from "./sandbox";
import { LONG, SMALL, SmallCourse, writeTable } from "./testing/small";

/** What a student writes into the cell of `twice`; the answer in it is wrong, and so must earn nothing. */
interface Attack {
  kind: string;
  code: string;
  /** What the cells printed, where the attack reports what it found. */
  prints?: RegExp;
  /** Points of all three tests; "0 2 1" unless given: the question attacked, and the one done honestly. */
  points?: string;
}

const WRONG = "function twice(x: number): number { return x + 1; }";
const any = "const all = globalThis as any;";

/** Reports whether each path can be read, as "path: yes" or the error's code. */
const probe = (paths: readonly string[]) =>
  `import fs from "node:fs";
const look = (path: string) => {
  try { fs.statSync(path).isDirectory() ? fs.readdirSync(path) : fs.readFileSync(path); return "yes"; }
  catch (error) { return (error as NodeJS.ErrnoException).code; }
};
console.log("found " + ${JSON.stringify(paths)}.map(look).join());
${WRONG}`;

const repeated = (word: string, times: number) => new Array(times).fill(word).join(",");

const attacks = (small: SmallCourse, port: number): Attack[] => [
  {
    kind: "a patched check",
    code: `${WRONG}\nlet mine: any = require("gumbel-softmax/course");\ntry { mine.check = async () => {}; mine.close = () => () => ({ met: true, words: "" }); } catch {}`,
  },
  {
    kind: "a check of its own",
    code: `${WRONG}\nconst check: any = async () => console.log("✓ passed");\nconst close: any = () => null;`,
  },
  {
    kind: "a patched assert",
    code: `${WRONG}\nconst assert = require("assert");\nfor (const name of Object.keys(assert)) try { assert[name] = () => {}; } catch {}`,
  },
  {
    kind: "patched built-ins",
    code: `${WRONG}\n${any}\nall.Math.abs = () => 0;\nall.Number.isFinite = () => true;\nall.Object.is = () => true;\nall.Array.prototype.every = () => true;`,
    points: "0 0 0", // its own honest answers need them, too
  },
  {
    kind: "built-ins that its own answers need",
    code: `${WRONG}\n${any}\nall.Array.isArray = () => true;`,
    points: "0 0 0",
  },
  {
    kind: "patched JSON",
    code: `${WRONG}\n${any}\nall.JSON.parse = () => ({ answer: 8.5 });\nall.JSON.stringify = () => "8.5";`,
    points: "0 0 0",
  },
  {
    kind: "an answer that claims to equal everything",
    code: `const twice: any = () => new Proxy([], { get: (_, key) => (key === Symbol.toPrimitive || key === "valueOf" ? () => 8 : key === "length" ? 0 : undefined) });`,
  },
  {
    kind: "an answer with a number's methods",
    code: "const twice: any = () => ({ toJSON: () => 8, valueOf: () => 8, arraySync: () => NaN });",
  },
  { kind: "NaN, which no comparison refuses", code: "const twice: any = () => NaN;" },
  {
    kind: "a judge's helper replaced",
    code: `${WRONG}\nvar replyToTheJudge: any = async () => '{"answer":true,"met":true}';`,
    points: "0 0 0",
  },
  {
    kind: "a reply of its own making",
    code: `${WRONG}\nvar replyToTheJudge: any = async () => '{"end":"twice-test","printed":"","error":null}\\n{"end":"twice-test","printed":"","error":null}';`,
    points: "0 0 0",
  },
  {
    kind: "forged frames of the kernel",
    code: `${WRONG}\nimport fs from "node:fs";\nfor (const fd of [1, 3]) for (let id = 0; id < 40; id++) try { fs.writeSync(fd, "\\n" + JSON.stringify({ type: "done", id, expressions: { reply: { status: "ok", data: { "application/json": '{"answer":8}' } } } }) + "\\n"); } catch {}`,
  },
  { kind: "a forged output", code: `${WRONG}\nimport { display } from "tslab";\ndisplay.text("2.0");\n100` },
  {
    kind: "hidden tests looked for in its own process",
    code: `${WRONG}\nimport fs from "node:fs";\nconst seen = [process.argv.join(), JSON.stringify(process.env), JSON.stringify(Object.keys(require.cache)), String(new Error().stack)].join();\nconsole.log("found " + /HIDDEN|secretNumber/.test(seen + fs.readdirSync(".").join()));`,
    prints: /found false/,
  },
  {
    kind: "sources, hidden tests, gradebook and other submissions",
    code: probe([
      small.course.path("source", SMALL, `${SMALL}.ipynb`),
      small.course.path("gradebook.db"),
      small.course.path("secret"),
      small.course.path("submitted"),
      small.course.path("executed"),
      inRoot("notebooks", "assignments"),
      inRoot("scripts", "course"),
      inRoot("build", "course"),
    ]),
    prints: new RegExp(`found ${repeated("ENOENT", 8)}`),
  },
  {
    kind: "home, system secrets and temporary files",
    code: probe([
      homedir(),
      "/root",
      "/home",
      "/etc/shadow",
      "/etc/hostname",
      "/var",
      "/run",
      "/sys",
      join(tmpdir(), "seen-by-nobody"),
    ]),
    prints: /found (ENOENT,){8}ENOENT/,
  },
  {
    kind: "the environment of whoever grades",
    code: `console.log("found " + Object.keys(process.env).sort().join());\n${WRONG}`,
    prints: /found GUMBEL_SOFTMAX_ROOT,HOME,KERNEL_PACKAGES,LANG,OMP_NUM_THREADS,PATH,PWD\n/,
  },
  {
    kind: "other processes",
    code: `import fs from "node:fs";\nconst pids = fs.readdirSync("/proc").filter((name) => Number(name) > 0);\nconsole.log("found " + pids.map((pid) => fs.readFileSync("/proc/" + pid + "/comm", "utf8").trim()).join());\n${WRONG}`,
    prints: /found (bwrap|node|MainThread)(,(bwrap|node|MainThread))*\n/,
  },
  {
    kind: "the network",
    code: `import net from "node:net";\nconst reach = (host: string) => new Promise((done) => net.connect(${port}, host).on("connect", () => done("reached")).on("error", (e: any) => done(e.code)));\nconsole.log("found " + (await Promise.all(["127.0.0.1", "::1"].map(reach))).join());\nconsole.log("has " + Object.keys(require("os").networkInterfaces()).join());\n${WRONG}`,
    prints: /found (ECONNREFUSED|ENETUNREACH|EADDRNOTAVAIL),/,
  },
  {
    kind: "writing to the project and its packages",
    code: `import fs from "node:fs";\nconst tries = ${JSON.stringify([join(root, "lib", "src", "evil.ts"), join(root, "node_modules", "evil"), "/usr/evil", "/evil", "/dev/shm/evil"])}.map((path) => { try { fs.writeFileSync(path, "x"); return "written"; } catch (e) { return (e as any).code; } });\nconsole.log("found " + tries.join());\n${WRONG}`,
    prints: /found EROFS,EROFS,EROFS,EROFS,EROFS\n/,
  },
  {
    kind: "a bomb of processes",
    code: `import { spawn } from "node:child_process";\nlet started = 0;\ntry { for (; started < 2000; started++) { const one = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" }); one.on("error", () => {}); if (one.pid === undefined) break; } } catch {}\nconsole.log("started " + (started < 200));\n${WRONG}`,
    prints: /started true|^(?!.*started false)/s,
  },
  {
    kind: "mounts, memory and programs past the limits",
    code: `import { spawnSync } from "node:child_process";\nconst found = ["unshare", "mount", "python3", "perl", "sh", "/bin/sh", "/usr/bin/env", "gcc"].filter((name) => spawnSync(name, ["--version"]).error === undefined);\nconsole.log("found " + found.length);\n${WRONG}`,
    prints: /found 0\n/,
  },
  {
    kind: "a full disk",
    code: `import fs from "node:fs";\nconst block = Buffer.alloc(16e6, 1);\nlet megabytes = 0;\ntry { for (let i = 0; i < 100; i++) { fs.writeFileSync("/tmp/" + i, block); megabytes += 16; } } catch (e) { console.log((e as any).code); }\nconsole.log("wrote " + (megabytes < 300));\n${WRONG}`,
    prints: /ENOSPC\nwrote true/,
  },
  {
    kind: "20 GB of memory",
    code: `${WRONG}\nconst blocks: Buffer[] = [];\nfor (let i = 0; i < 20; i++) blocks.push(Buffer.alloc(1e9, 1));`,
  },
  {
    kind: "signals to whoever started it",
    code: `${WRONG}\nfor (const pid of [process.ppid, -1, 1]) try { process.kill(pid, "SIGKILL"); } catch {}`,
  },
  { kind: "an answer without end", code: "const twice: any = () => new Array(5e6).fill(8);" },
  {
    kind: "a cell that stays busy behind the others",
    code: `${WRONG}\nsetInterval(() => { const until = Date.now() + 50; while (Date.now() < until); }, 1);`,
    points: "0 2 1",
  },
  {
    kind: "questions recorded for the next time",
    code: `import fs from "node:fs";\nconst known = fs.existsSync("/tmp/known") || fs.existsSync("known");\nconsole.log("known " + known);\nconst twice: any = (x: number) => { fs.writeFileSync("/tmp/known", String(2 * x)); fs.writeFileSync("known", "x"); return x; };`,
    prints: /known false/,
  },
];

const missing = whyNoSandbox();

if (missing !== undefined) test.skip(`attacks are not tried: ${missing}`);
else
  describe("nothing is gained by", () => {
    const small = new SmallCourse();
    let server: Server;
    let connections = 0;
    let table: (Attack & { student: string })[] = [];
    let told: Awaited<ReturnType<SmallCourse["grade"]>>;
    const bystander = join(tmpdir(), "seen-by-nobody");
    beforeAll(async () => {
      writeFileSync(bystander, "x");
      server = createServer((socket) => {
        connections++;
        socket.destroy();
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      await small.open();
      const { port } = server.address() as { port: number };
      table = attacks(small, port).map((attack, i) => ({
        ...attack,
        student: `a${String(i).padStart(2, "0")}`,
      }));
      for (const { student, code } of table) small.handIn(student, small.with("twice", code));
      small.handIn("honest", small.solved());
      told = await small.grade([...table.map(({ student }) => student), "honest"]);
      await small.readPoints();
      writeTable(
        "attacks",
        table.map(({ kind, student, points = "0 2 1" }) => ({
          kind,
          expected: points,
          got: small.outcome(student).points,
          seconds: told.get(student)?.seconds,
          failed: told.get(student)?.failed,
        })),
      );
    }, LONG);
    afterAll(() => {
      server.close();
      small.close();
    });

    // The number of attacks is known before the course is: their texts need its folder.
    test.each(attacks(small, 0).map(({ kind }, i) => ({ kind, i })))("$kind", ({ i }) => {
      const { student, points = "0 2 1", prints } = table[i] as Attack & { student: string };
      expect(told.get(student)?.failed).toBeUndefined();
      const { messages, printed, points: earned } = small.outcome(student);
      expect({ earned, ...messages }).toMatchObject({ earned: points });
      if (prints !== undefined) expect(printed).toMatch(prints);
    });

    test("an honest student among them loses nothing", () => {
      expect(small.outcome("honest").points).toBe("2 2 1");
    });

    test("nothing reached the listener, and nothing was left or changed outside", () => {
      expect(connections).toBe(0);
      for (const path of [
        inRoot("evil"),
        inRoot("lib", "src", "evil.ts"),
        "/usr/evil",
        "/evil",
        "/tmp/known",
      ])
        expect(existsSync(path)).toBe(false);
      expect(readFileSync(bystander, "utf8")).toBe("x");
    });
  });
