import { autograde } from "./autograde";
import { collect } from "./collect";
import { demo } from "./demo";
import { ensureClassroom } from "./environment";
import { feedback } from "./feedback";
import { CourseFolder } from "./folder";
import { grades } from "./grades";
import { lab } from "./lab";
import { type Command, readInvocation } from "./options";
import { release } from "./release";
import { validate } from "./validate";

const commands: Record<Command, (args: string[], course: CourseFolder) => Promise<void>> = {
  release,
  autograde,
  feedback,
  demo,
  lab,
  collect: (args, course) => collect(args, course.folder),
  grades: (args, course) => grades(args, course.folder),
  validate: (args) => validate(args),
};

const { command, args, course } = readInvocation(process.argv.slice(2));
// A student's own check needs nothing of a teacher's.
if (command !== "validate") await ensureClassroom();
await commands[command](args, new CourseFolder(course));
