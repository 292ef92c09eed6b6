import { writeFileAtomic } from "../setup/files";
import { compileKernels, generated, target } from "./build";
import { bundleWorker, generatedWorker, workerTarget } from "./worker";

/** Compiles the library's kernels and writes lib/src/simd/bytes.ts; bundles the pool's worker into source.ts. */
const bytes = compileKernels();
writeFileAtomic(target, generated(bytes));
console.log(`lib/src/simd/bytes.ts is up to date: ${bytes.length} bytes of WebAssembly.`);
const source = await bundleWorker();
writeFileAtomic(workerTarget, generatedWorker(source));
console.log(`lib/src/parallel/source.ts is up to date: ${source.length} characters.`);
