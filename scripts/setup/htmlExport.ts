import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { hashFile, listFiles, sha256, writeFileAtomic } from "./files";
import { inRoot } from "./root";

const NAME = "gumbel-softmax";
const sources = inRoot("scripts", "setup", "export");
const require = createRequire(import.meta.url);

/**
 * Gives an environment's nbconvert the course's template for HTML, where it isn't there or is an older one: it brings
 * one copy of Plotly for all figures of a page, and asks the network for none.
 *
 * @param folder the environment's folder
 */
export async function ensureHtmlExport(folder: string): Promise<void> {
  const template = join(folder, "share", "jupyter", "nbconvert", "templates", NAME);
  for (const file of await listFiles(join(sources, NAME)))
    update(join(template, file), readFileSync(join(sources, NAME, file)));
  update(
    join(template, "static", "plotly.js"),
    readFileSync(require.resolve("plotly.js-cartesian-dist-min")),
  );
  const config = "jupyter_nbconvert_config.py";
  update(join(folder, "etc", "jupyter", config), readFileSync(join(sources, config)));
}

function update(path: string, content: Uint8Array): void {
  if (hashFile(path) !== sha256(content)) writeFileAtomic(path, content);
}
