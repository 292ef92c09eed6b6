import { ensureKernel } from "../kernel/install";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { type Changes, courseNames, updateCopies } from "./copies";
import { ensureExtension } from "./extension";
import { type Server, startServer } from "./server";

/** What is opened, and how; each folder defaults to the project's own. */
export interface LabOptions {
  /** The folder of the course's notebooks. Default `notebooks`. */
  course?: string;
  /** The folder of the reader's copies. Default `my-notebooks`. */
  mine?: string;
  /** Open the course's own notebooks, for authors. */
  source?: boolean;
  /** Open a browser window. */
  browser?: boolean;
  /** The port to listen on; any free one unless given. */
  port?: number;
  /** Called with each line for the reader. */
  say?: (line: string) => void;
}

/** The folder of the course's notebooks. */
export const courseFolder = inRoot("notebooks");

/** The folder of the reader's copies. */
export const myFolder = inRoot("my-notebooks");

/**
 * Makes what is missing, brings the reader's copies up to date and starts JupyterLab on them.
 *
 * @throws Problem where something can't be made or JupyterLab does not start
 */
export async function openLab(options: LabOptions = {}): Promise<Server> {
  const {
    course = courseFolder,
    mine = myFolder,
    source = false,
    browser = true,
    port,
    say = () => {},
  } = options;
  await ensurePython();
  await ensureKernel();
  await ensureExtension();
  const names = courseNames(course);
  const changes = source ? undefined : updateCopies(course, mine);
  for (const line of changes ? told(changes) : []) say(line);
  const first = changes?.added.length === names.length ? { open: names[0] } : {};
  return await startServer({ folder: source ? course : mine, browser, ...first, ...(port ? { port } : {}) });
}

/** The lines that tell a reader what happened to the copies. */
export function told({ added, updated, behind }: Changes): string[] {
  const bare = (name: string) => name.replace(/\.ipynb$/, "");
  const list = (names: string[]) => names.map(bare).join(", ");
  return [
    ...(added.length > 0 ? [`Copied to your own folder: ${list(added)}.`] : []),
    ...(updated.length > 0 ? [`Brought up to date, since you had not edited: ${list(updated)}.`] : []),
    ...behind.map(
      (name) =>
        `The course has a newer ${bare(name)}; yours is edited and stays. For the newer: npm run lab -- --restore ${bare(name)}`,
    ),
  ];
}
