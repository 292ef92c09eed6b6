import type { Ts, TypeScript } from "../tslab";

/** A cell that is being typed, in a program that knows the cells before it. */
export interface View {
  ts: Ts & Services;
  program: TypeScript.Program;
  checker: TypeScript.TypeChecker;
  file: TypeScript.SourceFile;
  /** characters that tslab puts before the cell */
  offset: number;
  /** how a file is named to the reader */
  name(file: string): string;
}

type Entry = TypeScript.CompletionEntry & { symbol?: TypeScript.Symbol };

/** Parts of the compiler's language service that work on a program without a service around it. */
interface Services {
  Completions: {
    getCompletionsAtPosition(
      host: object,
      program: TypeScript.Program,
      log: () => void,
      file: TypeScript.SourceFile,
      position: number,
      preferences: object,
      trigger: undefined,
      kind: number,
      token: object,
      format: undefined,
      includeSymbol: boolean,
    ): { entries: Entry[] } | undefined;
  };
  SignatureHelp: {
    getSignatureHelpItems(
      program: TypeScript.Program,
      file: TypeScript.SourceFile,
      position: number,
      reason: undefined,
      token: object,
    ): TypeScript.SignatureHelpItems | undefined;
  };
  getQuickInfoAtPosition(
    file: TypeScript.SourceFile,
    checker: TypeScript.TypeChecker,
    token: object,
    position: number,
  ): TypeScript.QuickInfo | undefined;
  getTouchingPropertyName(file: TypeScript.SourceFile, position: number): TypeScript.Node;
  findPrecedingToken(position: number, file: TypeScript.SourceFile): TypeScript.Node | undefined;
  isInComment(file: TypeScript.SourceFile, position: number): object | undefined;
}

/** Nothing cancels: an answer that comes too late is dropped by who asked. */
export const NEVER = { isCancellationRequested: () => false, throwIfCancellationRequested: () => {} };
