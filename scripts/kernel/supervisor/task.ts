import type { CellOutput, ErrorContent, ExecuteMessage, Outcome } from "../channel";
import type { Reason } from "./failures";

/** A cell to run, its id from the session's `newId`. */
export type Task = Omit<ExecuteMessage, "type">;

/** A task that the session has taken on. */
export interface Run {
  readonly task: Task;
  sent: boolean;
  interrupted: boolean;
  /** why the kernel stopped it, where nobody interrupted it */
  reason?: Reason;
  end(outcome: Outcome): void;
}

/** Who is told what happens in the process for cells, besides how each task ends. */
export interface Listener {
  /** an output of a cell, or, without `origin`, of what is no cell's */
  output(message: CellOutput, origin?: number): void;
  /** What a cell left running has failed after its end. */
  late(error: ErrorContent, origin?: number): void;
  /** The process was replaced: what lived in it is gone. */
  restarted(): void;
}
