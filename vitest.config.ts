import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./lib/src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^gumbel-softmax$/, replacement: source("index.ts") },
      { find: /^gumbel-softmax\/goodness$/, replacement: source("goodness/index.ts") },
      { find: /^gumbel-softmax\/tf$/, replacement: source("tf/index.ts") },
      { find: /^gumbel-softmax\/course$/, replacement: source("course/index.ts") },
    ],
  },
  test: {
    include: ["lib/test/**/*.test.ts", "scripts/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
