import {
  Application,
  type DeclarationReflection,
  PageEvent,
  ReflectionKind,
  type RouterTarget,
} from "typedoc";
import { libraryEntries } from "../library/entries";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** One exported name of the library, as the reference lists it. */
export interface ReferenceItem {
  name: string;
  /** "class", "function", "interface", … */
  kind: string;
  /** The first sentence of its documentation, plain text. */
  summary: string;
  /** Its page, relative to the reference's folder. */
  url: string;
}

/** One entry of the package, such as `gumbel-softmax/tf`, with what it exports. */
export interface ReferenceEntry {
  name: string;
  items: ReferenceItem[];
}

/**
 * Writes the library's reference, made by TypeDoc from its doc comments, into a folder.
 *
 * @returns what it documents, entry by entry
 * @throws Problem where TypeDoc finds an error
 */
export async function buildReference(folder: string): Promise<ReferenceEntry[]> {
  const entries = libraryEntries();
  const app = await Application.bootstrap({
    entryPoints: entries.map(({ source }) => source),
    tsconfig: inRoot("tsconfig.json"),
    name: "gumbel-softmax",
    readme: "none",
    excludeExternals: true, // TensorFlow.js, which one entry hands on whole, has pages of its own
    excludePrivate: true,
    disableSources: true, // they would need a place on the web
    skipErrorChecking: true, // `npm run check` does that
    validation: false,
    logLevel: "Error",
    hideGenerator: true,
  });
  const project = await app.convert();
  if (project === undefined || app.logger.hasErrors())
    throw new Problem("TypeDoc could not read the library's sources: `npm run check` says what is wrong.");
  for (const module of project.children ?? [])
    module.name = entries.find(({ folder }) => folder === module.name)?.name ?? module.name;
  const pages = new Map<RouterTarget, string>();
  app.renderer.on(PageEvent.BEGIN, (page) => pages.set(page.model, page.url));
  await app.generateDocs(project, folder);
  return (project.children ?? []).map((module) => ({
    name: module.name,
    items: (module.children ?? []).flatMap((item) => {
      const url = pages.get(item);
      return url === undefined
        ? []
        : [{ name: item.name, kind: kindOf(item), summary: summaryOf(item), url }];
    }),
  }));
}

function kindOf(item: DeclarationReflection): string {
  return ReflectionKind.singularString(item.kind).toLowerCase();
}

function summaryOf(item: DeclarationReflection): string {
  const comment = item.comment ?? item.signatures?.[0]?.comment;
  const text = (comment?.summary ?? []).map((part) => part.text).join("");
  const paragraph = (text.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ").replaceAll("`", "").trim();
  return /^.*?\.(?= |$)/.exec(paragraph)?.[0] ?? paragraph;
}
