import { ensureLibrary } from "../../library/build";
import { readNotebook } from "../../notebooks/notebook";
import { writeFileAtomic } from "../../setup/files";
import type { CourseFolder } from "../folder";
import { buildJudge } from "./build";

/** Builds the judge of an assignment's class source and notes it in the course, where nbgrader's steps find it. */
export async function prepareJudge(course: CourseFolder, name: string): Promise<void> {
  await ensureLibrary(); // tests may load gumbel-softmax/tf, which is a package's file
  const judge = await buildJudge(readNotebook(course.path("source", name, `${name}.ipynb`)));
  const text = JSON.stringify({ node: process.execPath, ...judge }, null, 2);
  writeFileAtomic(course.path("judges", `${name}.json`), `${text}\n`);
}
