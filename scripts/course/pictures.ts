import { openRenderer, type Renderer } from "../figures/render";
import { figuresOf, pictureInto } from "../notebooks/figures";
import { notebookText, readNotebook } from "../notebooks/notebook";
import { writeFileAtomic } from "../setup/files";

/** More than these are not drawn: a submission can hold any number of any size. */
const MOST = 12;
const LARGEST = 2_000_000; // characters of a specification
const SECONDS = 20;

/** Draws the figures of submissions, for readers that run no scripts. The browser starts with the first. */
export class Pictures {
  private renderer: Promise<Renderer> | undefined;

  /** Puts pictures into an executed submission's file. What can't be drawn stays without one. */
  async into(file: string): Promise<void> {
    try {
      await this.draw(file);
    } catch {
      // Pictures are a help to readers: without a browser, or of an odd notebook, there are none.
    }
  }

  private async draw(file: string): Promise<void> {
    const notebook = readNotebook(file);
    const found = figuresOf(notebook)
      .filter(({ data }) => data["image/png"] === undefined)
      .filter(({ spec }) => JSON.stringify(spec).length <= LARGEST)
      .slice(0, MOST);
    let drawn = 0;
    for (const figure of found) {
      this.renderer ??= openRenderer();
      const renderer = await this.renderer;
      try {
        await within(SECONDS, pictureInto(figure, renderer));
        drawn++;
      } catch {
        // A student's specification may be anything. One that keeps the browser busy costs a new browser.
        this.renderer = undefined;
        await renderer.close();
      }
    }
    if (drawn > 0) writeFileAtomic(file, notebookText(notebook));
  }

  async close(): Promise<void> {
    await (await this.renderer)?.close();
  }
}

function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let clock: NodeJS.Timeout;
  const late = new Promise<never>((_, failed) => {
    clock = setTimeout(() => failed(new Error(`longer than ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}
