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
