import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { Problem } from "../setup/problem";
import { python, pythonEnv } from "../setup/python";

/** How long the pipes may take to give up what Sphinx wrote before it ended. */
const LAST_WORDS_MS = 3000;

/**
 * Makes HTML of a staged folder. A warning is a failure: in a book it is a dead link or a broken formula.
 *
 * @throws Problem with Sphinx's own lines, which name the notebook and its cell
 */
export async function runSphinx(source: string, out: string, doctrees: string): Promise<void> {
  const args = [
    "-m",
    "sphinx",
    "-b",
    "html",
    "-q",
    "-W",
    "--keep-going",
    "--no-color",
    "-d",
    doctrees,
    source,
    out,
  ];
  const { PATH, ...rest } = pythonEnv();
  // Formulas are set by a program that Sphinx starts as `node`: let it be the Node that runs this.
  const env = {
    ...rest,
    PATH: `${dirname(process.execPath)}${delimiter}${PATH ?? ""}`,
    PYTHONWARNINGS: "ignore",
  };
  const { status, text } = await new Promise<{ status: number | null; text: string }>((done, failed) => {
    const child = spawn(python, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (data: string) => {
        text += data;
      });
    child.on("error", failed);
    // A program that Sphinx started and lost may hold the pipes open: its end is not waited for.
    child.on("exit", (status) => {
      const giveUp = () => {
        child.stdout.destroy();
        child.stderr.destroy();
        done({ status, text });
      };
      setTimeout(giveUp, LAST_WORDS_MS).unref();
    });
    child.on("close", (status) => done({ status, text }));
  });
  if (status !== 0) throw new Problem(`The book could not be built:\n${readable(text, source)}`);
}

/** Sphinx's lines with places as an author knows them: `01-atoms.ipynb, cell 3, line 2` for `/…/01-atoms.ipynb:30003`. */
export function readable(text: string, source: string): string {
  return text
    .replaceAll(`${source}/`, "")
    .replaceAll(`${source}\\`, "")
    .replace(/(\.ipynb):(\d+)/g, (place, file: string, number: string) => {
      const [cell, line] = [Math.floor(Number(number) / 10_000), (Number(number) % 10_000) - 1];
      return cell > 0 ? `${file}, cell ${cell}, line ${line}` : place;
    })
    .split("\n")
    .filter((line) => line.trim() !== "" && !NOISE.test(line))
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}

/** Sphinx's words around its warnings, which are no help to an author. */
const NOISE =
  /^build finished|^The HTML pages are in|^The full traceback has been saved|^Please also report this|^A bug report can be filed/;
