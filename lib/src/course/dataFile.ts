import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { courseRoot } from "./root";

/**
 * The absolute path of a file in the course's `data/`, from any working directory.
 *
 * @param name the file's name, with its ending; "runs/…" for the result of a long run
 * @throws Error naming the files there are where there is none of that name
 * @example
 * readFileSync(dataFile("ocmulgee-annual-maxima.csv"), "utf8")
 */
export function dataFile(name: string): string {
  const data = join(courseRoot(), "data");
  const available = [...filesIn(data, ""), ...filesIn(data, "runs/")];
  if (available.includes(name)) return join(data, name);
  throw new Error(`data/ holds no file '${name}'. It holds: ${available.join(", ") || "nothing"}.`);
}

/** The names of a folder's files, sorted, descriptions left out. */
function filesIn(data: string, under: string): string[] {
  const folder = join(data, under);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".md"))
    .map((entry) => under + entry.name)
    .sort();
}
