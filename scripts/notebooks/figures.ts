import { withoutCaption } from "../../lib/src/figures/caption";
import { type Files, pictureFiles } from "../figures/formats";
import type { ManifestEntry } from "../figures/manifest";
import type { Spec } from "../figures/page";
import { inlinePng } from "../figures/png";
import type { Drawing, Renderer } from "../figures/render";
import { seedOf } from "../figures/seed";
import { sha256 } from "../setup/files";
import { dataHashes } from "./inputs";
import { type Bundle, isVolatile, type Notebook, type Output } from "./notebook";

/** A figure found in an executed notebook. */
export interface Found {
  name: string;
  alt: string;
  caption: string;
  /** Its specification, without the caption that the output's own carries. */
  spec: Spec;
  /** The output's mime bundle, into which the picture goes. */
  data: Bundle;
  metadata: Record<string, unknown>;
}

/** The same, with the id of the cell that draws it. */
export type Placed = Found & { cell: string };

/** The files of one rendered figure, by file name. */
export interface FigureFiles {
  name: string;
  cell: string;
  files: Files;
}

const SPEC = "application/vnd.plotly.v1+json";

/** The figure in an output, or undefined where the output is something else. */
export function figureIn(output: Output): Found | undefined {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return undefined;
  const { data, metadata } = output;
  const about = metadata["gumbel-softmax"] as { figure?: string; alt?: string; caption?: string } | undefined;
  const given = data[SPEC] as Spec | undefined;
  if (!about?.figure || !given) return undefined;
  const spec = { ...given, layout: withoutCaption((given.layout ?? {}) as never) };
  return { name: about.figure, alt: about.alt ?? "", caption: about.caption ?? "", spec, data, metadata };
}

/** All figures among a notebook's outputs, in order. */
export function figuresOf(notebook: Notebook): Placed[] {
  return notebook.cells.flatMap((cell) =>
    cell.cell_type !== "code"
      ? []
      : cell.outputs.flatMap((output) => {
          const found = figureIn(output);
          return found ? [{ ...found, cell: cell.id }] : [];
        }),
  );
}

/** Draws a figure and puts its picture, the caption below, into the output that it was found in. */
export async function pictureInto({ data, metadata, ...found }: Found, renderer: Renderer): Promise<Drawing> {
  const drawing = await renderer.render(found);
  const { png, width, height } = await inlinePng(drawing, found.caption);
  data["image/png"] = Buffer.from(png).toString("base64");
  metadata["image/png"] = { alt: found.alt, height, width };
  return drawing;
}

/**
 * Renders a notebook's figures and puts each picture, its caption below, into its output, for readers that run no
 * scripts.
 *
 * @returns the files of each figure: `NAME.svg`, `NAME.png` and `NAME@2x.png`
 */
export async function renderFigures(
  notebook: Notebook,
  renderer: () => Promise<Renderer>,
): Promise<FigureFiles[]> {
  return await Promise.all(
    figuresOf(notebook).map(async (found) => {
      const drawing = await pictureInto(found, await renderer());
      const { name, cell } = found;
      return { name, cell, files: await pictureFiles(drawing, found, "light", ["svg", "png"]) };
    }),
  );
}

/** What the manifest says of a notebook's figures, from their files; those of volatile cells are never the same. */
export function manifestOf(
  name: string,
  notebook: Notebook,
  figures: readonly FigureFiles[],
): Record<string, ManifestEntry> {
  const seed = seedOf(notebook);
  const data = dataHashes(notebook);
  const volatile = new Set(notebook.cells.filter(isVolatile).map(({ id }) => id));
  const lasting = figures.filter(({ cell }) => !volatile.has(cell));
  return Object.fromEntries(
    lasting.map(({ name: figure, cell, files }): [string, ManifestEntry] => [
      figure,
      {
        notebook: name,
        cell,
        ...(seed === undefined ? {} : { seed }),
        ...(Object.keys(data).length === 0 ? {} : { data }),
        files: Object.fromEntries(Object.entries(files).map(([file, content]) => [file, sha256(content)])),
      },
    ]),
  );
}
