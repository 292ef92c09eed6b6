import vm from "node:vm";
import type { ErrorContent, FromChild, MimeBundle, ToChild } from "../channel";
import type { Compiler } from "./compiler";
import { describeThrown } from "./errors";
import { type Flags, INTERRUPTIBLE } from "./flags";
import type { Modules } from "./modules";
import { typeError } from "./problems";
import { mimeBundle } from "./results";
import type { Timers } from "./timers";
import type { Executor, Tslab } from "./tslab";

interface Cell {
  id: number;
  name: string;
  /** the value of the last expression, as tslab prints it */
  value?: unknown;
  /** the first thing thrown, by the cell or by what it left running */
  thrown?: { value: unknown };
  ended: boolean;
}

const CALL = "\n})(__tslab__.exports, __tslab__.require)";

const INTERRUPTED: ErrorContent = {
  ename: "KeyboardInterrupt",
  evalue: "interrupted",
  traceback: ["KeyboardInterrupt: the cell was interrupted; variables of earlier cells are kept"],
};

/** Runs cells with tslab's executor, and says of each exactly once how it ended. */
export class Cells {
  readonly executor: Executor;
  private readonly texts = new Map<string, string>();
  private current: Cell | undefined;

  constructor(
    tslab: Tslab,
    private readonly compiler: Compiler,
    private readonly modules: Modules,
    private readonly flags: Flags,
    private readonly send: (message: FromChild) => void,
    private readonly timers: Timers,
  ) {
    this.nameScripts();
    const { converter } = compiler;
    const converters = { node: converter, browser: converter, close: () => {} };
    this.executor = tslab.load("executor").createExecutor(process.cwd(), converters, {
      log: (value: unknown) => {
        if (this.current) this.current.value = value;
      },
      error: (value: unknown) => this.threw(value),
    });
  }

  execute({ id, code, name }: ToChild & { type: "execute" }): void {
    const cell: Cell = { id, name, ended: false };
    this.current = cell;
    this.texts.set(name, code);
    this.timers.owner = id;
    this.compiler.refresh(this.modules.refresh());
    Atomics.store(this.flags, INTERRUPTIBLE, 1);
    const run = code.trim() === "" ? Promise.resolve(true) : this.executor.execute(code);
    run.then(
      () => this.endSoon(cell),
      (error) => {
        this.threw(error);
        this.endSoon(cell);
      },
    );
  }

  /** Something thrown where no cell awaits it: the running cell fails at once, as a program would. */
  threwAside(value: unknown): void {
    const { current } = this;
    if (current) {
      this.threw(value);
      this.endSoon(current);
    } else {
      const { traceback } = describeThrown(value, this.texts);
      const text = `Uncaught, after its cell had ended: ${traceback.join("\n")}\n`;
      this.send({ type: "stream", name: "stderr", text });
    }
  }

  interrupt(): void {
    this.modules.dropUnfinished();
    const { current } = this;
    if (current === undefined) return;
    this.timers.clear(current.id);
    this.end(current, { error: INTERRUPTED });
    this.executor.interrupt();
  }

  private threw(value: unknown): void {
    if (this.current) this.current.thrown ??= { value };
  }

  /** A rejection that nobody handles is known only after a turn of the event loop. */
  private endSoon(cell: Cell): void {
    const { later } = this.timers;
    later(() => later(() => void this.conclude(cell), 0), 0);
  }

  private async conclude(cell: Cell): Promise<void> {
    if (cell.ended) return;
    const { problems } = this.compiler;
    if (problems.length > 0) return this.end(cell, { error: typeError(cell.name, problems) });
    try {
      if (cell.thrown) throw cell.thrown.value;
      this.end(cell, cell.value === undefined ? {} : { result: await mimeBundle(cell.value) });
    } catch (error) {
      this.end(cell, { error: describeThrown(error, this.texts) });
      this.executor.interrupt(); // it may await still
    }
  }

  private end(cell: Cell, outcome: { error?: ErrorContent; result?: MimeBundle }): void {
    if (cell.ended) return;
    cell.ended = true;
    if (this.current === cell) this.current = this.timers.owner = undefined;
    Atomics.store(this.flags, INTERRUPTIBLE, 0);
    this.send({ type: "done", id: cell.id, ...outcome });
  }

  /** Gives tslab's scripts the name of their cell, which stack traces then show. */
  private nameScripts(): void {
    const run = vm.runInThisContext;
    vm.runInThisContext = (code, options) => {
      const { current } = this;
      if (current === undefined || !code.endsWith(CALL)) return run(code, options);
      this.compiler.script.register(current.name);
      return run(code, { filename: current.name });
    };
  }
}
