import { escapeMarkup } from "../../lib/src/course/escapeMarkup";
import type { ReferenceEntry } from "./reference";

const ORDER = ["gumbel-softmax", "gumbel-softmax/goodness", "gumbel-softmax/tf", "gumbel-softmax/course"];
const ABOUT: Record<string, string> = {
  "gumbel-softmax":
    "The core: random streams, distributions, relaxations and their gradients, statistics. It depends on nothing and runs in Node and in browsers.",
  "gumbel-softmax/goodness":
    "Limits of tests of draws, and the errors that they catch; on stdlib's special functions.",
  "gumbel-softmax/tf": "The same as operations of TensorFlow.js, for training.",
  "gumbel-softmax/course": "What the notebooks show with: figures, tables, checks and the course's data.",
};
/** Functions and classes first: types are what one meets on their pages. */
const KINDS = ["class", "function", "variable", "interface", "type alias"];

/** The book's page on the library: every exported name with its first sentence, leading to `folder`. */
export function referencePage(entries: readonly ReferenceEntry[], folder: string): string {
  const sorted = [...entries].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  return `# The library, name by name

Every name that the package exports, with its shapes, units, domains and sources. The pages behind the names are made
from the comments in the source.

${sorted.map((entry) => section(entry, folder)).join("\n")}`;
}

function section({ name, items }: ReferenceEntry, folder: string): string {
  const rows = KINDS.flatMap((kind) => items.filter((item) => item.kind === kind)).map(
    (item) =>
      `<tr><th scope="row"><a href="${folder}/${item.url}"><code>${item.name}</code></a></th><td>${item.kind}</td><td>${escapeMarkup(item.summary)}</td></tr>`,
  );
  return `## ${name}

${ABOUT[name] ?? ""}

<table class="table reference"><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">What it is</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
`;
}
