import { createRandom } from "gumbel-softmax";
import { matMul, ready, tf } from "gumbel-softmax/tf";
import { beforeAll, expect, it } from "vitest";

const list = (x: tf.Tensor): number[] => Array.from(x.dataSync());

beforeAll(async () => {
  await ready();
});

it.each([
  [
    [3, 4],
    [4, 5],
  ],
  [
    [2, 3, 4],
    [2, 4, 1],
  ],
  [
    [1, 1],
    [1, 6],
  ],
])("has tf.matMul's value and gradients, first and second: %j by %j", (first, second) => {
  const random = createRandom("matMul");
  const normal = (shape: number[]) =>
    tf.tensor(
      random.normal(
        shape.reduce((x, y) => x * y),
        { dtype: "float32" },
      ),
      shape,
    );
  const a = normal(first);
  const b = normal(second);
  const v = normal([...first.slice(0, -1), second.at(-1) as number]);
  const loss = (product: typeof matMul) => (x: tf.Tensor, y: tf.Tensor) =>
    tf.sum(tf.mul(v, tf.square(product(x, y))));
  const ours = [matMul(a, b), ...tf.grads(loss(matMul))([a, b])];
  const theirs = [tf.matMul(a, b), ...tf.grads(loss(tf.matMul as typeof matMul))([a, b])];
  const twice = (product: typeof matMul) => {
    const gradient = tf.grad((x: tf.Tensor) => loss(product)(x, b));
    return tf.grad((x: tf.Tensor) => tf.sum(tf.mul(a, gradient(x))))(a);
  };
  ours.push(twice(matMul));
  theirs.push(twice(tf.matMul as typeof matMul));
  ours.forEach((x, i) => {
    expect(x.shape).toEqual(theirs[i].shape);
    const wanted = list(theirs[i]);
    list(x).forEach((value, j) => {
      expect(value).toBeCloseTo(wanted[j], 4);
    });
  });
});

it("asks its kernel for no transposed operand, and leaves no tensor behind", () => {
  const a = tf.ones([3, 2]);
  const b = tf.ones([2, 4]);
  const before = tf.memory().numTensors;
  const seen: unknown[] = [];
  const original = tf.engine().runKernel;
  tf.engine().runKernel = function (this: unknown, ...given: Parameters<typeof original>) {
    if (given[0] === "BatchMatMul") seen.push(given[2]);
    return original.apply(tf.engine(), given) as never;
  } as typeof original;
  try {
    tf.dispose(tf.grads((x: tf.Tensor, y: tf.Tensor) => tf.sum(matMul(x, y)))([a, b]));
  } finally {
    tf.engine().runKernel = original;
  }
  const plain = { transposeA: false, transposeB: false };
  expect(seen).toEqual([plain, plain, plain]);
  expect(tf.memory().numTensors).toBe(before);
});

it("names both shapes where they do not go together", () => {
  expect(() => matMul(tf.ones([2, 3]), tf.ones([2, 3]))).toThrow(/a has shape \[2,3\] and b \[2,3\]/);
});
