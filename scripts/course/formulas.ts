import katex from "katex";

const WORDS = /<div class="words">[\s\S]*?<\/div>/g;
const CODE = /(<pre[\s\S]*?<\/pre>|<code[\s\S]*?<\/code>|<[^>]*>)/;
const FORMULA = /\$\$([^$]+)\$\$|\$([^$\n]+)\$/g;

/** A page with the formulas of its texts as MathML, which browsers show without scripts or fonts of ours. */
export function withFormulas(page: string): string {
  return page.replace(WORDS, (words) =>
    words
      .split(CODE)
      .map((part) => (part.startsWith("<") ? part : part.replace(FORMULA, formula)))
      .join(""),
  );
}

function formula(whole: string, display: string | undefined, inline: string | undefined): string {
  try {
    return katex.renderToString(plain(display ?? inline ?? ""), {
      displayMode: display !== undefined,
      output: "mathml",
      // A formula is a student's as well: nothing in it may make links or load anything.
      trust: false,
      strict: "ignore",
      maxExpand: 200,
    });
  } catch {
    return whole; // as it was written, where it is no formula
  }
}

/** Text of HTML as it was before it was escaped. */
function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
