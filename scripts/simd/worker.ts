import { build } from "esbuild";
import { inRoot } from "../setup/root";

/** The file that carries the pool's worker into the library. */
export const workerTarget = inRoot("lib", "src", "parallel", "source.ts");

/** What a worker never uses, put in place of files: the kernels come compiled in a message, and no stream is split. */
const STAND_INS: Readonly<Record<string, string>> = {
  "simd/bytes.ts": 'export const BYTES = "";',
  "random/key.ts": "export const keyOfChild = undefined;",
};

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
        name: "stand-ins",
        setup: ({ onLoad }) => {
          for (const [file, contents] of Object.entries(STAND_INS))
            onLoad({ filter: new RegExp(`lib[/\\\\]src[/\\\\]${file.replace("/", "[/\\\\]")}$`) }, () => ({
              contents,
            }));
        },
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
