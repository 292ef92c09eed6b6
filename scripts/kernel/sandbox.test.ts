import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { KernelClient } from "./testing/client";

/** The command of CONTRIBUTING.md, as it is written there. */
const command =
  /KERNEL_COMMAND='(\["bwrap"[^']*\])'/.exec(readFileSync(inRoot("CONTRIBUTING.md"), "utf8"))?.[1] ?? "";

/** Why there is no sandbox here, or nothing. */
function whyNot(): string {
  const { error, status, stderr } = spawnSync(
    "bwrap",
    ["--ro-bind", "/", "/", "--unshare-net", "--unshare-pid", "true"],
    {
      encoding: "utf8",
    },
  );
  if (error) return "bubblewrap is not installed: apt-get install bubblewrap";
  return status === 0 ? "" : `bubblewrap does not work here: ${stderr.trim()}`;
}

const missing = whyNot();

if (missing !== "") test.skip(`the sandbox of CONTRIBUTING.md is not tried: ${missing}`);
else
  describe("in the sandbox of CONTRIBUTING.md a cell", () => {
    const notebooks = inRoot("notebooks");
    let kernel: KernelClient;
    let server: Server;
    let port: number;
    let other: string;
    beforeAll(async () => {
      server = createServer((socket) => socket.end("reached"));
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      port = (server.address() as { port: number }).port;
      mkdirSync(inRoot("build"), { recursive: true });
      other = mkdtempSync(join(inRoot("build"), "outside-"));
      kernel = await KernelClient.start({ cwd: notebooks, env: { KERNEL_COMMAND: command } });
    });
    afterAll(async () => {
      await kernel?.shutdown();
      server.close();
      rmSync(other, { recursive: true, force: true });
    });
    const run = async (code: string) => {
      const { error, result } = await kernel.execute(code);
      expect(error?.traceback.join("\n")).toBeUndefined();
      return result;
    };
    const connect = (to: number) =>
      `import net from "node:net";\nawait new Promise((d) => net.connect(${to}, "127.0.0.1").on("data", (b) => d(String(b))).on("error", (e) => d((e as NodeJS.ErrnoException).code)))`;

    test("runs where its notebook is, with the course's library, and is interrupted with its variables kept", async () => {
      expect(
        await run(
          'import { createRandom } from "gumbel-softmax";\n[process.cwd(), typeof createRandom].join()',
        ),
      ).toBe(`${notebooks},function`);
      for (const loop of [
        "for (;;) {}",
        'import { execFileSync } from "child_process";\nexecFileSync("sleep", ["600"]);',
      ]) {
        const before = kernel.log.length;
        const running = kernel.execute(`console.log("go");\n${loop}`);
        await kernel.until(() => kernel.log.slice(before).some((m) => m.content.text === "go\n"));
        await kernel.interrupt();
        expect((await running).error).toMatchObject({ ename: "KeyboardInterrupt", evalue: "interrupted" });
      }
      expect(await run("typeof createRandom")).toBe("function");
    });

    test("finds neither the connection file nor anything beside it", async () => {
      expect(existsSync(kernel.connectionFile)).toBe(true);
      const folder = join(kernel.connectionFile, "..");
      expect(
        await run(`import fs from "node:fs";\nfs.existsSync(${JSON.stringify(kernel.connectionFile)})`),
      ).toBe("false");
      expect(
        await run(
          `fs.existsSync(${JSON.stringify(folder)}) ? fs.readdirSync(${JSON.stringify(folder)}).length : 0`,
        ),
      ).toBe("0");
    });

    test("sees no process but its own, and so not the memory of the supervisor, which has the key", async () => {
      const seen = await run(
        'const all = fs.readdirSync("/proc").filter((name) => Number(name) > 0);\nall.map((pid) => fs.readFileSync("/proc/" + pid + "/cmdline", "latin1")).join()',
      );
      expect(seen).toContain("child.cjs");
      expect(seen).not.toContain("tslab kernel");
    });

    test("reaches no port of this machine, which one outside the sandbox does", async () => {
      expect(await run(connect(port))).toBe("ECONNREFUSED");
      const { shell_port } = JSON.parse(readFileSync(kernel.connectionFile, "utf8"));
      expect(await run(connect(shell_port))).toBe("ECONNREFUSED");
      const free = await KernelClient.start({ cwd: notebooks });
      expect((await free.execute(connect(port))).result).toBe("reached");
      await free.shutdown();
    });

    test("writes to a /tmp of its own and nowhere else", async () => {
      const mine = join("/tmp", `sandbox-test-${process.pid}`);
      expect(await run(`fs.writeFileSync("${mine}", "x"); fs.readFileSync("${mine}", "utf8")`)).toBe("x");
      expect(existsSync(mine)).toBe(false);
      for (const folder of [other, notebooks, homedir()]) {
        const { error } = await kernel.execute(`fs.writeFileSync(${JSON.stringify(join(folder, "x"))}, "")`);
        expect(error?.traceback).toContain("  [code] 'EROFS'");
      }
      writeFileSync(join(other, "x"), "read");
      expect(await run(`fs.readFileSync(${JSON.stringify(join(other, "x"))}, "utf8")`)).toBe("read");
    });

    test("that ends its process, or is killed, is said to be restarted, and the next is in a sandbox again", async () => {
      expect((await kernel.execute("process.exit(3)")).error?.ename).toBe("KernelRestarted");
      expect(await run(connect(port))).toBe("ECONNREFUSED");
    });

    test("ends with its kernel, also where that is killed", async () => {
      const doomed = await KernelClient.start({ cwd: notebooks, env: { KERNEL_COMMAND: command } });
      const mark = `sleep-${process.pid}`;
      await doomed.execute(
        `import { spawn } from "child_process";\nspawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)", "${mark}"], { detached: true, stdio: "ignore" }).unref();`,
      );
      expect(running(mark)).toBe(true);
      doomed.process.kill("SIGKILL");
      await doomed.shutdown();
      while (running(mark)) await new Promise((done) => setTimeout(done, 20));
    });
  });

/** True where a process of this machine has such an argument. */
function running(mark: string): boolean {
  const { stdout } = spawnSync("ps", ["-A", "-o", "args="], { encoding: "utf8" });
  return stdout.split("\n").some((line) => line.includes(mark));
}
