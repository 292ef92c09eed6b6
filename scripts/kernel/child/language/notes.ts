import type { TypeScript } from "../tslab";

type Tag = TypeScript.JSDocTagInfo;

/** What the tags of a doc comment say, as text and as Markdown. */
export interface Notes {
  plain: string[];
  markdown: string[];
}

/** How tags are called where their own name is no word of a sentence. */
const TITLES: Record<string, string> = {
  param: "Parameters",
  typeParam: "Type parameters",
  template: "Type parameters",
  returns: "Returns",
  return: "Returns",
  throws: "Throws",
  exception: "Throws",
  example: "Example",
  see: "See",
  defaultValue: "Default",
  default: "Default",
  deprecated: "Deprecated",
  remarks: "Remarks",
};

/** The tags in their order, those of one kind together: parameters and errors as lists, examples as code. */
export function notesOf(tags: readonly Tag[]): Notes {
  const groups = new Map<string, string[]>();
  for (const { name, text: parts } of tags) {
    const title = TITLES[name] ?? name;
    groups.set(title, [...(groups.get(title) ?? []), text(parts).trim()]);
  }
  const notes: Notes = { plain: [], markdown: [] };
  for (const [title, said] of groups) {
    const { plain, markdown } = note(title, said);
    notes.plain.push(plain);
    notes.markdown.push(markdown);
  }
  return notes;
}

function note(title: string, said: readonly string[]): { plain: string; markdown: string } {
  const isNamed = /arameters$|^Throws$/.test(title);
  const entries = isNamed
    ? said.map((entry) => named(title, entry))
    : said.map((rest) => ({ name: "", rest }));
  const isList = isNamed || entries.length > 1;
  const lines = entries.map(({ name, rest }) =>
    name === "" ? rest : rest === "" ? name : `${name}: ${rest}`,
  );
  if (title === "Example")
    return {
      plain: [`${title}:`, ...lines.map((line) => indented(line.replace(FENCE, "")))].join("\n"),
      markdown: [
        `**${title}**`,
        ...lines.map((code) => (/^```/m.test(code) ? code : `\`\`\`ts\n${code}\n\`\`\``)),
      ].join("\n\n"),
    };
  const marked = entries.map(({ name, rest }) =>
    name === "" ? rest : `\`${name}\`${rest === "" ? "" : ` — ${rest}`}`,
  );
  return isList
    ? {
        plain: [`${title}:`, ...lines.map(indented)].join("\n"),
        markdown: `**${title}**\n\n${marked.map((line) => `- ${line.replaceAll("\n", "\n  ")}`).join("\n")}`,
      }
    : { plain: `${title}: ${lines.join("")}`.trim(), markdown: `**${title}** ${marked.join("")}`.trim() };
}

/** A line that only begins or ends a block of code. */
const FENCE = /^```.*\n?/gm;

/** The parameter or the class of the error before what is said of it: "n - how many", "{RangeError} where n < 1". */
function named(title: string, entry: string): { name: string; rest: string } {
  const pattern =
    title === "Throws"
      ? /^(?:\{([^}]+)\}|([A-Z]\w*(?:Error|Exception)|Error))(?:\s+-)?\s*/
      : /^([\w$.[\]]+)(?:\s+-)?\s*/;
  const [start = "", braced, bare] = pattern.exec(entry) ?? [];
  return { name: braced ?? bare ?? "", rest: entry.slice(start.length) };
}

function indented(text: string): string {
  return `  ${text.trim().replaceAll("\n", "\n  ")}`;
}

/** Parts of a message put together; a link is what it is called. */
export function text(parts: readonly TypeScript.SymbolDisplayPart[] | undefined): string {
  return (parts ?? [])
    .filter(
      ({ kind }, i, all) => kind !== "link" && !(kind === "linkName" && all[i + 1]?.kind === "linkText"),
    )
    .map((part) => (part.kind === "linkText" ? part.text.replace(/^\s*\|?\s*/, "") : part.text))
    .join("");
}
