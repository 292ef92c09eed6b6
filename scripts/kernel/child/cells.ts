import vm from "node:vm";
import type { ErrorContent, ExecuteMessage, FromChild, MimeBundle, Outcome } from "../channel";
import { Cell } from "./cell";
import type { Compiler } from "./compiler";
import { cellNames, describeThrown } from "./errors";
import { evaluate } from "./expressions";
import type { Modules } from "./modules";
import type { Origins } from "./origins";
import { typeError } from "./problems";
import { mimeBundle } from "./show/mimeBundle";
import type { Executor, Tslab } from "./tslab";

/** Of no use to tslab, and an error once a cell has put `get` on Object.prototype. */
const MARK = 'Object.defineProperty(exports, "__esModule", { value: true });';
const CALL = "\n})(__tslab__.exports, __tslab__.require)";

const INTERRUPTED: ErrorContent = {
  ename: "KeyboardInterrupt",
  evalue: "interrupted",
  traceback: ["KeyboardInterrupt: the cell was interrupted; variables of earlier cells are kept"],
};

/** The variables of all cells, and what imports for them. */
interface Scope {
  exports: object;
  require: unknown;
}

/** What cells run in. */
export interface Surroundings {
  compiler: Compiler;
  modules: Modules;
  origins: Origins;
  /** Node's own setTimeout */
  later: typeof setTimeout;
  send(message: FromChild): void;
  /** what the reader can do about something thrown, where it doesn't say so itself */
  hint(thrown: unknown): string | undefined;
  /** runs the kernel's own code on built-in objects that no cell has changed */
  run<T>(code: () => T): T;
  /** runs a cell's code, in the middle of that */
  leave<T>(code: () => T): T;
  /** runs what a cell's value does to be shown */
  showing<T>(code: () => T): T;
}

/** Runs cells with tslab's executor, and says of each exactly once how it ended. */
export class Cells {
  readonly executor: Executor;
  private readonly texts = new Map<string, string>();
  private readonly byName = new Map<string, Cell>();
  private current: Cell | undefined;
  private scope!: Scope;

  constructor(
    private readonly tslab: Tslab,
    private readonly kernel: Surroundings,
  ) {
    this.catchScripts();
    const { converter } = kernel.compiler;
    const converters = { node: converter, browser: converter, close: () => {} };
    this.executor = tslab.load("executor").createExecutor(process.cwd(), converters, {
      log: (value: unknown) => {
        if (this.current) this.current.value = value;
      },
      error: (value: unknown) => this.threw(value, kernel.origins.current),
    });
  }

  execute({ id, code, name, expressions }: ExecuteMessage): void {
    const { compiler, modules, origins } = this.kernel;
    const cell = new Cell(id, name, Object.keys(expressions).length > 0 ? expressions : undefined);
    this.current = cell;
    this.texts.set(name, code);
    this.byName.set(name, cell);
    this.kernel.run(() => {
      compiler.refresh(modules.refresh());
      origins.run(cell, () => {
        const run = code.trim() === "" ? Promise.resolve(true) : this.executor.execute(code);
        run.then(
          () => this.endSoon(cell),
          (error) => this.threwAside(error, cell),
        );
      });
    });
  }

  /**
   * Something thrown where nobody catches it: the running cell fails at once, as a program would. Where an
   * earlier cell had started what threw it, it is that cell's late failure, and the running one goes on.
   */
  threwAside(value: unknown, origin = this.kernel.origins.current ?? this.found(value)): void {
    const { current } = this;
    if (current !== undefined && (origin ?? current) === current) {
      this.threw(value, current);
      this.endSoon(current);
    } else {
      const { send } = this.kernel;
      this.kernel.run(() => {
        const error = this.describe(value);
        send(origin === undefined ? { type: "late", error } : { type: "late", origin: origin.id, error });
      });
    }
  }

  interrupt(): void {
    this.kernel.run(() => {
      this.kernel.modules.dropUnfinished();
      const { current } = this;
      if (current === undefined) return;
      current.stopped = true;
      this.end(current, { error: INTERRUPTED });
      this.executor.interrupt();
    });
  }

  private threw(value: unknown, cell: Cell | undefined): void {
    if (cell) cell.thrown ??= { value };
  }

  /** The cell whose code is outermost in an error's stack. */
  private found(value: unknown): Cell | undefined {
    const name = this.kernel.run(() => cellNames(value).at(-1));
    return name === undefined ? undefined : this.byName.get(name);
  }

  /** A rejection that nobody handles is known only after a turn of the event loop. */
  private endSoon(cell: Cell): void {
    const { later } = this.kernel;
    later(() => later(() => void this.conclude(cell), 0), 0);
  }

  private async conclude(cell: Cell): Promise<void> {
    if (cell.ended) return;
    const { problems } = this.kernel.compiler;
    if (problems.length > 0) return this.end(cell, { error: typeError(cell.name, problems) });
    try {
      if (cell.thrown) throw cell.thrown.value;
      const shown = cell.value === undefined ? {} : { result: await this.shown(cell.value) };
      const { expressions } = cell;
      this.end(cell, expressions ? { ...shown, expressions: await this.evaluate(expressions) } : shown);
    } catch (error) {
      this.kernel.run(() => {
        this.end(cell, { error: this.describe(error) });
        this.executor.interrupt(); // it may await still
      });
    }
  }

  private evaluate(expressions: Readonly<Record<string, string>>): ReturnType<typeof evaluate> {
    return evaluate(expressions, {
      ts: this.tslab.ts,
      executor: this.executor,
      show: (value) => this.shown(value),
      describe: (thrown) => this.kernel.run(() => this.describe(thrown)),
    });
  }

  private describe(thrown: unknown): ErrorContent {
    const error = describeThrown(thrown, this.texts);
    const hint = this.kernel.hint(thrown);
    return hint === undefined ? error : { ...error, traceback: [...error.traceback, hint] };
  }

  private shown(value: unknown): Promise<MimeBundle> {
    return this.kernel.showing(() => mimeBundle(value));
  }

  private end(cell: Cell, outcome: Outcome): void {
    if (cell.ended) return;
    cell.ended = true;
    if (this.current === cell) this.current = undefined;
    this.kernel.run(() => this.kernel.send({ type: "done", id: cell.id, ...outcome }));
  }

  /** Runs tslab's scripts under the name of their cell, which stack traces then show. */
  private catchScripts(): void {
    const run = vm.runInThisContext;
    vm.runInThisContext = (code, options) => {
      const { current } = this;
      if (current === undefined || !code.endsWith(CALL)) return run(code, options);
      const { compiler, leave } = this.kernel;
      compiler.script.register(current.name);
      const script = code.slice(0, -CALL.length).replace(MARK, (mark) => " ".repeat(mark.length));
      const cell = run(`${script}\n})`, { filename: current.name });
      return leave(() => cell(this.scope.exports, this.scope.require));
    };
  }

  /**
   * To be called when all is there and no cell has run: tslab hands cells their variables through a global object,
   * which one cell could replace for the next.
   */
  keepScope(): void {
    const { exports, require } = (globalThis as unknown as { __tslab__: Scope }).__tslab__;
    this.scope = { exports, require };
  }
}
