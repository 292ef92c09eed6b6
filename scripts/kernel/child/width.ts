const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const INVISIBLE = /^[\p{Mark}\p{Cf}]+$/u;

/** Blanks that take as much room as a text does in a font of fixed width; tabs stay tabs. */
export function blanks(text: string): string {
  if (/^[ -~]*$/.test(text)) return " ".repeat(text.length);
  return Array.from(graphemes.segment(text), ({ segment }) => {
    if (segment === "\t") return segment;
    if (INVISIBLE.test(segment)) return "";
    return WIDE.test(segment) ? "  " : " ";
  }).join("");
}

const CUT = "…";

/**
 * A line around one of its places: what stands before it and after it, shortened at either end where the line takes
 * more columns than there is room for. Of a place near an end more is shown on its other side.
 */
export function windowOf(line: string, place: number, room: number): { before: string; after: string } {
  // what a person could see of it, so that a line of millions takes no time
  const [start, end] = [Math.max(0, place - 10 * room), place + 10 * room];
  const before = parts(line.slice(start, place));
  const after = parts(line.slice(place, end));
  const half = Math.floor(room / 2);
  const [left, right] = [columns(before), columns(after)];
  if (left + right <= room) return { before: line.slice(start, place), after: line.slice(place, end) };
  const leftRoom = left <= half ? left : Math.max(half, room - right);
  const shownBefore = fitting(before.reverse(), leftRoom).reverse().join("");
  const shownAfter = fitting(after, room - Math.min(left, leftRoom)).join("");
  return { before: shownBefore, after: shownAfter };
}

function parts(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function columns(parts: readonly string[]): number {
  return blanks(parts.join("")).length;
}

/** The first parts that fit into so many columns; in place of the others, where there are any, a sign. */
function fitting(parts: readonly string[], room: number): string[] {
  if (columns(parts) <= room) return [...parts];
  const shown: string[] = [];
  let left = room - CUT.length;
  for (const part of parts) {
    left -= blanks(part).length;
    if (left < 0) break;
    shown.push(part);
  }
  return [...shown, CUT];
}
