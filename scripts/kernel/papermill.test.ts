import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createWorkplace, notebook, type Workplace } from "./testing/python";

const PARAMETERS = `// The seed
const seed = 1;
const mode = "quick"; // how much to do
const tau: number | null = 0.5;
const weights: Record<string, number> = { a: 1, "b c": 2 }, big: bigint = 5n;
type Estimator = "plain" | "straight-through";
let estimator: Estimator =
  "plain"; /* of the gradient */
const start: Date = new Date("2020-01-01");
const table = new Map<string, number>([["a", 1]]);`;
const TEXT = `a 'b' "c" \`d\` \${e} \\ \n \u2028 ä 😀`;
const VALUES = `
tau: .nan
weights: { no name: 2, __proto__: 3, "4": 5 }
start: 2021-02-03
text: ${JSON.stringify(TEXT).replace("\u2028", "\\u2028")}
list: [1, -2.5, true, null, [x], { if: .inf }]
large: 9007199254740993
nothing: null
`;
const FAILS = "\nthrow new RangeError('n is ' + n);";
const USE = `import { createRandom } from "gumbel-softmax";
import { inspect } from "node:util";
const doubled = Object.keys(weights).map((key) => weights[key] * 2);
createRandom(seed);
const all = [seed, tau, start, list, large, nothing, estimator, big, encodeURI(text), doubled, mode === "quick", process.cwd()];
for (const value of all) console.log(inspect(value, { depth: 9, breakLength: 999 }));`;

// each test starts several programs, which on a busy machine takes its time
vi.setConfig({ testTimeout: 300_000 });

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
  place.write("in.ipynb", notebook([[PARAMETERS, "parameters"], USE, "seed"]));
  place.write("values.yaml", VALUES);
  place.write("fails.ipynb", notebook([["let n = 1;", "parameters"], FAILS]));
});
afterAll(() => place?.remove());

const papermill = (...args: string[]) => place.run(["-m", "papermill", "--no-progress-bar", ...args]);
function outputs(name: string) {
  // papermill notes the values in the notebook's metadata, where it writes what JSON has no number for
  const text = readFileSync(join(place.folder, name), "utf8").replace(/": (NaN|Infinity)/g, '": null');
  return JSON.parse(text).cells.map((cell: { outputs: object[] }) => cell.outputs);
}

test("papermill runs a notebook with other values, of each kind, in the caller's folder", async () => {
  const given = "-p seed 7 -p mode full -p big 6 -p estimator straight-through -f values.yaml".split(" ");
  expect((await papermill("in.ipynb", "out.ipynb", ...given)).stderr).not.toContain("Error");
  const [, , [printed], [result]] = outputs("out.ipynb");
  expect(result.data["text/plain"].join("")).toBe("7");
  const text = printed.text.join("");
  expect(text.split("\n")).toEqual([
    "7",
    "NaN",
    "2021-02-03T00:00:00.000Z",
    "[ 1, -2.5, true, null, [ 'x' ], { if: Infinity } ]",
    "9007199254740993n",
    "null",
    "'straight-through'",
    "6n",
    inspect(encodeURI(TEXT)),
    "[ 10, 4, 6 ]",
    "false",
    `'${place.folder}'`,
    "",
  ]);
});

test("a failing notebook ends papermill with the cell's own error", async () => {
  const { status, stderr } = await papermill("fails.ipynb", "failed.ipynb", "-p", "n", "7");
  expect(status).toBe(1);
  expect(stderr).toMatch(/RangeError: n is 7\n2 \| throw new RangeError\(.*\n +\^\n {4}at cell 3:2:7/);
  expect(outputs("failed.ipynb").flat()).toContainEqual(
    expect.objectContaining({ output_type: "error", ename: "RangeError", evalue: "n is 7" }),
  );
});

test("a value of the wrong type is a type error in the cell of parameters", async () => {
  const { status, stderr } = await papermill("fails.ipynb", "failed.ipynb", "-p", "n", "seven");
  expect(status).toBe(1);
  expect(stderr).toContain("TS2322: Type 'string' is not assignable to type 'number'.");
  expect(stderr).toContain('2 | let n: number = "seven";');
});

test("papermill tells a notebook's parameters, with their types, values and comments", async () => {
  const { stdout } = await papermill("--help-notebook", "in.ipynb");
  expect(stdout.replace(/ {2,}/g, " ").replace(/\n {2,}/g, "\n")).toContain(`
 seed: number (default 1) The seed
 mode: string (default "quick")
 how much to do
 tau: number | null (default 0.5)
 weights: Record<string, number> (default { a: 1, "b c": 2 })
 big: bigint (default 5n) 
 estimator: Estimator (default "plain")
 of the gradient
 start: Date (default new Date("2020-01-01"))
 table: Unknown type (default new Map<string, number>([["a", 1]]))`);
});

test("values that only Python programs pass are written too, and what TypeScript has no word for is refused in words", async () => {
  const program = `
from datetime import date, datetime, timedelta, timezone
import papermill.execute
from papermill.translators import translate_parameters
def show(value, name="x"):
    try:
        print(translate_parameters("tslab", "typescript", {name: value}).splitlines()[1])
    except Exception as error:
        print(error)
noon = datetime(2020, 1, 2, 12)
for value in [noon, noon.replace(tzinfo=timezone(timedelta(hours=2))), date(2020, 1, 2), (1, 2.0), -2**60,
              float("-inf"), {"a": {None: "\\ud800\\x7f"}}, [], {1}]:
    show(value)
for name in ["my-seed", "class", "1st"]:
    show(1, name)`;
  expect((await place.run(["-c", program])).stdout.split("\n")).toEqual([
    'let x = new Date("2020-01-02T12:00:00.000Z");',
    'let x = new Date("2020-01-02T10:00:00.000Z");',
    'let x = new Date("2020-01-02");',
    "let x = [1, 2.0];",
    "let x = -1152921504606846976n;",
    "let x = -Infinity;",
    'let x: any = { a: { null: "\\ud800\\u007f" } };',
    "let x = [];",
    expect.stringMatching(/^A parameter's value is \{1\}, of type set; .* Convert it before it is passed\.$/),
    ...["my-seed", "class", "1st"].map((name) =>
      expect.stringContaining(`'${name}' can't be the name of a parameter: `),
    ),
    "",
  ]);
});

test("Python starts without papermill's translator", async () => {
  const { stdout } = await place.run([
    "-c",
    "import sys; print([m for m in sys.modules if 'papermill' in m])",
  ]);
  expect(stdout).toBe("[]\n");
});
