// What a cell may use of its notebook: `import { … } from "tslab"`, and the globals at the end.

export * from "tslab/dist/public";

/**
 * Takes back what the cell has shown so far.
 *
 * @param options with `wait: true` only when the cell shows something new, so that nothing flickers
 */
export declare function clearOutput(options?: { wait?: boolean }): void;

/**
 * Shows a long text beside the notebook, in the front end's pager. The last call of a cell counts with all others.
 *
 * @param content text, or representations of it by mime type, "text/plain" among them
 * @param options the line, from 0, at which the pager opens
 */
export declare function page(content: string | Record<string, unknown>, options?: { start?: number }): void;

/**
 * Asks the reader for a line that must not be seen, and waits for it.
 *
 * @returns the line, or null where the front end gives none
 * @throws StdinNotImplementedError where the front end can't be asked
 */
export declare function password(message?: string): string | null;

/** What one side of a comm sends to the other. */
export interface CommMessage {
  /** anything that JSON can carry */
  // biome-ignore lint/suspicious/noExplicitAny: what it is, the two sides have agreed on
  data: any;
  metadata: Record<string, unknown>;
  /** binary parts */
  buffers: Uint8Array[];
}

/** What goes with the data of a message. */
export interface CommOptions {
  metadata?: Record<string, unknown>;
  buffers?: readonly Uint8Array[];
}

/** A channel between a notebook's code and an object in the front end, such as a widget. */
export interface Comm {
  readonly id: string;
  /** name of what it was opened for */
  readonly target: string;
  send(data: unknown, options?: CommOptions): void;
  /** Calls a function with each message; one more for each call of this. */
  onMessage(handler: (message: CommMessage) => void | Promise<void>): void;
  /** Calls a function once, when the front end closes the comm or the cells' process ends it. */
  onClose(handler: (message: CommMessage) => void | Promise<void>): void;
  close(data?: unknown, options?: CommOptions): void;
}

/** Opens a comm to what the front end has registered under the name. */
export declare function openComm(target: string, data?: unknown, options?: CommOptions): Comm;

/**
 * Lets front ends open comms under the name: the function gets each with its first message. A name registered
 * again has the new function; what front ends open under a name that is not registered is closed at once.
 */
export declare function registerTarget(
  target: string,
  handler: (comm: Comm, message: CommMessage) => void | Promise<void>,
): void;

declare global {
  /**
   * Asks the reader for a line of text, and waits for it.
   *
   * @param message what is asked
   * @param fallback what an empty line stands for
   * @returns the line, or null where the front end gives none
   * @throws StdinNotImplementedError where the front end can't be asked
   */
  function prompt(message?: string, fallback?: string): string | null;
}
