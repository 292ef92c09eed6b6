import { colours, look, tint } from "../figures/palette";
import type { Spec, Trace } from "../figures/spec";
import { argmaxRow } from "../numeric/argmax";
import { checkFinite } from "../numeric/check";
import { log } from "../numeric/log";
import { createRandom } from "../random/createRandom";
import type { Seed } from "../random/key";
import { named } from "./categories";
import { densityShapes } from "./densityShapes";
import type { Beginning, LiveWords } from "./output";
import { PRESETS } from "./presets";
import { corners, type Place } from "./projection";
import { TemperatureModel, type TemperatureView } from "./temperatureModel";

/** The ends of the temperature's slider. */
export const TAU_RANGE: readonly [number, number] = [0.01, 10];
/** Samples in the static picture: enough to see the cloud, few enough for a notebook. */
const SHOWN = 400;

/** How the temperature model begins. */
export interface TemperatureOptions extends LiveWords {
  /** 2 to 6 logits from -7 to 7; (1, 0, -1) by default. */
  readonly logits?: readonly number[];
  /** The categories' names; 1, 2, … by default. */
  readonly names?: readonly string[];
  /** The temperature, from 0.01 to 10; 0.5 by default. */
  readonly tau?: number;
  /** Begins as a paper's figure, in place of logits and tau: jang-0.1, -0.5, -1, -10; maddison-0, -0.5, -1, -2; binary-0.5, -1, -2. */
  readonly preset?: string;
  /** The seed of the noise; 1 by default. */
  readonly seed?: Seed;
}

/** All of the options, the defaults filled in. */
export interface TemperatureSettings {
  readonly logits: readonly number[];
  readonly names: readonly string[];
  readonly tau: number;
  /** The key of the noise's stream. */
  readonly key: string;
  /** The paper's figure that it begins as. */
  readonly preset?: string;
}

/** @throws RangeError, TypeError where an option is unusable */
export function temperatureSettings(options: TemperatureOptions): TemperatureSettings {
  const preset = options.preset === undefined ? undefined : presetOf(options.preset);
  const logits = preset?.probs.map(log) ?? options.logits ?? [1, 0, -1];
  const tau = preset?.tau ?? options.tau ?? 0.5;
  checkFinite("tau", tau);
  if (tau < TAU_RANGE[0] || tau > TAU_RANGE[1])
    throw new RangeError(`tau is ${tau}, but the slider goes from ${TAU_RANGE[0]} to ${TAU_RANGE[1]}.`);
  return {
    ...named(logits, options.names),
    tau,
    key: createRandom(options.seed ?? 1).state().key,
    ...(preset ? { preset: preset.key } : {}),
  };
}

function presetOf(key: string): (typeof PRESETS)[number] {
  const found = PRESETS.find((preset) => preset.key === key);
  if (found) return found;
  throw new RangeError(
    `preset is '${key}', but must be one of ${PRESETS.map((preset) => preset.key).join(", ")}.`,
  );
}

/** The temperature model's settings and static picture. */
export function beginTemperature(options: TemperatureOptions): Beginning {
  const settings = temperatureSettings(options);
  const { logits, names, tau, key } = settings;
  const view = new TemperatureModel(logits.length).view(logits, tau, { key, position: 0 });
  const share = view.law.probs.map((p) => Math.round(100 * p));
  const drawn = picture(view, names);
  const categories = names.map((name, i) => `${name} ${share[i]} %`).join(", ");
  return {
    settings,
    picture: drawn,
    height: 380,
    alt:
      `Left, bars: the probabilities of ${names.length} categories (${categories}), one relaxed sample and the mean of ` +
      `5,000 at temperature ${tau}. Right, ${SHOWN} relaxed samples between ${names.length} corners, one for each category${over(drawn)}.`,
    caption: `The Gumbel-Softmax distribution, at first at τ = ${tau}. In the book and in JupyterLab its logits and temperature can be moved.`,
  };
}

/** What the words say of the density, where there is one to see. */
function over({ layout }: Spec): string {
  const { length } = layout.shapes as object[];
  return length === 0 ? "" : ", and their density";
}

function picture(view: TemperatureView, names: readonly string[]): Spec {
  const k = names.length;
  const kinds = [
    { name: "probabilities π", values: Array.from(view.law.probs) },
    { name: "one relaxed sample y", values: Array.from(view.cloud.subarray(0, k)) },
    { name: "mean of 5,000 samples", values: view.mean },
  ];
  const data = [...kinds.map(bar), ...cloudTraces(view.cloud, names), ...cornerTraces(names)];
  return {
    data,
    layout: {
      barmode: "group",
      showlegend: true,
      xaxis: { title: { text: "category" }, type: "category", domain: [0, 0.52] },
      yaxis: { title: { text: "share" }, range: [0, 1.05] },
      xaxis2: { visible: false, domain: [0.6, 1], anchor: "y2", range: [-1.25, 1.25] },
      yaxis2: { visible: false, anchor: "x2", scaleanchor: "x2", range: [-1.2, 1.25] },
      shapes: densityShapes(view.law),
    },
  };

  function bar({ name, values }: { name: string; values: readonly number[] }, i: number): Trace {
    const { colour, pattern } = look(i);
    const hatch =
      pattern === "" ? {} : { pattern: { shape: pattern, fgcolor: colour, size: 9, solidity: 0.25 } };
    const marker = {
      color: tint(colour, pattern === "" ? 0.55 : 0.12),
      line: { color: colour, width: 1.5 },
      ...hatch,
    };
    return { type: "bar", name, x: names, y: values, marker };
  }
}

/** The first samples of a cloud, each in the colour of the category that it is nearest to. */
function cloudTraces(cloud: Float32Array, names: readonly string[]): Trace[] {
  const k = names.length;
  const places = corners(k);
  const points = names.map(() => ({ x: [] as number[], y: [] as number[] }));
  for (let row = 0; row < SHOWN; row++) {
    const own = points[argmaxRow(cloud, row * k, k)];
    const at = (axis: "x" | "y") => places.reduce((sum, p, i) => sum + cloud[row * k + i] * p[axis], 0);
    own.x.push(Number(at("x").toFixed(3)));
    own.y.push(Number(at("y").toFixed(3)) + (k === 2 ? ((row * 7) % 40) / 100 - 0.2 : 0));
  }
  return points.map(({ x, y }, i) => ({
    type: "scatter",
    mode: "markers",
    name: names[i],
    showlegend: false,
    xaxis: "x2",
    yaxis: "y2",
    x,
    y,
    marker: { color: look(i).colour, symbol: look(i).marker, size: 4, opacity: 0.5 },
  }));
}

/** The outline of the simplex, and the categories' names outside its corners. */
function cornerTraces(names: readonly string[]): Trace[] {
  const places = corners(names.length);
  const common = { type: "scatter", showlegend: false, xaxis: "x2", yaxis: "y2", hoverinfo: "skip" };
  const outline = names.length === 2 ? places : [...places, places[0]];
  const outside = places.map(({ x, y }) =>
    names.length === 2 ? { x, y: -0.38 } : { x: 1.14 * x, y: 1.14 * y },
  );
  const at = (all: readonly Place[]) => ({
    x: all.map(({ x }) => Number(x.toFixed(4))),
    y: all.map(({ y }) => Number(y.toFixed(4))),
  });
  return [
    { ...common, mode: "lines", ...at(outline), line: { color: colours.grey, width: 1 } },
    { ...common, mode: "text", ...at(outside), text: names, textposition: "middle center" },
  ];
}
