import { writeFileAtomic } from "../setup/files";
import { classroomModule } from "./classroomModule";
import type { CourseFolder } from "./folder";

/** Makes the zip that students get. */
export async function writeHandout(course: CourseFolder, name: string): Promise<string> {
  writeFileAtomic(course.path("release", name, "README.md"), instructions(name));
  return (await classroomModule("handout", [course.folder, name])).trim();
}

function instructions(name: string): string {
  return `# ${name}

You need Node 20.19 or later and Python 3.11 or later. In this folder, type

    npm ci
    npm run lab

The second command opens JupyterLab with your notebook, \`my-notebooks/${name}/${name}.ipynb\`. (If you have the course
already, copy that folder into its \`my-notebooks\` and type \`npm run lab\` there.)

Write your answers into the cells that say so. The tests below each question tell you what is wrong; further tests are
hidden until your work is graded. Do not change or delete the tests: the teacher's own take their place. Cells that you
add are run where they stand.

To check everything from the beginning, as the grading does, type

    npm run course -- validate my-notebooks/${name}/${name}.ipynb

Hand in that one notebook.
`;
}
