import { escapeMarkup } from "../../lib/src/course/escapeMarkup";

/** A live component alone in a page. */
export interface LivePage {
  component: string;
  settings: object;
  title: string;
  /** One or two sentences on what to try. */
  words: string;
}

/** One HTML file that holds all it needs and works from a disk. */
export function livePage({ component, settings, title, words }: LivePage, script: string): string {
  const data = JSON.stringify({ component, settings }).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>
body { margin: 0; background: #fff; color: #333; font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 28px 24px 48px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
p { max-width: 62ch; margin: 8px 0 24px; }
@media (max-width: 600px) { main { padding: 20px 16px 32px; } h1 { font-size: 22px; } p { font-size: 16px; margin-bottom: 18px; } }
@media (prefers-color-scheme: dark) { body { background: #16181b; color: #e3e5e8; } }
</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(words)}</p>
<noscript><p>This page computes as you move its sliders, and needs JavaScript for it.</p></noscript>
<script type="application/json" class="gs-live">${data}</script>
</main>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}
