import { className, dataOf, methodOf } from "./lookup";

/** What can be told of an object that answers as a distribution does. */
export interface Distribution {
  name: string;
  /** its parameters that are numbers */
  parameters: [name: string, value: number][];
  /** mean, standard deviation and what else it knows */
  moments: [name: string, value: number][];
  /** where it is one over categories */
  probabilities?: number[];
  /** where it is a continuous one */
  curve?: { density: (x: number) => number; quantile: (p: number) => number };
}

type Fn = (x: number) => unknown;

const DENSITIES = ["pdf", "density", "logPdf", "logpdf"] as const;
const MASSES = ["pmf", "logPmf", "logpmf"] as const;
const MOMENTS = ["mean", "variance", "median", "mode", "entropy"] as const;

/** Knows a distribution by `quantile` with a density, or `probs` with a mass function, a density or samples. */
export function distributionOf(value: object): Distribution | undefined {
  const has = (names: readonly string[]) => names.some((name) => methodOf(value, name));
  if (!has([...DENSITIES, ...MASSES])) return undefined;
  const curve = curveOf(value);
  const probabilities = probabilitiesOf(value);
  const isOne = curve !== undefined || (probabilities !== undefined && (has(MASSES) || has(["sample"])));
  if (!isOne) return undefined;
  const moments = MOMENTS.flatMap((name): [string, number][] => {
    const found = numberOf(value, name) ?? (name === "median" ? curve?.quantile(0.5) : undefined);
    if (found === undefined) return [];
    return [name === "variance" ? ["sd", Math.sqrt(found)] : [name, found]];
  });
  return { name: className(value), parameters: parametersOf(value), moments, probabilities, curve };
}

function parametersOf(value: object): [string, number][] {
  return Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([name, property]) =>
    property.enumerable && typeof property.value === "number" ? [[name, property.value]] : [],
  );
}

function curveOf(value: object): Distribution["curve"] {
  const quantile = methodOf(value, "quantile") as Fn | undefined;
  const name = DENSITIES.find((density) => methodOf(value, density));
  const method = name && (methodOf(value, name) as Fn);
  if (!quantile || !method) return undefined;
  const isLog = name.startsWith("log");
  const density = (x: number) => (isLog ? Math.exp(Number(method(x))) : Number(method(x)));
  return { density, quantile: (p) => Number(quantile(p)) };
}

function probabilitiesOf(value: object): number[] | undefined {
  const given = answerOf(value, "probs");
  if (!Array.isArray(given) && !(given instanceof Float64Array) && !(given instanceof Float32Array))
    return undefined;
  const probabilities = Array.from(given as ArrayLike<unknown>, Number);
  return probabilities.length > 0 && probabilities.every((p) => p >= 0 && p <= 1) ? probabilities : undefined;
}

function numberOf(value: object, name: string): number | undefined {
  const found = answerOf(value, name);
  return typeof found === "number" && !Number.isNaN(found) ? found : undefined;
}

/** What a property holds or a method or its class's getter returns; it may refuse, as for a mean that doesn't exist. */
function answerOf(value: object, name: string): unknown {
  try {
    const method = methodOf(value, name);
    if (method) return method();
    return Object.hasOwn(value, name) ? dataOf(value, name) : Reflect.get(value, name);
  } catch {
    return undefined;
  }
}
