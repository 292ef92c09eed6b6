import { escapeMarkup } from "../../../lib/src/course/escapeMarkup";
import { type AssignmentGrades, type Gradebook, points } from "../gradebook";
import { STATES, stateOf } from "./gradeFrames";
import type { QuestionResult } from "./questions";

/** Nothing on the page is loaded or run: also not what a name could bring along. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:900px;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{padding:.3rem .6rem;border-bottom:1px solid #ddd;text-align:left}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.note{background:#fff4d6;border-left:4px solid #E69F00;padding:.6rem 1rem}
figure{margin:1rem 0;overflow-x:auto}`;

type Row = (string | number | undefined)[];

/**
 * The summary of an assignment as a page on its own: plot, notes on what isn't graded yet, questions, students.
 *
 * @param svg of the plot, where there is one; all other text is escaped
 * @param notes on what is unfinished
 */
export function summaryPage(
  gradebook: Gradebook,
  assignment: AssignmentGrades,
  results: readonly QuestionResult[],
  notes: readonly string[],
  svg: string | undefined,
): string {
  const title = escapeMarkup([gradebook.course, assignment.name].filter(Boolean).join(": "));
  const questions = results.map(
    (one): Row => [
      one.question,
      points(one.max),
      one.share?.toFixed(2),
      one.full,
      one.partial,
      one.zero,
      one.ungraded,
      one.discrimination?.toFixed(2),
    ],
  );
  const students = gradebook.students.map(({ id, name }, i): Row => {
    const one = assignment.submissions[i];
    const own =
      one.state === "graded" ? [points(one.total), one.lateDays, points(one.penalty)] : ["", "", ""];
    return [id, name, STATES[stateOf(one)], ...own];
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
${notes.map((note) => `<p class="note">${escapeMarkup(note)}</p>`).join("\n")}
${svg ? `<figure>${svg}</figure>` : "<p>Nothing is graded yet.</p>"}
<h2>Questions</h2>
${tableOf(["question", "points", "mean share", "full", "partial", "zero", "ungraded", "discrimination"], questions, 1)}
<p>Full, partial and zero count submissions. Discrimination is the correlation of a question's points with the points of
all others: near 0 or below, the question tells little about what a student can do.</p>
<h2>Students</h2>
${tableOf(["id", "name", "state", "total", "days late", "penalty"], students, 3)}
</body></html>
`;
}

/** @param words how many of the columns hold words; the others hold numbers */
function tableOf(columns: readonly string[], rows: readonly Row[], words: number): string {
  const look = (at: number) => (at < words ? "" : ' class="n"');
  const head = columns.map((name, at) => `<th scope="col"${look(at)}>${escapeMarkup(name)}</th>`).join("");
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, at) => `<td${look(at)}>${escapeMarkup(String(cell ?? "–"))}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
}
