import { type ParseArgsConfig, parseArgs } from "node:util";
import { Problem } from "./problem";

/**
 * Reads a command line by Node's own parser.
 *
 * @param usage how the command is called, for the message
 * @throws Problem saying what is wrong and how the command is called
 */
export function readCommandLine<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node goes on with advice for other programs after its first sentence.
    throw new Problem(`${(error as Error).message.split(/\. |\n|\.$/)[0]}. Usage: ${usage}.`);
  }
}
