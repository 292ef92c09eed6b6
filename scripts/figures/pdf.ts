import PDFDocument from "pdfkit";
// @ts-expect-error the package brings no types
import drawSvg from "svg-to-pdfkit";
import type { Words } from "./canonical";
import { type Face, facesIn } from "./fonts";
import type { Drawing } from "./render";

/** CSS pixels are 1/96 inch, PDF's points 1/72. */
const POINTS = 72 / 96;

/**
 * A drawing as one page of PDF: lines and letters, no pixels, with the letters it uses inside. It states no time, so
 * that the same drawing gives the same bytes.
 */
export async function pdfOf(
  { svg, width, height, paper }: Drawing,
  { alt, caption }: Words,
): Promise<Uint8Array> {
  const page = [width * POINTS, height * POINTS] as const;
  const document = new PDFDocument({
    size: [...page],
    margin: 0,
    lang: "en",
    info: { Title: caption, Subject: alt, Producer: "pdfkit", Creator: "", CreationDate: new Date(0) },
  });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done, failed) => document.on("end", done).on("error", failed));
  const drawn = svg.replace(/<style>[\s\S]*?<\/style>/, "");
  const used = facesIn(svg);
  for (const face of used) document.registerFont(nameOf(face), face.path); // it takes the letters in use
  document.rect(0, 0, ...page).fill(paper);
  drawSvg(document, drawn, 0, 0, {
    width: page[0],
    height: page[1],
    fontCallback: (_family: string, bold: boolean, italic: boolean) => {
      const wanted = (face: Face) => (face.weight === 700) === bold && (face.style === "italic") === italic;
      return nameOf(used.find(wanted) ?? used[0]);
    },
    warningCallback: (problem: string) => {
      throw new Error(`the PDF can't hold it: ${problem}`);
    },
  });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function nameOf({ weight, style }: Face): string {
  return `${weight} ${style}`;
}
