import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { loadNative } from "./native";

let chosen: Promise<string> | undefined;

/**
 * Makes TensorFlow.js ready to compute: loads the backend that the environment variable BACKEND asks for.
 * Unset or `wasm` is WebAssembly, with the same bits on every machine; `native` is the addon that
 * `npm run native` builds, for long training runs. A browser has no such variable, and takes WebAssembly. Later calls
 * return the first call's promise.
 *
 * @returns the name of TensorFlow.js's backend: "wasm" or "tensorflow"
 * @throws Error where BACKEND has another value, or where its backend does not load
 * @example
 * await ready();
 * tf.tensor([1, 2]).sum().print();
 */
export function ready(): Promise<string> {
  chosen ??= choose(globalThis.process?.env.BACKEND);
  return chosen;
}

async function choose(asked = ""): Promise<string> {
  if (!["", "wasm", "native"].includes(asked)) {
    throw new Error(`BACKEND is '${asked}', but must be wasm, native or unset; change or unset it.`);
  }
  // "Production mode" of tfjs 4.22 does one thing: it keeps advice and banners off standard error.
  tf.enableProdMode();
  if (asked === "native") await loadNative();
  const backend = asked === "native" ? "tensorflow" : "wasm";
  if (!(await tf.setBackend(backend)))
    throw new Error(`TensorFlow.js could not start its ${backend} backend.`);
  await tf.ready();
  return tf.getBackend();
}
