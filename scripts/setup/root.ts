import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path inside the project's folder. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}
