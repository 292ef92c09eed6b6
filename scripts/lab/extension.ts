import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LIVE_TYPE } from "../../lib/src/live/output";
import { bundleLive } from "../live/bundle";
import { exists, sha256, writeFileAtomic } from "../setup/files";
import { withLock } from "../setup/lock";
import { inRoot } from "../setup/root";

/** The extension's folder; JupyterLab and Notebook of `.venv` find it there. */
export const extensionFolder = inRoot(".venv", "share", "jupyter", "labextensions", "gumbel-softmax-live");

/**
 * Installs the extension that shows live components in JupyterLab and Notebook, where it isn't there or not up to date.
 * It comes from the server and not from the notebook, so that it runs in a notebook that is not trusted, too, and no
 * notebook carries it.
 */
export async function ensureExtension(): Promise<void> {
  const container = readFileSync(inRoot("scripts", "lab", "container.js"), "utf8");
  const script = `${await bundleLive()}${container.replace("%TYPE%", LIVE_TYPE)}`;
  const load = `static/remoteEntry.${sha256(script).slice(0, 20)}.js`;
  if (exists(join(extensionFolder, load))) return;
  await withLock("extension", async () => {
    rmSync(extensionFolder, { recursive: true, force: true });
    writeFileAtomic(join(extensionFolder, "package.json"), `${JSON.stringify(manifest(load), null, 2)}\n`);
    writeFileAtomic(join(extensionFolder, load), script);
  });
}

function manifest(load: string): object {
  const jupyterlab = { mimeExtension: true, _build: { load, mimeExtension: "./mimeExtension" } };
  return {
    name: "gumbel-softmax-live",
    version: "0.1.0",
    description: "Live components of the course",
    jupyterlab,
  };
}
