/** How far letters of the figures' font advance, in hundredths of their size: letters of one width together. */
const ADVANCES: readonly (readonly [number, string])[] = [
  [28, "'ijlIJ"],
  [33, " ,.·/:;\\|f"],
  [39, "-()[]t!₁₂₃²r"],
  [50, '"*_`szc∂?ε'],
  [58, "LFkvxyλ"],
  [62, "PτπTYaoθeESbdghnpquση"],
  [64, "$0123456789{}μ"],
  [69, "K∑AVBRXZC"],
  [76, "UHNDG&OQ"],
  [84, "w#+<=>^~−≤M∈"],
  [97, "%mW@"],
];
const advances = new Map(
  ADVANCES.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])),
);
/** Any other letter: few are wider. */
const OTHER = 70;
/** Bold letters, as a share of upright ones. */
const BOLD = 1.12;

/**
 * About how wide a text is in the figures' font, in the unit of its size: enough to find the room that it takes, where
 * no browser is at hand to measure it.
 *
 * @param text in Plotly's words: <i>, <b> and the like take no room
 */
export function textWidth(text: string, size: number): number {
  const bold = /<b>/.test(text) ? BOLD : 1;
  const letters = [...text.replace(/<[^>]*>/g, "")];
  return (letters.reduce((sum, letter) => sum + (advances.get(letter) ?? OTHER), 0) * size * bold) / 100;
}

/** A text in the fewest lines of even length that fit, joined as Plotly breaks lines; words stay whole. */
export function wrapped(text: string, room: number, size: number): string {
  const words = text.split(" ");
  const whole = textWidth(text, size);
  if (whole <= room || words.length === 1 || text.includes("<br>")) return text;
  const even = whole / Math.ceil(whole / room);
  const lines: string[] = [words[0]];
  for (const word of words.slice(1)) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    const width = textWidth(longer, size);
    // A word may stand out by half over an even line's end, but not over the room's.
    if (width <= room && width <= even + textWidth(word, size) / 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("<br>");
}
