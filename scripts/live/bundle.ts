import { readFile } from "node:fs/promises";
import { build, type Plugin, transform } from "esbuild";
import { inRoot } from "../setup/root";

/** The live components and the library that they run, as one script for a page. */
export async function bundleLive(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot("lib", "src", "live", "dom", "main.ts")],
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    legalComments: "none",
    plugins: [styles],
    logLevel: "error",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild made nothing of the live components.");
  return file.text;
}

/** A style sheet is text, small. */
const styles: Plugin = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    });
  },
};
