// What a worker of the pool runs: bundled into source.ts by `node scripts/run.cjs simd`.
import { adoptKernels } from "../simd/instance";
import { type Job, work } from "./job";
import type { Answer } from "./threads";

/** Where messages come from and go to: Node's parent port, or a browser's global scope. */
interface Port {
  postMessage(answer: Answer): void;
  on?(event: "message", listener: (job: Job) => void): void;
  onmessage?: (event: { data: Job }) => void;
}

const { parentPort } = globalThis as unknown as { parentPort?: Port };
const here: Port = parentPort ?? (globalThis as unknown as Port);
let module: object | undefined | null = null;

function answer(job: Job): void {
  try {
    if (job.module !== module) {
      module = job.module;
      adoptKernels(module);
    }
    work(job);
    here.postMessage({ done: true });
  } catch (error) {
    here.postMessage({ done: true, error: String((error as Error).message ?? error) });
  }
}

if (here.on !== undefined) here.on("message", answer);
else here.onmessage = ({ data }) => answer(data);
here.postMessage({ done: false });
