import { thousands } from "../../../figures/thousands";
import type { Objective } from "../../objectives";
import { NOISES } from "../../reparameterization";
import type { ReparameterizationView } from "../../reparameterizationModel";
import { element, write } from "../element";
import { signed } from "../numbers";

/** The gradients in numbers: of one ε, of the mean over all, and exact. */
export class GradientTable {
  readonly box: HTMLElement;
  readonly #cells: HTMLElement[][];
  readonly #note = element("p", { class: "note" });

  constructor() {
    const heads = ["", "this ε", `mean of ${thousands(NOISES)} ε`, "exact"];
    const rows = ["∂f/∂μ = f′(z) · 1", "∂f/∂σ = f′(z) · ε"];
    this.#cells = rows.map(() => heads.slice(1).map(() => element("td")));
    const head = element(
      "tr",
      {},
      ...heads.map((text) => (text === "" ? element("td") : element("th", { scope: "col" }, text))),
    );
    const body = rows.map((text, i) =>
      element("tr", { "data-category": i }, element("th", { scope: "row" }, text), ...this.#cells[i]),
    );
    this.box = element(
      "div",
      { class: "gradients" },
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)),
      this.#note,
    );
  }

  /** @param shown which ε */
  show({ mu, sigma, estimate, exact }: ReparameterizationView, shown: number, { key }: Objective): void {
    const values = [
      [mu[shown], estimate.mu, exact.mu],
      [sigma[shown], estimate.sigma, exact.sigma],
    ];
    values.forEach((row, i) => {
      row.forEach((value, j) => {
        write(this.#cells[i][j], signed(value, 3));
      });
    });
    write(this.#note, key === "step" ? BLOCKED : FLOWING);
  }
}

const FLOWING =
  "The noise stays where it is; μ shifts every z by as much, σ stretches them by ε. So each z knows how it depends on both.";
const BLOCKED =
  "A step is flat wherever it has a slope: each ε says 0, though the expectation does change. No gradient comes through a hard choice.";
