import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { inRoot } from "../setup/root";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function lab(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [inRoot("scripts", "run.cjs"), "lab", ...args]);
  started.push(child);
  return child;
}

function url(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = "";
    child.stdout?.on("data", (data) => {
      text += data;
      const found = /^JupyterLab is at (\S+)$/m.exec(text)?.[1];
      if (found) done(found);
    });
    child.on("close", () => failed(new Error(`it ended: ${text}`)));
  });
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on("close", done));
const answers = (address: string) =>
  fetch(address)
    .then(({ ok }) => ok)
    .catch(() => false);

async function startKernel(address: string): Promise<number> {
  const { origin, search } = new URL(address);
  const reply = await fetch(`${origin}/api/kernels${search}`, {
    method: "POST",
    body: JSON.stringify({ name: "tslab" }),
  });
  return reply.status;
}

describe("npm run lab", () => {
  it("says where it is, and stops cleanly at Ctrl-C", async () => {
    const child = lab("--source", "--no-browser");
    const address = await url(child);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/lab\?token=[0-9a-f]{48}$/);
    expect(await answers(address)).toBe(true);
    expect(await startKernel(address)).toBe(201);
    child.kill("SIGINT");
    expect(await ended(child)).toBe(0);
    expect(await answers(address)).toBe(false);
  });

  it("leaves no server behind when it is killed", async () => {
    const child = lab("--source", "--no-browser");
    const address = await url(child);
    child.kill("SIGKILL");
    await ended(child);
    await expect.poll(() => answers(address), { timeout: 20_000, interval: 200 }).toBe(false);
  });

  it("says that a port is taken", async () => {
    const server: Server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    const child = lab("--source", "--no-browser", "--port", String(port));
    let text = "";
    child.stderr?.on("data", (data) => {
      text += data;
    });
    expect(await ended(child)).toBe(1);
    expect(text).toContain(`Port ${port} is in use: give another one`);
    server.close();
  });
});
