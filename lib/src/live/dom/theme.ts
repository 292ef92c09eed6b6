/** The colours that are drawn by scripts; the style sheet has the others. */
export interface Theme {
  readonly name: "light" | "dark";
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly paper: string;
  /** What a density shades the paper with: red, green, blue. */
  readonly shade: readonly [number, number, number];
  /** The categories' colours, those of the figures, lighter on dark paper. */
  readonly categories: readonly string[];
}

export const LIGHT: Theme = {
  name: "light",
  ink: "#333333",
  muted: "#5f6368",
  line: "#8a8d91",
  paper: "#ffffff",
  shade: [70, 78, 90],
  categories: ["#0072B2", "#D55E00", "#009E73", "#B8578F", "#B87A00", "#3A8FC4"],
};

export const DARK: Theme = {
  name: "dark",
  ink: "#e3e5e8",
  muted: "#a9adb3",
  line: "#7d8188",
  paper: "#16181b",
  shade: [190, 198, 210],
  categories: ["#4BA3E0", "#F0803C", "#2BC194", "#E29BC0", "#F0B429", "#8FD3FF"],
};

/**
 * The theme that the page around an element has: what the book's switch or JupyterLab says, else what the system
 * prefers. Calls `changed` at once and at every change.
 */
export function watchTheme(changed: (theme: Theme) => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let last: Theme | undefined;
  const look = () => {
    const theme = isDark(system.matches) ? DARK : LIGHT;
    if (theme !== last) changed(theme);
    last = theme;
  };
  const watch = new MutationObserver(look);
  const attributeFilter = ["data-theme", "data-jp-theme-light"];
  for (const target of [document.documentElement, document.body]) watch.observe(target, { attributeFilter });
  system.addEventListener("change", look);
  look();
  return () => {
    watch.disconnect();
    system.removeEventListener("change", look);
  };
}

function isDark(systemIs: boolean): boolean {
  const book = document.documentElement.dataset.theme;
  if (book === "dark" || book === "light") return book === "dark";
  const lab = document.body.dataset.jpThemeLight;
  return lab === undefined ? systemIs : lab === "false";
}
