import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Environment, ensureEnvironment, programOf } from "../../setup/environment";
import { say } from "../../setup/problem";
import { inRoot } from "../../setup/root";
import { Peer } from "./peer";
import type { PeerName } from "./workloads";

const python: Environment = {
  folder: inRoot("build", "bench", "library-peers"),
  pins: inRoot("scripts", "bench", "library", "peers", "library.txt"),
};

/** One processor for everybody, where the system lets it be chosen; the last, which is least often the busy one. */
const PIN = pinning();

/** The library, and with `peers` those that a user would pick in its place; each with one thread. */
export async function contestants(peers: boolean): Promise<Peer[]> {
  const own = await startNode("ours", "own.ts");
  if (!peers) return [own];
  say("The peers need some 6 GB of disk; fetching them once takes a few minutes.");
  await ensureEnvironment(python);
  const startPython = (name: PeerName, ...args: string[]) => {
    const [file = "", ...rest] = args;
    const script = inRoot("scripts", "bench", "library", "peers", file);
    const env: NodeJS.ProcessEnv = { ...process.env, OMP_NUM_THREADS: "1", PYTHONDONTWRITEBYTECODE: "1" };
    // What this machine's owner tells OpenBLAS is for other programs: NumPy shall choose for itself.
    for (const variable of ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]) delete env[variable];
    return Peer.start(name, [...PIN, programOf(python, "python"), script, ...rest], env);
  };
  return [
    own,
    await startPython("NumPy", "numpy_peer.py"),
    await startPython("PyTorch eager", "torch_peer.py"),
    await startPython("PyTorch compiled", "torch_peer.py", "compiled"),
    await startPython("JAX jit", "jax_peer.py"),
    await startNode("tfjs wasm", "tfjs.ts", "wasm"),
    await startNode("tfjs cpu", "tfjs.ts", "cpu"),
  ];
}

function startNode(name: "ours" | PeerName, file: string, ...args: string[]): Promise<Peer> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = inRoot("scripts", "bench", "library", file);
  return Peer.start(name, [...PIN, process.execPath, "--import", tsx, program, ...args], process.env);
}

function pinning(): string[] {
  const last = spawnSync("nproc", { encoding: "utf8" });
  const processor = String(Number(last.stdout) - 1);
  const works = last.status === 0 && spawnSync("taskset", ["-c", processor, "true"]).status === 0;
  return works ? ["taskset", "-c", processor] : [];
}
