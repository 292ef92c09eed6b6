import { withLock } from "../setup/lock";
import { Problem } from "../setup/problem";
import { lastLines } from "./command";
import { ensureCompiled } from "./compile";
import { installAddon } from "./install";
import { ensurePackage } from "./package";
import { nativeIsBuilt } from "./paths";
import { type Probe, probeAddon } from "./probe";
import { findCompiler, findNodeHeaders, requirePlatform } from "./requirements";
import { ensureTensorflow } from "./tensorflow";

if (process.argv.length > 2)
  throw new Problem(`npm run native takes no arguments, and got '${process.argv.slice(2).join(" ")}'.`);
const before: Probe = nativeIsBuilt() ? await probeAddon() : { works: false, why: "" };
if (before.works) report("The native addon is built and works", before);
else report("The native addon is built", await withLock("native", build));

async function build(): Promise<Probe> {
  requirePlatform();
  await findCompiler();
  await ensurePackage();
  findNodeHeaders();
  await ensureTensorflow();
  await ensureCompiled();
  installAddon();
  return probeAddon();
}

function report(what: string, probe: Probe): void {
  if (!probe.works) throw new Problem(`The addon was built but does not load: ${lastLines(probe.why, 8)}.`);
  console.log(`${what}. Backend: ${probe.backend} (TensorFlow ${probe.version}).`);
  console.log("It is used where BACKEND=native is set; notebooks, tests and figures keep to WebAssembly.");
}
