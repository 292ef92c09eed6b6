import { type ThemeName, themed } from "../../lib/src/figures/themed";
import { Problem } from "../setup/problem";
import { launchBrowser } from "./browser";
import { canonicalSvg, type Words } from "./canonical";
import { stemOf } from "./formats";
import { openPage, plotlySvg, type Spec } from "./page";

/** A figure to draw: its words and its Plotly specification, and how. */
export interface Job extends Words {
  spec: Spec;
  /** "light" unless given. */
  theme?: ThemeName;
  /** In CSS pixels; as the figure was made unless given, and narrower for print. */
  width?: number;
}

/** A drawn figure. */
export interface Drawing {
  /** The SVG that ships: its font, title and description inside. */
  svg: string;
  /** Size in CSS pixels. */
  width: number;
  height: number;
  /** The colour of its paper. */
  paper: string;
}

/** A browser kept open for many figures. The same figure gives the same bits in any order and any process. */
export interface Renderer {
  /** @throws Problem naming the figure that cannot be drawn */
  render(job: Job): Promise<Drawing>;
  close(): Promise<void>;
}

/**
 * Opens a renderer; close it when the last figure is drawn.
 *
 * @throws Problem where no browser starts
 */
export async function openRenderer(): Promise<Renderer> {
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser);
    let last: Promise<unknown> = Promise.resolve();
    return {
      // The page draws one at a time; the rest of the work goes on beside it.
      render: async (job) => {
        const { name, theme = "light" } = job;
        try {
          const spec = themed(job.spec as never, theme, job.width) as Spec;
          const raw = last.then(() => plotlySvg(page, spec));
          last = raw.catch(() => undefined);
          const svg = await canonicalSvg(await raw, { ...job, name: stemOf(name, theme) });
          return { svg, ...sizeAndPaper(spec) };
        } catch (error) {
          return fail(name, error as Error);
        }
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function sizeAndPaper({ layout }: Spec): Omit<Drawing, "svg"> {
  const {
    width = 720,
    height = 420,
    paper_bgcolor,
    template,
  } = layout as Spec["layout"] & {
    paper_bgcolor?: string;
    template?: { layout?: { paper_bgcolor?: string } };
  };
  return { width, height, paper: paper_bgcolor ?? template?.layout?.paper_bgcolor ?? "#FFFFFF" };
}

function fail(name: string, error: Error): never {
  const why = error.message.split("\n")[0].replace(/^page\.evaluate: /, "");
  throw new Problem(`The figure '${name}' cannot be drawn: ${why}. Correct its specification.`);
}
