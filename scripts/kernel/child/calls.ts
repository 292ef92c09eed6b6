import { inspect } from "node:util";
import type { FromChild } from "../channel";
import type * as Declared from "../types/tslab";
import type { Comms } from "./comms";
import type { Input } from "./input";
import type { Tslab } from "./tslab";

type Own = "clearOutput" | "page" | "password" | "openComm" | "registerTarget";

/** Adds to the module `tslab` of cells, and to their globals, what tslab itself does not have. */
export function addCalls(tslab: Tslab, send: (message: FromChild) => void, input: Input, comms: Comms): void {
  const calls: Pick<typeof Declared, Own> = {
    clearOutput: ({ wait = false } = {}) => send({ type: "clear", wait: wait === true }),
    page: (content, { start = 0 } = {}) => {
      const data = typeof content === "string" ? { "text/plain": content } : content;
      if (typeof data?.["text/plain"] !== "string")
        throw new TypeError(
          `page takes a text, or an object with one under "text/plain", and this is ${inspect(content)}`,
        );
      send({ type: "page", content: { data, start } });
    },
    password: (message = "") => input.wait(String(message), true),
    openComm: (target, data, options) => comms.openTo(target, data, options),
    registerTarget: (target, handler) => comms.register(target, handler),
  };
  Object.assign(tslab.load("public"), calls);

  const prompt = (message = "", fallback = ""): string | null => {
    const line = input.wait(String(message), false);
    return line === "" ? String(fallback) : line;
  };
  Object.defineProperty(globalThis, "prompt", { value: prompt, configurable: true, writable: true });
}
