import { createRequire } from "node:module";
import { join } from "node:path";
import { courseRoot } from "./root";

/** One part of what a notebook runs on. */
export type EnvironmentRow = {
  component: string;
  version: string;
};

/**
 * What the course runs on here, as rows for a table. It differs from machine to machine: tag the cell `volatile`.
 *
 * @param backend the name that `ready()` of gumbel-softmax/tf returned
 * @example
 * table(environment(await ready()), { caption: "This machine" })
 */
export function environment(backend?: string): EnvironmentRow[] {
  const require = createRequire(join(courseRoot(), "package.json"));
  const version = (name: string): string => require(`${name}/package.json`).version;
  const rows: [string, string][] = [
    ["Node", process.versions.node],
    ["Platform", `${process.platform} ${process.arch}`],
    ["TypeScript in the kernel", version("@tslab/typescript-for-tslab")],
    ["tslab", version("tslab")],
    ["TensorFlow.js", version("@tensorflow/tfjs")],
    ["Backend of TensorFlow.js", backend ?? process.env.BACKEND ?? "wasm"],
    ["Danfo", version("danfojs-node")],
    ["Plotly", version("plotly.js-dist")],
  ];
  return rows.map(([component, version]) => ({ component, version }));
}
