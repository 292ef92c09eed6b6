import { build } from "esbuild";
import { inRoot } from "../setup/root";

/** The file that carries the pool's worker into the library. */
export const workerTarget = inRoot("lib", "src", "parallel", "source.ts");

/** Bundles what a worker of the pool runs: the samplers, without the kernels, which a message brings compiled. */
export async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot("lib", "src", "parallel", "worker.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "neutral",
    target: "es2022",
    plugins: [
      {
        name: "no-kernels",
        setup: ({ onLoad }) =>
          void onLoad({ filter: /simd[/\\]bytes\.ts$/ }, () => ({ contents: 'export const BYTES = "";' })),
      },
    ],
  });
  return outputFiles?.[0]?.text ?? "";
}

/** The text of the file that carries `source`. */
export function generatedWorker(source: string): string {
  return `/** The pool's worker, bundled from worker.ts. Made by \`node scripts/run.cjs simd\`. */
export const SOURCE: string =
  ${JSON.stringify(source.trim()).replaceAll("${", "\\u0024{")};
`;
}
