import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { hashFile, listFiles, sha256, writeFileAtomic } from "../setup/files";
import { withLock } from "../setup/lock";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import { libraryEntries } from "./entries";

const library = inRoot("lib");
const dist = join(library, "dist");

/**
 * Builds what the library's package.json names, for programs outside the kernel: CommonJS, ES modules and
 * declarations in lib/dist. Does nothing where the sources are those of the last build.
 *
 * @throws Problem where the sources have type errors
 */
export async function ensureLibrary(): Promise<void> {
  const wanted = await sourcesHash();
  const stamp = join(dist, "stamp");
  if (hashFile(stamp) === sha256(wanted)) return;
  await withLock("library", async () => {
    rmSync(dist, { recursive: true, force: true });
    for (const format of ["cjs", "esm"] as const)
      await build({
        entryPoints: Object.fromEntries(libraryEntries().map(({ folder, source }) => [folder, source])),
        outdir: dist,
        bundle: true,
        packages: "external",
        platform: "neutral",
        mainFields: ["module", "main"],
        target: "es2022",
        format,
        splitting: format === "esm", // one copy of what the entries share; CommonJS has none of that
        chunkNames: "shared-[hash]",
        outExtension: { ".js": format === "cjs" ? ".cjs" : ".mjs" },
        external: ["node:*"],
        logLevel: "error",
      });
    declarations();
    for (const { folder } of libraryEntries()) {
      // What an ES module imports is declared as one; the declarations themselves are read either way.
      const file = folder === "index" ? "index.d.mts" : join(folder, "index.d.mts");
      writeFileAtomic(join(dist, file), 'export * from "./index.js";\n');
    }
    writeFileAtomic(stamp, wanted);
  });
}

async function sourcesHash(): Promise<string> {
  const files = await listFiles(join(library, "src"));
  return sha256(
    [...files, "../package.json"].map((file) => `${file} ${hashFile(join(library, "src", file))}`).join("\n"),
  );
}

function declarations(): void {
  const { config } = ts.readConfigFile(inRoot("tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, inRoot());
  const program = ts.createProgram(
    libraryEntries().map(({ source }) => source),
    {
      ...options,
      noEmit: false,
      declaration: true,
      declarationMap: true,
      emitDeclarationOnly: true,
      rootDir: join(library, "src"),
      outDir: dist,
    },
  );
  const { diagnostics } = program.emit();
  const errors = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (errors.length === 0) return;
  const host = {
    getCanonicalFileName: (f: string) => f,
    getCurrentDirectory: () => inRoot(),
    getNewLine: () => "\n",
  };
  throw new Problem(
    `The library has type errors, so it was not built:\n${ts.formatDiagnostics(errors, host)}`,
  );
}
