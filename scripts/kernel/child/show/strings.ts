import { grouped } from "./edges";

const MOST_CHARACTERS = 20_000;

/** A text as it is, or its beginning and what prints the rest. */
export function shortened(text: string, printed: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(MOST_CHARACTERS - 1));
  const end = splitsPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
  return `${text.slice(0, end)}\n… ${grouped(text.length - end)} more characters: ${printed}`;
}
