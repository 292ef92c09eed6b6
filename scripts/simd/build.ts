import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** The file that carries the compiled kernels into the library. */
export const target = inRoot("lib", "src", "simd", "bytes.ts");

/**
 * The compiler's options. The memory is 512 KB and never grows; addresses below 4,096 are the compiler's own; no
 * assertion and no runtime, so that the module imports nothing.
 */
const OPTIONS = [
  ...["--enable", "simd", "-O3", "--noAssert", "--runtime", "stub", "--use", "abort="],
  ...["--initialMemory", "8", "--maximumMemory", "8", "--memoryBase", "1024"],
];

/**
 * Compiles lib/simd to WebAssembly. (By the compiler's command: to import it would bring AssemblyScript's global
 * types into every script.)
 * @throws Problem with the compiler's messages where it fails
 */
export function compileKernels(): Uint8Array {
  const compiler = inRoot("node_modules", "assemblyscript", "bin", "asc.js");
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const out = join(folder, "kernels.wasm");
    const args = [compiler, "index.ts", "--outFile", out, ...OPTIONS];
    const run = spawnSync(process.execPath, args, { cwd: inRoot("lib", "simd"), encoding: "utf8" });
    if (run.status !== 0)
      throw new Problem(`The kernels in lib/simd do not compile:\n${run.stdout}${run.stderr}`);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of the file that carries `bytes`: in base 16, since compression then finds what repeats, as it can't in 64. */
export function generated(bytes: Uint8Array): string {
  return `/** The kernels of lib/simd, compiled: WebAssembly in base 16. Made by \`node scripts/run.cjs simd\`. */
export const BYTES: string =
  "${Buffer.from(bytes).toString("hex")}";
`;
}
