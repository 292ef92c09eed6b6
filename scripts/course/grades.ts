import { rmSync } from "node:fs";
import { join } from "node:path";
import { pngOf } from "../figures/png";
import { openRenderer, type Renderer } from "../figures/render";
import { readCommandLine } from "../setup/commandLine";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { ensureClassroom } from "./environment";
import { type AssignmentGrades, type Gradebook, gradedOf, points, readGradebook } from "./gradebook";
import { csvOfFrame } from "./summary/csv";
import { allFrame, assignmentFrame } from "./summary/gradeFrames";
import { summaryPage } from "./summary/page";
import { summaryFigure } from "./summary/plot";
import { questionFrame, questionResults } from "./summary/questions";

/** Students named in a sentence; the tables name all. */
const MOST_NAMES = 12;

/**
 * Writes a course's grades to its folder grades/: all.csv, and for each assignment its CSV, its questions' CSV and a
 * summary as HTML, SVG and PNG.
 *
 * @param args what stands behind the command's name: nothing
 * @throws Problem where there is no gradebook, or nothing in it
 */
export async function grades(args: string[], courseFolder: string): Promise<void> {
  readCommandLine({ args, options: {} }, "npm run course -- grades");
  await ensureClassroom();
  const gradebook = await readGradebook(courseFolder);
  if (gradebook.students.length === 0 || gradebook.assignments.length === 0)
    throw new Problem(
      "The gradebook has no assignments or no students yet. Run `npm run course -- release`, collect and autograde first.",
    );
  const folder = join(courseFolder, "grades");
  writeFileAtomic(join(folder, "all.csv"), csvOfFrame(allFrame(gradebook)));
  const isDrawn = gradebook.assignments.some((assignment) => gradedOf(assignment).length > 0);
  const renderer = isDrawn ? await openRenderer() : undefined;
  try {
    for (const assignment of gradebook.assignments)
      await writeSummary(folder, gradebook, assignment, renderer);
  } finally {
    await renderer?.close();
  }
  process.stdout.write(`Written to ${folder}: all.csv and each assignment's files.\n`);
}

async function writeSummary(
  folder: string,
  gradebook: Gradebook,
  assignment: AssignmentGrades,
  renderer: Renderer | undefined,
): Promise<void> {
  // A name that nbgrader takes may still be none of a file everywhere.
  const stem = join(folder, assignment.name.replace(/[^\p{L}\p{N} ._-]/gu, "_"));
  const results = questionResults(assignment);
  const notes = unfinished(assignment);
  const figure = summaryFigure(assignment, results);
  const drawing = figure && (await renderer?.render({ ...figure, spec: figure }));
  writeFileAtomic(`${stem}.csv`, csvOfFrame(assignmentFrame(gradebook, assignment)));
  if (results.length > 0) writeFileAtomic(`${stem}-questions.csv`, csvOfFrame(questionFrame(results)));
  if (drawing) {
    writeFileAtomic(`${stem}.svg`, drawing.svg);
    writeFileAtomic(`${stem}.png`, await pngOf(drawing, 2));
  } else for (const kind of ["svg", "png"]) rmSync(`${stem}.${kind}`, { force: true });
  writeFileAtomic(`${stem}.html`, summaryPage(gradebook, assignment, results, notes, drawing?.svg));
  process.stdout.write([headline(assignment), ...notes.map((note) => `  ${note}`), ""].join("\n"));
}

function headline(assignment: AssignmentGrades): string {
  const graded = gradedOf(assignment);
  const mean = graded.reduce((sum, { total }) => sum + total, 0) / graded.length;
  const none = assignment.submissions.filter(({ state }) => state === "none").length;
  const said = graded.length > 0 ? `, mean ${points(mean)} of ${points(assignment.max)} points` : "";
  return `${assignment.name}: ${graded.length} graded${said}; ${none} without a submission.`;
}

/** What the teacher has still to do before the grades are final. */
function unfinished(assignment: AssignmentGrades): string[] {
  const hand = gradedOf(assignment).filter(({ needsManual }) => needsManual);
  const waiting = assignment.submissions.filter(({ state }) => state === "waiting");
  const list = (of: readonly { student: string }[]) => {
    const names = of.slice(0, MOST_NAMES).map(({ student }) => student);
    return names.join(", ") + (of.length > MOST_NAMES ? ` and ${of.length - MOST_NAMES} more` : "");
  };
  return [
    ...(hand.length > 0
      ? [`To be graded by hand: ${hand.length} (${list(hand)}). Until then their totals lack those points.`]
      : []),
    ...(waiting.length > 0
      ? [
          `Sent but not graded yet: ${waiting.length} (${list(waiting)}). Run \`npm run course -- autograde\`.`,
        ]
      : []),
  ];
}
