import { type Expectation, MET, missed, shown } from "./expectation";

const NO_REFUSAL = new Set([
  "ReferenceError",
  "SyntaxError",
  "TimeLimitExceeded",
  "MemoryLimitExceeded",
  "KernelRestarted",
]);

/**
 * Expects that the code throws an error.
 *
 * @param naming what its message must match, such as /tau/
 */
export function refuses(naming: RegExp): Expectation {
  return (reply) => {
    if ("answer" in reply) return missed(`it returned ${shown(reply.answer)}; expected an error`);
    const { name, message } = reply.thrown;
    // What is missing or was stopped is no refusal.
    if (NO_REFUSAL.has(name)) return missed(`your code threw ${name}: ${message}`);
    if (naming.test(message)) return MET;
    return missed(`its error says '${message}'; expected one that names ${naming.source}`);
  };
}
