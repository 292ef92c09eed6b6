import { writeFileAtomic } from "../setup/files";
import { compileKernels, generated, target } from "./build";

/** Compiles the library's kernels and writes lib/src/simd/bytes.ts. */
const bytes = compileKernels();
writeFileAtomic(target, generated(bytes));
console.log(`lib/src/simd/bytes.ts is up to date: ${bytes.length} bytes of WebAssembly.`);
