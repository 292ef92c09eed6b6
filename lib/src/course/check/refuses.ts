import { type Expectation, MET, missed, shown } from "./expectation";

/**
 * Expects that the code throws an error.
 *
 * @param naming what its message must match, such as /tau/
 */
export function refuses(naming?: RegExp): Expectation {
  return (reply) => {
    if ("answer" in reply) return missed(`it returned ${shown(reply.answer)}; expected an error`);
    const { name, message } = reply.thrown;
    // A name that is not there yet is no refusal.
    if (name === "ReferenceError" || name === "SyntaxError")
      return missed(`your code threw ${name}: ${message}`);
    if (naming === undefined || naming.test(message)) return MET;
    return missed(`its error says '${message}'; expected one that names ${naming.source}`);
  };
}
