/** A usual mistake: an answer that is wrong, and the test cells that must find it. */
export interface Mistake {
  title: string;
  /** The id of the solution cell. */
  cell: string;
  /** The ids of the test cells that fail, and no others. */
  fails: string[];
  /** The whole code of the solution cell with the mistake. */
  code: string;
}

const FORM = /^## (.+)\n+Cell `([^`]+)` fails (.+)\.\n+```ts\n([\s\S]*?)\n```$/gm;

/**
 * The mistakes of an assignment's mistakes.md.
 *
 * @throws Error where a heading has not the form that they have
 */
export function readMistakes(text: string): Mistake[] {
  const found = [...text.matchAll(FORM)].map(([, title = "", cell = "", list = "", code = ""]) => ({
    title,
    cell,
    fails: [...list.matchAll(/`([^`]+)`/g)].map(([, id = ""]) => id),
    code,
  }));
  const headings = text.match(/^## .+$/gm) ?? [];
  const missing = headings.find((heading) => !found.some(({ title }) => heading === `## ${title}`));
  if (missing !== undefined)
    throw new Error(`'${missing}' must be followed by "Cell \`id\` fails \`id\`, …." and a block of ts.`);
  return found;
}
