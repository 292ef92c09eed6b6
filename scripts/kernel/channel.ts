/** What the supervisor and the process for cells say to each other. */

/** Representations of one value by mime type, with their metadata. */
export interface MimeBundle {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

/** Content of a Jupyter `error` message. */
export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

export type StreamName = "stdout" | "stderr";

/** A question that the compiler can answer without running anything. */
export interface Question {
  type: "complete" | "inspect" | "is_complete";
  code: string;
  /** in UTF-16 code units from the start of `code` */
  cursor: number;
}

/** The answer to `complete`: what could replace the code from `start` to `end`, in UTF-16 code units. */
export interface Completion {
  matches: string[];
  start: number;
  end: number;
  /** of each match, what JupyterLab shows beside it */
  types: CompletionType[];
}

/** As in the metadata `_jupyter_types_experimental`; positions in UTF-16 code units. */
export interface CompletionType {
  text: string;
  type: string;
  signature: string;
  start: number;
  end: number;
}

/** A cell that was sent to a process for cells. */
export interface PastCell {
  name: string;
  code: string;
}

/** A cell to run. */
export interface ExecuteMessage {
  type: "execute";
  id: number;
  code: string;
  /** how stack traces call it */
  name: string;
  /** whether the front end can be asked for input */
  stdin: boolean;
  /** JavaScript or TypeScript expressions whose values are wanted after the cell, by name */
  expressions: Record<string, string>;
}

/** A message of a comm, one way or the other; binary parts are in base64. */
export interface CommMessage {
  type: "comm";
  step: "open" | "message" | "close";
  comm: string;
  /** what the other side opens it with; only at the opening */
  target?: string;
  data: unknown;
  metadata: object;
  buffers: string[];
}

/** The reply to a request for input; null where there was none. */
export interface InputReply {
  type: "input";
  id: number;
  value: string | null;
}

export type ToChild =
  | ExecuteMessage
  | { type: "session"; notebook?: string; past: PastCell[] }
  | { type: "interrupt"; id: number }
  | InputReply
  | (CommMessage & { id: number })
  | (Question & { id: number });

/** Value of one of the user's expressions, or the error in its place. */
export type ExpressionReply = ({ status: "ok" } & MimeBundle) | ({ status: "error" } & ErrorContent);

/** How a cell ended. */
export interface Outcome {
  error?: ErrorContent;
  result?: MimeBundle;
  expressions?: Record<string, ExpressionReply>;
}

/** What a cell sends to the front end on its way. */
export type CellOutput =
  | { type: "stream"; name: StreamName; text: string }
  | { type: "display"; update: boolean; content: MimeBundle & { transient?: object } }
  | { type: "clear"; wait: boolean }
  | { type: "page"; content: { data: MimeBundle["data"]; start: number } }
  | { type: "input"; id: number; prompt: string; password: boolean }
  | CommMessage;

export type FromChild =
  // `origin`: the cell whose code it comes from, which may be over; absent where it is no cell's
  | ((CellOutput | { type: "late"; error: ErrorContent }) & { origin?: number })
  | { type: "ready" }
  | ({ type: "done"; id: number } & Outcome)
  | { type: "answer"; id: number; reply: object | null };

/** File descriptors in the child: frames to the supervisor, and messages from it. */
export const OUT = 3;
export const IN = 4;

/** Characters of one frame beyond which it is dropped. */
export const LARGEST_FRAME = 64_000_000;
