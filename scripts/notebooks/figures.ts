import type { Renderer } from "../figures/render";
import type { Bundle, Cell, Notebook } from "./notebook";

/** A figure found in an executed notebook. */
export interface Found {
  name: string;
  alt: string;
  caption: string;
  cell: string;
  /** The output's mime bundle, into which the picture goes. */
  data: Bundle;
  metadata: Record<string, unknown>;
}

/** The files of one rendered figure, by file name. */
export interface FigureFiles {
  name: string;
  cell: string;
  files: Record<string, string | Uint8Array>;
}

const SPEC = "application/vnd.plotly.v1+json";

/** All figures among a notebook's outputs, in order. */
export function figuresOf(notebook: Notebook): Found[] {
  return notebook.cells.flatMap((cell) => figuresOfCell(cell));
}

function figuresOfCell(cell: Cell): Found[] {
  if (cell.cell_type !== "code") return [];
  return cell.outputs.flatMap((output): Found[] => {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") return [];
    const about = output.metadata["gumbel-softmax"] as
      | { figure?: string; alt?: string; caption?: string }
      | undefined;
    if (!about?.figure || !(SPEC in output.data)) return [];
    const { figure: name, alt = "", caption = "" } = about;
    return [{ name, alt, caption, cell: cell.id, data: output.data, metadata: output.metadata }];
  });
}

/**
 * Renders a notebook's figures and puts each picture into its output, for readers that run no scripts.
 *
 * @returns the files of each figure: `NAME.svg` and `NAME@2x.png`
 */
export async function renderFigures(
  notebook: Notebook,
  renderer: () => Promise<Renderer>,
): Promise<FigureFiles[]> {
  const rendered: FigureFiles[] = [];
  for (const found of figuresOf(notebook)) {
    const { name, alt, caption, cell, data, metadata } = found;
    const picture = await (await renderer()).render({ name, alt, caption, spec: data[SPEC] as never });
    data["image/png"] = Buffer.from(picture.pngInline).toString("base64");
    metadata["image/png"] = { width: picture.width, height: picture.height };
    rendered.push({ name, cell, files: { [`${name}.svg`]: picture.svg, [`${name}@2x.png`]: picture.png } });
  }
  return rendered;
}
