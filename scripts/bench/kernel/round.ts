import type { Take } from "../section";
import { median, quantile } from "../statistics";
import type { Kernel } from "./contestants";
import { type Exchange, Failure } from "./exchange";
import { Life } from "./life";
import { memoryOf } from "./memory";
import { LINES, TRIPS, task } from "./tasks";

const COMPLETIONS = 20;
/** A cell is sent to be interrupted, and this much later it is in its loop. */
const INTO_LOOP_MS = 500;

type Step = (life: Life) => Promise<void>;

/** All tasks with one kernel, and with a new one after each that failed. */
export async function round(kernel: Kernel, takeTo: Take): Promise<void> {
  const { language } = kernel;
  const taken = new Set<string>();
  const take: Take = (name, outcome) => {
    taken.add(name);
    takeTo(name, outcome);
  };
  let life = await Life.start(kernel);
  const attempt = async (names: { name: string }[], step: Step): Promise<void> => {
    try {
      await step(life);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      for (const { name } of names) if (!taken.has(name)) take(name, error.message);
      await life.close();
      life = await Life.start(kernel);
      await life
        .execute(language.small)
        .replied()
        .catch(() => {});
    }
  };

  await attempt([task.ready, task.first], async ({ born }) => {
    const info = life.send("kernel_info_request");
    const cell = life.execute(language.small);
    take(task.ready.name, (await info.replied()) - born);
    take(task.first.name, (await cell.replied()) - born);
  });
  await attempt([task.reply, task.replySlow, task.idle], async () => {
    await life.listening();
    const [replies, idles]: [number[], number[]] = [[], []];
    for (let trip = 1; trip <= TRIPS; trip++) {
      const cell = life.execute(language.small);
      const idle = await cell.idle().catch((error) => {
        throw new Failure(`${error.message}, at cell ${trip} of ${TRIPS}`);
      });
      replies.push((await cell.replied()) - cell.sent);
      idles.push(idle - cell.sent);
    }
    take(task.reply.name, median(replies));
    take(task.replySlow.name, quantile(replies, 0.95));
    take(task.idle.name, median(idles));
  });
  await attempt([task.libraryFirst, task.libraryAgain], async () => {
    for (const { name } of [task.libraryFirst, task.libraryAgain])
      take(name, language.library === undefined ? "not TypeScript" : await importing(life, language.library));
  });
  await attempt([task.completion], async () => {
    take(task.completion.name, await completion(life, language.incomplete));
  });
  take(task.memory.name, memoryOf(life.pid) ?? "measured on Linux alone");
  for (const [index, lines] of LINES.entries()) {
    const { name = "" } = task.printed[index] ?? {};
    await attempt([{ name }], async () => take(name, await printing(life, language.print(lines), lines)));
  }
  await attempt([task.interrupt], async () => take(task.interrupt.name, await interrupt(life, kernel)));
  await attempt([task.restart, task.shutdown], async () => {
    const from = performance.now();
    await shutdown(life, true);
    await life.close();
    life = await Life.start(kernel);
    take(task.restart.name, (await life.send("kernel_info_request").replied()) - from);
    await life.listening();
    take(task.shutdown.name, await shutdown(life, false));
  });
  await life.close();
}

/** Runs a cell; once more where a kernel still throws away what was sent after a cell that failed. */
async function settled(life: Life, code: string): Promise<Exchange> {
  for (let tries = 1; ; tries++) {
    const cell = life.execute(code);
    await cell.idle();
    if (!String(cell.content.status).startsWith("abort") || tries === 5) return cell;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function importing(life: Life, code: string): Promise<number | string> {
  const cell = await settled(life, code);
  if (cell.text.trim() === "function") return (await cell.idle()) - cell.sent;
  return `failed: ${cell.text.trim().split("\n")[0]?.slice(0, 90) || cell.content.status}`;
}

async function completion(life: Life, code: string): Promise<number | string> {
  const times: number[] = [];
  for (let time = 0; time <= COMPLETIONS; time++) {
    const request = life.send("complete_request", { code, cursor_pos: code.length });
    times.push((await request.replied()) - request.sent);
    if (!request.content.matches?.length) return `nothing offered for '${code}'`;
  }
  return median(times.slice(1));
}

async function printing(life: Life, code: string, lines: number): Promise<number | string> {
  const cell = life.execute(code);
  try {
    await cell.printed(lines);
    return (await cell.idle()) - cell.sent;
  } catch (error) {
    const count = (value: number) => value.toLocaleString("en");
    throw new Failure(`${count(cell.lines)} of ${count(lines)} lines, then: ${(error as Error).message}`);
  }
}

async function interrupt(life: Life, { language }: Kernel): Promise<number | string> {
  await life.execute(language.keep).idle();
  const loop = life.execute(language.endless);
  await loop.started();
  await new Promise((done) => setTimeout(done, INTO_LOOP_MS));
  const from = performance.now();
  life.interrupt();
  const took = (await loop.replied()) - from;
  const after = await settled(life, language.kept);
  return after.text.includes("42") ? took : `stopped in ${Math.round(took)} ms, but variables were lost`;
}

async function shutdown(life: Life, restart: boolean): Promise<number> {
  const from = performance.now();
  const request = life.send("shutdown_request", { restart }, "control");
  const end = await Promise.race([life.ended, request.replied().then(() => life.ended), late()]);
  return end - from;
}

async function late(): Promise<never> {
  await new Promise((done) => setTimeout(done, 10_000).unref());
  throw new Failure("did not end within 10 s of a shutdown request");
}
