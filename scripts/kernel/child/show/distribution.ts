import { escapeMarkup } from "../../../../lib/src/course/escapeMarkup";
import { barPlot } from "./barPlot";
import { curvePlot } from "./curvePlot";
import { type Distribution, distributionOf } from "./distributionOf";
import { grouped } from "./edges";
import { numberText, numberTexts } from "./numberText";
import type { Shown } from "./shown";

const FIGURES = 5;

/** Probabilities that are listed in the text. */
const MOST_LISTED = 12;

/** Distributions: what they are called, their moments, and a small plot of the density or the probabilities. */
export function showDistribution(value: object): Shown | undefined {
  const distribution = distributionOf(value);
  if (distribution === undefined) return undefined;
  const title = titleOf(distribution);
  const facts = distribution.moments.map(([name, x]) => ({ name, text: rounded(x) }));
  const text = [title, ...facts.map((fact) => `${fact.name} ${fact.text}`)].join("  ");
  const html = [...tableOf(title, facts), ...plotsOf(distribution, title)].join("\n");
  return { text: `${text}${listed(distribution)}`, html };
}

function titleOf({ name, parameters, probabilities }: Distribution): string {
  const parts = parameters.map(([parameter, x]) => `${parameter} ${rounded(x)}`);
  if (probabilities) parts.push(`${grouped(probabilities.length)} categories`);
  return `${name}(${parts.join(", ")})`;
}

function listed({ probabilities }: Distribution): string {
  if (probabilities === undefined) return "";
  const shown = numberTexts(probabilities.slice(0, MOST_LISTED).map((p) => Number(p.toPrecision(FIGURES))));
  if (shown.length < probabilities.length) shown.push("…");
  return `\nprobs [ ${shown.join(", ")} ]`;
}

function tableOf(title: string, facts: readonly { name: string; text: string }[]): string[] {
  const right = ` style="text-align:right"`;
  const caption = `<caption style="text-align:left;white-space:nowrap">${escapeMarkup(title)}</caption>`;
  if (facts.length === 0) return [`<div>${escapeMarkup(title)}</div>`];
  const heads = facts.map(({ name }) => `<th scope="col"${right}>${name}</th>`).join("");
  const cells = facts.map(({ text }) => `<td${right}>${text}</td>`).join("");
  return [
    `<table class="gs-table">${caption}`,
    `<thead><tr>${heads}</tr></thead>`,
    `<tbody><tr>${cells}</tr></tbody></table>`,
  ];
}

function plotsOf({ curve, probabilities }: Distribution, title: string): string[] {
  const plot = curve
    ? curvePlot(`Density of ${title}`, curve.density, curve.quantile)
    : barPlot(`Probabilities of ${title}`, probabilities ?? []);
  return plot === undefined ? [] : [plot];
}

function rounded(x: number): string {
  return numberText(Number.isFinite(x) ? Number(x.toPrecision(FIGURES)) : x);
}
