import { createRequire } from "node:module";

/** Danfo. It is loaded when it is needed: with it comes all of TensorFlow.js. */
export function danfo(): typeof import("danfojs-node") {
  return createRequire(import.meta.url)("danfojs-node");
}
