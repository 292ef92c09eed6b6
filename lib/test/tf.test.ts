import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { ready, tf } from "gumbel-softmax/tf";
import { beforeAll, describe, expect, it } from "vitest";

const root = resolve(__dirname, "..", "..");
const require = createRequire(resolve(root, "package.json"));
const entry = JSON.stringify(resolve(root, "lib", "src", "tf", "index.ts"));

/** Runs a program as the kernel does, TypeScript as CommonJS, in a process of its own; hands back all it printed. */
function run(code: string, backend?: string) {
  const { BACKEND: _, ...env } = process.env;
  const program = `require("tsx/cjs/api").register(); (async () => { ${code} })();`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program], {
    cwd: root,
    env: { ...env, ...(backend === undefined ? {} : { BACKEND: backend }) },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const useAll = `
  const { ready, tf } = require(${entry});
  const danfo = require("danfojs-node");
  const backend = await ready();
  if (backend !== "wasm") throw new Error(backend);
  if (tf.tensor([1, 2]).add(1).sum().dataSync()[0] !== 5) throw new Error("wrong sum");
  if (new danfo.DataFrame({ a: [1, 2] }).tensor.sum().dataSync()[0] !== 3) throw new Error("wrong frame");
`;

describe("the one TensorFlow.js", () => {
  let danfo: typeof import("danfojs-node");
  beforeAll(async () => {
    expect(await ready()).toBe("wasm");
    danfo = require("danfojs-node");
  });

  it("is loaded once: by the library, the wasm backend and Danfo", () => {
    const cores = Object.keys(require.cache).filter((file) => /tfjs-core[\\/]dist[\\/][^\\/]+$/.test(file));
    expect(cores).toHaveLength(1);
    const whole = require("@tensorflow/tfjs");
    expect(danfo.tensorflow).toBe(whole);
    expect(tf.Tensor).toBe(whole.Tensor);
    expect(tf.engine()).toBe(whole.engine());
    expect(Object.keys(whole).filter((name) => !(name in tf))).toEqual([]);
  });

  it("stands once in the lock file: one tfjs-core, no tfjs-node below Danfo", () => {
    const lock = require("./package-lock.json") as { packages: Record<string, { version?: string }> };
    const at = (name: string) => Object.keys(lock.packages).filter((p) => p.endsWith(`node_modules/${name}`));
    expect(at("@tensorflow/tfjs-core")).toEqual(["node_modules/@tensorflow/tfjs-core"]);
    expect(at("@tensorflow/tfjs")).toEqual(["node_modules/@tensorflow/tfjs"]);
    expect(at("@tensorflow/tfjs-node")).toEqual(["node_modules/@tensorflow/tfjs-node"]);
  });

  it("adds Danfo's tensors to ours and computes with a frame's", () => {
    const theirs = danfo.tensorflow.tensor1d([1, 2, 3]);
    expect(Array.from(tf.add(theirs as never, tf.tensor1d([10, 20, 30])).dataSync())).toEqual([11, 22, 33]);
    const frame = new danfo.DataFrame({ macon: [28.8, 8.5], hawkinsville: [18.8, 5.9] });
    const mean = tf.mean(frame.tensor as never, 0);
    expect(mean).toBeInstanceOf(tf.Tensor);
    expect(mean.dataSync()[0]).toBeCloseTo(18.65, 5);
    expect(mean.dataSync()[1]).toBeCloseTo(12.35, 5);
  });

  it("has the gradient of log-sum-exp: the softmax, on wasm", () => {
    const logits = tf.tensor1d([0, Math.log(2), Math.log(5)]);
    const gradient = tf
      .grad((x) => tf.logSumExp(x))(logits)
      .dataSync();
    [1 / 8, 2 / 8, 5 / 8].forEach((p, i) => {
      expect(gradient[i]).toBeCloseTo(p, 6);
    });
  });
});

describe("quiet loading", () => {
  it("prints nothing on import, with Danfo, on the first op", () => {
    expect(run(useAll)).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("prints nothing where Danfo comes first, nor for the plain JavaScript backend", () => {
    const lines = useAll.trim().split("\n");
    const code = [lines[1], lines[0], ...lines.slice(2)].join("\n");
    const cpu = `await tf.setBackend("cpu"); if (tf.scalar(2).square().dataSync()[0] !== 4) throw new Error();`;
    expect(run(`${code}\n${cpu}`)).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe("ready", () => {
  const tell = `const { ready } = require(${entry});
    ready().then(console.log, (error) => console.log(error.message));`;

  it("takes BACKEND=wasm, and an empty BACKEND as unset", () => {
    expect(run(tell, "wasm").stdout.trim()).toBe("wasm");
    expect(run(tell, "").stdout.trim()).toBe("wasm");
  });

  it("names the value and the choices where BACKEND is something else", () => {
    expect(run(tell, "cuda").stdout).toContain("BACKEND is 'cuda', but must be wasm, native or unset");
  });

  it("uses the native addon with BACKEND=native, or says how to build it", () => {
    expect(run(tell, "native").stdout.trim()).toMatch(
      /^tensorflow$|does not load here: run `npm run native`/,
    );
  });

  it("says what to do where an op comes before it", () => {
    const early = `const { tf } = require(${entry});
      try { tf.scalar(1).add(1); } catch (error) { console.log(error.message); }`;
    expect(run(early).stdout).toContain("'wasm' has not yet been initialized");
  });
});
