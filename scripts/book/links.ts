/**
 * A text cell's links as the book can follow them.
 *
 * A link to a chapter in the book stays. A chapter that exists but has not been executed yet becomes plain text,
 * and a file of the project outside the book (`../lib/src/random/xoshiro.ts`) becomes its path in code type.
 *
 * @param inBook file names of the executed notebooks
 * @param inCourse file names of all notebooks of the course
 */
export function bookLinks(text: string, inBook: ReadonlySet<string>, inCourse: ReadonlySet<string>): string {
  return outsideCode(text, (prose) =>
    prose.replace(
      /(?<![!\\])\[((?:[^[\]\\]|\\.)*)\]\(([^()\s]+)\)/g,
      (link, words: string, target: string) => {
        const file = (target.split("#")[0] ?? "").replace(/^\.\//, "");
        if (file.startsWith("../")) {
          const path = file.replace(/^(\.\.\/)+/, "");
          return words.replaceAll("`", "") === path ? `\`${path}\`` : `${words} (\`${path}\`)`;
        }
        return file.endsWith(".ipynb") && !inBook.has(file) && inCourse.has(file) ? words : link;
      },
    ),
  );
}

/** Applies a change to a Markdown text, but not inside fenced blocks and code spans. */
function outsideCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^ {0,3}(?:```|~~~)[\s\S]*?^ {0,3}(?:```|~~~)[^\n]*$|(?<!\[[^\]\n]*)`[^`\n]*`)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}
