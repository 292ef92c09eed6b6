import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { courseRoot } from "./root";

/**
 * The absolute path of a file in the course's `data/`, from any working directory.
 *
 * @param name the file's name, with its ending
 * @throws Error naming the files there are where there is none of that name
 * @example
 * readFileSync(dataFile("ocmulgee-annual-maxima.csv"), "utf8")
 */
export function dataFile(name: string): string {
  const folder = join(courseRoot(), "data");
  const available = existsSync(folder) ? readdirSync(folder).sort().filter(isData(folder)) : [];
  if (available.includes(name)) return join(folder, name);
  throw new Error(`data/ holds no file '${name}'. It holds: ${available.join(", ") || "nothing"}.`);
}

function isData(folder: string): (name: string) => boolean {
  return (name) => !name.endsWith(".md") && statSync(join(folder, name)).isFile();
}
