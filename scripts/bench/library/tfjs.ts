// TensorFlow.js as its users write it: node tfjs.ts BACKEND
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { type Recipes, serve } from "./server";
import { DRAWS, PROBS, race, softmax, TAU } from "./workloads";

const [backend = "wasm"] = process.argv.slice(2);
tf.enableProdMode();
await tf.setBackend(backend);

type Shape = readonly [number, number];

const noise = (shape: number[]) => tf.neg(tf.log(tf.neg(tf.log(tf.randomUniform(shape)))));
const relaxed = (logits: tf.Tensor): tf.Tensor => tf.softmax(logits.add(noise(logits.shape)).div(TAU));
const normal = (shape: Shape) => tf.randomNormal([...shape]);

/**
 * The values, fetched as a user fetches them: the backends compute at once, or when asked. They are not returned from
 * tidy, which would look for tensors among a million numbers, one by one.
 */
const values = (f: () => tf.Tensor) => () =>
  tf.tidy(() => {
    f().dataSync();
  });

function softmaxOf(shape: Shape): Recipes {
  const logits = normal(shape);
  return { softmax: values(() => relaxed(logits)) };
}

/** tfjs has no stopGradient: the hard rows are put in by a gradient of one's own. */
const hardened = tf.customGrad((soft) => {
  const y = soft as tf.Tensor;
  return {
    value: tf.oneHot(tf.argMax(y, -1), y.shape[1] as number).toFloat(),
    gradFunc: (dy: tf.Tensor) => dy,
  };
});

function gradient(hard: boolean): Recipes {
  const logits = normal(softmax["softmax-k10"] as Shape);
  const loss = (x: tf.Tensor): tf.Tensor => (hard ? hardened(relaxed(x)) : relaxed(x)).square().sum();
  return { grad: values(() => tf.grad(loss)(logits)) };
}

function raceOf(shape: Shape): Recipes {
  const logits = tf.randomNormal([shape[1]]);
  return { argMax: values(() => tf.argMax(noise([...shape]).add(logits), 1)) };
}

const all = <T>(shapes: Readonly<Record<string, Shape>>, f: (shape: Shape) => T) =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, () => f(shape)]));

await serve(`TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()}`, {
  gumbel: () => ({ gumbel: values(() => noise([DRAWS])) }),
  ...all(softmax, softmaxOf),
  "gradient-k10": () => gradient(false),
  "straight-through-k10": () => gradient(true),
  ...all(race, raceOf),
  categorical: () => {
    const logits = tf.log(tf.tensor1d([...PROBS])) as tf.Tensor1D;
    return { multinomial: values(() => tf.multinomial(logits, DRAWS)) };
  },
});
