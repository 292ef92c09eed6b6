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
}

export type ToChild =
  | { type: "execute"; id: number; code: string; name: string }
  | { type: "interrupt"; id: number }
  | (Question & { id: number });

export type FromChild =
  | { type: "ready" }
  | { type: "stream"; name: StreamName; text: string }
  | { type: "display"; update: boolean; content: MimeBundle & { transient?: object } }
  | { type: "done"; id: number; error?: ErrorContent; result?: MimeBundle }
  | { type: "answer"; id: number; reply: object | null };

/** File descriptors in the child: frames to the supervisor, and messages from it. */
export const OUT = 3;
export const IN = 4;

/** Characters of one frame beyond which it is dropped. */
export const LARGEST_FRAME = 64_000_000;
