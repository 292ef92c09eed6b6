import { resolve } from "node:path";
import { readCommandLine } from "../setup/commandLine";
import { withLock } from "../setup/lock";
import { Problem } from "../setup/problem";
import { classroomModule } from "./classroomModule";
import { ensureClassroom } from "./environment";

const USAGE = "npm run course -- collect FOLDER-OR-ARCHIVE [--assignment NAME] [--time 2026-12-01T23:59:00Z]";

/**
 * Takes submissions from a folder or an archive, as learning platforms give them, and prints a report.
 *
 * @param args what stands behind the command's name
 * @throws Problem where nothing can be taken, saying why
 */
export async function collect(args: string[], courseFolder: string): Promise<void> {
  const { values, positionals } = readCommandLine(
    {
      args,
      options: { assignment: { type: "string" }, time: { type: "string" } },
      allowPositionals: true,
    },
    USAGE,
  );
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0)
    throw new Problem(`Give one folder or archive with submissions. Usage: ${USAGE}.`);
  if (values.time !== undefined && Number.isNaN(Date.parse(values.time)))
    throw new Problem(`--time is '${values.time}', but must be a time such as 2026-12-01T23:59:00Z.`);
  const options = Object.entries(values).flatMap(([name, value]) => [`--${name}=${value}`]);
  await ensureClassroom();
  await withLock("course-collect", () =>
    classroomModule("collect", [...options, "--", courseFolder, resolve(source)], {
      onOutput: (text) => process.stdout.write(text),
    }),
  );
}
