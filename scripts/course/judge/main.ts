// The judge: node judge.mjs PROGRAM. Runs an assignment's tests without any student's code, and tells by lines of JSON on
// its standard output what it needs and what it found.
//   in:  {"begin": true}                 a new submission: the locked cells run afresh
//        {"test": id}                    run a test cell
//        {"reply": text}                 what the student's code replied to the last question
//   out: {"ready": [ids]}                after begin
//        {"ask": source, "given": text}  ask the student's code this
//        {"end": id, "printed": text, "error": {"name", "message"} | null}
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";
import * as course from "../../../lib/src/course/index";
import * as goodness from "../../../lib/src/goodness/index";
import * as core from "../../../lib/src/index";

type Tests = Record<string, () => Promise<void>>;
type Request = { begin?: true; test?: string; reply?: string };

const own: Record<string, unknown> = {
  "gumbel-softmax": core,
  "gumbel-softmax/course": course,
  "gumbel-softmax/goodness": goodness,
};
const load = async (name: string): Promise<unknown> => own[name] ?? require(name);

const program = runInThisContext(readFileSync(process.argv[2] ?? "", "utf8")) as (
  loading: typeof load,
) => Promise<Tests>;

const tell = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);
let printed = "";
const keep = (...values: unknown[]): void => {
  printed += `${values.map(String).join(" ")}\n`;
};
Object.assign(console, { log: keep, info: keep, debug: keep, warn: keep, error: keep });

let replied: ((text: string) => void) | undefined;
course.examineBy((ask, given) => {
  tell({ ask: String(ask), given });
  return new Promise((done) => {
    replied = done;
  });
});

let tests: Tests = {};
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  if (request.reply !== undefined) replied?.(request.reply);
  else if (request.begin) await begin();
  else if (request.test !== undefined) void run(request.test);
}

async function begin(): Promise<void> {
  tests = await program(load);
  tell({ ready: Object.keys(tests) });
}

async function run(id: string): Promise<void> {
  printed = "";
  let error: { name: string; message: string } | null = null;
  try {
    const test = tests[id];
    if (test === undefined) throw new Error(`there is no test '${id}'`);
    await test();
  } catch (thrown) {
    error =
      thrown instanceof Error
        ? { name: thrown.name, message: thrown.message }
        : { name: "Error", message: String(thrown) };
  }
  tell({ end: id, printed, error });
}
